import type { DemoRun } from './calendar.ts';
import { devicesOf } from './devices.ts';
import type { DeviceSpec, Precision } from './devices.ts';
import type { Pair } from './pairs.ts';
import { expect, fits, precisionsFor } from './physics.ts';
import { recordPower } from './power.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';

const MODELS = ['bert-base-uncased', 'resnet-50', 'vit-base-patch16-224', 'clip-vit-base-patch32', 'whisper-small'];
const IN_TWO_PRECISIONS = 'bert-base-uncased';
const BATCHES = [1, 2, 4, 8, 16, 32, 64];
const METERED_BATCHES = new Set([1, 8, 64]);
const REPEATS = 3;
const REPEAT_EVERY_MS = 30_000;
const SLOWEST_MS = 20_000;

/** Every batch size, three times each, on every device that the model is known to run on; one model also in its second precision. */
export function recordScaling(recorder: Recorder, run: DemoRun, pairs: readonly Pair[], which: 'usual' | 'second'): void {
  const models = which === 'usual' ? MODELS : [IN_TWO_PRECISIONS];
  const lines = models.flatMap((name) => pairs.filter((pair) => pair.model.name === name && pair.situation === 'measured'))
    .flatMap((pair) => devicesOf(pair.type).flatMap((device) => {
      const precision = precisionsFor(pair.model, device)[which === 'usual' ? 0 : 1];
      return precision === undefined ? [] : [{ pair, device, precision }];
    }));
  for (const [slot, { pair, device, precision }] of lines.entries()) recordLine(recorder, run, pair, device, precision, slotTime(run, slot, lines.length));
}

function recordLine(recorder: Recorder, run: DemoRun, pair: Pair, device: DeviceSpec, precision: Precision, startMs: number): void {
  const { model } = pair;
  const largest = device.memoryGb >= 24 ? 64 : 32;
  const batches = BATCHES.filter((batch) => batch <= largest && fits(model, device, precision, batch) && expect(model, device, precision, batch).latencyMs < SLOWEST_MS);
  for (const [place, batch] of batches.entries()) {
    const trial: Trial = { run, model, device, precision, batch, noise: 0.015, simulationReason: null };
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const atMs = startMs + (place * REPEATS + repeat) * REPEAT_EVERY_MS;
      const measurement = recordMeasurement(recorder, trial, atMs);
      if (repeat === REPEATS - 1) {
        const test = recordPass(recorder, trial, atMs);
        if (METERED_BATCHES.has(batch)) recordPower(recorder, trial, test, measurement);
      }
    }
  }
}
