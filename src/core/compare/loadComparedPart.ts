import type { CancelSignal } from '../engine/engine.ts';
import { compareNames } from '../matrix/selection.ts';
import type { Configuration } from '../model/configuration.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { Parameters } from '../sql/evidenceFilter.ts';
import { comparedCells, comparedColumns, comparedRows, comparedTotals } from '../sql/comparedRows.ts';
import type { ComparedRow } from '../sql/comparedRows.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import { heldByModel } from '../sql/resultGroups.ts';
import type { Across, ViewState } from '../view/viewState.ts';
import { arrange, unstatedIn } from './arrange.ts';
import type { ArrangedWithin } from './arrange.ts';
import { columnOf, columnValue, commonPart, compareColumns, rowTexts } from './columns.ts';
import { baselineIn, buildComparison } from './comparison.ts';
import type { ComparisonAsked } from './comparison.ts';
import type { CountedTable } from './countedResults.ts';
import { narrowed } from './narrowed.ts';
import type { Wanted } from './narrowed.ts';
import { placingOf } from './placing.ts';
import type { Placed } from './placing.ts';
import type { SessionContext } from '../session/context.ts';
import type { Results, ViewAsked } from './results.ts';
import type { ComparedPart, CompareColumn, Comparison, LeftOut } from './types.ts';

/** Results that are read and judged at once. */
const RESULTS_AT_ONCE = 20_000;
/** Rows at once, however few results they have. */
const ROWS_AT_ONCE = 24;

/** What a part of a comparison is of. */
export interface PartAsked {
  readonly asked: ViewAsked;
  readonly view: ViewState;
  readonly metric: MetricKey;
  readonly windows: Comparison['windows'];
  readonly usage: ResultUsage;
  readonly judging: Omit<ComparisonAsked, 'order'>;
  /** A row that is to be in it, from 0. */
  readonly first: number;
}

/** A part of a comparison, and what became of all results in view. */
export interface LoadedPart {
  readonly comparison: Pick<Comparison, 'columns' | 'baseline' | 'rows' | 'lonelyRows' | 'summaries' | 'family' | 'pairs' | 'unjudged' | 'sql'> & { readonly part: ComparedPart };
  readonly used: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

/** Every configuration with how many results a comparison has of it. */
export function countCompared({ counted }: Results, { scope, include }: ViewAsked, metric: MetricKey, timed: boolean, signal: CancelSignal | undefined): Promise<CountedTable> {
  return counted.configurations(scope, { metrics: [metric], need: 'any', include, timed }, signal);
}

/** Finds the rows of a comparison by how many results they have, and reads and judges only those of one part. */
export async function loadComparedPart(results: Results, { asked, view, metric, windows, usage, judging, first: wanted }: PartAsked, signal: CancelSignal | undefined): Promise<LoadedPart> {
  const { ask } = results.context;
  const { across, order } = view.performance;
  const counted = await countCompared(results, asked, metric, windows !== null, signal);
  const placed = placingOf(results, await results.counted.settings(counted, signal), across);
  const parameters = new Parameters();
  const condition = counted.condition(parameters);
  const key = JSON.stringify([counted.table, across, windows?.splitMs, condition, parameters.values]);
  const compared = { relation: counted.relation, condition: counted.condition, placing: placed.placing, splitMs: windows?.splitMs ?? null, modelIs: across === 'model' ? 'column' : 'row', deviceIs: across === 'hardware' ? 'merged' : across === 'device' ? 'column' : 'row' } as const;
  const cells = await results.counted.cells.get(key, (name) => results.context.engine.run(comparedCells(name, compared), { signal }), signal);
  const totals = await ask(comparedTotals(cells), signal);
  const { columns, keyOf } = await columnsIn(results, cells, placed, across, windows, signal);
  const sum = (of: 'compared_rows' | 'lonely_rows' | 'results'): number => totals.reduce((total, row) => total + row[of], 0);
  const rows = sum('compared_rows');
  const atOnce = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor((RESULTS_AT_ONCE * rows) / Math.max(1, sum('results')))));
  const first = Math.max(0, Math.min(wanted, rows - 1));
  const isUnstated = unstatedIn(totals.map(({ setting_key: setting }) => placed.settingOf(setting)), across);
  const baseline = baselineIn(columns, judging);
  const part: ComparedPart = { first: first - (first % atOnce), atOnce, of: rows, results: sum('results'), byResults: order === 'difference' || order === 'value' };
  const listed = await ask(comparedRows(cells, {
    base: baseline === null ? -1 : (keyOf.get(baseline.value) ?? -1),
    unstated: totals.map(({ setting_key: setting }) => setting).filter((setting) => isUnstated(placed.settingOf(setting))),
    byName: order === 'name' ? namesInOrder(results, totals.map(({ setting_key: setting }) => setting), placed, across) : null,
    first: part.first,
    atMost: atOnce,
  }), signal);
  const { samples, sql } = await results.listedSamples(await narrowed(asked, wantedOf(listed, placed), counted.settings), metric, windows?.splitMs ?? null, listed.reduce((total, { n }) => total + n, 0), signal);
  const arranged = arrange(samples, across, METRICS[metric], windows?.splitMs ?? null, { columns, isUnstated } satisfies ArrangedWithin);
  const judged = await buildComparison(arranged, { ...judging, order: 'name' });
  const places = new Map(listed.map((row, index) => [JSON.stringify(commonOf(results, row, placed, across)), index]));
  const inOrder = judged.rows.toSorted((left, right) => (places.get(JSON.stringify(left.common)) ?? Infinity) - (places.get(JSON.stringify(right.common)) ?? Infinity));
  return { comparison: { ...judged, rows: inOrder, lonelyRows: sum('lonely_rows'), sql, part }, ...(await tally(results.context, counted, windows === null ? null : (usage[METRICS[metric].column] ?? 0), signal)) };
}

