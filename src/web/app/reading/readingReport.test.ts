import { expect, test } from 'vitest';
import { COPY_REASON } from '../../../core/source/copies.ts';
import type { TableReport } from '../../../core/source/report.ts';
import { copiesText, readingMarkdown, readingTotals, totalsText } from './readingReport.ts';

const TABLE: TableReport = {
  source: 'a.duckdb',
  table: 'test_results',
  takenFor: 'test results',
  rows: 1200,
  used: 1190,
  setAside: [{ reason: 'no model named', rows: 10 }],
  notes: ['3 duplicates merged'],
  columnsUsed: ['model_name', 'status'],
  columnsIgnored: ['details'],
  reason: null,
};
const UNUSED: TableReport = { ...TABLE, table: 'a|b', takenFor: null, rows: 5, used: 0, setAside: [], notes: [], reason: 'no column names a model' };

test('the totals count the tables that are used', () => {
  expect(totalsText(readingTotals([TABLE, UNUSED]))).toBe('1 of 2 tables used; 1,190 of 1,200 rows used, 10 set aside');
});

test('the report reads as Markdown, whatever the names hold', () => {
  const text = readingMarkdown('my `file`.duckdb', [TABLE, UNUSED]);
  expect(text).toContain('# What was read from my \\`file\\`.duckdb');
  expect(text).toContain('- Set aside: 10 rows, no model named');
  expect(text).toContain('- a\\|b (5 rows): no column names a model');
});

test('several files are reported one by one, with what they have in common', () => {
  const copied: TableReport = { ...TABLE, source: 'b.duckdb', setAside: [{ reason: COPY_REASON, rows: 10 }] };
  const text = readingMarkdown('a.duckdb and b.duckdb', [TABLE, copied, UNUSED]);
  expect(text).toContain('10 results are in more than one file and count once');
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# What was read from a.duckdb and b.duckdb', '## a.duckdb', '### test\\_results', '### Tables not used', '## b.duckdb', '### test\\_results']);
  expect(copiesText([TABLE])).toBeNull();
});
