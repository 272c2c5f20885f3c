import type { Metric } from '../model/metric.ts';
import type { CompareOrder } from '../view/viewState.ts';
import { byName } from './arrange.ts';
import type { CompareRow } from './types.ts';

/** Rows in the order that the view asks for; alike ones by name. */
export function orderRows(rows: readonly CompareRow[], order: CompareOrder, metric: Metric): readonly CompareRow[] {
  if (order === 'name') return rows.toSorted(byName);
  const ranks = new Map(rows.map((row) => [row, order === 'difference' ? largestChange(row, metric) : bestValue(row, metric)]));
  return rows.toSorted((left, right) => (ranks.get(right) ?? -Infinity) - (ranks.get(left) ?? -Infinity) || byName(left, right));
}

/** Of the medians against the baseline's, in either direction; less than any for a row without a baseline. */
function largestChange({ cells }: CompareRow, { scale }: Metric): number {
  const base = cells.find((cell) => cell?.isBaseline === true)?.sample.median;
  if (base === undefined) return -1;
  const sizes = cells.flatMap((cell) => (cell === null || cell.isBaseline ? [] : [scale === 'ratio' ? Math.abs(Math.log(cell.sample.median / base)) : Math.abs(cell.sample.median - base)]));
  return Math.max(0, ...sizes);
}

/** The higher the better; without a better direction the lowest first. */
function bestValue({ cells }: CompareRow, { better }: Metric): number {
  const sign = better === 'higher' ? 1 : -1;
  return Math.max(...cells.flatMap((cell) => (cell === null ? [] : [cell.sample.median * sign])));
}
