import { expect, test } from 'vitest';

import type { AlternativeFigure } from './alternatives/alternativeFigure.ts';
import { alternativesTables } from './alternativesTable.ts';

const FIGURE: AlternativeFigure = {
  library: 'arquero',
  version: '8.0.3',
  results: 10_000,
  steps: [
    { id: 'load', label: 'the file opened', firstMs: 120, medianMs: 120, p95Ms: 120 },
    { id: 'filter', label: 'the same of fp16 at batch 8', firstMs: 40, medianMs: 20, p95Ms: 30 },
  ],
  heapBytes: 12_000_000,
  processBytes: null,
  notes: ['on the page’s own thread'],
  failure: null,
};

test('libraries stand side by side, and one that could not says why', () => {
  const [text = '', ...others] = alternativesTables({ '10m': [FIGURE, { ...FIGURE, library: 'perspective', version: '4.5.2', steps: [], heapBytes: null, notes: [], failure: 'out of memory' }] });
  expect(others).toEqual([]);
  const lines = text.split('\n').map((line) => line.replaceAll(/ +/gu, ' '));
  expect(lines[0]).toBe('| Other libraries, 10m: first / median / p95 | arquero 8.0.3 | perspective 4.5.2 |');
  expect(lines.slice(2)).toEqual([
    '| the file opened | 120 ms | |',
    '| the same of fp16 at batch 8 | 40 ms / 20 ms / 30 ms | |',
    '| JavaScript heap of the page’s own thread above an empty page | 12 MB | |',
    '| process above an empty page | | |',
    ' arquero: on the page’s own thread',
    ' perspective: out of memory',
  ]);
});
