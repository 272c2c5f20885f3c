import { array, assert, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './lineNames.ts';

test('names far apart stay where they are, close ones part evenly', () => {
  expect(spread([20, 100], 10, 0, 200)).toEqual([20, 100]);
  expect(spread([50, 50], 10, 0, 200)).toEqual([45, 55]);
  expect(spread([50, 52, 54], 10, 0, 200)).toEqual([42, 52, 62]);
});

test('names at a border move inside', () => {
  expect(spread([0, 1], 10, 0, 200)).toEqual([5, 15]);
  expect(spread([199, 200], 10, 0, 200)).toEqual([185, 195]);
});

test('names keep their order and a step between them, and stay inside where they fit', () => {
  const places = array(double({ min: 0, max: 300, noNaN: true }), { maxLength: 20 });
  assert(
    property(places, (wanted) => {
      const sorted = wanted.toSorted((one, other) => one - other);
      const spreaded = spread(sorted, 12, 0, 300);
      expect(spreaded).toHaveLength(sorted.length);
      for (let index = 1; index < spreaded.length; index += 1) expect((spreaded[index] ?? 0) - (spreaded[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-6);
      expect(spreaded[0] ?? 6).toBeGreaterThanOrEqual(6 - 1e-6);
      expect(spreaded.at(-1) ?? 0).toBeLessThanOrEqual(294 + 1e-6);
    }),
  );
});
