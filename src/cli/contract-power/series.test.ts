import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeriesWindow } from '../../core/power/types.ts';
import type { PowerSession } from '../../core/power/session.ts';
import { expected, generateRun, trapezoid } from './bruteForce.ts';
import type { Expected, RawSample } from './bruteForce.ts';
import { openTwice, powerView, writeFile } from './powerFile.ts';
import type { OpenedTwice } from './powerFile.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const RUNS = new Map(SEEDS.map((seed) => [seed, generateRun(seed)]));

/** The runs in one table, their rows mixed as the meters of several machines would write them. */
function samplesTable(): string[] {
  const rows = [...RUNS].flatMap(([seed, samples]) => samples.map((sample, index) => ({ seed, sample, index })));
  rows.sort((left, right) => left.index - right.index || left.seed - right.seed);
  const values = rows.map(({ seed, sample }) => `(${seed}, ${sample.ms === null ? 'NULL' : `epoch_ms(${sample.ms})`}, ${sample.watts ?? 'NULL'})`);
  return ['CREATE TABLE src.main.power_samples (test_id INTEGER, timestamp TIMESTAMP, power_watts DOUBLE)', `INSERT INTO src.main.power_samples VALUES ${values.join(', ')}`];
}

async function window(power: PowerSession, seed: number, pixels: number, more: Parameters<typeof powerView>[0] = {}): Promise<SeriesWindow> {
  const found = await power.seriesWindow(powerView({ run: `power_samples/${seed}`, ...more }), pixels);
  if (found === null) throw new Error(`no run ${seed}`);
  return found;
}

function near(actual: number, wanted: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
}

/** Everything that a window says must follow from the samples one by one. */
function checkWindow(found: SeriesWindow, run: Expected, pixels: number): void {
  const { fromS, toS } = found.window;
  const inside = run.valid.filter(({ s }) => s >= fromS && s <= toS);
  const [drawn] = found.drawn;
  const [figures] = found.figures;
  if (drawn === undefined || figures === undefined) throw new Error('nothing drawn');
  expect(figures.samples).toBe(inside.length);
  near(figures.mean, inside.reduce((sum, { w }) => sum + w, 0) / inside.length);
  expect(figures.min).toBe(Math.min(...inside.map(({ w }) => w)));
  expect(figures.max).toBe(Math.max(...inside.map(({ w }) => w)));
  const atStart = inside.filter(({ s }) => s === inside[0]?.s).map(({ w }) => w);
  expect(atStart).toContain(figures.first);

  const points = [...drawn.secondsFromStart].map((s, index) => ({ s, w: drawn.values[index] ?? Number.NaN }));
  const real = points.filter(({ w }) => !Number.isNaN(w));
  const known = new Set(inside.map(({ s, w }) => `${s} ${w}`));
  for (const point of real) expect(known).toContain(`${point.s} ${point.w}`);
  expect(points.map(({ s }) => s)).toEqual(points.map(({ s }) => s).toSorted((left, right) => left - right));
  const columns = new Map<number, { s: number; w: number }[]>();
  for (const sample of inside) {
    const column = Math.min(pixels - 1, Math.floor(((sample.s - fromS) / (toS - fromS)) * pixels));
    columns.set(column, [...(columns.get(column) ?? []), sample]);
  }
  if (found.complete) expect(real.length).toBeGreaterThanOrEqual(inside.length - (run.samples - new Set(run.valid.map(({ s }) => s)).size));
  else expect(real.length).toBeLessThanOrEqual(4 * pixels);
  for (const samples of columns.values()) {
    const drawnThere = real.filter(({ s }) => s >= (samples[0]?.s ?? 0) && s <= (samples.at(-1)?.s ?? 0)).map(({ w }) => w);
    expect(Math.min(...drawnThere)).toBe(Math.min(...samples.map(({ w }) => w)));
    expect(Math.max(...drawnThere)).toBe(Math.max(...samples.map(({ w }) => w)));
    expect(real.map(({ s }) => s)).toContain(samples[0]?.s);
    expect(real.map(({ s }) => s)).toContain(samples.at(-1)?.s);
  }
}

