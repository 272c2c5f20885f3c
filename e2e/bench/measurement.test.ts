import { expect, test } from 'vitest';

import { Samples, summarise } from './measurement.ts';
import type { Measure } from './measurement.ts';

const MEASURE: Measure = { id: 'filter-batch', group: 'filters', label: 'filter by batch size', unit: 'ms' };

test('samples are summed up by median and 95th percentile, whatever their order', () => {
  expect(summarise([5, 1, 3])).toEqual({ median: 3, p95: expect.closeTo(4.8), least: 1, most: 5 });
  expect(summarise([7])).toEqual({ median: 7, p95: 7, least: 7, most: 7 });
  expect(summarise([])).toBeNull();
});

test('samples of one measure are kept apart by database, and a failure leaves those that were taken', () => {
  const samples = new Samples();
  samples.add(MEASURE, '10k', 20);
  samples.add(MEASURE, '1m', 70, 'slow');
  samples.add(MEASURE, '1m', 60, 'less slow');
  samples.fail(MEASURE, '1m', 'the page crashed');
  samples.fail(MEASURE, '10m', 'did not finish in 120 s');
  expect(samples.measurements().map(({ size, samples: taken, summary, problem, note }) => [size, taken, summary?.median ?? null, problem, note])).toEqual([
    ['10k', [20], 20, null, null],
    ['1m', [70, 60], 65, 'the page crashed', 'slow'],
    ['10m', [], null, 'did not finish in 120 s', null],
  ]);
});
