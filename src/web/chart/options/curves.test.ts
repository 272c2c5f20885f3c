import { describe, expect, test } from 'vitest';
import { frontierStairs } from './frontierLine.ts';
import { isoPoints } from './isoLines.ts';
import { jitter } from './jitter.ts';
import { pairs } from './lineSeries.ts';

describe('isoPoints', () => {
  test('y = level · x, from where it enters both ranges to where it leaves', () => {
    const points = isoPoints(2, 'ratio', [1, 100], [10, 50]);
    expect(points[0]).toEqual([5, 10]);
    expect(points.at(-1)).toEqual([25, 50]);
    for (const [x, y] of points) expect(y / x).toBeCloseTo(2, 9);
  });

  test('y = level / x falls', () => {
    const points = isoPoints(100, 'product', [1, 50], [0, 20]);
    expect(points[0]).toEqual([5, 20]);
    expect(points.at(-1)).toEqual([50, 2]);
    for (const [x, y] of points) expect(x * y).toBeCloseTo(100, 9);
  });

  test('starts in the corner where the axes start at zero', () => {
    expect(isoPoints(1, 'ratio', [0, 10], [0, 10])[0]).toEqual([0, 0]);
  });

  test('a line that passes by is no line', () => {
    expect(isoPoints(1000, 'ratio', [1, 10], [1, 10])).toEqual([]);
    expect(isoPoints(0, 'ratio', [1, 10], [1, 10])).toEqual([]);
    expect(isoPoints(Number.NaN, 'ratio', [1, 10], [1, 10])).toEqual([]);
  });
});

describe('frontierStairs', () => {
  const x = [0, 10] as const;
  const y = [0, 100] as const;

  test('less power and more throughput: up and to the right, never above what was reached', () => {
    const stairs = frontierStairs([{ x: 4, y: 60 }, { x: 1, y: 20 }], { x: 'lower', y: 'higher' }, x, y);
    expect(stairs).toEqual([[1, 0], [1, 20], [4, 20], [4, 60], [10, 60]]);
  });

  test('less of both: down and to the right', () => {
    const stairs = frontierStairs([{ x: 1, y: 50 }, { x: 4, y: 10 }], { x: 'lower', y: 'lower' }, x, y);
    expect(stairs).toEqual([[1, 100], [1, 50], [4, 50], [4, 10], [10, 10]]);
  });

  test('more of both: from the left border down to the lower one', () => {
    const stairs = frontierStairs([{ x: 2, y: 80 }, { x: 8, y: 30 }], { x: 'higher', y: 'higher' }, x, y);
    expect(stairs).toEqual([[0, 80], [2, 80], [2, 30], [8, 30], [8, 0]]);
  });

  test('nothing has no frontier', () => {
    expect(frontierStairs([], { x: 'lower', y: 'lower' }, x, y)).toEqual([]);
  });
});

test('jitter is the same every time, stays within ±1 and uses both sides', () => {
  const places = Array.from({ length: 200 }, (_, index) => jitter(index));
  expect(places).toEqual(Array.from({ length: 200 }, (_, index) => jitter(index)));
  expect(Math.max(...places)).toBeGreaterThan(0.9);
  expect(Math.min(...places)).toBeLessThan(-0.9);
  for (const place of places) expect(Math.abs(place)).toBeLessThanOrEqual(1);
  expect(new Set(places).size).toBe(200);
});

test('pairs keeps gaps as NaN', () => {
  expect([...pairs(Float64Array.of(0, 1, 2), Float64Array.of(5, Number.NaN, 7))]).toEqual([0, 5, 1, Number.NaN, 2, 7]);
});
