import { expect, test } from 'vitest';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import { readingMarkdown } from './readingReport.ts';
import { countedText, filesText, rejectNotice, rejectsCsv, rejectsText, resultsText } from './resultFilesText.ts';

const REPORT: ResultFilesReport = {
  files: 240, filesWithoutResult: 12, emptyCopies: 0, copies: 1, results: 1500, duplicates: 20, rejects: 14, fingerprint: '0123456789abcdef',
  byReason: [{ code: 'unknown-shape', count: 12 }, { code: 'not-json', count: 2 }],
  byShape: [{ shape: 'result', label: 'a result', files: 228, results: 1500 }, { shape: null, label: 'no known shape', files: 12, results: 0 }],
  listed: [{ file: '=runs/a.json', place: '', code: 'unknown-shape', reason: 'A list, "odd".' }, { file: 'b|c.jsonl', place: '/line/3', code: 'not-json', reason: 'Line 3 is not JSON.' }],
  notes: [{ note: 'Times were read as UTC.', files: 3 }],
};

test('the sentences count files, results and rejects', () => {
  expect(filesText(REPORT)).toBe('240 files: 227 gave results, 12 gave none, 1 is a copy of another');
  expect(filesText({ ...REPORT, emptyCopies: 3 })).toContain('12 gave none (3 of them are copies of another), 1 is a copy');
  expect(resultsText(REPORT)).toBe('1,500 results taken; 20 more state the same as another and count once');
  expect(countedText(REPORT, 1500)).toBeNull();
  expect(countedText(REPORT, 2400)).toMatch(/^Shown as 2,400 results: the outcome of a test/u);
  expect(rejectsText(REPORT)).toBe('14 rejected: 12 of no known shape, 2 not JSON');
  expect(rejectNotice(REPORT)).toBe('12 of 240 files gave nothing.');
  expect(rejectNotice({ ...REPORT, filesWithoutResult: 0 })).toBe('14 parts of the files could not be taken.');
  expect(rejectNotice({ ...REPORT, filesWithoutResult: 0, rejects: 0 })).toBeNull();
});

test('the list is a table that no spreadsheet runs, and says what it lacks', () => {
  const csv = rejectsCsv(REPORT);
  expect(csv).toContain('\'=runs/a.json,,unknown-shape,"A list, ""odd""."\r\n');
  expect(csv).toContain('12 more are not listed');
});

test('the copied report tells them too, whatever the names hold', () => {
  const text = readingMarkdown('runs', [], REPORT, 2400);
  expect(text).toContain('- Shown as 2,400 results');
  expect(text).toContain('- 240 files: 227 gave results, 12 gave none, 1 is a copy of another');
  expect(text).toContain('- b\\|c.jsonl at /line/3: Line 3 is not JSON.');
});
