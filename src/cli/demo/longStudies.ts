import type { DemoRun } from './calendar.ts';
import { DRIVER_UPDATE, deviceNamed } from './devices.ts';
import { modelNamed } from './models.ts';
import { expect } from './physics.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';

const HUMPED_RUNS = 50;
/** Two of five runs land on the slower cores. */
const SLOW_EVERY = 5;
const SLOW_FACTOR = 1.45;
const REPEAT_EVERY_MS = 30_000;
const DRIVER_REPEATS = 2;

/** One setting so often that its two humps show: some runs land on the slower cores. */
export function recordTwoHumps(recorder: Recorder, run: DemoRun): void {
  const model = modelNamed('electra-small-discriminator');
  const device = deviceNamed('Apple M2 Max');
  const usualMs = expect(model, device, 'fp16', 2).latencyMs;
  const startMs = slotTime(run, 0, 1);
  for (let repeat = 0; repeat < HUMPED_RUNS; repeat += 1) {
    const slow = (repeat * 2) % SLOW_EVERY < 2;
    const trial: Trial = { run, model, device, precision: 'fp16', batch: 2, noise: 0.025, simulationReason: null, latencyMs: usualMs * (slow ? SLOW_FACTOR : 1) };
    const atMs = startMs + repeat * REPEAT_EVERY_MS;
    recordMeasurement(recorder, trial, atMs);
    if (repeat === HUMPED_RUNS - 1) recordPass(recorder, trial, atMs);
  }
}

/** The weekly look at one card, under another id once its driver is updated. */
export function recordDriverRun(recorder: Recorder, run: DemoRun): void {
  const model = modelNamed('distilbert-base-uncased');
  const updated = run.startMs >= DRIVER_UPDATE.fromMs;
  const card = deviceNamed(DRIVER_UPDATE.of);
  const device = updated ? { ...card, hardwareId: DRIVER_UPDATE.hardwareId, driver: DRIVER_UPDATE.driver } : card;
  const latencyMs = expect(model, card, 'fp16', 8).latencyMs * 2 * (updated ? DRIVER_UPDATE.factor : 1);
  for (let repeat = 0; repeat < DRIVER_REPEATS; repeat += 1) {
    const atMs = slotTime(run, repeat, DRIVER_REPEATS);
    const trial: Trial = { run, model, device, precision: 'fp16', batch: 8, sequenceLength: 256, noise: 0.02, simulationReason: null, latencyMs };
    recordMeasurement(recorder, trial, atMs);
    if (repeat === DRIVER_REPEATS - 1) recordPass(recorder, trial, atMs);
  }
}
