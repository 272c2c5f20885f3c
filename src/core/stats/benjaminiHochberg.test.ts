import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { benjaminiHochberg } from './benjaminiHochberg.ts';

const PAPER = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

test('the fifteen p-values of Benjamini & Hochberg 1995, §4.1: four are discoveries at 5 %', () => {
  const q = benjaminiHochberg(PAPER);
  expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
  // R: p.adjust(p, "BH"); SciPy 1.17.1: false_discovery_control
  const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1];
  q.forEach((value, place) => expect(value).toBeCloseTo(expected[place] ?? NaN, 8));
});

test('keeps the order given', () => {
  const q = benjaminiHochberg(PAPER);
  expect(benjaminiHochberg(PAPER.toReversed())).toEqual(q.toReversed());
});

test('rejects what the step-up rule of the paper rejects', () => {
  fc.assert(
    fc.property(probabilities, fc.constantFrom(0.01, 0.05, 0.2), (p, level) => {
      const sorted = p.toSorted((left, right) => left - right);
      const k = sorted.findLastIndex((value, place) => value * p.length <= level * (place + 1)) + 1;
      const rejected = benjaminiHochberg(p).filter((q) => q <= level);
      expect(rejected).toHaveLength(k);
    }),
  );
});

test('q is never below p, never above 1, and keeps the order of p', () => {
  fc.assert(
    fc.property(probabilities, (p) => {
      const q = benjaminiHochberg(p);
      p.forEach((value, place) => {
        expect(q[place]).toBeGreaterThanOrEqual(value - 1e-15);
        expect(q[place]).toBeLessThanOrEqual(1);
        p.forEach((other, at) => {
          if (value < other) expect(q[place] ?? NaN).toBeLessThanOrEqual(q[at] ?? NaN);
        });
      });
    }),
  );
});

test('none, one, and what is no probability', () => {
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
  expect(benjaminiHochberg([0.05, 0.05, 0.05])).toEqual([0.05, 0.05, 0.05]); // at the level, not a rounding error above it
  expect(() => benjaminiHochberg([0.1, NaN])).toThrow('between 0 and 1, not at NaN');
  expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
});
