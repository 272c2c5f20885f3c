import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CELL_STATES } from '../model/state.ts';
import { throttleCode } from '../model/throttle.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import { makeDataset, makeDevice, makeFact, makeModel, makeView, packed } from '../testing/matrixFacts.ts';
import type { SortKey, ViewState } from '../view/viewState.ts';
import { buildMatrix } from './build.ts';
import type { Matrix, MatrixCell, MatrixModelRow } from './types.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 0, 10);
const day = (daysAgo: number): number => NOW_MS - daysAgo * DAY_MS;

const MODELS = [makeModel(1, 'm-10', 'beta', 'vision'), makeModel(2, 'm-2', 'alpha', 'text'), makeModel(3, 'M-1', null, null), makeModel(4, 'm-3', 'alpha', 'zoology')];
const DEVICES = [makeDevice(1, 'cuda', 'RTX 10'), makeDevice(2, 'cuda', 'RTX 9'), makeDevice(3, 'cuda'), makeDevice(4, 'cpu', 'Xeon'), makeDevice(5, 'odd/one', 'x')];
const DATASET = makeDataset(MODELS, DEVICES, NOW_MS);

const FACTS: readonly CellFact[] = [
  makeFact(1, 1, { observed: packed('supported', day(1)), passes: 3, fails: 1, results: 6, newest_ms: day(1), score: 0.9, value: 20 }),
  makeFact(1, 2, { observed: packed('failing', day(2), 'out-of-memory'), declared: packed('supported', day(3)), fails: 2, results: 2, declarations: 1, newest_ms: day(2), value: 15 }),
  makeFact(1, 4, { observed: packed('failing', day(300), 'timeout'), fails: 1, results: 1, newest_ms: day(300) }),
  makeFact(2, 3, { declared: packed('unsupported', day(9)), declarations: 1, newest_ms: day(9) }),
  makeFact(2, 4, { observed: packed('supported', day(5)), passes: 1, results: 1, newest_ms: day(5), value: 8 }),
  makeFact(3, 4, { simulated: packed('failing', day(4)), results: 2, newest_ms: day(4), simulated_value: 99 }),
  makeFact(4, 2, { results: 1, newest_ms: day(40) }),
];

function build(view: Parameters<typeof makeView>[0] = {}, facts = FACTS): Matrix {
  return buildMatrix({ dataset: DATASET, facts, view: makeView(view), at: null, nowMs: NOW_MS });
}

function names(matrix: Matrix): string[] {
  return matrix.rows.map((row) => (row.kind === 'group' ? `# ${row.label}` : row.key));
}

function cellAt(matrix: Matrix, model: string, column: string): MatrixCell {
  const row = matrix.rows.find((candidate): candidate is MatrixModelRow => candidate.kind === 'model' && candidate.model.name === model);
  const found = matrix.columns.find((candidate) => candidate.key === column);
  if (row === undefined || found === undefined) throw new Error(`no cell ${model} × ${column}`);
  return matrix.cell(row, found);
}

