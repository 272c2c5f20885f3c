import { describe, expect, test } from 'vitest';
import type { MatrixCell } from '../matrix/types.ts';
import { NO_VALUES } from '../model/evidence.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import { decisionSentence } from './decisionSentence.ts';
import { evidenceMarkdown } from './evidenceMarkdown.ts';

const may = Date.UTC(2026, 4, 12);

function row(change: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    table: 'test_results', rowId: 1, sources: [], kind: 'test', tier: 'observed', outcome: 'supported', failure: null, decided: false, placeholder: false, throttle: null,
    simulationReason: null, device: null, hardwareAsWritten: null, statusAsWritten: null, errorText: null, errorType: null, suggestedFix: null,
    notes: null, limitations: null, workarounds: null, score: null, testType: null, testCase: null, precision: null, precisionAsWritten: null,
    batch: null, sequenceLength: null, atMs: null, timeFromRun: false, linked: false, run: null, commit: null, values: NO_VALUES,
    ...change,
  };
}

function cell(decision: Partial<MatrixCell['decision']>, stale = false): MatrixCell {
  return {
    decision: { state: 'untested', tier: null, failure: null, decidedAtMs: null, conflict: false, devices: { supported: 0, partial: 0, unsupported: 0, failing: 0 }, ...decision },
    stale, results: 0, declarations: 0, sources: [], throttled: null, newestMs: null, value: null, rawValue: null, simulatedValue: false, heat: null, inView: true, description: '',
  };
}

const failing = cell({ state: 'failing', tier: 'observed', failure: 'out-of-memory', decidedAtMs: may, conflict: true, devices: { supported: 0, partial: 0, unsupported: 0, failing: 1 } });
const rows = [
  row({ decided: true, outcome: 'failing', failure: 'out-of-memory', atMs: may, errorText: 'CUDA ```out``` of memory', values: { ...NO_VALUES, latency: 12.345 } }),
  ...Array.from({ length: 4 }, (_, index) => row({ rowId: index + 2, atMs: may - index - 1 })),
  row({ rowId: 9, table: 'hardware_compatibility', kind: 'declaration', tier: 'declared', atMs: Date.UTC(2026, 1, 3) }),
];

describe('decisionSentence', () => {
  test('names the rule, the failure and the conflict', () => {
    expect(decisionSentence(failing, rows)).toBe('Failing: the newest of 5 real results on 12 May 2026 ran out of memory. Declared compatible on 3 Feb 2026: conflict.');
  });
  test('counts no power reading among the results, though it has the outcome of its run', () => {
    expect(decisionSentence(failing, [...rows, row({ kind: 'power', outcome: 'failing', atMs: may })])).toContain('the newest of 5 real results');
  });
  test('says that a declaration was never run', () => {
    const declared = cell({ state: 'supported', tier: 'declared', decidedAtMs: null, devices: { supported: 1, partial: 0, unsupported: 0, failing: 0 } });
    expect(decisionSentence(declared, [row({ tier: 'declared', decided: true })])).toBe('Supported: the only declaration (no date) says compatible. Nothing was run on real hardware.');
  });
  test('counts devices that disagree', () => {
    const partial = cell({ state: 'partial', tier: 'observed', decidedAtMs: may, devices: { supported: 2, partial: 0, unsupported: 0, failing: 1 } });
    expect(decisionSentence(partial, rows)).toBe('Partial: runs on 2 and fails on 1 of 3 devices, each by its newest real result, the last on 12 May 2026.');
  });
  test('says how many of its rows were throttled', () => {
    const hot = { ...cell({ state: 'supported', tier: 'observed', devices: { supported: 1, partial: 0, unsupported: 0, failing: 0 } }), throttled: { count: 2, evidence: 'event' as const } };
    expect(decisionSentence(hot, [])).toContain('2 of its rows were throttled: the file says so (a flag or an event).');
  });
  test('tells untested with rows from untested without', () => {
    expect(decisionSentence(cell({}), [])).toMatch(/holds nothing/);
    expect(decisionSentence(cell({}), [row({ outcome: null })])).toMatch(/one row about this pair says neither/);
  });
});

test('evidenceMarkdown fences error texts beyond any backticks in them and keeps the SQL', () => {
  const text = evidenceMarkdown({ model: 'a|b', hardware: 'CUDA', dataset: 'lab.duckdb', link: null }, failing, { rows, total: 40 }, 'SELECT 1');
  expect(text).toContain(String.raw`### a\|b on CUDA`);
  expect(text).toContain('````\nCUDA ```out``` of memory\n````');
  expect(text).toContain('latency 12.3 ms');
  expect(text).toContain('The newest 6 of 40 rows.');
  expect(text).toContain('```sql\nSELECT 1\n```');
});
