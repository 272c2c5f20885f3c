import { describe, expect, test } from 'vitest';
import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow } from '../matrix/types.ts';
import { matrixToCsv, matrixToJson, matrixToMarkdown, matrixToPairsCsv } from './matrixExport.ts';

const totals = { pairs: 2, tested: 1, supported: 0, failing: 1, newestMs: null };
const source = { dataset: 'lab.duckdb', link: 'https://example.org/?q=a b', madeAtMs: Date.UTC(2026, 4, 12) };

function cell(change: Partial<MatrixCell> = {}, decision: Partial<MatrixCell['decision']> = {}): MatrixCell {
  return {
    decision: { state: 'untested', tier: null, failure: null, decidedAtMs: null, conflict: false, devices: { supported: 0, partial: 0, unsupported: 0, failing: 0 }, ...decision },
    stale: false, results: 0, declarations: 0, sources: [], throttled: null, newestMs: null, value: null, rawValue: null, simulatedValue: false, heat: null, inView: true, description: '',
    ...change,
  };
}

function matrix(name: string, cells: readonly MatrixCell[], contentLabel: string | null = null): Matrix {
  const row: MatrixModelRow = { kind: 'model', key: name, model: { key: 1, name, family: 'bert', modality: null, parametersMillion: 110 }, totals };
  const columns: MatrixColumn[] = cells.map((_, index) => ({ key: `t${index}`, kind: index === 0 ? 'type' : 'device', hardwareType: 'cuda', typeLabel: 'CUDA', device: index === 0 ? null : 'A100, 80 GB', label: 'CUDA', open: false, deviceCount: 1, totals }));
  return {
    rows: [{ kind: 'group', key: 'g', label: 'text', collapsed: false, modelCount: 1, totals }, row],
    columns, sources: [], grouping: 'modality', sort: { key: { by: 'name' }, descending: false }, contentLabel, metric: null, at: null,
    summary: { models: 1, hardwareTypes: 1, pairs: 2, results: 4, tested: 1, supported: 0, conflicts: 0, stale: 0, newestMs: null, text: '1 of 2 pairs tested' },
    legend: [], modifiers: { conflict: 0, stale: 0 }, throttled: 0,
    cell: (_row, column) => cells[columns.indexOf(column)] ?? cell(),
    address: (found, column) => ({ model: found.model.name, hardwareType: column.hardwareType, device: column.device }),
  };
}

const outOfMemory = cell({ results: 3, value: '12.5', rawValue: 12.5, newestMs: 0 }, { state: 'failing', tier: 'observed', failure: 'out-of-memory', decidedAtMs: Date.UTC(2026, 4, 12), conflict: true });

describe('matrixToCsv', () => {
  test('has one line a model and quotes what needs it', () => {
    expect(matrixToCsv(matrix('a "b"', [outOfMemory, cell()]))).toBe(
      'model,family,modality,parameters_million,tested,pairs,CUDA,"CUDA: A100, 80 GB"\r\n"a ""b""",bert,,110,1,2,"Failing (out of memory), conflict",Untested\r\n',
    );
  });
  test('adds a column of stored values when the cells show one', () => {
    const [head, line] = matrixToCsv(matrix('m', [outOfMemory], 'Latency (ms)')).split('\r\n');
    expect(head).toContain('CUDA,CUDA: Latency (ms)');
    expect(line).toMatch(/,12\.5$/);
  });
  test('leaves cells that a filter hides empty', () => {
    expect(matrixToCsv(matrix('m', [cell({ inView: false })])).trim().endsWith(',1,2,')).toBe(true);
  });
  test.each(['=cmd|calc', '+1', '-1', '@x', '\tx'])('a name that a spreadsheet would run, %j, is made harmless', (name) => {
    expect(matrixToCsv(matrix(name, [cell()])).split('\r\n')[1]).toMatch(/^'/);
  });
});

test('matrixToPairsCsv has one line a pair in view', () => {
  const lines = matrixToPairsCsv(matrix('m', [outOfMemory, cell({ inView: false })])).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('m,bert,,cuda,,failing,out-of-memory,observed,2026-05-12T00:00:00.000Z,true,false,3,0,0,,1970-01-01T00:00:00.000Z,12.5,false');
});

test('throttled runs are said in every format', () => {
  const hot = matrix('m', [cell({ results: 3, throttled: { count: 2, evidence: 'clock-median' } }, { state: 'supported', tier: 'observed' })]);
  expect(matrixToPairsCsv(hot)).toContain(',3,0,2,clock-median,');
  expect(matrixToCsv(hot)).toContain('"Supported, throttled"');
  expect(matrixToMarkdown(hot, source)).toContain('| Supported, throttled |');
  expect(JSON.parse(matrixToJson(hot, source))).toMatchObject({ cells: [{ throttled: 2, throttle_evidence: 'clock-median' }] });
});

test('matrixToJson says where it comes from and keeps the stored numbers', () => {
  const document: unknown = JSON.parse(matrixToJson(matrix('m', [outOfMemory]), source));
  expect(document).toMatchObject({ dataset: 'lab.duckdb', summary: '1 of 2 pairs tested', cells: [{ model: 'm', device: null, state: 'failing', value: 12.5 }] });
});

test('matrixToMarkdown escapes what would be markup', () => {
  const text = matrixToMarkdown(matrix('<img src=x>|*a* @team', [outOfMemory, cell()]), source);
  expect(text).toContain(String.raw`| &lt;img src=x&gt;\|\*a\* @` + '\u200bteam | Failing (out of memory), conflict: 12.5 | Untested | 1/2 |');
  expect(text).toContain('(<https://example.org/?q=a%20b>)');
});

test('cells name their files only where several are open', () => {
  const one = matrix('bert', [cell()]);
  const two: Matrix = { ...matrix('bert', [cell({ sources: ['a.duckdb', 'b.duckdb'] })]), sources: ['a.duckdb', 'b.duckdb', 'c.duckdb'] };
  expect(matrixToPairsCsv(one).split('\r\n')[0]).not.toContain('sources');
  expect(matrixToPairsCsv(two)).toMatch(/,sources\r\n.*,a\.duckdb; b\.duckdb\r\n$/);
  expect(JSON.parse(matrixToJson(one, source))).not.toHaveProperty('cells.0.sources');
  expect(JSON.parse(matrixToJson(two, source))).toHaveProperty('cells.0.sources', 'a.duckdb; b.duckdb');
});

test('matrixToMarkdown explains conflicts only where there is one', () => {
  expect(matrixToMarkdown(matrix('m', [outOfMemory]), source)).toContain('\n\n“Conflict”: declared and observed disagree. 12 May 2026.\n');
  expect(matrixToMarkdown(matrix('m', [cell()]), source)).toContain('\n\n12 May 2026.\n');
});
