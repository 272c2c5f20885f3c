import type { DemoRun } from './calendar.ts';
import { deviceNamed } from './devices.ts';
import { modelNamed } from './models.ts';
import { recordPower, recordPowerSession } from './power.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';
import { SERIES } from './series.ts';
import type { Series } from './series.ts';

const WEEKLY_REPEATS = 5;
const REPEAT_EVERY_MS = 40_000;
const SESSION_COUNT = 12;
/** The device without a fan, under the heaviest load. */
const THROTTLING_DEVICE = 'Apple M1';

/** The weekly run: every weekly series several times, so that a spread can be told from a change. */
export function recordStability(recorder: Recorder, run: DemoRun): void {
  const weekly = SERIES.filter((series) => series.weekly);
  for (const [slot, series] of weekly.entries()) {
    const trial = trialOf(run, series);
    const startMs = slotTime(run, slot, weekly.length);
    const times = Array.from({ length: WEEKLY_REPEATS }, (_, repeat) => startMs + repeat * REPEAT_EVERY_MS);
    const rows = times.map((atMs) => recordMeasurement(recorder, trial, atMs));
    const test = recordPass(recorder, trial, times.at(-1) ?? startMs);
    if (recorder.random.chance(0.25)) recordPower(recorder, trial, test, rows[0]);
  }
}

/** The nightly run: a few series once a night. */
export function recordNightly(recorder: Recorder, run: DemoRun): void {
  const nightly = SERIES.filter((series) => series.nightly);
  for (const [slot, series] of nightly.entries()) {
    const trial = trialOf(run, series);
    const atMs = slotTime(run, slot, nightly.length);
    recordMeasurement(recorder, trial, atMs);
    recordPass(recorder, trial, atMs);
  }
}

/** The power session: a dozen series for two to four minutes each, metered once a second; one of them gets too hot. */
export function recordSession(recorder: Recorder, run: DemoRun): void {
  const metered = SERIES.slice(-SESSION_COUNT);
  for (const [slot, series] of metered.entries()) {
    const throttles = series.device === THROTTLING_DEVICE;
    const seconds = throttles ? 240 : recorder.random.integer(120, 210);
    recordPowerSession(recorder, trialOf(run, series), slotTime(run, slot, metered.length) - 120_000, seconds, throttles);
  }
}

function trialOf(run: DemoRun, series: Series): Trial {
  return {
    run,
    model: modelNamed(series.model),
    device: deviceNamed(series.device),
    precision: series.precision,
    batch: series.batch,
    noise: series.device.startsWith('Apple') ? 0.06 : 0.025,
    simulationReason: null,
  };
}
