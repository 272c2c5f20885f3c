import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { addTallies, countPlaywright, countVitest, formatSummary, tallyOfReport } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
vi.spyOn(console, 'error').mockReturnValue();
afterAll(() => rmSync(folder, { recursive: true }));

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] };
const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] };

test('counts the tests of a Vitest report', () => {
  expect(countVitest(vitest)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('counts a file that does not load as a failure', () => {
  const report = { ...vitest, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(countVitest(report).failed).toBe(1);
});

test('counts a flaky test and an error outside tests as failures', () => {
  expect(countPlaywright({ ...playwright, errors: [{ message: 'setup' }] })).toEqual({ passed: 4, failed: 3, skipped: 0 });
});

test.each([
  ['a report without failures but a failing exit', { ...vitest, numFailedTests: 0, testResults: [] }, false, 1],
  ['a report without tests', { ...vitest, numPassedTests: 0, numFailedTests: 0, testResults: [] }, true, 1],
  ['a report of another shape', { hello: 1 }, true, 1],
  ['a good report and exit', { ...vitest, numFailedTests: 0, testResults: [] }, true, 0],
])('reads %s', (_, report, ok, failed) => {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  expect(tallyOfReport(ok, path, countVitest).failed).toBe(failed);
});

test('counts a missing report as a failure', () => {
  expect(tallyOfReport(true, join(folder, 'none.json'), countVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('says the sum in one line', () => {
  const tally = { passed: 2, failed: 1, skipped: 1 };
  expect(formatSummary(addTallies([tally, tally]))).toBe('4 passed, 2 failed');
});
