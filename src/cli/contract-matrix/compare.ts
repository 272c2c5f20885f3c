import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Engine } from '../../core/engine/engine.ts';
import { NUMBER } from '../../core/engine/row.ts';
import { DIMENSIONS } from '../../core/matrix/session.ts';
import type { Dimension, MatrixSession } from '../../core/matrix/session.ts';
import type { Matrix, MatrixCell } from '../../core/matrix/types.ts';
import { METRIC_KEYS } from '../../core/model/metric.ts';
import { CELL_STATES } from '../../core/model/state.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { CellAddress, Filters, ViewState } from '../../core/view/viewState.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../core/view/viewState.ts';
import type { RawRow } from './bruteForce.ts';
import { badness, configuration, expectedMatrix, leavesRow } from './bruteForce.ts';

/** A session beside the rows that it was opened on. */
export interface Contract {
  readonly session: MatrixSession;
  readonly rows: readonly RawRow[];
}

export function viewOf(change: Partial<Omit<ViewState, 'filters'>> & { readonly filters?: Partial<Filters> } = {}): ViewState {
  return { ...DEFAULT_VIEW, ...change, filters: { ...NO_FILTERS, ...change.filters } };
}

/** The view with every hardware type opened into its devices. */
function opened(view: ViewState, dataset: Dataset): ViewState {
  return { ...view, collapsed: [], expanded: [...new Set(dataset.devices.map((device) => device.hardwareType))] };
}

/** Every cell of the matrix in view, with its address. */
export function cellsOf(matrix: Matrix): { readonly address: CellAddress; readonly cell: MatrixCell }[] {
  return matrix.rows.flatMap((row) => (row.kind === 'group' ? [] : matrix.columns.map((column) => ({ address: matrix.address(row, column), cell: matrix.cell(row, column) }))));
}

/** Compares everything about a view: rows, columns, cells, legend, modifiers, summary. */
export async function expectView({ session, rows }: Contract, asked: ViewState): Promise<void> {
  const view = opened(asked, session.dataset);
  const matrix = await session.matrix(view);
  const expected = expectedMatrix(session.dataset, rows, view);
  const where = JSON.stringify([view.filters, view.content, view.at]);
  expect(matrix.rows.flatMap((row) => (row.kind === 'model' ? [row.key] : [])).toSorted(), where).toEqual(expected.models.toSorted());
  expect(matrix.columns.map((column) => [column.hardwareType, column.device].join('|')).toSorted(), where).toEqual(expected.types.flatMap(({ type, devices }) => [`${type}|`, ...devices.map((device) => `${type}|${device}`)]).toSorted());
  expect(Object.fromEntries(matrix.legend.map(({ state, count }) => [state, count])), where).toEqual(expected.legend);
  expect(matrix.modifiers, where).toEqual(expected.modifiers);
  expect(matrix.summary, where).toMatchObject({ models: expected.models.length, hardwareTypes: expected.types.length, pairs: expected.pairs, tested: expected.tested, supported: expected.supported });
  if (view.content.kind === 'metric') expect(matrix.at).toEqual(configuration(view, rows));
  const wrong = cellsOf(matrix).flatMap(({ address, cell }) => {
    const { decision } = cell;
    const { rawValue, ...want } = expected.cell(address.model, address.hardwareType, address.device);
    const got: typeof want = {
      state: decision.state, tier: decision.tier, failure: decision.failure, decidedAtMs: decision.decidedAtMs, conflict: decision.conflict, stale: cell.stale,
      results: cell.results, declarations: cell.declarations, throttled: cell.throttled?.count ?? 0, newestMs: cell.newestMs, simulatedValue: cell.simulatedValue, inView: cell.inView,
    };
    const differing = (Object.keys(got) as (keyof typeof got)[]).filter((key) => got[key] !== want[key]);
    const close = rawValue === null || cell.rawValue === null ? rawValue === cell.rawValue : Math.abs(rawValue - cell.rawValue) <= 1e-9 * Math.abs(rawValue);
    return differing.length === 0 && close ? [] : [{ address, differing, got: { ...got, rawValue: cell.rawValue }, want: { ...want, rawValue } }];
  });
  expect(wrong, where).toEqual([]);
}

