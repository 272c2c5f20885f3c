import { Fields, isList, isObject, ownValue, pointer, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { statesMeasurement } from '../parts/performance.ts';
import { readResult } from '../parts/result.ts';
import { namesHardware } from '../parts/subject.ts';
import type { Shape } from '../shape.ts';
import type { Json, JsonObject, ResultRecord } from '../types.ts';
import { isResult } from './result.ts';

const GROUPS = ['test_results', 'performance', 'results', 'performance_results', 'compatibility', 'power_metrics', 'benchmarks', 'data', 'records', 'rows'] as const;
const PART: Readonly<Record<string, string>> = { performance: 'performance', performance_results: 'performance', compatibility: 'compatibility', power_metrics: 'power_metrics' };

/** Results gathered by model, or as lists: `{metadata, test_results: {model: {key: result}}, performance: {model: {…}}}`. */
export const resultContainerShape: Shape = {
  key: 'result-container',
  label: 'a container of results',
  matches: (content) => !isList(content) && GROUPS.some((group) => holdsResults(ownValue(content, group), Object.hasOwn(content, 'metadata') || group === 'test_results')),
  read: (content) => {
    const findings = new Findings();
    if (!isObject(content)) return findings.reading([]);
    const above = inherited(content);
    return findings.reading(GROUPS.flatMap((group) => readGroup(ownValue(content, group), pointer('', group), { part: PART[group] ?? null, above, findings })));
  },
};

function holdsResults(group: Json | undefined, told: boolean): boolean {
  if (isList(group)) return group.slice(0, 100).some((item) => isResult(item));
  if (!isObject(group)) return false;
  const inner = Object.values(group).filter((value) => isObject(value) || isList(value));
  if (inner.length === 0) return false;
  return inner.some((value) => isResult(value) || membersOf(value).some((item) => isResult(item) || (told && isObject(item) && (Object.hasOwn(item, 'status') || statesMeasurement(item)))) || (told && isObject(value) && (Object.hasOwn(value, 'status') || statesMeasurement(value))));
}

function membersOf(value: Json): readonly Json[] {
  if (isList(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

interface Reading {
  /** The part that the members are, where they are no whole results. */
  readonly part: string | null;
  /** What the container says of all its results. */
  readonly above: JsonObject;
  readonly findings: Findings;
}

/** Time, hardware and program that stand once for all. */
function inherited(content: JsonObject): JsonObject {
  const metadata = ownValue(content, 'metadata');
  const sources = [isObject(metadata) ? metadata : {}, content];
  const keys = ['timestamp', 'hardware_type', 'hardware', 'run_id', 'git_commit', 'is_simulated', 'simulation_reason', 'mock_mode'];
  return Object.fromEntries(sources.flatMap((source) => keys.flatMap((key) => {
    const value = ownValue(source, key);
    return value === undefined || typeof value === 'object' ? [] : [[key, value] as const];
  })));
}

function readGroup(group: Json | undefined, place: string, reading: Reading): readonly ResultRecord[] {
  if (isList(group)) return group.flatMap((item, index) => readMember(item, pointer(place, index), {}, reading));
  if (!isObject(group)) return [];
  return Object.entries(group).flatMap(([model, value]) => readModel(value, pointer(place, model), model, reading));
}

function readModel(value: Json, place: string, model: string, reading: Reading): readonly ResultRecord[] {
  if (isList(value)) return value.flatMap((item, index) => readMember(item, pointer(place, index), { model_name: model }, reading));
  if (!isObject(value)) return readMember(value, place, { model_name: model }, reading);
  const nested = Object.values(value).length > 0 && Object.values(value).every((item) => isObject(item) || isList(item)) && !isResult(value);
  if (!nested) return readMember(value, place, { model_name: model }, reading);
  return Object.entries(value).flatMap(([key, item]) => (isList(item) ? item : [item]).flatMap((single, index) => readMember(single, isList(item) ? pointer(place, key, index) : pointer(place, key), { model_name: model, key }, reading)));
}

/** A member with what its keys and the container say, where it does not say it itself. */
function readMember(item: Json, place: string, keys: { readonly model_name?: string; readonly key?: string }, { part, above, findings }: Reading): readonly ResultRecord[] {
  if (!isObject(item)) {
    findings.reject('bad-value', place, `${shown(item)} was found where a result was expected; the other results are read.`);
    return [];
  }
  const { key, model_name: model } = keys;
  const ofKeys: JsonObject = { ...(model === undefined || saysModel(item) ? {} : { model_name: model }), ...(key === undefined || saysHardware(item) || !namesHardware(key) ? {} : { hardware_type: key }) };
  const whole = part === null || isResult(item) ? item : { ...subjectOf(item), [part]: item };
  const own = Object.fromEntries(Object.entries(above).filter(([name]) => !(name.startsWith('hardware') && (saysHardware(item) || Object.hasOwn(ofKeys, 'hardware_type')))));
  const record = readResult(new Fields({ ...own, ...ofKeys, ...whole }, place, findings, whole === item || part === null ? {} : { [part]: place }));
  return record === null ? [] : [record];
}

function saysModel(item: JsonObject): boolean {
  return Object.hasOwn(item, 'model_name') || Object.hasOwn(item, 'model');
}

function saysHardware(item: JsonObject): boolean {
  return Object.hasOwn(item, 'hardware_type') || Object.hasOwn(item, 'hardware');
}

/** Who and when, out of a part that says it beside its numbers. */
function subjectOf(item: JsonObject): JsonObject {
  const keys = ['model_name', 'model', 'model_family', 'hardware_type', 'hardware', 'device_name', 'timestamp', 'is_simulated', 'simulation_reason'];
  return Object.fromEntries(keys.flatMap((key) => {
    const value = ownValue(item, key);
    return value === undefined ? [] : [[key, value] as const];
  }));
}
