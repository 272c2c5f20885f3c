import { HOUR_MS, dateText } from './calendar.ts';
import type { DemoRun } from './calendar.ts';
import type { DeviceSpec, HardwareType, Precision } from './devices.ts';
import type { FailureRecord } from './failures.ts';
import type { ModelSpec } from './models.ts';
import { expect } from './physics.ts';
import type { Random } from './random.ts';
import { plantedFactor, runFactor } from './series.ts';
import type { DemoTables, RowOf } from './tables.ts';

/** What every part of the generator writes to, and the chance it draws from. */
export interface Recorder {
  readonly tables: DemoTables;
  readonly random: Random;
  readonly seed: number;
}

/** One configuration, tried in one run. */
export interface Trial {
  readonly run: DemoRun;
  readonly model: ModelSpec;
  readonly device: DeviceSpec;
  readonly precision: Precision;
  readonly batch: number;
  readonly noise: number;
  readonly simulationReason: string | null;
  /** What it shows on a quiet day, where a study says so; else it follows from the device and the planted changes. */
  readonly latencyMs?: number;
  /** Where it differs from the model's usual one. */
  readonly sequenceLength?: number;
}

interface TestOutcome {
  readonly status: string | null;
  readonly success: boolean | null;
  readonly failure?: FailureRecord;
}

export type TestRow = RowOf<'test_results'>;
export type MeasurementRow = RowOf<'performance_results'>;

const PASSED = ['success', 'success', 'success', 'Success', 'passed', 'PASSED', 'completed', 'ok'] as const;
const WARM_UP = 5;
const OUTLIER_PROBABILITY = 0.012;

/** Measures a trial once and writes the row; latency, throughput, power and efficiency agree with each other. */
export function recordMeasurement(recorder: Recorder, trial: Trial, atMs: number): MeasurementRow {
  const { random, tables } = recorder;
  const { model, device, precision, batch, run } = trial;
  const expected = expect(model, device, precision, batch);
  const outlier = trial.latencyMs === undefined && random.chance(OUTLIER_PROBABILITY) ? random.between(1.4, 2.3) : 1;
  const drift = runFactor(recorder.seed, run.runId, model.name, device.name);
  const usualMs = trial.latencyMs ?? expected.latencyMs * plantedFactor(model.name, device.name, 'latency', atMs) * drift;
  const meanMs = round(usualMs * random.factor(trial.noise) * outlier, 5);
  const tail = trial.noise * random.between(0.9, 1.3);
  const throughput = round(((batch * 1000) / meanMs) * (1 + random.between(-0.004, 0.004)), 5);
  const watts = meteredWatts(device, expected.powerW, random);
  const row: MeasurementRow = {
    id: tables.performance_results.length + 1,
    run_id: run.runId,
    model_id: model.modelId,
    hardware_id: device.hardwareId,
    test_case: model.testCase,
    batch_size: batch,
    sequence_length: trial.sequenceLength ?? model.sequenceLength,
    precision: asWritten(precision, random),
    average_latency_ms: meanMs,
    p50_latency_ms: round(meanMs * (1 - 0.25 * tail), 5),
    p90_latency_ms: round(meanMs * (1 + 1.4 * tail), 5),
    p99_latency_ms: round(meanMs * (1 + 2.7 * tail + random.between(0, 0.04)), 5),
    throughput_items_per_second: throughput,
    memory_peak_mb: round(expected.memoryMb * plantedFactor(model.name, device.name, 'memory', atMs) * random.factor(0.008), 5),
    power_watts: watts,
    energy_efficiency_items_per_joule: watts === null ? null : round(throughput / watts, 5),
    iterations: meanMs > 500 ? 20 : 100,
    warmup_iterations: WARM_UP,
    test_timestamp: toSecond(atMs),
    git_commit_hash: run.commit,
    is_simulated: trial.simulationReason !== null,
    simulation_reason: trial.simulationReason,
  };
  tables.performance_results.push(row);
  return row;
}

/** Writes a test that ended as its status says; null when the status says nothing about success. */
export function recordTest(recorder: Recorder, trial: Trial, atMs: number, outcome: TestOutcome): TestRow {
  const { random, tables } = recorder;
  const { failure } = outcome;
  const ran = outcome.success === true;
  const row: TestRow = {
    id: tables.test_results.length + 1,
    run_id: trial.run.runId,
    timestamp: toSecond(atMs),
    test_date: dateText(atMs),
    status: outcome.status,
    test_type: random.pick(['performance', 'performance', 'inference', 'benchmark']),
    model_id: trial.model.modelId,
    hardware_id: trial.device.hardwareId,
    endpoint_type: endpointOf(trial.device.type),
    success: outcome.success,
    error_message: failure?.message ?? null,
    execution_time: failure?.seconds ?? (ran ? round(random.between(4, 60), 3) : null),
    memory_usage: ran ? round(expect(trial.model, trial.device, trial.precision, trial.batch).memoryMb, 4) : null,
    details: null,
    is_simulated: trial.simulationReason !== null,
    simulation_reason: trial.simulationReason,
    error_category: failure?.category ?? null,
    batch_size: trial.batch,
    precision: trial.precision,
  };
  tables.test_results.push(row);
  return row;
}

/** A pass in one of the words that runners use. */
export function recordPass(recorder: Recorder, trial: Trial, atMs: number): TestRow {
  return recordTest(recorder, trial, atMs, { status: recorder.random.pick(PASSED), success: true });
}

/** Keeps `digits` significant digits, as a log file would. */
export function round(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

export function toSecond(timeMs: number): number {
  return Math.floor(timeMs / 1000) * 1000;
}

/** A moment of a run for the slot-th of so many trials. */
export function slotTime(run: DemoRun, slot: number, slots: number): number {
  return run.startMs + ((run.endMs - run.startMs) * (slot + 1)) / (slots + 1);
}

/** Duration of a run in seconds. */
export function runSeconds(run: DemoRun): number {
  return ((run.endMs - run.startMs) / HOUR_MS) * 3600;
}

function meteredWatts(device: DeviceSpec, expectedW: number, random: Random): number | null {
  const browser = device.type === 'webnn' || device.type === 'webgpu';
  if (browser || random.chance(0.06)) return null;
  return round(Math.min(device.maxW, Math.max(device.idleW, expectedW * random.factor(0.03))), 4);
}

function asWritten(precision: Precision, random: Random): string {
  return random.chance(0.04) ? precision.toUpperCase() : precision;
}

function endpointOf(type: HardwareType): string {
  return type === 'cpu' ? 'local' : type;
}
