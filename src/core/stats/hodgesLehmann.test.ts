import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { seededNoise } from '../testing/seededNoise.ts';
import { hodgesLehmannRatio, hodgesLehmannShift } from './hodgesLehmann.ts';
import { mannWhitney } from './mannWhitney.ts';
import { differenceAt } from './pairwiseDifferences.ts';
import { sortAscending } from './summary.ts';

const anyValues = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 25 });
const tied = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 25 });
const positive = fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 25 });

test('the permeability of membranes (Hollander & Wolfe 1973; R’s wilcox.test with conf.int)', () => {
  const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];
  const { shift, low, high } = hodgesLehmannShift(early, atTerm);
  expect(shift).toBeCloseTo(0.305, 12);
  expect(low).toBeCloseTo(-0.15, 12);
  expect(high).toBeCloseTo(0.76, 12);
});

test('twice as long is a ratio of two, with an interval about it', () => {
  const base = [100, 101, 99, 102, 98, 100.5];
  const found = hodgesLehmannRatio(base, base.map((value) => value * 2));
  expect(found.ratio).toBeCloseTo(2, 12);
  expect(found.low).toBeLessThan(2);
  expect(found.high).toBeGreaterThan(2);
});

test('three against three have no 95 % interval, four against four have', () => {
  expect(hodgesLehmannShift([1, 2, 3], [11, 12, 13])).toEqual({ shift: 10, low: null, high: null });
  expect(hodgesLehmannShift([1, 2, 3, 4], [11, 12, 13, 14])).toEqual({ shift: 10, low: 7, high: 13 });
});

test('each order statistic equals that of the whole list', () => {
  fc.assert(
    fc.property(fc.oneof(anyValues, tied), fc.oneof(anyValues, tied), fc.nat(), (first, second, any) => {
      const [a, b] = [sortAscending(first), sortAscending(second)];
      const listed = [...a].flatMap((left) => [...b].map((right) => right - left)).toSorted((left, right) => left - right);
      const k = any % listed.length;
      expect(differenceAt(a, b, k + 1) === listed[k]).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('swapping the samples inverts the ratio and its interval', () => {
  fc.assert(
    fc.property(positive, positive, (base, other) => {
      const [there, back] = [hodgesLehmannRatio(base, other), hodgesLehmannRatio(other, base)];
      expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
      expect((there.low ?? NaN) * (back.high ?? NaN)).toBeCloseTo(1, 9);
      expect(hodgesLehmannRatio(base.toReversed(), other.toReversed())).toEqual(there);
      expect(hodgesLehmannRatio(base, other.map((value) => value * 8)).ratio / there.ratio).toBeCloseTo(8, 6);
    }),
  );
});

test('the interval leaves out 1 exactly when the exact test rejects at 5 %', () => {
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 8, maxLength: 24 });
  fc.assert(
    fc.property(distinct, fc.integer({ min: 4, max: 12 }), (values, at) => {
      const size = Math.min(at, values.length - 4);
      const [base, other] = [values.slice(0, size), values.slice(size)];
      const { low, high } = hodgesLehmannShift(base, other);
      expect((low ?? NaN) > 0 || (high ?? NaN) < 0).toBe(mannWhitney(base, other).p <= 0.05);
    }),
  );
});

test('the interval holds the true ratio in 95 of 100 cases, also beyond the exact sizes', () => {
  const { normal } = seededNoise(11);
  const sample = (n: number, centre: number): number[] => Array.from({ length: n }, () => centre * Math.exp(0.1 * normal()));
  for (const n of [5, 12, 30]) {
    const trials = 1500;
    let held = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const { low, high } = hodgesLehmannRatio(sample(n, 10), sample(n, 13));
      if ((low ?? NaN) <= 1.3 && (high ?? NaN) >= 1.3) held += 1;
    }
    expect(held / trials).toBeGreaterThan(0.935);
    expect(held / trials).toBeLessThan(0.985);
  }
});

test('2,000 against 2,000 values without listing four million differences', () => {
  const { uniform } = seededNoise(5);
  const [base, other] = [0, 1].map(() => Array.from({ length: 2000 }, () => Math.exp(uniform())));
  const start = performance.now();
  const { ratio } = hodgesLehmannRatio(base ?? [], other ?? []);
  expect(performance.now() - start).toBeLessThan(500); // about 5 ms when nothing else runs
  expect(ratio).toBeGreaterThan(0.95);
  expect(ratio).toBeLessThan(1.05);
});

test('what has no ratio is an error', () => {
  expect(() => hodgesLehmannRatio([1, 0], [1, 2])).toThrow('value 2 of the sample is 0');
  expect(() => hodgesLehmannRatio([1], [])).toThrow(RangeError);
  expect(() => hodgesLehmannShift([NaN], [1])).toThrow(RangeError);
  expect(() => hodgesLehmannShift([1], [1], 1)).toThrow(RangeError);
  expect(() => differenceAt(Float64Array.of(1), Float64Array.of(1), 2)).toThrow(RangeError);
});
