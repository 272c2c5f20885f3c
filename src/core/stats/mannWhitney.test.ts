import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mannWhitney, runsToDetect, smallestP } from './mannWhitney.ts';

const small = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
const wide = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });

test('the permeability of membranes (Hollander & Wolfe 1973, p. 69; the example of R’s wilcox.test)', () => {
  const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];
  const found = mannWhitney(atTerm, early);
  expect(found.u).toBe(35); // R: W = 35, one-sided p = 0.1272
  expect(found.method).toBe('exact');
  expect(found.p / 2).toBeCloseTo(0.1272, 4);
  expect(found.p).toBeCloseTo(0.2544122544122544, 12); // SciPy 1.17.1, mannwhitneyu(method='exact')
});

test('many tied values by the normal approximation', () => {
  const a = [11, 7, 8, 10, 6, 9, 10, 2, 0, 3, 3, 10, 10, 0, 5, 9, 1, 9, 1, 5, 9, 3, 4, 3, 8];
  const b = [5, 13, 7, 7, 8, 8, 8, 8, 13, 11, 11, 10, 9, 6, 13, 7, 4, 12, 3, 12, 9, 3, 2, 7, 2, 3, 8, 13, 7, 11];
  const { u, p, method } = mannWhitney(a, b); // SciPy 1.17.1, mannwhitneyu(method='asymptotic')
  expect({ u, method }).toEqual({ u: 263, method: 'normal' });
  expect(p).toBeCloseTo(0.05839325022431241, 12);
});

/** Expected values: all choices listed by Python's itertools.combinations over SciPy 1.17.1's rankdata. */
describe('tied values in small samples, exactly', () => {
  test.each([
    { a: [1, 1, 2, 3], b: [2, 3, 3, 4, 5], expected: 0.07936507936507936 },
    { a: [5, 5, 5, 6], b: [6, 6, 6, 7, 7], expected: 0.031746031746031744 },
    { a: [1, 2, 2, 2, 9], b: [2, 3, 3, 9, 9, 9], expected: 0.09523809523809523 },
  ])('$a against $b', ({ a, b, expected }) => {
    const { p, method } = mannWhitney(a, b);
    expect(method).toBe('exact');
    expect(p).toBeCloseTo(expected, 12);
  });
});

test('the smallest p of n against n (benchstat’s table; Mann & Whitney 1947, table I)', () => {
  const table: readonly (readonly [number, number])[] = [[2, 0.333], [3, 0.1], [4, 0.0286], [5, 0.0079], [6, 0.0022], [7, 0.0006]];
  for (const [n, expected] of table) {
    expect(smallestP(n, n)).toBeCloseTo(expected, 3);
    const apart = mannWhitney(Array.from({ length: n }, (_, place) => place), Array.from({ length: n }, (_, place) => place + 100));
    expect(apart.p).toBeCloseTo(smallestP(n, n), 12);
  }
  expect(smallestP(1, 1)).toBe(1);
  expect(smallestP(4, 1)).toBeCloseTo(0.4, 12);
  expect([0.1, 0.05, 0.01, 0.001].map((alpha) => runsToDetect(alpha))).toEqual([3, 4, 5, 7]);
});

test('equals the listing of every way to deal the ranks', () => {
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(mannWhitney(a, b).p).toBeCloseTo(listedP(a, b), 10);
    }),
  );
});

test('exact and normal agree where one takes over from the other', () => {
  for (const by of [5, 20, 40]) {
    const [exact, normal] = [mannWhitney(pushed(20, 0.5), pushed(20, by)), mannWhitney(pushed(20, 0.5), pushed(21, by))];
    expect([exact.method, normal.method]).toEqual(['exact', 'normal']);
    expect(Math.abs(exact.p - normal.p)).toBeLessThan(0.06);
  }
});

test('does not depend on order, side, scale or place', () => {
  fc.assert(
    fc.property(wide, wide, fc.integer({ min: 1, max: 8 }), (a, b, power) => {
      const found = mannWhitney(a, b);
      const swapped = mannWhitney(b, a);
      expect(found.p).toBeGreaterThan(0);
      expect(found.p).toBeLessThanOrEqual(1);
      expect(swapped.p).toBeCloseTo(found.p, 10);
      expect(swapped.u).toBe(a.length * b.length - found.u);
      const scaled = (values: readonly number[]): number[] => values.toReversed().map((value) => value * 2 ** power);
      expect(mannWhitney(scaled(a), scaled(b))).toEqual(found);
    }),
  );
});

test('equal samples differ in nothing', () => {
  expect(mannWhitney([5, 5, 5, 5], [5, 5, 5, 5]).p).toBe(1);
  const many = Array.from({ length: 50 }, () => 5);
  expect(mannWhitney(many, many)).toEqual({ u: 1250, p: 1, method: 'normal' });
});

test('an empty sample and NaN are errors', () => {
  expect(() => mannWhitney([], [1])).toThrow(RangeError);
  expect(() => mannWhitney([1], [NaN])).toThrow(RangeError);
  expect(() => smallestP(0, 3)).toThrow(RangeError);
  expect(() => runsToDetect(0)).toThrow(RangeError);
});

function pushed(n: number, by: number): readonly number[] {
  return Array.from({ length: n }, (_, place) => ((place * 37) % 101) + by);
}

/** The share of all choices of ranks for `a` whose U is at least as far from the middle. */
function listedP(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b];
  const middle = (a.length * b.length) / 2;
  const farness = (chosen: ReadonlySet<number>): number => {
    let u = 0;
    for (const i of chosen) for (const j of all.keys()) if (!chosen.has(j)) u += Math.sign((all[i] ?? 0) - (all[j] ?? 0)) / 2 + 0.5;
    return Math.abs(u - middle);
  };
  const observed = farness(new Set(a.keys()));
  let [far, ways] = [0, 0];
  const choose = (chosen: readonly number[], from: number): void => {
    if (chosen.length === a.length) {
      ways += 1;
      if (farness(new Set(chosen)) >= observed) far += 1;
      return;
    }
    for (let next = from; next < all.length; next += 1) choose([...chosen, next], next + 1);
  };
  choose([], 0);
  return far / ways;
}