/** Every count of every filter's list is what choosing that value alone in it leaves. */
export async function expectOptions({ session }: Contract, view: ViewState): Promise<void> {
  for (const dimension of DIMENSIONS) {
    for (const option of await session.options(view, dimension)) {
      const applied = await session.matrix({ ...view, filters: withOnly(view.filters, dimension, option.value) });
      expect(option.count, `${dimension} = ${option.value} under ${JSON.stringify(view.filters)}`).toBe(applied.summary.pairs);
    }
  }
}

function withOnly(filters: Filters, dimension: Dimension, value: string): Filters {
  return dimension === 'evidence' ? { ...filters, evidence: value as Filters['evidence'] } : { ...filters, [dimension]: [value] };
}

/** The evidence of a cell: the source's rows, newest first, with the rows marked that decided. Returns the SQL to be run by hand. */
export async function expectEvidence({ session, rows }: Contract, view: ViewState, address: CellAddress, cell: MatrixCell): Promise<string> {
  const evidence = await session.evidence(view, address);
  const own = rowsOf(rows, view, address);
  const where = JSON.stringify([address, view.filters]);
  expect(evidence.total, where).toBe(own.length);
  expect(evidence.rows.length, where).toBe(Math.min(500, own.length));
  const sorted = own.toSorted((left, right) => (right.atMs ?? -1) - (left.atMs ?? -1) || badness(right) - badness(left));
  expect(evidence.rows.map((row) => [row.atMs, ...(row.kind === 'power' ? [null, null] : [row.outcome, row.failure])]), where).toEqual(sorted.slice(0, 500).map((row) => [row.atMs, row.outcome, row.failure]));
  const failedRuns = new Map(own.map((row) => [`${row.table} ${row.rowId}`, row.failedRun]));
  for (const row of evidence.rows.filter(({ kind }) => kind === 'power')) {
    expect({ outcome: row.outcome, failure: row.failure }, where).toEqual(failedRuns.get(`${row.table} ${row.rowId}`) ?? { outcome: null, failure: null });
  }
  const ids = evidence.rows.map((row) => `${row.table} ${row.rowId}`).toSorted();
  if (own.length <= 500) expect(ids, where).toEqual(own.map((row) => `${row.table} ${row.rowId}`).toSorted());
  else expect(new Set(own.map((row) => `${row.table} ${row.rowId}`))).toEqual(new Set([...own.map((row) => `${row.table} ${row.rowId}`), ...ids]));
  const decided = evidence.rows.filter((row) => row.decided);
  const devices = decided.map((row) => row.device);
  expect(new Set(devices).size, where).toBe(devices.length);
  for (const row of decided) expect(row.tier, where).toBe(cell.decision.tier);
  const sql = await session.evidenceSql(view, address);
  if (own.length > 500 || cell.decision.tier === null) return sql;
  expect(decided.length, where).toBe(new Set(own.filter((row) => row.tier === cell.decision.tier && row.outcome !== null).map((row) => row.device)).size);
  expect(Math.max(...decided.map((row) => row.atMs ?? 0)), where).toBe(cell.decision.decidedAtMs ?? 0);
  const outcomes = new Set(decided.map((row) => row.outcome));
  if (cell.decision.state !== 'simulated') expect(outcomes.size === 1 ? decided[0]?.outcome : 'partial', where).toBe(cell.decision.state);
  return sql;
}