describe('cells', () => {
  test('say their state, tier, counts and value', () => {
    const matrix = build({ content: { kind: 'metric', metric: 'latency', statistic: 'median' } });
    expect(cellAt(matrix, 'm-10', 'cuda')).toMatchObject({
      decision: { state: 'partial', tier: 'observed', conflict: true, devices: { supported: 1, failing: 1 }, decidedAtMs: day(1) },
      stale: false, results: 8, declarations: 1, newestMs: day(1), value: '15', rawValue: 15, simulatedValue: false, inView: true,
    });
    expect(cellAt(matrix, 'M-1', 'cpu')).toMatchObject({ decision: { state: 'simulated' }, value: '99', simulatedValue: true });
    expect(cellAt(matrix, 'm-3', 'cuda')).toMatchObject({ decision: { state: 'untested', tier: null }, results: 1, stale: false, value: null, rawValue: null, heat: null });
  });

  test('describe themselves in full', () => {
    const matrix = build({ expanded: ['cuda'] });
    expect(cellAt(matrix, 'm-10', 'cuda').description).toBe('m-10 on CUDA: Partial, 1 of 2 devices supported, declared and observed disagree. 8 results. Newest 9 Jan 2026.');
    expect(cellAt(matrix, 'm-10', 'cuda/RTX 9').description).toBe('m-10 on CUDA, RTX 9: Failing, out of memory, declared and observed disagree. 2 results. Newest 8 Jan 2026.');
    expect(cellAt(matrix, 'm-10', 'cpu').description).toBe('m-10 on CPU: Failing, timeout, stale. 1 result. Newest 16 Mar 2025.');
    expect(cellAt(matrix, 'm-2', 'cuda').description).toBe('m-2 on CUDA: Unsupported, declared, not tested. Newest 1 Jan 2026.');
    expect(cellAt(matrix, 'm-2', 'cuda/').description).toBe('m-2 on CUDA, no device named: Unsupported, declared, not tested. Newest 1 Jan 2026.');
    expect(cellAt(matrix, 'M-1', 'cuda').description).toBe('M-1 on CUDA: Untested.');
    const metric = build({ content: { kind: 'metric', metric: 'latency', statistic: 'best' } });
    expect(cellAt(metric, 'M-1', 'cpu').description).toBe('M-1 on CPU: Simulated only. Latency, mean, best (ms), lower is better: 99, simulated. 2 results. Newest 6 Jan 2026.');
  });

  test('a device shows only its own evidence; nothing is inferred from the type or another device', () => {
    const matrix = build({ expanded: ['cuda'] });
    expect(cellAt(matrix, 'm-10', 'cuda/RTX 10').decision).toMatchObject({ state: 'supported', conflict: false });
    expect(cellAt(matrix, 'm-10', 'cuda/').decision.state).toBe('untested');
    expect(cellAt(matrix, 'm-2', 'cuda/RTX 9').decision.state).toBe('untested');
  });

  test('are stale beyond the chosen age, counted from the newest evidence of the file', () => {
    expect(cellAt(build({ staleAfterDays: 299 }), 'm-10', 'cpu').stale).toBe(true);
    expect(cellAt(build({ staleAfterDays: 300 }), 'm-10', 'cpu').stale).toBe(false);
    expect(cellAt(build({ staleAfterDays: 0 }), 'm-10', 'cpu').stale).toBe(false);
  });

  test('say how many of their rows were throttled, by the strongest evidence of any device', () => {
    const devices = [makeDevice(1, 'mps', 'M1'), makeDevice(2, 'mps', 'M2'), makeDevice(3, 'cpu')];
    const facts = [
      makeFact(1, 1, { observed: packed('supported'), results: 4, rows: 5, throttled: 2, throttle: throttleCode('limit') }),
      makeFact(1, 2, { observed: packed('supported'), results: 1, rows: 1, throttled: 1, throttle: throttleCode('event') }),
      makeFact(1, 3, { observed: packed('supported'), results: 1, rows: 1 }),
    ];
    const matrix = buildMatrix({ dataset: makeDataset([makeModel(1, 'm')], devices), facts, view: makeView({ expanded: ['mps'] }), at: null, nowMs: 0 });
    expect(cellAt(matrix, 'm', 'mps').throttled).toEqual({ count: 3, evidence: 'event' });
    expect(cellAt(matrix, 'm', 'mps/M1').throttled).toEqual({ count: 2, evidence: 'limit' });
    expect(cellAt(matrix, 'm', 'cpu').throttled).toBeNull();
    expect(cellAt(matrix, 'm', 'mps').description).toContain(' 5 results. 3 throttled: the file says so (a flag or an event).');
    expect(matrix.throttled).toBe(1);
    expect(matrix.summary.results).toBe(7);
  });

  test('are found again by their address', () => {
    const matrix = build({ expanded: ['cuda'] });
    const row = matrix.rows[0];
    if (row?.kind !== 'model') throw new Error('no row');
    const model = row.model.name;
    expect(matrix.columns.map((column) => matrix.address(row, column))).toEqual([
      { model, hardwareType: 'cpu', device: null },
      { model, hardwareType: 'cuda', device: null },
      { model, hardwareType: 'cuda', device: 'RTX 9' },
      { model, hardwareType: 'cuda', device: 'RTX 10' },
      { model, hardwareType: 'cuda', device: '' },
      { model, hardwareType: 'odd/one', device: null },
    ]);
  });

  test('rank among the values in view only', () => {
    const content = { kind: 'metric', metric: 'latency', statistic: 'median' } as const;
    const matrix = build({ content });
    expect([cellAt(matrix, 'm-2', 'cpu').heat, cellAt(matrix, 'm-10', 'cuda').heat, cellAt(matrix, 'M-1', 'cpu').heat]).toEqual([1, 0.5, 0]);
    const filtered = build({ content, filters: { state: ['partial', 'supported'] } });
    expect([cellAt(filtered, 'm-2', 'cpu').heat, cellAt(filtered, 'm-10', 'cuda').heat]).toEqual([1, 0]);
  });

  test('of types and devices with awkward names do not mix', () => {
    const devices = [makeDevice(1, 'a', 'b'), makeDevice(2, 'a/b', 'c'), makeDevice(3, 'a', 'b/c'), makeDevice(4, 'a%2Fb', 'c')];
    const dataset = makeDataset([makeModel(1, 'm')], devices);
    const outcomes = ['supported', 'failing', 'unsupported', 'partial'] as const;
    const facts = devices.map((device, index) => makeFact(1, device.key, { observed: packed(outcomes[index] ?? 'partial') }));
    const matrix = buildMatrix({ dataset, facts, view: makeView({ expanded: ['a', 'a/b', 'a%2Fb'] }), at: null, nowMs: 0 });
    expect(new Set(matrix.columns.map((column) => column.key)).size).toBe(matrix.columns.length);
    const [row] = matrix.rows;
    if (row?.kind !== 'model') throw new Error('no row');
    const states = new Map(matrix.columns.map((column) => [`${column.hardwareType} | ${column.device ?? '*'}`, matrix.cell(row, column).decision.state]));
    expect(Object.fromEntries(states)).toEqual({
      'a | *': 'partial', 'a | b': 'supported', 'a | b/c': 'unsupported', 'a/b | *': 'failing', 'a/b | c': 'failing', 'a%2Fb | *': 'partial', 'a%2Fb | c': 'partial',
    });
  });
});

