import { expect, test } from 'vitest';

import type { Measurement } from './measurement.ts';
import { summarise } from './measurement.ts';
import { resultTable, valueText } from './resultTable.ts';

function measurement(size: Measurement['size'], samples: readonly number[], problem: string | null = null): Measurement {
  return { id: 'filter-batch', group: 'filters', label: 'filter by batch size', unit: 'ms', size, samples, summary: summarise(samples), problem, note: null };
}

test('databases stand side by side, each figure with its target, its ratio and what went wrong', () => {
  const text = resultTable({
    sizes: ['10k', '1m', '10m'],
    measurements: [measurement('10k', [20, 30, 40]), measurement('1m', [200]), measurement('10m', [], 'did not finish in 120 s')],
    native: { '10k': [{ id: 'filter-batch', kind: 'plain', label: '', sql: '', coldMs: 20, medianMs: 10, p95Ms: 12 }] },
  });
  const lines = text.split('\n').map((line) => line.replaceAll(/ +/gu, ' '));
  expect(lines).toEqual([
    '| Filters of the matrix | 10k | 1m | 10m |',
    expect.stringMatching(/^\|-+\|-+\|-+\|-+\|$/u),
    '| filter by batch size | 30 ms / 39 ms ✓ ≤ 50 ms · 3.0 × native | 200 ms ✗ ≤ 80 ms | ✗ ≤ 100 ms ! did not finish in 120 s |',
  ]);
});

test('what is the same for every database has one column, and a note below', () => {
  const text = resultTable({
    sizes: ['10k', '1m'],
    measurements: [{ id: 'site-gzip-first-paint', group: 'site', label: 'bytes to first paint, gzip', unit: 'bytes', size: null, samples: [119_000], summary: summarise([119_000]), problem: null, note: 'index.html' }],
    native: {},
  });
  expect(text).toMatch(/bytes to first paint, gzip \| 119 kB ✓ ≤ 120 kB \|\n {2}bytes to first paint, gzip: index\.html$/u);
});

test('values read as people say them', () => {
  expect([valueText(49.6, 'ms'), valueText(1234, 'ms'), valueText(65_432, 'ms')]).toEqual(['50 ms', '1.23 s', '65.4 s']);
  expect([valueText(8_115_809, 'bytes'), valueText(400_000_000, 'bytes'), valueText(0, 'bytes')]).toEqual(['8.1 MB', '400 MB', '0 kB']);
  expect(valueText(2.34, 'count')).toBe('2.3');
});
