import type { CompareRow, Comparison } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { PerformanceView } from '../../../../core/view/viewState.ts';
import { labelHeight, LABEL_ROOM } from '../drawing/rowLabels.ts';
import { logChoice, type ScaleChoice } from '../logChoice.ts';
import { rowDetails, widestRow } from './compareEntries.ts';

/** More samples in a row than this are drawn as bars, one row at a time. */
const DOTS_AT_MOST = 14;
const BARS_AT_MOST = 30;
const ROWS_AT_MOST = 12;
const TALLEST = 780;
/** More looks than this are not told apart by a legend. */
const LOOKS_AT_MOST = 8;

const LANE = 7;
const LABELLED_LANE = 15;
const BAND_AIR = 18;
const BAR = 26;
/** Device and setting. */
const DETAILS_AT_MOST = 2;

/** How the rows of a comparison are drawn. */
export interface CompareLayout {
  readonly kind: 'dots' | 'bars';
  /** Rows drawn at once. */
  readonly rowsAtOnce: number;
  readonly choice: ScaleChoice;
}

export function compareLayout(comparison: Pick<Comparison, 'rows' | 'metric' | 'columns' | 'across'>, scale: PerformanceView['scale']): CompareLayout {
  const { rows, metric } = comparison;
  const single = rows.length === 1 || widestRow(rows) > DOTS_AT_MOST;
  const medians = rows.flatMap((row) => row.cells.map((cell) => cell?.sample.median));
  const chosen = logChoice(medians, scale, [METRICS[metric]]);
  // Bars begin at zero, which a log axis has not: there it must be asked for.
  const choice = { ...chosen, log: chosen.log && !(single && scale === null) };
  if (single) return { kind: 'bars', rowsAtOnce: 1, choice };
  const rowsAtOnce = Math.max(3, Math.min(ROWS_AT_MOST, Math.floor(TALLEST / bandHeight(comparison, rows, false))));
  return { kind: 'dots', rowsAtOnce, choice };
}

/** Whether each dot says its name: several columns share a look, or there are too many for a legend. */
export function labelsDots({ columns, across }: Pick<Comparison, 'columns' | 'across'>): boolean {
  if (across === 'hardware') return false;
  const types = columns.flatMap(({ hardwareType }) => (hardwareType === null ? [] : [hardwareType]));
  return new Set(types).size < types.length || columns.length > LOOKS_AT_MOST;
}

export function laneHeight(comparison: Pick<Comparison, 'columns' | 'across'>): number {
  return labelsDots(comparison) ? LABELLED_LANE : LANE;
}

/** Height of one row of dots, CSS pixels. */
export function bandHeight(comparison: Pick<Comparison, 'columns' | 'across'>, rows: readonly CompareRow[], narrow: boolean): number {
  const lanes = labelsDots(comparison) ? widestRow(rows) : comparison.columns.filter((_, index) => rows.some((row) => (row.cells[index] ?? null) !== null)).length;
  const label = narrow ? 0 : labelHeight(mostDetails(rows));
  return Math.max(lanes * laneHeight(comparison) + BAND_AIR, label) + (narrow ? LABEL_ROOM : 0);
}

/** Lines below the name of a row at most; more than two there are not. */
function mostDetails(rows: readonly CompareRow[]): number {
  let most = 0;
  for (const row of rows) {
    most = Math.max(most, rowDetails(row).length);
    if (most === DETAILS_AT_MOST) break;
  }
  return most;
}

/** Samples of a single row that are drawn, CSS pixels a bar. */
export function barsShown(row: CompareRow): { readonly bars: number; readonly of: number; readonly height: number } {
  const of = row.cells.filter((cell) => cell !== null).length;
  const bars = Math.min(of, BARS_AT_MOST);
  return { bars, of, height: bars * BAR };
}