describe('columns', () => {
  test('are the types in their order; an open type is followed by its devices', () => {
    const matrix = build({ expanded: ['cuda', 'gone'] });
    expect(matrix.columns.map(({ key, kind, label, open, deviceCount }) => [key, kind, label, open, deviceCount])).toEqual([
      ['cpu', 'type', 'CPU', false, 1],
      ['cuda', 'type', 'CUDA', true, 3],
      ['cuda/RTX 9', 'device', 'RTX 9', false, 0],
      ['cuda/RTX 10', 'device', 'RTX 10', false, 0],
      ['cuda/', 'device', 'No device named', false, 0],
      ['odd%2Fone', 'type', 'odd/one', false, 1],
    ]);
  });

  test('count what is in view', () => {
    const matrix = build({ expanded: ['cuda'] });
    const totals = Object.fromEntries(matrix.columns.map((column) => [column.key, column.totals]));
    expect(totals['cuda']).toEqual({ pairs: 4, tested: 1, supported: 0, failing: 0, newestMs: day(1) });
    expect(totals['cuda/RTX 9']).toEqual({ pairs: 4, tested: 1, supported: 0, failing: 1, newestMs: day(2) });
    expect(totals['cpu']).toEqual({ pairs: 4, tested: 2, supported: 1, failing: 1, newestMs: day(4) });
    expect(totals['odd%2Fone']).toEqual({ pairs: 4, tested: 0, supported: 0, failing: 0, newestMs: null });
    const failing = build({ filters: { state: ['failing'] } });
    expect(failing.columns.map((column) => column.totals.pairs)).toEqual([1, 0, 0]);
  });
});