async function columnsIn(results: Results, cells: string, placed: Placed, across: Across, windows: Comparison['windows'], signal: CancelSignal | undefined): Promise<{ readonly columns: readonly CompareColumn[]; readonly keyOf: ReadonlyMap<string, number> }> {
  const keyOf = new Map<string, number>();
  const columns = (await results.context.ask(comparedColumns(cells), signal)).map(({ column_key: key, compared_rows: rows }): CompareColumn => {
    const example = placed.exampleOf(key);
    const value = columnValue(example, across) ?? (key === 0 ? 'before' : 'after');
    keyOf.set(value, key);
    return columnOf(value, example, across, windows?.splitMs ?? null, rows);
  });
  return { columns: columns.toSorted((left, right) => compareColumns(left, right, across)), keyOf };
}

function commonOf(results: Results, { row_model, row_device, row_setting }: ComparedRow, placed: Placed, across: Across): Configuration {
  const { model, hardwareType, device } = results.naming({ model_key: row_model, device_key: row_device, precision: '', batch: '', shape: '', test_case: '' });
  return commonPart({ ...placed.settingOf(row_setting), model, hardwareType, device }, across);
}

/** The configurations of rows, as far as their cells have them in common. */
function wantedOf(rows: readonly ComparedRow[], placed: Placed): readonly Wanted[] {
  return rows.flatMap(({ row_model: model, row_device: device, row_setting: row }) => placed.settingsOfRow(row).map((setting) => ({ model, device, setting, stated: placed.settingOf(setting) })));
}

function namesInOrder(results: Results, settings: readonly number[], placed: Placed, across: Across): { readonly models: readonly number[]; readonly devices: readonly number[]; readonly settings: readonly number[] } {
  const { models, devices } = results.context.read.dataset;
  const detail = (setting: number): string => rowTexts(placed.settingOf(setting), across === 'model' ? 'model' : 'hardware').detail;
  return {
    models: models.toSorted((left, right) => compareNames(left.name, right.name)).map(({ key }) => key),
    devices: devices.toSorted((left, right) => compareNames(left.hardwareType, right.hardwareType) || compareNames(left.name ?? '', right.name ?? '')).map(({ key }) => key),
    settings: settings.toSorted((left, right) => compareNames(detail(left), detail(right))),
  };
}

/**
 * What became of the results.
 * @param inWindows Results that hold the metric, where windows of time part them: the others of them have no time.
 */
export async function tally({ ask }: Pick<SessionContext, 'ask'>, { relation, condition }: CountedTable, inWindows: number | null, signal: CancelSignal | undefined): Promise<Pick<LoadedPart, 'used' | 'leftOut'>> {
  const rows = await ask(heldByModel(relation, condition, 'true', new Parameters()), signal);
  const sum = (part: 'n' | 'simulated' | 'failed' | 'duplicate'): number => rows.reduce((total, row) => total + row[part], 0);
  const [used, leftOut] = [sum('n'), new Map<LeftOut, number>((['simulated', 'failed', 'duplicate'] as const).map((reason) => [reason, sum(reason)]))];
  const timeless = inWindows === null ? 0 : inWindows - used - [...leftOut.values()].reduce((total, count) => total + count, 0);
  return { used, leftOut: timeless > 0 ? new Map([...leftOut, ['no-time', timeless]]) : leftOut };
}
