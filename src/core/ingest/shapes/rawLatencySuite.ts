import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { agrees, sampleFigures } from '../parts/samples.ts';
import type { Subject } from '../parts/subject.ts';
import { hasMeasurement, performanceFields, resultRecord, runFields, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { Json, PerformanceFields, ResultRecord, RunFields } from '../types.ts';
import { readSuiteHardware, readSuiteModel } from './rawLatencySuiteSubject.ts';

/** A suite over families, models and hardware, with the single repetitions of every configuration in seconds. */
export const rawLatencySuiteShape: Shape = {
  key: 'raw-latency-suite',
  label: 'raw latencies of a suite',
  matches: (content) => !isList(content) && holdsRuns(ownValue(content, 'benchmarks')),
  read: (content) => {
    const findings = new Findings();
    return findings.reading(isObject(content) ? readSuite(new Fields(content, '', findings)) : []);
  },
};

/** Whether any of family / model / hardware is an object with a status or results. */
function holdsRuns(benchmarks: Json | undefined): boolean {
  if (!isObject(benchmarks)) return false;
  return inside(benchmarks).flatMap(inside).flatMap(inside).some((run) => isObject(run) && (isObject(ownValue(run, 'benchmark_results')) || Object.hasOwn(run, 'status')));
}

function inside(value: Json): readonly Json[] {
  return isObject(value) ? Object.values(value) : [];
}

interface Suite {
  readonly file: Fields;
  readonly run: RunFields | null;
  readonly startedMs: number | null;
}

function readSuite(file: Fields): readonly ResultRecord[] {
  const startedMs = file.time('timestamp');
  const stated = file.text('timestamp');
  const host = file.object('system_info')?.name('hostname') ?? null;
  const run = stated === null ? null : runFields({ name: `benchmark suite ${stated}`, startedMs, host });
  file.findings.note('Latencies, load and total times of a suite are in seconds and were read as ms and s.');
  return (file.object('benchmarks')?.members() ?? []).flatMap(([family, models]) => readFamily(models, family, { file, run, startedMs }));
}

function readFamily(models: Fields, family: string, suite: Suite): readonly ResultRecord[] {
  if (typeof models.content['status'] === 'string' && models.members().length === 0) {
    models.findings.reject('no-model', models.place, `The whole family ended with ${models.content['status'].slice(0, 60)} and names no model; its results were expected here.`);
    return [];
  }
  return models.members().flatMap(([model, runs]) => runs.members().flatMap(([hardware, run]) => readRun(run, { model: readSuiteModel(run, model, family), hardware: readSuiteHardware(hardware, suite.file) }, suite)));
}

function readRun(fields: Fields, subject: { readonly model: Subject['model'] | null; readonly hardware: Subject['hardware'] | null }, suite: Suite): readonly ResultRecord[] {
  const { model, hardware } = subject;
  if (model === null || hardware === null) {
    fields.findings.reject(model === null ? 'no-model' : 'no-hardware', fields.place, `The path to this result names no ${model === null ? 'model' : 'hardware'}; family, model and hardware were expected above it.`);
    return [];
  }
  const status = fields.text('status');
  const errorMessage = fields.error('error', 'error_message');
  const atMs = fields.time('timestamp') ?? suite.startedMs;
  const common = { model, hardware, atMs, run: suite.run };
  const configurations = fields.object('benchmark_results')?.members() ?? [];
  const loadTimeMs = fields.positive({ column: 'model_load_time', factor: 1000 });
  const modelClass = fields.text('model_class');
  if (configurations.length === 0) return [wholeRun(fields, common, status, errorMessage)];
  return configurations.flatMap(([name, configuration]) => {
    const record = readConfiguration(configuration, name, loadTimeMs);
    return record === null ? [] : [resultRecord({ ...common, ...record, ...simulationOf(fields, configuration), test: { ...record.test, details: boundedDetails({ ...(modelClass === null ? {} : { model_class: modelClass }), ...record.test.details }) } })];
  });
}

/** A model that came to no configuration, with the error that stopped it. */
function wholeRun(fields: Fields, common: Subject & Pick<ResultRecord, 'atMs' | 'run'>, status: string | null, errorMessage: string | null): ResultRecord {
  const test = testFields({ testType: 'performance', status, success: errorMessage === null ? null : false, errorMessage, errorType: fields.name('error_type'), details: boundedDetails(fields.rest('performance_summary', 'benchmark_results', 'model_name', 'family', 'hardware')) });
  return resultRecord({ ...common, place: fields.place, test, ...simulationOf(fields) });
}

type Configuration = Pick<ResultRecord, 'place' | 'performance'> & { readonly test: NonNullable<ResultRecord['test']> };

function readConfiguration(fields: Fields, name: string, loadTimeMs: number | null): Configuration | null {
  const status = fields.text('status');
  const errorMessage = fields.error('error', 'error_message');
  const measured = readLatencies(fields, name);
  if (measured === null && errorMessage === null && (status === null || /^(completed?|success)$/i.test(status))) {
    fields.findings.reject('no-measurement', fields.place, `The configuration ${name.slice(0, 80)} holds no latency and no error; latencies or avg_latency in seconds were expected.`);
    return null;
  }
  const test = testFields({ testType: 'performance', status, success: errorMessage === null ? null : false, errorMessage, executionTimeS: measured?.totalTimeS ?? null, details: fields.rest('latencies') });
  return { place: fields.place, test, performance: performanceFields({ ...measured, ...conditionsOf(name), loadTimeMs: measured === null ? null : loadTimeMs }) };
}

function readLatencies(fields: Fields, name: string): PerformanceFields | null {
  const latenciesMs = fields.has('latencies') ? fields.positives('latencies', 1000) : [];
  const averageLatencyMs = fields.positive({ column: 'avg_latency', factor: 1000 });
  const figures = sampleFigures(latenciesMs);
  if (figures !== null && !agrees(averageLatencyMs, figures)) fields.findings.note(`The stated mean latency of ${name.slice(0, 80)} at ${fields.place} is not that of its repetitions; the repetitions were taken.`);
  const measured = performanceFields({
    averageLatencyMs,
    throughputItemsPerSecond: fields.positive('throughput', 'throughput_items_per_second'),
    memoryPeakMb: fields.positive('memory_peak_mb', 'memory_mb', 'memory_usage_mb'),
    totalTimeS: fields.positive('total_time'),
    iterations: fields.integer('completed_iterations', 'iterations'),
    ...figures,
  });
  return hasMeasurement(measured) ? measured : null;
}

/** `batch_4_seq_128` as its numbers; whatever else the name says (`batch_1_audio_10s`) tells configurations apart as their case. */
function conditionsOf(name: string): Pick<PerformanceFields, 'batchSize' | 'sequenceLength' | 'testCase'> {
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(name)?.[1];
    return found === undefined || found.length > 9 || Number(found) === 0 ? null : Number(found);
  };
  const rest = name.replace(/(?:^|_)batch_(\d+)/, '').replace(/(?:^|_)seq_(\d+)/, '').replace(/^_+|_+$/g, '');
  return { batchSize: number(/(?:^|_)batch_(\d+)/), sequenceLength: number(/(?:^|_)seq_(\d+)/), testCase: rest === '' ? null : rest.slice(0, 200) };
}