describe('rows', () => {
  const sortKeys: readonly (readonly [SortKey, ascending: string[], descending: string[]])[] = [
    [{ by: 'name' }, ['M-1', 'm-2', 'm-3', 'm-10'], ['m-10', 'm-3', 'm-2', 'M-1']],
    [{ by: 'family' }, ['m-2', 'm-3', 'm-10', 'M-1'], ['m-10', 'm-2', 'm-3', 'M-1']],
    [{ by: 'coverage' }, ['M-1', 'm-3', 'm-2', 'm-10'], ['m-10', 'm-2', 'M-1', 'm-3']],
    [{ by: 'failures' }, ['M-1', 'm-2', 'm-3', 'm-10'], ['m-10', 'M-1', 'm-2', 'm-3']],
    [{ by: 'newest' }, ['m-3', 'm-2', 'M-1', 'm-10'], ['m-10', 'M-1', 'm-2', 'm-3']],
    [{ by: 'column', hardwareType: 'cpu', device: null }, ['m-2', 'm-10', 'M-1', 'm-3'], ['M-1', 'm-10', 'm-2', 'm-3']],
    [{ by: 'column', hardwareType: 'cuda', device: 'RTX 9' }, ['m-10', 'M-1', 'm-2', 'm-3'], ['m-10', 'M-1', 'm-2', 'm-3']],
    [{ by: 'column', hardwareType: 'gone', device: null }, ['M-1', 'm-2', 'm-3', 'm-10'], ['M-1', 'm-2', 'm-3', 'm-10']],
  ];

  test.each(sortKeys)('sort by %o both ways, what is missing last, then by name', (key, ascending, descending) => {
    expect(names(build({ sort: { key, descending: false } }))).toEqual(ascending);
    expect(names(build({ sort: { key, descending: true } }))).toEqual(descending);
  });

  test('sort a column by what its cells show', () => {
    const cpu = { by: 'column', hardwareType: 'cpu', device: null } as const;
    const sorted = (content: ViewState['content'], descending = false): string[] => names(build({ content, sort: { key: cpu, descending } }));
    expect(sorted({ kind: 'metric', metric: 'latency', statistic: 'best' })).toEqual(['m-2', 'M-1', 'm-3', 'm-10']);
    expect(sorted({ kind: 'metric', metric: 'latency', statistic: 'best' }, true)).toEqual(['M-1', 'm-2', 'm-3', 'm-10']);
    expect(sorted({ kind: 'count' }, true)).toEqual(['M-1', 'm-2', 'm-10', 'm-3']);
    expect(sorted({ kind: 'age' })).toEqual(['M-1', 'm-2', 'm-10', 'm-3']);
    expect(sorted({ kind: 'age' }, true)).toEqual(['m-10', 'm-2', 'M-1', 'm-3']);
    expect(sorted({ kind: 'pass-rate' })).toEqual(['m-10', 'm-2', 'M-1', 'm-3']);
  });

  test('do not sort by a cell that a filter leaves out', () => {
    const sort = { key: { by: 'column', hardwareType: 'cuda', device: null }, descending: false } as const;
    expect(names(build({ sort, filters: { state: ['failing', 'simulated'] } }))).toEqual(['M-1', 'm-10']);
  });

  test('group by modality in its usual order, others by name, "Not stated" last', () => {
    expect(names(build({ grouping: 'modality' }))).toEqual(['# text', 'm-2', '# vision', 'm-10', '# zoology', 'm-3', '# Not stated', 'M-1']);
  });

  test('group by family in the order of names, whatever modalities are called', () => {
    const models = [makeModel(1, 'a', 'video'), makeModel(2, 'b', 'text'), makeModel(3, 'c', 'zebra'), makeModel(4, 'd', 'audio'), makeModel(5, 'group text')];
    const matrix = buildMatrix({ dataset: makeDataset(models, DEVICES), facts: [], view: makeView({ grouping: 'family' }), at: null, nowMs: 0 });
    expect(names(matrix)).toEqual(['# audio', 'd', '# text', 'b', '# video', 'a', '# zebra', 'c', '# Not stated', 'group text']);
    expect(new Set(matrix.rows.map((row) => row.key)).size).toBe(matrix.rows.length);
  });

  test('sort within groups; a folded group keeps its heading and its numbers', () => {
    const sort = { key: { by: 'coverage' }, descending: true } as const;
    const open = build({ grouping: 'family', sort });
    expect(names(open)).toEqual(['# alpha', 'm-2', 'm-3', '# beta', 'm-10', '# Not stated', 'M-1']);
    const folded = build({ grouping: 'family', sort, collapsed: ['alpha', 'Not stated', 'gone'] });
    expect(names(folded)).toEqual(['# alpha', '# beta', 'm-10', '# Not stated']);
    expect(folded.rows[0]).toMatchObject({ collapsed: true, modelCount: 2, totals: { pairs: 6, tested: 1, supported: 1, failing: 0, newestMs: day(5) } });
    expect(open.rows[0]).toMatchObject({ collapsed: false, modelCount: 2, totals: { pairs: 6, tested: 1, supported: 1, failing: 0, newestMs: day(5) } });
    expect(folded.summary).toEqual(open.summary);
  });

  test('without any cell that the state filter leaves go, and count only such cells', () => {
    const matrix = build({ filters: { state: ['supported'] } });
    expect(names(matrix)).toEqual(['m-2']);
    expect(matrix.rows[0]?.totals).toMatchObject({ pairs: 1, tested: 1, supported: 1 });
    expect(cellAt(matrix, 'm-2', 'cuda').inView).toBe(false);
    expect(names(build({ filters: { modifier: ['stale'] } }))).toEqual(['m-10']);
    expect(names(build({ filters: { modifier: ['stale', 'conflict'], state: ['partial'] } }))).toEqual(['m-10']);
  });

  test('without evidence stay, unless a filter asks for evidence', () => {
    const facts = FACTS.filter((fact) => fact.model_key !== 3);
    expect(names(build({}, facts))).toContain('M-1');
    for (const filters of [{ precision: ['fp16'] }, { batch: ['8'] }, { testType: ['x'] }, { since: '2020-01-01' }, { until: '2020-01-01' }, { evidence: 'real' }, { device: ['Xeon'] }] as const) {
      expect(names(build({ filters }, facts))).not.toContain('M-1');
    }
    expect(names(build({ filters: { hardware: ['odd/one'] } }, facts))).toContain('M-1');
  });
});

