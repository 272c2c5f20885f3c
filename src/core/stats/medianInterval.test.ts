import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { binomialCdf } from './distributions.ts';
import { medianInterval, runsForInterval } from './medianInterval.ts';

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, place) => place + 1);

test('the order statistics that tables give at 95 %', () => {
  // Conover, "Practical Nonparametric Statistics", and any sign-test table: n, k; interval from the k-th smallest to the k-th largest
  const table: readonly (readonly [number, number])[] = [[6, 1], [8, 1], [9, 2], [11, 2], [12, 3], [15, 4], [20, 6], [25, 8], [30, 10], [40, 14], [50, 18]];
  for (const [n, k] of table) expect(medianInterval(upTo(n))).toMatchObject({ low: k, high: n + 1 - k });
});

test('below six values there is none', () => {
  // the range of five covers 1 − 2 / 2^5 = 93.75 %
  expect(medianInterval([])).toBeNull();
  expect(medianInterval(upTo(5))).toBeNull();
  expect(medianInterval(upTo(5), 0.9)).toEqual({ low: 1, high: 5, coverage: expect.closeTo(0.9375, 12) });
  expect(medianInterval(upTo(6))).toEqual({ low: 1, high: 6, coverage: expect.closeTo(0.96875, 12) });
});

test('how many runs an interval needs', () => {
  expect([0.9, 0.95, 0.99].map((confidence) => runsForInterval(confidence))).toEqual([5, 6, 8]);
  expect(runsForInterval(0.5)).toBe(2);
});

test('covers what it promises, and one step inwards would not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(0.8, 0.9, 0.95, 0.99), (n, confidence) => {
      const interval = medianInterval(upTo(n), confidence);
      expect(interval === null).toBe(n < runsForInterval(confidence));
      if (interval === null) return;
      const { low, high, coverage } = interval;
      expect(coverage).toBeGreaterThanOrEqual(confidence);
      expect(low + high).toBe(n + 1);
      expect(coverage).toBeCloseTo(1 - 2 * binomialCdf(low - 1, n, 0.5), 10);
      if (low + 1 <= n / 2) expect(1 - 2 * binomialCdf(low, n, 0.5)).toBeLessThan(confidence);
    }),
  );
});

test('a confidence outside 0 to 1 is an error', () => {
  expect(() => medianInterval(upTo(9), 1)).toThrow(RangeError);
  expect(() => runsForInterval(0)).toThrow(RangeError);
});
