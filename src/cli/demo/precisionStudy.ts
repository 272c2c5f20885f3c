import type { DemoRun } from './calendar.ts';
import { devicesOf } from './devices.ts';
import type { Pair } from './pairs.ts';
import { precisionsFor } from './physics.ts';
import { recordPower } from './power.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';

const MODELS = ['TinyLlama-1.1B', 'gemma-2b', 'qwen2-0.5b', 'bert-base-uncased'];
const REPEATS = 6;
const REPEAT_EVERY_MS = 20_000;

/** Every precision that a device offers for a model, at batch 1, often enough for an interval. */
export function recordPrecisions(recorder: Recorder, run: DemoRun, pairs: readonly Pair[]): void {
  const places = MODELS.flatMap((name) => pairs.filter((pair) => pair.model.name === name && pair.situation === 'measured'))
    .flatMap((pair) => devicesOf(pair.type).map((device) => ({ model: pair.model, device })));
  for (const [slot, { model, device }] of places.entries()) {
    const startMs = slotTime(run, slot, places.length);
    for (const [place, precision] of precisionsFor(model, device).entries()) {
      const trial: Trial = { run, model, device, precision, batch: 1, noise: 0.02, simulationReason: null };
      for (let repeat = 0; repeat < REPEATS; repeat += 1) {
        const atMs = startMs + (place * REPEATS + repeat) * REPEAT_EVERY_MS;
        const measurement = recordMeasurement(recorder, trial, atMs);
        if (repeat === REPEATS - 1) recordPower(recorder, trial, recordPass(recorder, trial, atMs), measurement);
      }
    }
  }
}
