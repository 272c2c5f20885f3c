import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { Across, PerformanceView, Subject, ViewState } from '../../core/view/viewState.ts';
import { NO_SUBJECT } from '../../core/view/viewState.ts';
import { DIMENSIONS } from '../../core/matrix/session.ts';
import type { Matrix } from '../../core/matrix/types.ts';
import { METRIC_KEYS } from '../../core/model/metric.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { Session } from '../../core/session/session.ts';
import { anyView, cellsOf } from '../contract-matrix/compare.ts';

/** One file, opened row by row and folded. */
export interface Opened {
  readonly stored: Session;
  readonly folded: Session;
}

const CELLS = 3;
const CHARTS = ['distribution', 'scaling', 'precisionTrade', 'pareto', 'configurations', 'pinned'] as const;

/**
 * What pages ask about a view is answered alike, the SQL aside: matrix, comparison and power, and of filters, cells and other
 * charts a few, from one of them on, so that many views together ask for all.
 */
export async function expectSameAnswers({ stored, folded }: Opened, view: ViewState, from: number): Promise<void> {
  const matrix = await expectSame('matrix', view, stored, folded, async (session) => plainMatrix(await session.matrix(view)));
  for (const dimension of few(DIMENSIONS, from, 3)) await expectSame(`options of ${dimension}`, view, stored, folded, (session) => session.options(view, dimension));
  for (const cell of few(matrix.cells.filter((one) => one.cell.results > 0), from, CELLS)) {
    await expectSame(`evidence of ${JSON.stringify(cell.address)}`, view, stored, folded, (session) => session.evidence(view, cell.address));
  }
  const comparison = await expectSame('comparison', view, stored, folded, (session) => session.performance.compare(view));
  const pins = comparison.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.sample.configuration ?? [])).slice(0, 2);
  for (const chart of few(CHARTS, from, 2)) {
    await expectSame(chart, view, stored, folded, async ({ performance }): Promise<object> => (chart === 'pinned' ? performance.pinned({ ...view, pins }) : chart === 'configurations' ? performance.configurations(view, ['latency', 'throughput', 'power']) : performance[chart](view)));
  }
  await expectSame('power', view, stored, folded, (session) => session.power.overview(view));
}

/** So many of a list, one after the other from a place in it that may be beyond its end. */
function few<T>(list: readonly T[], from: number, count: number): readonly T[] {
  const start = list.length === 0 ? 0 : from % list.length;
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count);
}

/** The first matrix of a large file is told before power rows are joined: what they tell of throttling is not in it yet. */
export async function expectSameFirstMatrix({ stored, folded }: Opened, view: ViewState): Promise<void> {
  await expectSame('first matrix', view, stored, folded, async (session) => {
    const { cells, throttled: _, ...matrix } = plainMatrix(await session.matrix(view));
    return { ...matrix, cells: cells.map(({ address, cell: { throttled: __, description: ___, ...cell } }) => ({ address, cell })) };
  });
}

async function expectSame<T>(what: string, view: ViewState, stored: Session, folded: Session, ask: (session: Session) => Promise<T>): Promise<T> {
  const [expected, found] = [await ask(stored), await ask(folded)];
  expect({ what, view, answer: plain(found) }).toEqual({ what, view, answer: plain(expected) });
  return expected;
}

interface PlainMatrix extends Pick<Matrix, 'rows' | 'columns' | 'summary' | 'legend' | 'modifiers' | 'throttled' | 'contentLabel' | 'at'> {
  readonly cells: ReturnType<typeof cellsOf>;
}

function plainMatrix(matrix: Matrix): PlainMatrix {
  const { rows, columns, summary, legend, modifiers, throttled, contentLabel, at } = matrix;
  return { rows, columns, summary, legend, modifiers, throttled, contentLabel, at, cells: cellsOf(matrix) };
}

/** A value without functions and without the SQL that led to it. A mean depends in its last bits on the order of its summands, which is that of the rows as they lie. */
export function plain(value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) return Number(value.toPrecision(12));
  if (value instanceof Map) return [...value].map(plain);
  if (value instanceof Set || ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, own]) => key !== 'sql' && typeof own !== 'function').map(([key, own]) => [key, plain(own)]));
}

/** Any view of any page: filters, contents, comparisons, subjects. */
export function anyPageView(dataset: Dataset): fc.Arbitrary<ViewState> {
  const performance: fc.Arbitrary<Partial<PerformanceView>> = fc.record({
    metric: fc.constantFrom(null, 'latency', 'throughput', 'memory', 'power', ...METRIC_KEYS),
    across: fc.constantFrom<Across>('hardware', 'device', 'model', 'precision', 'batch', 'time'),
    versus: fc.constantFrom('baseline', 'best'), order: fc.constantFrom('coverage', 'difference', 'value', 'name'),
    split: fc.constantFrom(null, null, '2026-03-02'), against: fc.constantFrom(null, 'power', 'memory'), dominated: fc.constantFrom('shown', 'hidden'),
  });
  const subject: fc.Arbitrary<Subject> = fc.constantFrom(NO_SUBJECT, NO_SUBJECT, ...dataset.models.slice(0, 2).map(({ name }) => ({ ...NO_SUBJECT, model: name })), ...dataset.devices.slice(0, 2).map(({ hardwareType }) => ({ ...NO_SUBJECT, hardwareType })));
  const more = fc.record({ performance, subject, include: fc.constantFrom([], [], ['simulated'], ['failed'], ['simulated', 'failed'] as const) });
  return fc.tuple(anyView(dataset), more).map(([view, chosen]) => ({ ...view, ...chosen, include: [...chosen.include] as ViewState['include'], performance: { ...view.performance, ...chosen.performance } }));
}
