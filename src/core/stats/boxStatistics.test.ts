import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { boxStatistics } from './boxStatistics.ts';

const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

test('a box with an outlier, worked by hand', () => {
  // type-7 quartiles 2 and 4, so the fences lie at -1 and 7
  expect(boxStatistics([4, 1, 10, 3, 2])).toEqual({ q1: 2, median: 3, q3: 4, whiskers: [1, 4], outliers: [10] });
});

test('a value on the fence is inside', () => {
  expect(boxStatistics([0, 2, 2, 4, 4, 7])).toMatchObject({ q1: 2, q3: 4, whiskers: [0, 7], outliers: [] });
  expect(boxStatistics([5])).toEqual({ q1: 5, median: 5, q3: 5, whiskers: [5, 5], outliers: [] });
});

test('every value is within the whiskers or an outlier, and the box lies between them', () => {
  fc.assert(
    fc.property(samples, (values) => {
      const { q1, median, q3, whiskers, outliers } = boxStatistics(values);
      const inside = values.filter((value) => value >= whiskers[0] && value <= whiskers[1]);
      expect(inside.length + outliers.length).toBe(values.length);
      expect(median).toBeGreaterThanOrEqual(q1 - 1e-9);
      expect(q3).toBeGreaterThanOrEqual(median - 1e-9);
      expect(outliers.every((value) => value < whiskers[0] || value > whiskers[1])).toBe(true);
    }),
  );
});

test('an empty sample is an error', () => {
  expect(() => boxStatistics([])).toThrow(RangeError);
});
