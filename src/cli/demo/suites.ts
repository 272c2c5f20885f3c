import { PERIOD_END_MS, SUITE_COUNT } from './calendar.ts';
import type { DemoRun } from './calendar.ts';
import type { Situation } from './cases.ts';
import { PRECISION_SPEED } from './devices.ts';
import type { DeviceSpec, Precision } from './devices.ts';
import { describeFailure } from './failures.ts';
import type { Pair } from './pairs.ts';
import { expect, fits, precisionsFor } from './physics.ts';
import { recordPower } from './power.ts';
import { recordMeasurement, recordPass, recordTest, slotTime } from './results.ts';
import type { Recorder, TestRow, Trial } from './results.ts';
import { recordIpfs, recordWeb } from './web.ts';

const VISIT_EVERY = 5;
const STALE_SUITES = 11;
const RECOVERED_FROM_SUITE = 14;
const BROKEN_FROM_SUITE = 16;
const SWEEP_SUITES = [12, 25];
const SWEEP_BATCHES = [1, 4, 8, 16, 32];
const SWEEP_LIMIT_MS = 20_000;

/** The harness that names no device would outlive what a later test on the device finds. */
const CHANGING = new Set<Situation>(['recovered', 'broken', 'flaky', 'some-devices']);

const SIMULATION_REASONS = ['Hardware not available', 'Could not verify hardware acceleration status', 'Demo mode'] as const;

/** Runs one suite: a fifth of all pairs, the planned ones as their case tells. */
export function recordSuite(recorder: Recorder, run: DemoRun, pairs: readonly Pair[]): void {
  const visited = pairs.filter((pair) => visits(pair, run.index));
  for (const [slot, pair] of visited.entries()) {
    visit(recorder, run, pair, slotTime(run, slot, visited.length));
  }
}

function visits(pair: Pair, suite: number): boolean {
  const due = (suite + pair.offset) % VISIT_EVERY === 0;
  const suitesLeft = SUITE_COUNT - 1 - suite;
  switch (pair.situation) {
    case 'untested':
    case 'unsupported':
    case 'promised':
      return false;
    case 'stale':
      return suite < STALE_SUITES && (suite + pair.offset) % 3 === 0;
    case 'undecided':
      return due && suitesLeft < 2 * VISIT_EVERY;
    case 'failing':
    case 'promised-failing':
    case 'simulated':
    case 'placeholder':
      return due && suitesLeft < 3 * VISIT_EVERY;
    default:
      return due || sweeps(pair, suite);
  }
}

function sweeps(pair: Pair, suite: number): boolean {
  return pair.swept && pair.situation === 'measured' && (suite === SWEEP_SUITES[0] || (suite === SWEEP_SUITES[1] && pair.offset < 2));
}

function visit(recorder: Recorder, run: DemoRun, pair: Pair, atMs: number): void {
  const { random } = recorder;
  const [main, second] = pair.devices;
  if (main === undefined || pair.situation === 'placeholder') return;
  const reason = pair.situation === 'simulated' ? random.pick(SIMULATION_REASONS) : null;
  const trial: Trial = { run, model: pair.model, device: main, precision: usualPrecision(pair, main), batch: 1, noise: pair.noise, simulationReason: reason };
  if (pair.situation === 'undecided') {
    recordTest(recorder, trial, atMs, { status: pair.status, success: null });
    return;
  }
  if (fails(recorder, pair, run.index)) {
    recordFailure(recorder, pair, trial, atMs);
    return;
  }
  recordSuccess(recorder, pair, trial, atMs);
  if (pair.situation === 'some-devices' && second !== undefined) {
    recordFailure(recorder, pair, { ...trial, device: second }, atMs + 9000);
  } else if (second !== undefined && random.chance(0.55)) {
    recordSuccess(recorder, pair, { ...trial, device: second, precision: usualPrecision(pair, second) }, atMs + 9000);
  }
  if (sweeps(pair, run.index)) sweep(recorder, pair, trial, Math.min(atMs + 12_000, run.endMs));
}

function fails(recorder: Recorder, pair: Pair, suite: number): boolean {
  switch (pair.situation) {
    case 'failing':
    case 'promised-failing':
      return true;
    case 'recovered':
      return suite < RECOVERED_FROM_SUITE;
    case 'broken':
      return suite >= BROKEN_FROM_SUITE;
    case 'flaky':
      return recorder.random.chance(0.45);
    default:
      return false;
  }
}

function recordFailure(recorder: Recorder, pair: Pair, trial: Trial, atMs: number): void {
  const failure = describeFailure(pair.failure, recorder.random, trial.model, trial.device);
  const test = recordTest(recorder, trial, atMs, { status: failure.status, success: false, failure });
  recordWeb(recorder, trial, test);
  if (pair.situation === 'failing') recordIpfs(recorder, trial, test);
}

/** The test ends with the last of its measurements, so that a partial pass is not outdated by its own numbers. */
function recordSuccess(recorder: Recorder, pair: Pair, trial: Trial, atMs: number): void {
  const { random } = recorder;
  const batches = random.chance(0.5) && fits(trial.model, trial.device, trial.precision, 8) ? [1, 8] : [1];
  const rows = batches.map((batch) => recordMeasurement(recorder, { ...trial, batch }, atMs));
  const test: TestRow = pair.situation === 'partial'
    ? recordTest(recorder, trial, atMs, { status: pair.status, success: true })
    : recordPass(recorder, trial, atMs);
  if (trial.simulationReason === null && random.chance(0.45)) recordPower(recorder, trial, test, rows[0]);
  recordWeb(recorder, trial, test);
  if (!CHANGING.has(pair.situation)) recordIpfs(recorder, trial, test);
}

/** Every batch size in the two usual precisions, and one larger batch where it fits easily. */
function sweep(recorder: Recorder, pair: Pair, trial: Trial, atMs: number): void {
  const precisions = precisionsFor(pair.model, trial.device).slice(0, pair.offset === 0 ? 3 : 2);
  const batches = pair.offset === 0 && trial.device.memoryGb >= 24 ? [...SWEEP_BATCHES, 64] : SWEEP_BATCHES;
  for (const precision of precisions) {
    for (const batch of batches) {
      if (!fits(trial.model, trial.device, precision, batch)) continue;
      if (expect(trial.model, trial.device, precision, batch).latencyMs > SWEEP_LIMIT_MS) continue;
      const at = Math.min(atMs, PERIOD_END_MS);
      recordMeasurement(recorder, { ...trial, precision, batch }, at);
      recordPass(recorder, { ...trial, precision, batch }, at);
    }
  }
}

function usualPrecision(pair: Pair, device: DeviceSpec): Precision {
  const usual = precisionsFor(pair.model, device)[0];
  return usual ?? (Object.keys(PRECISION_SPEED[device.type]) as Precision[])[0] ?? 'fp32';
}
