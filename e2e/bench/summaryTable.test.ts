import { expect, test } from 'vitest';

import type { Measurement } from './measurement.ts';
import { summarise } from './measurement.ts';
import { summaryTables } from './summaryTable.ts';

function measurement(id: string, size: Measurement['size'], samples: readonly number[], problem: string | null = null): Measurement {
  return { id, group: 'filters', label: `by ${id}`, unit: 'ms', size, samples, summary: summarise(samples), problem, note: null };
}

test('each target is held against the slowest measure behind it, and one that could not be measured fails it', () => {
  const [text = '', site = ''] = summaryTables({
    sizes: ['10k', '1m'],
    measurements: [
      measurement('filter-batch', '10k', [20, 20]),
      measurement('sort', '10k', [40, 40]),
      measurement('filter-kept', '10k', [400]),
      measurement('filter-batch', '1m', [20]),
      measurement('sort', '1m', [], 'the page crashed'),
      measurement('open-warm', '1m', [500]),
      measurement('site-useful-cold', null, [600]),
    ],
    native: { '1m': [{ id: 'open', kind: 'plain', label: '', sql: '', coldMs: 250, medianMs: 100, p95Ms: 120 }] },
  });
  const lines = text.split('\n').map((line) => line.replaceAll(/ +/gu, ' '));
  expect(lines.slice(2)).toEqual([
    '| drop → matrix, engine warm | | 500 ms ✓ ≤ 600 ms · 2.0 × native |',
    '| slowest filter, sort, search or cell content, p95 | 40 ms ✓ ≤ 50 ms (by sort) | ✗ the page crashed |',
  ]);
  expect(site).toContain('600 ms ✗ ≤ 500 ms');
});
