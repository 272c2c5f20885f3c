import { expect, test } from 'vitest';

import { seededNoise } from '../testing/seededNoise.ts';
import { againstHistory, historyNoise } from './historyNoise.ts';

const SERIES = [12.3, 11.9, 12.1, 12.6, 12, 11.8, 12.4, 12.2, 12.5, 12.05, 11.95];

test('a value above eleven earlier ones', () => {
  // the formula by NumPy 2 and SciPy 1.17.1 (median_abs_deviation, t)
  const noise = historyNoise(SERIES);
  expect(noise).toMatchObject({ median: 12.1, n: 11, scale: 'ratio' });
  expect(noise?.sigma).toBeCloseTo(0.027954969937926885, 12);
  const { z, p, ratio, low, high, difference } = againstHistory(known(noise), [13.4]);
  expect(z).toBeCloseTo(3.425377416323975, 10);
  expect(p).toBeCloseTo(0.03143821960316198, 10);
  expect(ratio).toBeCloseTo(13.4 / 12.1, 12);
  expect(low).toBeCloseTo(1.01570125, 7);
  expect(high).toBeCloseTo(1.20746033, 7);
  expect(difference).toBeNull();
});

test('degrees are compared by difference', () => {
  const found = againstHistory(known(historyNoise(SERIES, 'interval')), [13.4]);
  expect(found).toMatchObject({ ratio: null, low: null, high: null });
  expect(found.difference).toBeCloseTo(1.3, 12);
  expect(found.differenceLow ?? NaN).toBeLessThan(1.3);
  expect(found.differenceHigh ?? NaN).toBeGreaterThan(1.3);
});

test('a step and a drift in the series leave the noise as it is', () => {
  const { normal } = seededNoise(8);
  const still = Array.from({ length: 400 }, () => 100 * Math.exp(0.02 * normal()));
  const moved = still.map((value, place) => value * (place < 200 ? 1 : 3) * (1 + place / 4000));
  const [plain, shifted] = [known(historyNoise(still)), known(historyNoise(moved))];
  expect(plain.sigma).toBeGreaterThan(0.017);
  expect(plain.sigma).toBeLessThan(0.023);
  expect(shifted.sigma / plain.sigma).toBeCloseTo(1, 1);
});

test('unknown below ten runs and where nothing ever moves', () => {
  expect(historyNoise(SERIES.slice(0, 9))).toBeNull();
  expect(historyNoise(SERIES.slice(0, 10))).not.toBeNull();
  expect(historyNoise(Array.from({ length: 30 }, () => 512))).toBeNull();
  expect(historyNoise([])).toBeNull();
});

test('a run from the same noise is called different in 5 of 100 cases, 1 of 100 at the stricter level', () => {
  const { normal } = seededNoise(21);
  const run = (): number => 50 * Math.exp(0.03 * normal());
  for (const n of [10, 15, 40]) {
    const trials = 4000;
    const p = Array.from({ length: trials }, () => againstHistory(known(historyNoise(Array.from({ length: n }, run))), [run()]).p);
    expect(p.filter((value) => value <= 0.05).length / trials).toBeLessThan(0.065);
    expect(p.filter((value) => value <= 0.05).length / trials).toBeGreaterThan(0.035);
    expect(p.filter((value) => value <= 0.01).length / trials).toBeLessThan(0.02);
  }
});

test('a jump of eight deviations is found', () => {
  const { normal } = seededNoise(4);
  const run = (factor: number): number => factor * 50 * Math.exp(0.02 * normal());
  const found = Array.from({ length: 300 }, () => againstHistory(known(historyNoise(Array.from({ length: 20 }, () => run(1)))), [run(1.18)]).p <= 0.01);
  expect(found.filter(Boolean).length).toBeGreaterThan(270);
});

test('values without a logarithm are errors on a ratio scale only', () => {
  const crossing = SERIES.map((value) => value - 12);
  expect(() => historyNoise(crossing)).toThrow(RangeError);
  expect(historyNoise(crossing, 'interval')).not.toBeNull();
  expect(() => historyNoise([...SERIES, NaN])).toThrow(RangeError);
  expect(() => againstHistory(known(historyNoise(SERIES)), [])).toThrow(RangeError);
  expect(() => againstHistory(known(historyNoise(SERIES)), [0])).toThrow(RangeError);
});

function known<T>(value: T | null): T {
  if (value === null) throw new Error('no noise where some was expected');
  return value;
}
