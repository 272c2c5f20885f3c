import type { Metric } from '../model/metric.ts';
import type { CompareOrder } from '../view/viewState.ts';
import { byName } from './arrange.ts';
import type { CompareRow } from './types.ts';

/** Rows in the order that the view asks for; alike ones by name. */
export function orderRows(rows: readonly CompareRow[], order: CompareOrder, metric: Metric): readonly CompareRow[] {
  if (order === 'name') return rows.toSorted(byName);
  const rank = { coverage, difference: largestChange, value: bestValue }[order];
  const ranks = new Map(rows.map((row) => [row, rank(row, metric)]));
  return rows.toSorted((left, right) => (ranks.get(right) ?? -Infinity) - (ranks.get(left) ?? -Infinity) || byName(left, right));
}

/** Samples first, then verdicts among them, then runs: what the comparison says most about. */
function coverage({ cells }: CompareRow): number {
  const samples = cells.flatMap((cell) => (cell === null ? [] : [cell]));
  const judged = samples.filter(({ verdict }) => verdict !== null && verdict.method !== 'none').length;
  const runs = samples.reduce((sum, { sample }) => sum + Math.min(sample.n, 1_000), 0);
  return samples.length * 1e9 + judged * 1e6 + Math.min(runs, 999_999);
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
