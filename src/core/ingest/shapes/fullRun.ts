import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readPerformance } from '../parts/performance.ts';
import { readPower } from '../parts/power.ts';
import { namesHardware } from '../parts/subject.ts';
import { readTest } from '../parts/test.ts';
import { hardwareFields, hasMeasurement, modelFields, resultRecord, runFields, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { HardwareFields, ModelFields, ResultRecord, RunFields } from '../types.ts';

const MODELS = ['ipfs_accelerate_tests', 'test_endpoints'];
const GROUP = /^(\w+?)_endpoints?$/;

/** A whole run of the framework's test program: models, and for each the endpoints on which it was tried. */
export const fullRunShape: Shape = {
  key: 'full-run',
  label: 'a full run of the acceleration tests',
  matches: (content) => !isList(content) && MODELS.some((key) => isObject(ownValue(content, key))),
  read: (content) => {
    const findings = new Findings();
    return findings.reading(isObject(content) ? readRun(new Fields(content, '', findings)) : []);
  },
};

interface Run {
  readonly run: RunFields | null;
  readonly atMs: number | null;
}

function readRun(fields: Fields): readonly ResultRecord[] {
  const atMs = fields.time('timestamp', 'test_date');
  const stated = fields.name('run_id') ?? fields.text('timestamp', 'test_date');
  const status = fields.text('status');
  const run: Run = { atMs, run: stated === null ? null : runFields({ name: `acceleration tests ${stated}`, startedMs: atMs, success: status === null ? null : /^(success|passed|ok)$/i.test(status) ? true : /^(fail|error)/i.test(status) ? false : null }) };
  return MODELS.flatMap((key) => fields.object(key)?.members() ?? []).filter(([name]) => name !== 'summary').flatMap(([name, model]) => readModel(model, name, run));
}

function readModel(fields: Fields, name: string, run: Run): readonly ResultRecord[] {
  const model = modelFields({ name: name.slice(0, 1_000), family: fields.name('model_family'), type: fields.name('model_type') });
  const groups = fields.members().filter(([key]) => key !== 'summary');
  const records = groups.flatMap(([key, group]) => {
    const kind = GROUP.exec(key)?.[1] ?? null;
    if (isEndpoint(group)) return readEndpoint(group, kind ?? key, kind ?? 'local', model, run);
    return group.members().flatMap(([endpoint, inner]) => readEndpoint(inner, hardwareWord(endpoint, kind), kind ?? 'local', model, run));
  });
  if (groups.length === 0) fields.findings.reject('no-result', fields.place, 'No endpoint was found for this model; local_endpoint, qualcomm_endpoint or webnn_endpoint were expected.');
  return records;
}

/** The endpoint's own key, where it names hardware; else the group's (`qualcomm_endpoint`). */
function hardwareWord(endpoint: string, kind: string | null): string {
  return kind !== null && namesHardware(kind) ? kind : endpoint;
}

function isEndpoint(fields: Fields): boolean {
  return ['status', 'error', 'success', 'implementation_type', 'execution_time_ms'].some((key) => fields.has(key) && !isObject(fields.content[key]));
}

function readEndpoint(fields: Fields, word: string, kind: string, model: ModelFields, { run, atMs }: Run): readonly ResultRecord[] {
  const hardware = readHardware(fields, word);
  if (hardware === null) {
    fields.findings.reject('no-hardware', fields.place, `The endpoint ${JSON.stringify(word.slice(0, 80))} names no hardware; cuda, openvino, qualcomm, webnn and the like do.`);
    return [];
  }
  const metrics = fields.object('power_metrics', 'metrics');
  const power = metrics === null ? null : readPower(withThroughput(metrics, fields));
  const performance = readPerformance(new Fields(only(fields, ['throughput', 'throughput_units', 'batch_size', 'sequence_length', 'precision']), fields.place, fields.findings));
  const test = readTest(fields);
  const time = fields.time('timestamp') ?? atMs;
  if (test === null && power === null && (performance === null || !hasMeasurement(performance))) {
    fields.findings.reject('no-measurement', fields.place, 'Neither a status nor a number above zero was found for this endpoint; one of them makes a result.');
    return [];
  }
  const details = boundedDetails(fields.rest('throughput', 'throughput_units'));
  return [resultRecord({ place: fields.place, model, hardware, atMs: time, run, test: testFields({ ...test, testType: test?.testType ?? 'ipfs_accelerate', endpointType: test?.endpointType ?? kind, details }), performance, power, ...simulationOf(fields, metrics, metrics?.object('metadata') ?? null, fields.object('device_info')) })];
}

function readHardware(fields: Fields, word: string): HardwareFields | null {
  if (!namesHardware(word)) return null;
  const device = fields.object('device_info');
  return hardwareFields({ type: word.slice(0, 400), device: device?.name('device_name') ?? fields.name('device_name'), driverVersion: device?.name('sdk_version') ?? null, platform: device?.name('sdk_type') ?? null });
}

/** The throughput stands beside the power figures, not among them. */
function withThroughput(metrics: Fields, endpoint: Fields): Fields {
  return new Fields({ ...only(endpoint, ['throughput', 'throughput_units']), ...metrics.content }, metrics.place, metrics.findings);
}

function only(fields: Fields, keys: readonly string[]): Fields['content'] {
  return Object.fromEntries(keys.flatMap((key) => {
    const value = ownValue(fields.content, key);
    return value === undefined ? [] : [[key, value] as const];
  }));
}
