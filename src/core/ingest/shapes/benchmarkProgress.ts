import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, pointer, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readPerformance } from '../parts/performance.ts';
import { readHardware } from '../parts/subject.ts';
import { modelFields, resultRecord, runFields, testFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { Json, JsonObject, ResultRecord, RunFields } from '../types.ts';
import { errorIn, neverRan } from './programOutput.ts';

/** The log of a series: `completed_benchmarks[]`, `failed_benchmarks[]`, `skipped_benchmarks[]`, each `{model_type, hardware_type, error, stdout, stderr, timestamp}`. */
export const benchmarkProgressShape: Shape = { key: 'benchmark-progress', label: 'the progress of a series of benchmarks', matches, read };

/** What the list says of each of its entries; the entry's own status goes first. */
const LISTS = [
  { name: 'completed_benchmarks', status: 'completed', success: true },
  { name: 'failed_benchmarks', status: 'failed', success: false },
  { name: 'skipped_benchmarks', status: 'skipped', success: null },
] as const;

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && LISTS.some(({ name }) => isList(content[name]));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const stamp = file.text('timestamp');
  const startedMs = file.time('timestamp');
  const run = runFields({ name: `benchmark progress${stamp === null ? '' : ` ${stamp}`}`, startedMs });
  const records = LISTS.flatMap((list) => (file.list(list.name) ?? []).flatMap((item, index) => {
    const place = pointer(file.at(list.name), index);
    if (isObject(item)) return readEntry(new Fields(item, place, findings), list, run);
    findings.reject('no-hardware', place, `${shown(item)} was found; a benchmark with model_type and hardware_type was expected.`);
    return [];
  }));
  return findings.reading(records);
}

function readEntry(fields: Fields, list: (typeof LISTS)[number], run: RunFields): readonly ResultRecord[] {
  const name = fields.name('model_name', 'model', 'model_type', 'model_key');
  const hardware = readHardware(fields);
  if (name === null || hardware === null) {
    fields.findings.reject(name === null ? 'no-model' : 'no-hardware', fields.place, `A ${list.status} benchmark was found that does not name its ${name === null ? 'model (model_type)' : 'hardware (hardware_type)'}.`);
    return [];
  }
  const simulation = simulationOf(fields);
  const performance = readPerformance(fields);
  const stderr = list.success === true ? '' : (fields.text('stderr') ?? '');
  const cause = errorIn(stderr);
  const unread = neverRan(stderr);
  if (unread) fields.findings.note(`Programs that Python could not read (${cause?.type}) ran nothing: their results are kept as not run, with the error.`);
  const stated = fields.text('error', 'error_message', 'reason');
  const atMs = fields.time('timestamp') ?? run.startedMs;
  return [resultRecord({
    place: fields.place, model: modelFields({ name, family: fields.name('model_family', 'family') }), hardware, atMs, run, performance, ...simulation,
    test: testFields({
      testType: 'benchmark', status: fields.text('status') ?? (unread ? 'not_run' : list.status), success: fields.boolean('success') ?? (unread ? null : list.success),
      errorMessage: joined(stated, cause?.message ?? null), errorType: fields.name('error_type') ?? cause?.type ?? null,
      executionTimeS: fields.notNegative('execution_time', 'elapsed_time', 'duration'), details: boundedDetails({ ...keptOutput(fields), ...(unread ? { list: list.name } : {}) }),
    }),
  })];
}

/** `Command failed with exit code 1` says less than the error that the program wrote; both are kept. */
function joined(stated: string | null, cause: string | null): string | null {
  if (stated === null || cause === null || stated.includes(cause)) return stated ?? cause;
  return `${stated}: ${cause}`;
}

function keptOutput(fields: Fields): JsonObject {
  const outputs = ['stdout', 'stderr'].map((name) => [name, fields.text(name)] as const).filter(([, text]) => text !== null);
  return { ...fields.rest(), ...Object.fromEntries(outputs) };
}
