import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { heatScale } from './heat.ts';

test('ranks from worst to best, evenly', () => {
  const heat = heatScale([30, 10, 20, 40, 50]);
  expect([10, 20, 30, 40, 50].map((value) => heat(value))).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test('one outlier moves nobody else', () => {
  const values = [1, 2, 3, 4];
  const heat = heatScale([...values, 5]);
  const withOutlier = heatScale([...values, 1e12]);
  expect(values.map((value) => withOutlier(value))).toEqual(values.map((value) => heat(value)));
  expect(withOutlier(1e12)).toBe(1);
});

test('equal values share the middle of their ranks', () => {
  const heat = heatScale([1, 2, 2, 2, 3]);
  expect([1, 2, 3].map((value) => heat(value))).toEqual([0, 0.5, 1]);
  const low = heatScale([1, 1, 2]);
  expect([1, 2].map((value) => low(value))).toEqual([0.25, 1]);
});

test('no scale without two different values', () => {
  for (const values of [[], [7], [7, 7, 7]]) expect(heatScale(values)(7)).toBeNull();
});

test('a value that is not among them falls between its neighbours, or at the end', () => {
  const heat = heatScale([10, 20, 30]);
  expect([5, 15, 25, 99].map((value) => heat(value))).toEqual([0, 0.25, 0.75, 1]);
});

test('keeps the order and stays within 0 and 1', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(values, (list) => {
      const heat = heatScale(list);
      const sorted = list.toSorted((left, right) => left - right);
      const heats = sorted.map((value) => heat(value));
      if (sorted[0] === sorted.at(-1)) return;
      for (const [index, value] of heats.entries()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        const previous = heats[index - 1];
        const [before, here] = [sorted[index - 1], sorted[index]];
        if (typeof previous !== 'number' || before === undefined || here === undefined) continue;
        if (before < here) expect(value).toBeGreaterThan(previous);
        else expect(value).toBe(previous);
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});
