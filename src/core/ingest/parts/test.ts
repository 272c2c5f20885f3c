import { boundedDetails } from '../details.ts';
import { isObject } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { testFields } from '../record.ts';
import type { Json, JsonObject, TestFields } from '../types.ts';

const DURATION = ['execution_time', 'execution_time_seconds', 'execution_time_sec', 'duration', 'duration_seconds', { column: 'execution_time_ms', factor: 0.001, note: 'ms read as s' }];
const MEMORY = [{ column: 'memory_usage' }, { column: 'memory_usage_mb' }];

/** How a test ended, out of the seed's names, without its details. Null where neither an outcome nor an error nor a duration is stated. */
export function readTest(fields: Fields): TestFields | null {
  const outcome = {
    status: fields.text('status', 'test_status'),
    success: fields.boolean('success', 'test_success'),
    errorMessage: fields.error('error_message', 'error', 'error_traceback'),
    executionTimeS: fields.positive(...DURATION),
    memoryMb: fields.positive(...MEMORY),
  };
  const rest = { testType: fields.name('test_type'), endpointType: fields.name('endpoint_type'), errorType: fields.name('error_type', 'error_category') };
  return Object.values(outcome).every((value) => value === null) ? null : testFields({ ...outcome, ...rest });
}

/** The `details` of a result, which may be JSON within a text, and beside them what no other field of it or of its parts took. */
export function readDetails(fields: Fields, parts: readonly (Fields | null)[], ...except: readonly string[]): JsonObject | null {
  const stated = objectIn(fields.raw('details'));
  const ofParts = parts.flatMap((part): (readonly [string, Json])[] => {
    const rest = part?.rest() ?? null;
    return part === null || rest === null ? [] : [[part.place.slice(part.place.lastIndexOf('/') + 1), rest]];
  });
  return boundedDetails({ ...fields.rest(...except), ...Object.fromEntries(ofParts), ...stated });
}

function objectIn(value: Json | undefined): JsonObject {
  if (isObject(value)) return value;
  if (typeof value !== 'string') return value === undefined || value === null ? {} : { details: value };
  if (value.trim() === '') return {};
  try {
    const parsed = JSON.parse(value) as Json;
    return isObject(parsed) && value.length < 100_000 ? parsed : { details: value };
  } catch {
    return { details: value };
  }
}
