import { createRandom, seedOf } from './random.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** The newest moment of the demo: the end of its last suite. */
export const PERIOD_END_MS = Date.UTC(2026, 10, 15, 6);
export const SUITE_COUNT = 26;
const SUITE_EVERY_DAYS = 14;
const STABILITY_COUNT = 52;
const NIGHTLY_COUNT = 150;

export type RunKind = 'suite' | 'stability' | 'nightly' | 'power' | 'study' | 'driver';

/** One run of the benchmark, at one commit. */
export interface DemoRun {
  readonly runId: number;
  readonly kind: RunKind;
  /** Number of the run among those of its kind. */
  readonly index: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly commit: string;
}

/** A year of runs in the order of time: a suite every two weeks, repeats every week, a few models nightly, one power session. */
export function planRuns(seed: number): DemoRun[] {
  const random = createRandom(seedOf(seed, 'calendar'));
  const suites = count(SUITE_COUNT, (index) => span('suite', index, SUITE_EVERY_DAYS * (SUITE_COUNT - 1 - index), -4, 0));
  const stability = count(STABILITY_COUNT, (index) => span('stability', index, 7 * (STABILITY_COUNT - 1 - index) + 1, 6, 8));
  const nightly = count(NIGHTLY_COUNT, (index) => span('nightly', index, NIGHTLY_COUNT - index, -6, -5));
  const power = span('power', 0, 6, 4, 7);
  return [...suites, ...stability, ...nightly, power]
    .sort((left, right) => left.startMs - right.startMs)
    .map((run, index) => Object.assign(run, { runId: index + 1, commit: random.hex(40) }));
}

const STUDY_COUNT = 8;
const DRIVER_COUNT = 40;

/** Runs made for one question each, numbered after those of the year: a few studies, and one setting every week on either side of a driver update. */
export function planStudyRuns(seed: number, after: number): DemoRun[] {
  const random = createRandom(seedOf(seed, 'study calendar'));
  const studies = count(STUDY_COUNT, (index) => span('study', index, 8 + STUDY_COUNT - index, 9, 15));
  const driver = count(DRIVER_COUNT, (index) => span('driver', index, 7 * (DRIVER_COUNT - index), 16, 17));
  return [...driver, ...studies].map((run, index) => Object.assign(run, { runId: after + index + 1, commit: random.hex(40) }));
}

function span(kind: RunKind, index: number, daysBefore: number, fromHour: number, toHour: number): Omit<DemoRun, 'runId' | 'commit'> {
  const base = PERIOD_END_MS - daysBefore * DAY_MS;
  return { kind, index, startMs: base + fromHour * HOUR_MS, endMs: base + toHour * HOUR_MS };
}

function count<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** `2026-11-15` of a moment, UTC. */
export function dateText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
