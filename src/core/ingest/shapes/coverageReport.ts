import { isList, isObject } from '../fields.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { named, noResult } from './noResult.ts';

/** Which functions the test programs contain for which hardware: `model_results[{model, platforms{hardware:{has_init_method, supported}}}]`, `platform_coverage`. */
export const coverageReportShape: Shape = { key: 'coverage-report', label: 'a report on the coverage of code', matches, read };

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content)) return false;
  const results = content['model_results'];
  return isObject(content['platform_coverage']) || (isList(results) && results.length > 0 && results.every((item) => isObject(item) && isObject(item['platforms'])));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const results = isObject(content) ? content['model_results'] : undefined;
  const models = isList(results) ? results.flatMap((item) => (isObject(item) && typeof item['model'] === 'string' ? [item['model']] : [])) : [];
  return noResult(`This tells which functions the test programs${models.length === 0 ? '' : ` of ${named(models)}`} contain for each hardware; the code was read and not run, so "supported" says nothing of a model.`);
}
