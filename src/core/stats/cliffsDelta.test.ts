import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { cliffsDelta, magnitudeOf } from './cliffsDelta.ts';
import { mannWhitney } from './mannWhitney.ts';

const samples = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 20 });

test('samples that do not touch, and one that lies within', () => {
  expect(cliffsDelta([4, 5, 6], [1, 2, 3])).toBe(1);
  expect(cliffsDelta([1, 2, 3], [4, 5, 6])).toBe(-1);
  // by hand: of 9 pairs 1 is greater, 5 are smaller, 3 equal
  expect(cliffsDelta([1, 2, 3], [2, 3, 3])).toBeCloseTo((1 - 5) / 9, 12);
});

test('equals the count of all pairs, and 2 U / (mn) − 1', () => {
  fc.assert(
    fc.property(samples, samples, (a, b) => {
      const counted = a.flatMap((left) => b.map((right) => Math.sign(left - right))).reduce<number>((sum, sign) => sum + sign, 0) / (a.length * b.length);
      expect(cliffsDelta(a, b)).toBeCloseTo(counted, 12);
      expect(cliffsDelta(a, b)).toBeCloseTo((2 * mannWhitney(a, b).u) / (a.length * b.length) - 1, 12);
      expect(cliffsDelta(a, b) + cliffsDelta(b, a)).toBeCloseTo(0, 12);
    }),
  );
});

test('the words for its size change at .15, .33 and .47', () => {
  expect([0, 0.149, 0.15, 0.329, 0.33, 0.469, 0.47, 1].map((delta) => magnitudeOf(delta))).toEqual([
    'negligible',
    'negligible',
    'small',
    'small',
    'moderate',
    'moderate',
    'large',
    'large',
  ]);
  expect(magnitudeOf(-0.4)).toBe('moderate');
});

test('an empty sample and a delta beyond 1 are errors', () => {
  expect(() => cliffsDelta([], [1])).toThrow(RangeError);
  expect(() => magnitudeOf(1.2)).toThrow(RangeError);
  expect(() => magnitudeOf(NaN)).toThrow(RangeError);
});
