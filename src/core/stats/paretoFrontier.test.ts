import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ParetoDirections } from './paretoFrontier.ts';
import { paretoFrontier } from './paretoFrontier.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: 8 }), y: fc.integer({ min: 0, max: 8 }) });
const direction = fc.constantFrom<('lower' | 'higher')[]>('lower', 'higher');

test('latency against throughput', () => {
  const points = [{ x: 10, y: 100 }, { x: 20, y: 150 }, { x: 15, y: 90 }, { x: 20, y: 150 }, { x: 10, y: 80 }];
  expect(paretoFrontier(points, { x: 'lower', y: 'higher' })).toEqual([true, true, false, true, false]);
});

test('equals the definition for every pair of directions, ties included', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), direction, direction, (points, x, y) => {
      expect(paretoFrontier(points, { x, y })).toEqual(byDefinition(points, { x, y }));
    }),
    { numRuns: 300 },
  );
});

test('no points, one point, and one that is no number', () => {
  expect(paretoFrontier([], { x: 'lower', y: 'lower' })).toEqual([]);
  expect(paretoFrontier([{ x: 1, y: 1 }], { x: 'lower', y: 'lower' })).toEqual([true]);
  expect(() => paretoFrontier([{ x: 1, y: NaN }], { x: 'lower', y: 'lower' })).toThrow('point 1');
});

function byDefinition(points: readonly { x: number; y: number }[], better: ParetoDirections): boolean[] {
  return points.map((point) => !points.some((other) => {
    const [x, y] = [gain(other.x, point.x, better.x), gain(other.y, point.y, better.y)];
    return x >= 0 && y >= 0 && (x > 0 || y > 0);
  }));
}

function gain(to: number, from: number, better: 'lower' | 'higher'): number {
  return better === 'lower' ? from - to : to - from;
}
