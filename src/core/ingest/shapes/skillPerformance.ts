import { boundedDetails } from '../details.ts';
import { Fields, isObject, shown } from '../fields.ts';
import type { FieldAlias } from '../fields.ts';
import { Findings } from '../findings.ts';
import { isKnownHardware, readModel } from '../parts/subject.ts';
import { hardwareFields, hasMeasurement, performanceFields, resultRecord, runFields, testFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { Simulation } from '../simulation.ts';
import type { HardwareFields, Json, JsonObject, ModelFields, PerformanceFields, ResultRecord, RunFields } from '../types.ts';

/** Timings of one model by way of calling it and hardware: `results{pipeline_cuda:{success, model, device}}` and `performance{pipeline_cuda:{avg_time, min_time, max_time, num_runs}}`, in seconds. */
export const skillPerformanceShape: Shape = { key: 'skill-performance', label: 'timings of a skill', matches, read };

const FLAG = /^(?:\w+_)?success$/;

interface Skill {
  readonly file: Fields;
  readonly metadata: Fields | null;
  readonly atMs: number | null;
  readonly run: RunFields;
  /** Why all times of the file are made up; null where nothing says so. */
  readonly computed: string | null;
}

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content) || !isObject(content['results']) || !isObject(content['metadata']) || 'test_results' in content) return false;
  const entries = Object.values(content['results']);
  return entries.length > 0 && entries.every(isEntry);
}

function isEntry(entry: Json): boolean {
  return isObject(entry) && ('device' in entry || 'model' in entry) && Object.keys(entry).some((key) => FLAG.test(key) || key.endsWith('_time'));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const metadata = file.object('metadata');
  const [results, performance] = [file.object('results'), file.object('performance')];
  const stamp = metadata?.text('timestamp') ?? null;
  const atMs = metadata?.time('timestamp') ?? null;
  const skill: Skill = { file, metadata, atMs, run: runFields({ name: `skill performance${stamp === null ? '' : ` ${stamp}`}`, startedMs: atMs }), computed: computedSpread(performance) };
  const keys = new Set([...Object.keys(results?.content ?? {}), ...Object.keys(performance?.content ?? {})]);
  return findings.reading([...keys].flatMap((key) => readWay(key, results?.object(key) ?? null, performance?.object(key) ?? null, skill)));
}

/** One way of calling the model on one hardware, out of both halves of the file; times that both state are taken once. */
function readWay(key: string, entry: Fields | null, times: Fields | null, skill: Skill): readonly ResultRecord[] {
  const fields = entry ?? times;
  if (fields === null) return [];
  const model = readModel(fields) ?? (skill.metadata === null ? null : readModel(skill.metadata));
  const device = entry?.name('device') ?? key.split('_').at(-1) ?? null;
  if (model === null || device === null || !isKnownHardware(device.replace(/:\d+$/, ''))) {
    fields.findings.reject(model === null ? 'no-model' : 'no-hardware', fields.place, model === null ? `${shown(key)} names no model, and neither does metadata.` : `${shown(key)} was tested on hardware that it does not name; a device such as cpu or cuda is needed.`);
    return [];
  }
  const way = key === device ? null : key.replace(new RegExp(`_${device.replaceAll(/\W/g, '.')}$`), '');
  return recordsOf({ way, model, hardware: hardwareFields({ type: device.replace(/:\d+$/, '') }), entry, times, fields }, skill);
}

interface Way {
  readonly way: string | null;
  readonly model: ModelFields;
  readonly hardware: HardwareFields;
  readonly entry: Fields | null;
  readonly times: Fields | null;
  readonly fields: Fields;
}

function recordsOf({ way, model, hardware, entry, times, fields }: Way, skill: Skill): readonly ResultRecord[] {
  const flags = Object.keys(entry?.content ?? {}).filter((key) => FLAG.test(key));
  const success = entry?.boolean(...flags) ?? null;
  const errors = Object.keys(entry?.content ?? {}).filter((key) => /(^|_)error(_message)?$/.test(key));
  const errorMessage = entry?.text(...errors) ?? null;
  const performance = performanceOf(way, entry, times);
  if (success === null && errorMessage === null && !hasMeasurement(performance)) {
    fields.findings.reject('no-measurement', fields.place, 'Neither success nor a time above zero was found.');
    return [];
  }
  const rest = { ...entry?.rest(), ...times?.rest() };
  const test = success === null && errorMessage === null ? null : testFields({ testType: 'performance', success, errorMessage, details: boundedDetails(rest) });
  return [resultRecord({ place: fields.place, model, hardware, atMs: skill.atMs, run: skill.run, test, performance, ...simulation(skill, entry, times) })];
}

function simulation(skill: Skill, ...parts: readonly (Fields | null)[]): Simulation {
  const stated = simulationOf(skill.metadata, ...parts);
  return stated.simulated || skill.computed === null ? stated : { simulated: true, simulationReason: skill.computed };
}

const milliseconds = (column: string): FieldAlias => ({ column, factor: 1000, note: 's read as ms' });

function performanceOf(way: string | null, entry: Fields | null, times: Fields | null): PerformanceFields {
  const inEntry = Object.keys(entry?.content ?? {}).filter((key) => /(?:^|_)(?:avg|inference)_time$/.test(key));
  const stated = times?.positive(milliseconds('avg_time'), milliseconds('inference_time')) ?? null;
  const averageLatencyMs = stated ?? entry?.positive(...inEntry.map(milliseconds)) ?? null;
  for (const key of inEntry) entry?.raw(key);
  return performanceFields({
    testCase: way,
    averageLatencyMs,
    loadTimeMs: times?.positive(milliseconds('model_load_time'), milliseconds('load_time')) ?? null,
    iterations: times?.integer('num_runs', 'iterations') ?? null,
    batchSize: times?.integer('batch_size') ?? null,
  });
}

/** Measured times do not lie exactly as far below their mean as above it, by a whole number of per cent. */
function computedSpread(performance: Fields | null): string | null {
  for (const [, { content, place }] of performance?.members() ?? []) {
    const [average, least, most] = [content['avg_time'], content['min_time'], content['max_time']];
    if (typeof average !== 'number' || typeof least !== 'number' || typeof most !== 'number' || average <= 0 || most <= least) continue;
    const percent = (most / average - 1) * 100;
    if (Math.abs(percent - Math.round(percent)) < 1e-6 && Math.abs((1 - least / average) * 100 - percent) < 1e-6) {
      return `The times of this file are computed, not measured: at ${place} the least and the greatest lie exactly ${Math.round(percent)} % below and above the average.`;
    }
  }
  return null;
}
