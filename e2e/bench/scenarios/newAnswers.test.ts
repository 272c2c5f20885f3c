import { expect, test } from 'vitest';

import { parseView } from '../../../src/core/view/codec.ts';
import { BEFORE, BEFORE_BATCH, BEFORE_PRECISION, benchmarkDay, togglesThroughAllSets } from './newAnswers.ts';
import { droppedOf } from './scrolling.ts';

test('toggling boxes in turn checks every set of them once', () => {
  for (const boxes of [1, 2, 3, 6]) {
    let checked = 0;
    const sets = togglesThroughAllSets(boxes).map((box) => (checked ^= 1 << box));
    expect(new Set(sets).size).toBe(2 ** boxes - 1);
    expect(sets.every((set) => set > 0 && set < 2 ** boxes)).toBe(true);
  }
});

test('the filters before a measured one are different, and the application understands them', () => {
  for (const list of [BEFORE, BEFORE_BATCH, BEFORE_PRECISION]) {
    expect(new Set(list).size).toBe(list.length);
    for (const parameters of list) expect(parseView(`?v=1&${parameters}`).ignored, parameters).toEqual([]);
  }
  expect(BEFORE_BATCH.join()).not.toContain('batch');
  expect(BEFORE_PRECISION.join()).not.toContain('precision');
});

test('days lie in the year of the benchmark databases', () => {
  expect([benchmarkDay(0), benchmarkDay(349)]).toEqual(['2025-11-20', '2026-11-04']);
});

test('frames that took several screen refreshes dropped those between', () => {
  expect(droppedOf([16.7, 16.6, 33.4, 16.7, 100])).toEqual({ shown: 5, dropped: 6 });
});
