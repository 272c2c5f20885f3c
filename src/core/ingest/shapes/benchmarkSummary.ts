import { Fields, isList, isObject } from '../fields.ts';
import { Findings } from '../findings.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { named } from './noResult.ts';

/** Averages over a series, `model_families{family:{models_tested[], hardware_results{hardware:{latency_ms[], throughput[]}}}}`, which mix models, batch sizes and sequence lengths: nothing of it is a result. */
export const benchmarkSummaryShape: Shape = { key: 'benchmark-summary', label: 'averages over a series of benchmarks', matches, read };

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && isObject(content['model_families']) && (isObject(content['performance_comparison']) || Object.values(content['model_families']).some((family) => isObject(family) && isObject(family['hardware_results'])));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  for (const [family, fields] of file.object('model_families')?.members() ?? []) rejectFamily(family, fields);
  for (const [family, fields] of file.object('performance_comparison')?.members() ?? []) {
    const hardware = Object.keys(fields.content);
    if (hardware.length > 0) findings.reject('derived', fields.place, `A comparison of ${named(hardware)} for the family ${family} was found; it is worked out from averages over models, batch sizes and sequence lengths.`);
  }
  return findings.reading([]);
}

function rejectFamily(family: string, fields: Fields): void {
  const models = (fields.list('models_tested') ?? []).filter((model) => typeof model === 'string');
  const tested = models.length === 0 ? 'models that are not named' : named(models);
  const results = fields.object('hardware_results')?.members() ?? [];
  for (const [hardware, series] of results) {
    const values = countOf(series);
    if (values === 0) series.findings.reject('no-measurement', series.place, `The lists of averages of ${tested} on ${hardware} are empty: whether these models ran there is not said.`);
    else series.findings.reject('derived', series.place, `${values} averages of ${tested} on ${hardware} were found, without batch size, sequence length or the model of each; results are taken from the files they were averaged from.`);
  }
  if (results.length === 0) fields.findings.reject('no-measurement', fields.place, `The family ${family} has no averages.`);
}

/** Numbers in the series of one hardware, whatever their names. */
function countOf(series: Fields): number {
  return Object.values(series.content).reduce<number>((count, value) => count + (isList(value) ? value.filter((item) => typeof item === 'number').length : Number(typeof value === 'number')), 0);
}
