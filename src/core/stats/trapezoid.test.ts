import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { trapezoidEnergy } from './trapezoid.ts';

test('constant power is power times time; a ramp is its mean times time', () => {
  expect(trapezoidEnergy([0, 1, 2, 5], [40, 40, 40, 40], 10)).toEqual({ energyJ: 200, coveredS: 5, gapS: 0 });
  expect(trapezoidEnergy([10, 20], [0, 100], 10)).toEqual({ energyJ: 500, coveredS: 10, gapS: 0 });
});

test('unevenly spaced samples (NumPy 2: trapezoid([10, 30, 20, 50], [0, 0.5, 2, 2.25]) is 56.25)', () => {
  expect(trapezoidEnergy([0, 0.5, 2, 2.25], [10, 30, 20, 50], 5).energyJ).toBeCloseTo(56.25, 12);
});

test('no energy is made up over a gap', () => {
  expect(trapezoidEnergy([0, 1, 11, 12], [50, 50, 50, 50], 2)).toEqual({ energyJ: 100, coveredS: 2, gapS: 10 });
});

test('below two samples there is none; two at one moment add none', () => {
  expect(trapezoidEnergy([], [], 1)).toEqual({ energyJ: 0, coveredS: 0, gapS: 0 });
  expect(trapezoidEnergy([3], [50], 1)).toEqual({ energyJ: 0, coveredS: 0, gapS: 0 });
  expect(trapezoidEnergy([3, 3, 4], [50, 70, 70], 1)).toEqual({ energyJ: 70, coveredS: 1, gapS: 0 });
});

test('the integral of a parabola, and the parts of a series add up', () => {
  const seconds = Float64Array.from({ length: 1001 }, (_, place) => place / 1000);
  expect(trapezoidEnergy(seconds, seconds.map((time) => 3 * time * time), 1).energyJ).toBeCloseTo(1, 5);
  const watts = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(watts, fc.nat(), (values, any) => {
      const times = values.map((_, place) => place * 0.5);
      const cut = 1 + (any % (values.length - 2));
      const [whole, first, rest] = [[0, values.length], [0, cut + 1], [cut, values.length]].map(([from, to]) => trapezoidEnergy(times.slice(from, to), values.slice(from, to), 1).energyJ);
      expect((first ?? NaN) + (rest ?? NaN)).toBeCloseTo(whole ?? NaN, 8);
    }),
  );
});

test('lists that do not fit, times that go back and NaN are errors', () => {
  expect(() => trapezoidEnergy([0, 1], [5], 1)).toThrow('2 times for 1 samples');
  expect(() => trapezoidEnergy([1, 0], [5, 5], 1)).toThrow('sample 2 is 1 s before');
  expect(() => trapezoidEnergy([0, 1], [5, NaN], 1)).toThrow('NaN W');
  expect(() => trapezoidEnergy([0], [1], 0)).toThrow(RangeError);
});
