import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { geometricMean } from './geometricMean.ts';

const ratios = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 30 });

test('five ratios', () => {
  // SciPy 1.17.1: gmean, and exp of t.interval on the logarithms
  const { geomean, low, high, n } = geometricMean([1.1, 1.3, 0.9, 1.5, 1.2]);
  expect(geomean).toBeCloseTo(1.1829604100378162, 12);
  expect(low).toBeCloseTo(0.93351301, 8);
  expect(high).toBeCloseTo(1.49906355, 8);
  expect(n).toBe(5);
});

test('twice and half cancel (the argument of Fleming & Wallace 1986)', () => {
  // the arithmetic mean would be 1.25
  expect(geometricMean([2, 0.5]).geomean).toBeCloseTo(1, 14);
});

test('no interval below three', () => {
  expect(geometricMean([2])).toEqual({ geomean: 2, low: null, high: null, n: 1 });
  expect(geometricMean([2, 8])).toEqual({ geomean: expect.closeTo(4, 12), low: null, high: null, n: 2 });
  expect(geometricMean([2, 2, 2])).toMatchObject({ low: expect.closeTo(2, 12), high: expect.closeTo(2, 12) });
});

test('turning every ratio over turns the result over', () => {
  fc.assert(
    fc.property(ratios, (values) => {
      const [there, back] = [geometricMean(values), geometricMean(values.map((value) => 1 / value))];
      expect(there.geomean * back.geomean).toBeCloseTo(1, 9);
      const product = (there.low ?? NaN) * (back.high ?? NaN);
      expect(product).toBeCloseTo(1, 9);
    }),
  );
});

test('no ratio, and one that is not above 0, are errors', () => {
  expect(() => geometricMean([])).toThrow(RangeError);
  expect(() => geometricMean([1, 0])).toThrow(RangeError);
  expect(() => geometricMean([1, NaN])).toThrow(RangeError);
});
