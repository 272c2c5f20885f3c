import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { seededNoise } from '../testing/seededNoise.ts';
import { mean, standardDeviation } from './summary.ts';
import type { SampleSummary } from './welch.ts';
import { welch } from './welch.ts';

const summaryOf = (values: readonly number[]): SampleSummary => ({ mean: mean(values), sd: standardDeviation(values), n: values.length });
const summaries = fc.record({
  mean: fc.double({ min: 1, max: 1e4, noNaN: true }),
  sd: fc.double({ min: 0.01, max: 50, noNaN: true }),
  n: fc.integer({ min: 2, max: 500 }),
});

test('the sleep of ten patients (Student 1908; the help of R’s t.test)', () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const found = welch(summaryOf(first), summaryOf(second));
  // R: t = -1.8608, df = 17.776, p-value = 0.07939, interval -3.3654832 0.2054832 (of first − second)
  expect(found.t).toBeCloseTo(1.8608, 4);
  expect(found.df).toBeCloseTo(17.776, 3);
  expect(found.p).toBeCloseTo(0.07939, 5);
  expect(found.differenceLow).toBeCloseTo(-0.2054832, 7);
  expect(found.differenceHigh).toBeCloseTo(3.3654832, 7);
});

test('unequal variances and sizes (Wikipedia, “Welch’s t-test”, examples 1 and 2)', () => {
  const a1 = [27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4];
  const a2 = [27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4];
  const equalSizes = welch(summaryOf(a1), summaryOf(a2));
  expect(equalSizes.t).toBeCloseTo(2.46, 2);
  expect(equalSizes.df).toBeCloseTo(25, 1);
  expect(equalSizes.p).toBeCloseTo(0.021378001462866992, 12); // SciPy 1.17.1
  const unequal = welch({ mean: 20.6, sd: Math.sqrt(9), n: 10 }, { mean: 22.12, sd: Math.sqrt(0.9), n: 20 });
  expect(unequal.df).toBeCloseTo(9.9, 1);
  expect(unequal.p).toBeCloseTo(0.149249240350397, 12); // SciPy 1.17.1, ttest_ind_from_stats
});

test('swapping the sides inverts the ratio and turns the difference round', () => {
  fc.assert(
    fc.property(summaries, summaries, (base, other) => {
      const [there, back] = [welch(base, other), welch(other, base)];
      expect(back.p).toBeCloseTo(there.p, 12);
      expect(back.difference + there.difference).toBe(0);
      expect((there.low ?? NaN) * (back.high ?? NaN)).toBeCloseTo(1, 9);
      expect(there.p).toBeGreaterThanOrEqual(0);
      expect(there.p).toBeLessThanOrEqual(1);
      expect(there.df).toBeGreaterThan(Math.min(base.n, other.n) - 1 - 1e-9);
      expect(there.df).toBeLessThan(base.n + other.n - 2 + 1e-6);
      expect(there.differenceLow > 0 || there.differenceHigh < 0).toBe(there.p < 0.05);
    }),
  );
});

test('the ratio’s interval holds the true ratio in 95 of 100 cases', () => {
  const { normal } = seededNoise(3);
  const sample = (n: number, centre: number, sd: number): SampleSummary => summaryOf(Array.from({ length: n }, () => centre + sd * normal()));
  let held = 0;
  for (let trial = 0; trial < 3000; trial += 1) {
    const { low, high } = welch(sample(8, 100, 10), sample(15, 150, 5));
    if ((low ?? NaN) <= 1.5 && (high ?? NaN) >= 1.5) held += 1;
  }
  expect(held / 3000).toBeGreaterThan(0.935);
  expect(held / 3000).toBeLessThan(0.965);
});

test('deviations of 0', () => {
  const still = { mean: 5, sd: 0, n: 3 };
  expect(welch(still, still)).toMatchObject({ t: 0, p: 1, ratio: 1, low: 1, high: 1, differenceLow: 0, differenceHigh: 0 });
  expect(welch(still, { mean: 6, sd: 0, n: 3 })).toMatchObject({ t: Infinity, p: 0, ratio: 1.2, difference: 1 });
  expect(welch(still, { mean: 6, sd: 1, n: 4 }).df).toBeCloseTo(3, 12);
});

test('no ratio across or at 0', () => {
  expect(welch({ mean: 0, sd: 1, n: 5 }, { mean: 2, sd: 1, n: 5 })).toMatchObject({ ratio: null, low: null, high: null, difference: 2 });
});

test('what is no summary is an error', () => {
  const fine = { mean: 1, sd: 1, n: 5 };
  for (const wrong of [{ ...fine, n: 1 }, { ...fine, sd: -1 }, { ...fine, mean: NaN }]) {
    expect(() => welch(fine, wrong)).toThrow(RangeError);
    expect(() => welch(wrong, fine)).toThrow('no summary to test');
  }
});
