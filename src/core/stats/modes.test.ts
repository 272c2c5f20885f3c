import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { seededNoise } from '../testing/seededNoise.ts';
import { modes } from './modes.ts';

const { normal, uniform } = seededNoise(2024);
const exponential = (): number => -Math.log(1 - uniform());
const halves = (apart: number): (() => number) => () => normal() + (uniform() < 0.5 ? 0 : apart);

describe('one hump is hardly ever taken for two: below 2 of 100 samples', () => {
  test.each([
    { name: 'normal', draw: normal },
    { name: 'log-normal, 5 %', draw: () => 100 * Math.exp(0.05 * normal()) },
    { name: 'log-normal, wide', draw: () => Math.exp(normal()) },
    { name: 'exponential', draw: exponential },
    { name: 'a floor and an exponential tail', draw: () => 100 + 5 * exponential() },
    { name: 'the same upside down', draw: () => 100 - 5 * exponential() },
    { name: 'normal, rounded to tenths of its deviation', draw: () => Math.round(10 * normal()) / 10 },
    { name: 'normal, rounded to its deviation', draw: () => Math.round(normal()) },
  ])('$name', ({ draw }) => {
    for (const [n, trials] of [[30, 1000], [100, 500], [400, 200]] as const) expect(shareFound(draw, n, trials)).toBeLessThan(0.02);
  });
});

describe('two humps are found', () => {
  test('4 deviations apart: mostly from 100 values, always from 400', () => {
    expect(shareFound(halves(4), 100, 300)).toBeGreaterThan(0.8);
    expect(shareFound(halves(4), 400, 100)).toBeGreaterThan(0.98);
  });

  test('6 deviations apart: nearly always from 30 values', () => {
    expect(shareFound(halves(6), 30, 300)).toBeGreaterThan(0.95);
    expect(shareFound(halves(6), 100, 100)).toBe(1);
  });

  test('a fifth of the runs far off: mostly from 100 values', () => {
    expect(shareFound(() => 100 + 2 * normal() + (uniform() < 0.2 ? 20 : 0), 100, 300)).toBeGreaterThan(0.75);
  });

  test('three humps are three', () => {
    const values = Array.from({ length: 300 }, (_, place) => 10 + (place % 3) * 10 + 0.8 * normal());
    expect(modes(values)?.map(({ n }) => n)).toEqual([100, 100, 100]);
  });
});

test('the medians and numbers of runs on either side', () => {
  const values = Array.from({ length: 50 }, (_, place) => (place < 30 ? 10 + (place % 7) / 10 : 20 + (place % 5) / 10));
  expect(modes(values)).toEqual([
    { median: 10.3, n: 30 },
    { median: 20.2, n: 20 },
  ]);
});

test('two machines whose times repeat to the digit', () => {
  const values = Array.from({ length: 60 }, (_, place) => (place % 2 === 0 ? 10 : 20 + (place % 3) / 10));
  expect(modes(values)?.map(({ n }) => n)).toEqual([30, 30]);
});

test('steps of a coarse clock are no humps', () => {
  expect(modes(Array.from({ length: 100 }, (_, place) => place % 2))).toBeNull();
  expect(modes(Array.from({ length: 100 }, (_, place) => 15 * (place % 4)))).toBeNull();
});

test('a few runs that went wrong do not hide two humps', () => {
  const values = [...Array.from({ length: 190 }, () => 18 + 0.6 * normal()), ...Array.from({ length: 80 }, () => 21.4 + 0.6 * normal()), 31, 31.2, 32];
  const found = modes(values);
  expect(found).toHaveLength(2);
  expect(found?.[0]?.median).toBeCloseTo(18, 0);
  expect(found?.[1]?.median).toBeCloseTo(21.5, 0);
});

test('a few far outliers are no hump', () => {
  const values = [...Array.from({ length: 60 }, () => 100 + normal()), 400, 410, 405];
  expect(modes(values)).toBeNull();
});

test('too few values, and all the same', () => {
  expect(modes(Array.from({ length: 19 }, (_, place) => (place % 2) * 100 + place))).toBeNull();
  expect(modes([])).toBeNull();
  expect(modes(Array.from({ length: 30 }, () => 7))).toBeNull();
  expect(modes(Array.from({ length: 30 }, (_, place) => (place === 0 ? 8 : 7)))).toBeNull();
});

test('order, place and scale change nothing, and every value has its hump', () => {
  const samples = fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 300, max: 400 })), { minLength: 20, maxLength: 80 });
  fc.assert(
    fc.property(samples, (values) => {
      const found = modes(values);
      expect(modes(values.toReversed())).toEqual(found);
      expect(modes(values.map((value) => value * 4))?.map(({ n }) => n)).toEqual(found?.map(({ n }) => n));
      if (found === null) return;
      expect(found.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
      expect(found.map(({ median }) => median)).toEqual(found.map(({ median }) => median).toSorted((left, right) => left - right));
    }),
  );
});

test('NaN is an error', () => {
  expect(() => modes(Array.from({ length: 30 }, () => NaN))).toThrow(RangeError);
});

function shareFound(draw: () => number, n: number, trials: number): number {
  let found = 0;
  for (let trial = 0; trial < trials; trial += 1) if (modes(Array.from({ length: n }, draw)) !== null) found += 1;
  return found / trials;
}
