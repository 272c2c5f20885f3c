import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { coefficientOfVariation, mean, median, medianAbsoluteDeviation, quantile, sortAscending, standardDeviation } from './summary.ts';

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const samples = fc.array(finite, { minLength: 2, maxLength: 40 });

test('quantiles of type 7, as the help of R has them and DuckDB computes them', () => {
  // R: quantile(c(1, 2, 3, 4, 10)), and DuckDB 1.5.6: quantile_cont over the same values
  const sorted = [1, 2, 3, 4, 10];
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p))).toEqual([1, 2, 3, 4, 10]);
  expect(quantile(sorted, 0.9)).toBeCloseTo(7.6, 12);
  expect(quantile([3], 0.99)).toBe(3);
});

test('summaries of small samples', () => {
  // SciPy 1.17.1: median_abs_deviation; NumPy: std(ddof=1)
  expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138089935299395, 14);
  expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
  expect(median([9, 1, 5, 3])).toBe(4);
  expect(coefficientOfVariation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138089935299395 / 5, 14);
});

test('a large common part costs no digits', () => {
  // Higham, "Accuracy and Stability of Numerical Algorithms", §1.9: variance of (10000, 10001, 10002) is 1
  expect(standardDeviation([1e9, 1e9 + 1, 1e9 + 2])).toBe(1);
});

test('no coefficient of variation from one value or about a mean of 0', () => {
  expect(coefficientOfVariation([3])).toBeNull();
  expect(coefficientOfVariation([-1, 1])).toBeNull();
});

test('sorting leaves the given values alone', () => {
  const given = [3, 1, 2];
  expect([...sortAscending(given)]).toEqual([1, 2, 3]);
  expect(given).toEqual([3, 1, 2]);
});

test('quantiles rise, stay within the sample, and do not ask for an order', () => {
  fc.assert(
    fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p, other) => {
      const sorted = sortAscending(values);
      const [low, high] = [quantile(sorted, Math.min(p, other)), quantile(sorted, Math.max(p, other))];
      expect(low).toBeLessThanOrEqual(high + 1e-9 * Math.abs(high));
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
      expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      expect(median(values.toReversed())).toBe(median(values));
    }),
  );
});

test('an empty sample, NaN and infinity are errors', () => {
  for (const values of [[], [1, NaN], [Infinity, 1]]) {
    for (const statistic of [sortAscending, median, mean, standardDeviation, medianAbsoluteDeviation]) expect(() => statistic(values)).toThrow(RangeError);
  }
  expect(() => standardDeviation([1])).toThrow('1 values, where 2 are needed');
  expect(() => quantile([1, 2], 1.1)).toThrow(RangeError);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});