describe('recorded runs with gaps, sentinels, repeated and missing times, in any order', { timeout: 120_000 }, () => {
  let file: OpenedTwice;

  beforeAll(async () => {
    file = await openTwice((path) => writeFile(path, samplesTable()));
  }, 60_000);

  afterAll(() => file.close());

  test('agree with the samples one by one, whole and zoomed, in both engines', async () => {
    const { native, wasm } = file;
    const list = await native.power.seriesList(powerView({}));
    expect(await wasm.power.seriesList(powerView({}))).toEqual(list);
    expect(list.series.map(({ id }) => id).toSorted()).toEqual(SEEDS.map((seed) => `power_samples/${seed}`));
    for (const seed of SEEDS) {
      const run = expected(RUNS.get(seed) as RawSample[]);
      const info = list.series.find(({ id }) => id === `power_samples/${seed}`);
      expect(info?.samples).toBe(run.samples);
      near(info?.seconds ?? 0, run.seconds);
      for (const pixels of [1, 7, 40, 1000]) {
        for (const zoom of [null, { fromS: run.seconds * 0.3, toS: run.seconds * 0.55 }]) {
          const found = await window(native.power, seed, pixels, { window: zoom });
          checkWindow(found, run, pixels);
          expect(await window(wasm.power, seed, pixels, { window: zoom })).toEqual(found);
        }
      }
    }
  });

  test('have the gaps, the load window and the energy that the samples give', async () => {
    const { native } = file;
    for (const seed of SEEDS) {
      const run = expected(RUNS.get(seed) as RawSample[]);
      const found = await window(native.power, seed, 1000);
      near(found.medianStepS, run.medianStepS);
      expect(found.gaps.length).toBe(run.gaps.length);
      for (const [index, gap] of run.gaps.entries()) {
        near(found.gaps[index]?.fromS ?? -1, gap.fromS);
        near(found.gaps[index]?.toS ?? -1, gap.toS);
      }
      expect([...(found.drawn[0]?.values ?? [])].filter(Number.isNaN).length).toBe(run.gaps.length);
      const load = found.load;
      if (load === null) throw new Error('no load');
      near(load.range.fromS, run.load.fromS);
      near(load.range.toS, run.load.toS);
      expect(load.rule.includes('the whole run is taken')).toBe(run.steady);
      const area = trapezoid(run, run.load.fromS, run.load.toS);
      near(load.energyJ, area.energyJ);
      near(load.gapS, area.gapS);
      near(load.meanW, area.energyJ / (run.load.toS - run.load.fromS - area.gapS));
      expect(found.figures[0]?.notPositive).toBe(run.notPositive);
    }
  });

  test('take the same energy in pieces as in one, wherever they are cut', async () => {
    const { native } = file;
    for (const seed of SEEDS) {
      const run = expected(RUNS.get(seed) as RawSample[]);
      const cuts = [0, 0.21 * run.seconds, 0.5 * run.seconds, 0.77 * run.seconds, run.seconds];
      const energies: number[] = [];
      for (const [index, toS] of cuts.entries()) {
        if (index === 0) continue;
        const range = { fromS: cuts[index - 1] ?? 0, toS };
        const { load } = await window(native.power, seed, 50, { load: range });
        expect(load?.rule).toBe('chosen');
        near(load?.energyJ ?? 0, trapezoid(run, range.fromS, toS).energyJ);
        energies.push(load?.energyJ ?? 0);
      }
      const whole = (await window(native.power, seed, 50, { load: { fromS: 0, toS: run.seconds } })).load;
      near(energies.reduce((sum, energy) => sum + energy, 0), whole?.energyJ ?? -1);
    }
  });
});
