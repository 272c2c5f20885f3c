import type { Metric } from '../model/metric.ts';
import type { CompareOrder } from '../view/viewState.ts';
import type { CompareRow } from './types.ts';

/** Rows, which come by name, in the order that the view asks for; alike ones stay by name. By coverage and difference, rows without the baseline come after those with it, and what lacks a setting that others state comes last. */
export function orderRows(rows: readonly CompareRow[], order: CompareOrder, metric: Metric): readonly CompareRow[] {
  if (order === 'name') return rows;
  const rank = { coverage, difference: largestChange, value: bestValue }[order];
  const ranks = new Map(rows.map((row) => [row, rank(row, metric)]));
  const last = (row: CompareRow): number => (order === 'value' ? 0 : 2 * Number(row.unstated) + Number(!row.cells.some((cell) => cell?.isBaseline === true)));
  return rows.toSorted((left, right) => last(left) - last(right) || (ranks.get(right) ?? -Infinity) - (ranks.get(left) ?? -Infinity));
}

/** More than any difference or logarithm of a ratio. */
const JUDGED_FIRST = 1e6;

/** Samples first, then verdicts among them, then runs: what the comparison says most about. */
function coverage({ cells }: CompareRow): number {
  const samples = cells.flatMap((cell) => (cell === null ? [] : [cell]));
  const judged = samples.filter(({ verdict }) => verdict !== null && verdict.method !== 'none').length;
  const runs = samples.reduce((sum, { sample }) => sum + Math.min(sample.n, 1_000), 0);
  return samples.length * 1e9 + judged * 1e6 + Math.min(runs, 999_999);
}

/** Of the medians against the baseline's, in either direction: judged ones before all others. */
function largestChange({ cells }: CompareRow, { scale }: Metric): number {
  const base = cells.find((cell) => cell?.isBaseline === true)?.sample.median;
  if (base === undefined) return 0;
  const others = cells.flatMap((cell) => (cell === null || cell.isBaseline ? [] : [cell]));
  const judged = others.filter(({ verdict }) => verdict !== null && verdict.method !== 'none');
  const sizes = (judged.length > 0 ? judged : others).map(({ sample }) => (scale === 'ratio' ? Math.abs(Math.log(sample.median / base)) : Math.abs(sample.median - base)));
  return (judged.length > 0 ? JUDGED_FIRST : 0) + Math.max(0, ...sizes);
}

/** The higher the better; without a better direction the lowest first. */
function bestValue({ cells }: CompareRow, { better }: Metric): number {
  const sign = better === 'higher' ? 1 : -1;
  return Math.max(...cells.flatMap((cell) => (cell === null ? [] : [cell.sample.median * sign])));
}
