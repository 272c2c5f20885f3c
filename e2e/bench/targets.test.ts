import { expect, test } from 'vitest';

import type { Measurement } from './measurement.ts';
import { summarise } from './measurement.ts';
import { meets, targetOf } from './targets.ts';

function measurement(id: string, size: Measurement['size'], samples: readonly number[], problem: string | null = null): Measurement {
  return { id, group: 'filters', label: id, unit: 'ms', size, samples, summary: summarise(samples), problem, note: null };
}

test('filters, sort, search and cell content share a target that grows with the database; kept answers have none', () => {
  for (const id of ['filter-precision', 'filter-dates', 'sort', 'search', 'content']) expect([targetOf(id, '10k'), targetOf(id, '10m')], id).toEqual([{ limit: 50, of: 'p95' }, { limit: 100, of: 'p95' }]);
  for (const id of ['filter-kept', 'content-kept', 'drill-down-kept', 'performance-filter-kept', 'open-cold', 'memory-peak']) expect(targetOf(id, '1m'), id).toBeNull();
});

test('filters of the other pages have their own', () => {
  expect(targetOf('performance-filter-precision', '1m')).toEqual({ limit: 100, of: 'p95' });
  expect(targetOf('power-first', '10m')).toEqual({ limit: 1500, of: 'median' });
});

test('an opening of the largest database is held to native time, too', () => {
  const opening = measurement('open-warm', '10m', [2000]);
  expect(meets(opening, null)).toBe(true);
  expect(meets(opening, 1100)).toBe(true);
  expect(meets(opening, 900)).toBe(false);
  expect(meets(measurement('open-warm', '10m', [2600]), 5000)).toBe(false);
});

test('what could not be measured is not met; what has no target is neither', () => {
  expect(meets(measurement('filter-batch', '10m', [], 'did not finish in 120 s'), null)).toBe(false);
  expect(meets(measurement('filter-batch', '1m', [10, 20, 90]), null)).toBe(false);
  expect(meets(measurement('filter-batch', '1m', [10, 20, 30]), null)).toBe(true);
  expect(meets(measurement('filter-kept', '1m', [10]), null)).toBeNull();
});