describe('summary', () => {
  test('says in one sentence what is in view', () => {
    const { summary } = build();
    expect(summary).toMatchObject({ models: 4, hardwareTypes: 3, pairs: 12, tested: 3, supported: 1, conflicts: 1, stale: 1, newestMs: day(1) });
    expect(summary.text).toBe('3 of 12 pairs tested; 33\u00a0% supported; newest evidence 1 day ago');
  });

  test('leaves out what there is not', () => {
    expect(build({ filters: { search: 'm-1 -m-10' } }).summary.text).toBe('0 of 3 pairs tested; newest evidence 4 days ago');
    expect(build({}, []).summary.text).toBe('0 of 12 pairs tested');
    expect(build({ filters: { search: 'nobody' } }).summary.text).toBe('Nothing in view');
    expect(build({ filters: { hardware: ['cpu'], search: 'm-2' } }).summary.text).toBe('1 of 1 pair tested; 100\u00a0% supported; newest evidence 5 days ago');
  });
});

describe('legend and modifiers', () => {
  test('count what each choice would leave under the other filters', () => {
    const all = build();
    expect(all.legend.map(({ state, count }) => [state, count])).toEqual([['supported', 1], ['partial', 1], ['failing', 1], ['unsupported', 1], ['simulated', 1], ['untested', 7]]);
    expect(all.modifiers).toEqual({ conflict: 1, stale: 1 });
    expect(build({ filters: { state: ['failing'] } }).legend).toEqual(all.legend);
    expect(build({ filters: { state: ['failing'] } }).modifiers).toEqual({ conflict: 0, stale: 1 });
    expect(build({ filters: { modifier: ['conflict'] } }).legend.map(({ state, count }) => [state, count])).toEqual([['partial', 1]]);
  });

  const anyFacts = fc.array(
    fc.record({
      model: fc.integer({ min: 1, max: 4 }), device: fc.integer({ min: 1, max: 5 }),
      observed: fc.option(fc.constantFrom('supported', 'failing', 'unsupported', 'partial')), declared: fc.option(fc.constantFrom('supported', 'unsupported')), simulated: fc.boolean(), daysAgo: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 20 },
  );

  test('agree with the cells, and with what really applying a choice leaves', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray([...CELL_STATES]), fc.subarray(['conflict', 'stale'] as const), (drawn, state, modifier) => {
        const unique = new Map(drawn.map((entry) => [`${entry.model} ${entry.device}`, entry]));
        const facts = [...unique.values()].map((entry) => makeFact(entry.model, entry.device, {
          observed: entry.observed === null ? null : packed(entry.observed, day(entry.daysAgo)), declared: entry.declared === null ? null : packed(entry.declared, day(1)),
          simulated: entry.simulated ? packed('supported', day(2)) : null, results: 1, newest_ms: day(1),
        }));
        const matrix = build({ filters: { state, modifier } }, facts);
        for (const candidate of CELL_STATES) {
          const applied = build({ filters: { state: [candidate], modifier } }, facts);
          expect(matrix.legend.find((entry) => entry.state === candidate)?.count ?? 0).toBe(applied.summary.pairs);
        }
        for (const candidate of ['conflict', 'stale'] as const) {
          expect(matrix.modifiers[candidate]).toBe(build({ filters: { state, modifier: [candidate] } }, facts).summary.pairs);
        }
        const cells = matrix.rows.flatMap((row) => (row.kind === 'model' ? matrix.columns.map((column) => matrix.cell(row, column)) : [])).filter((cell) => cell.inView);
        expect(cells).toHaveLength(matrix.summary.pairs);
        expect(cells.filter((cell) => cell.decision.tier === 'observed')).toHaveLength(matrix.summary.tested);
        expect(cells.filter((cell) => cell.decision.conflict)).toHaveLength(matrix.summary.conflicts);
        expect(cells.filter((cell) => cell.stale)).toHaveLength(matrix.summary.stale);
        for (const part of [matrix.columns.map((column) => column.totals), matrix.rows.map((row) => row.totals)]) {
          expect(part.reduce((sum, totals) => sum + totals.pairs, 0)).toBe(matrix.summary.pairs);
          expect(part.reduce((sum, totals) => sum + totals.supported, 0)).toBe(matrix.summary.supported);
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});
