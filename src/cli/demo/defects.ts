import type { DemoRun } from './calendar.ts';
import { DUPLICATE_DEVICE, PLACEHOLDER_DEVICE, deviceNamed } from './devices.ts';
import { DUPLICATE_MODEL, PLACEHOLDER_MODELS, modelNamed } from './models.ts';
import type { Pair } from './pairs.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { MeasurementRow, Recorder } from './results.ts';

const UNKNOWN_PLACEHOLDERS = 50;
const PAIR_PLACEHOLDERS = 10;
/** An id that no model and no device has. */
export const ORPHAN_ID = 9999;

type Metrics = Pick<MeasurementRow, 'average_latency_ms' | 'throughput_items_per_second' | 'memory_peak_mb' | 'power_watts'>;

/** Writes the faults that files in the field have: rows that measured nothing, lost references, doubles, numbers that are none. */
export function recordDefects(recorder: Recorder, runs: readonly DemoRun[], pairs: readonly Pair[]): void {
  recordPlaceholders(recorder, runs, pairs);
  recordNotNumbers(recorder);
  recordOrphans(recorder);
  recordDoubles(recorder, runs.filter((run) => run.kind === 'suite').slice(-3));
}

function recordPlaceholders(recorder: Recorder, runs: readonly DemoRun[], pairs: readonly Pair[]): void {
  const pair = pairs.find((candidate) => candidate.situation === 'placeholder');
  for (let index = 0; index < UNKNOWN_PLACEHOLDERS + PAIR_PLACEHOLDERS; index += 1) {
    const run = runs[index * 3];
    if (run === undefined) continue;
    const known = index >= UNKNOWN_PLACEHOLDERS;
    const modelId = known ? pair?.model.modelId : PLACEHOLDER_MODELS[index % 2]?.modelId;
    const hardwareId = known ? pair?.devices[0]?.hardwareId : PLACEHOLDER_DEVICE.hardwareId;
    recorder.tables.performance_results.push(zeroRow(recorder, run, modelId ?? null, hardwareId ?? null));
  }
}

function zeroRow(recorder: Recorder, run: DemoRun, modelId: number | null, hardwareId: number | null): MeasurementRow {
  return {
    id: recorder.tables.performance_results.length + 1,
    run_id: run.runId,
    model_id: modelId,
    hardware_id: hardwareId,
    test_case: 'default',
    batch_size: 1,
    sequence_length: null,
    precision: 'fp32',
    average_latency_ms: 0,
    p50_latency_ms: 0,
    p90_latency_ms: 0,
    p99_latency_ms: 0,
    throughput_items_per_second: 0,
    memory_peak_mb: 0,
    power_watts: 0,
    energy_efficiency_items_per_joule: 0,
    iterations: 0,
    warmup_iterations: 0,
    test_timestamp: run.startMs,
    git_commit_hash: run.commit,
    is_simulated: false,
    simulation_reason: null,
  };
}

function recordNotNumbers(recorder: Recorder): void {
  const broken: readonly Partial<Metrics>[] = [
    { average_latency_ms: Number.NaN },
    { throughput_items_per_second: Number.POSITIVE_INFINITY, average_latency_ms: 0 },
    { memory_peak_mb: Number.NaN },
    { power_watts: Number.POSITIVE_INFINITY },
    { throughput_items_per_second: Number.NaN, average_latency_ms: Number.NaN },
  ];
  for (const metrics of broken) recorder.tables.performance_results.push({ ...copyOfAnyRow(recorder), ...metrics });
}

function recordOrphans(recorder: Recorder): void {
  const { performance_results: measurements, test_results: tests, power_metrics: powers } = recorder.tables;
  for (let count = 0; count < 4; count += 1) measurements.push({ ...copyOfAnyRow(recorder), model_id: ORPHAN_ID });
  for (let count = 0; count < 2; count += 1) measurements.push({ ...copyOfAnyRow(recorder), hardware_id: ORPHAN_ID });
  const test = tests[0];
  const power = powers[0];
  if (test !== undefined) tests.push({ ...test, id: tests.length + 1, model_id: ORPHAN_ID });
  if (power !== undefined) powers.push({ ...power, id: powers.length + 1, model_id: ORPHAN_ID, test_id: ORPHAN_ID * 10 });
}

/** The same model and the same card once more, under other ids and in other letters. */
function recordDoubles(recorder: Recorder, runs: readonly DemoRun[]): void {
  const model = { ...modelNamed(DUPLICATE_MODEL.of), modelId: DUPLICATE_MODEL.modelId };
  const device = { ...deviceNamed(DUPLICATE_DEVICE.of), hardwareId: DUPLICATE_DEVICE.hardwareId };
  for (const run of runs) {
    const trial = { run, model, device, precision: 'fp16', batch: 8, noise: 0.03, simulationReason: null } as const;
    const atMs = slotTime(run, 0, 1);
    recordMeasurement(recorder, trial, atMs);
    recordMeasurement(recorder, { ...trial, model: modelNamed(DUPLICATE_MODEL.of) }, atMs);
    recordMeasurement(recorder, { ...trial, device: deviceNamed(DUPLICATE_DEVICE.of) }, atMs);
    recordPass(recorder, trial, atMs);
  }
}

/** @throws {Error} when nothing was measured. */
function copyOfAnyRow(recorder: Recorder): MeasurementRow {
  const rows = recorder.tables.performance_results;
  const usable = rows.filter((row) => row.is_simulated === false && (row.average_latency_ms ?? 0) > 0 && row.hardware_id !== null && row.hardware_id < 8);
  const row = usable[recorder.random.integer(0, usable.length - 1)];
  if (row === undefined) throw new Error('no measurement to copy');
  return { ...row, id: rows.length + 1 };
}
