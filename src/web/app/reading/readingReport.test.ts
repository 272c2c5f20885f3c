import { expect, test } from 'vitest';
import type { TableReport } from '../../../core/source/report.ts';
import { readingMarkdown, readingTotals, totalsText } from './readingReport.ts';

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