/** The SQL to be run by hand finds the cell's rows in the file, no more and no fewer. */
export async function expectHandSql({ rows }: Contract, onFile: Engine, view: ViewState, address: CellAddress, sql: string): Promise<void> {
  const unfiltered = { ...view, filters: { ...NO_FILTERS, device: view.filters.device } };
  const found: string[] = [];
  for (const statement of sql.split(';\n\n').map((text) => text.replace(/;$/, '')).filter((text) => text.includes('SELECT t.*'))) {
    const table = /\nFROM "([a-z_]+)" AS t/.exec(statement)?.[1] ?? '';
    const ids = await onFile.ask({ name: 'hand-sql', sql: statement.replace('SELECT t.*', 'SELECT t.rowid::DOUBLE AS row_id'), row: { row_id: NUMBER } });
    found.push(...ids.map((row) => `${table} ${row.row_id}`));
  }
  const wanted = new Set(rowsOf(rows, unfiltered, address).map((row) => `${row.table} ${row.rowId}`));
  expect(found.toSorted(), `${JSON.stringify(address)}\n${sql}`).toEqual([...wanted].toSorted());
}

function rowsOf(rows: readonly RawRow[], { filters }: ViewState, address: CellAddress): RawRow[] {
  const devices = filters.device.map((device) => device.toLowerCase());
  return rows.filter(
    (row) =>
      row.model === address.model.toLowerCase() && row.type === address.hardwareType && (address.device === null || row.device === address.device.toLowerCase()) &&
      (devices.length === 0 || devices.includes(row.device)) && leavesRow(filters, row),
  );
}

/** Mostly no choice, else a few of the values. */
function some<T>(values: readonly T[]): fc.Arbitrary<readonly T[]> {
  const distinct = [...new Set(values)];
  const few = distinct.length === 0 ? fc.constant([]) : fc.subarray(distinct, { minLength: 1, maxLength: Math.min(3, distinct.length) });
  return fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: few });
}

/** Any view of a dataset, a few of its filters set. */
export function anyView(dataset: Dataset): fc.Arbitrary<ViewState> {
  const day = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => new Date(((dataset.newestMs ?? 0) - (dataset.oldestMs ?? 0)) * share + (dataset.oldestMs ?? 0)).toISOString().slice(0, 10)) });
  const names = dataset.models.map((model) => model.name);
  const filters: fc.Arbitrary<Filters> = fc.record({
    source: fc.constant([]),
    search: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('base', 'a -b', 'text', '-vision', ...names.slice(0, 3).map((name) => name.slice(0, 4))) }),
    modality: some(dataset.models.map((model) => model.modality ?? '')), family: some(dataset.models.map((model) => model.family ?? '')),
    hardware: some(dataset.devices.map((device) => device.hardwareType)), device: some(dataset.devices.map((device) => device.name ?? '')),
    state: some(CELL_STATES), modifier: some(['conflict', 'stale'] as const),
    precision: some(dataset.dimensions.precision.map(({ value }) => value)), batch: some(dataset.dimensions.batch.map(({ value }) => value)), testType: some(dataset.dimensions.testType.map(({ value }) => value)),
    since: day, until: day, throttled: fc.constantFrom('all', 'without'),
  evidence: fc.constantFrom('all', 'all', 'all', 'real', 'simulated'),
  });
  const content = fc.oneof(fc.constantFrom({ kind: 'state' }, { kind: 'score' }, { kind: 'pass-rate' }, { kind: 'count' }, { kind: 'age' } as const), fc.record({ kind: fc.constant('metric'), metric: fc.constantFrom(...METRIC_KEYS), statistic: fc.constantFrom('best', 'median') } as const)) as fc.Arbitrary<ViewState['content']>;
  const at = fc.record({ batch: fc.constantFrom(null, null, '8', ''), precision: fc.constantFrom(null, null, 'fp16', ''), testCase: fc.constant(null) });
  return fc.record({ filters, content, at, staleAfterDays: fc.constantFrom(0, 30, 180) }).map((change) => viewOf(change));
}
