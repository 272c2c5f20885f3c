import { isList, isObject } from '../fields.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { named, noResult } from './noResult.ts';

/** Tests of clients of remote services: `apis{}`, `api` with `queue_test` or `backoff_test`, `tests` with `success_rate`, or requests counted by `total_requests`. */
export const apiTestsShape: Shape = { key: 'api-tests', label: 'tests of API clients', matches, read };

const holds = (value: Json | undefined): boolean => isObject(value) || isList(value);

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content) || 'hardware_type' in content || 'hardware' in content) return false;
  const parts = Object.keys(content).filter((key) => /^(queue|backoff|multiplexing)\w*_tests?$/.test(key) && holds(content[key]));
  const counted = ['success_rate', 'success_count', 'total_tests'].some((key) => key in content);
  return isApis(content['apis']) || parts.length > 0 || (holds(content['tests']) && counted) || (typeof content['total_requests'] === 'number' && holds(content['results']));
}

function isApis(value: Json | undefined): boolean {
  return isList(value) || (isObject(value) && Object.values(value).every((api) => !isObject(api) || !('hardware' in api)));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const file = isObject(content) ? content : {};
  const apis = file['apis'];
  const names = typeof file['api'] === 'string' ? [file['api']] : isObject(apis) ? Object.keys(apis) : [];
  return noResult(`This is a test of clients of remote services${names.length === 0 ? '' : ` (${named(names)})`}: how requests were queued and answered. On which hardware a model ran is not said.`);
}
