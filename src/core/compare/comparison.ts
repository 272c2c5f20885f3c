import type { Metric } from '../model/metric.ts';
import { doubt } from './arrange.ts';
import type { Arranged, ArrangedRow } from './arrange.ts';
import { judgePairs } from './judge.ts';
import type { JudgeOptions, Pair } from './judge.ts';
import { orderRows } from './orderRows.ts';
import { summarise } from './summarise.ts';
import type { CompareCell, CompareColumn, CompareRow, Comparison, Sample, Verdict } from './types.ts';
import type { CompareOrder } from '../view/viewState.ts';

export interface ComparisonAsked extends JudgeOptions {
  /** As the view asks; null or a column that is not there: the best of each row. */
  readonly baseline: string | null;
  readonly order: CompareOrder;
}

/** What is judged of a comparison: everything but what it is about. */
export type JudgedComparison = Pick<Comparison, 'columns' | 'baseline' | 'rows' | 'lonelyRows' | 'summaries' | 'family' | 'pairs' | 'unjudged'>;

/** Judges every sample against the baseline of its row, sums up the columns, and orders the rows. */
export async function buildComparison({ columns, rows }: Arranged, asked: ComparisonAsked): Promise<JudgedComparison> {
  const baseline = columns.find(({ value }) => value === asked.baseline) ?? null;
  const marked = rows.map((row) => markRow(row, columns, baseline, asked.metric));
  const comparable = marked.filter(({ row }) => count(row) > 1);
  const pairs = comparable.flatMap(pairsOf);
  const { verdicts, family, unjudged } = await judgePairs(pairs, asked);
  const verdictOf = new Map<Sample, Verdict | undefined>(pairs.map(({ other }, index) => [other, verdicts[index]]));
  const judged = comparable.map((row) => judgedRow(row, verdictOf));
  const lonely = marked.filter(({ row }) => count(row) === 1);
  const seen = baseline === null ? judged : [...judged, ...lonely.map((row) => judgedRow(row, verdictOf))];
  return {
    columns,
    baseline: baseline?.value ?? null,
    rows: orderRows(judged, asked.order, asked.metric),
    lonelyRows: lonely.length,
    summaries: summarise(columns, seen.map(({ cells }) => cells), asked.metric, baseline),
    family,
    pairs: countPairs(seen, columns, baseline),
    unjudged,
  };
}

interface MarkedRow {
  readonly row: ArrangedRow;
  /** Places among the columns; -1 where there is none. */
  readonly base: number;
  readonly best: number;
}

function count({ samples }: ArrangedRow): number {
  return samples.filter((sample) => sample !== null).length;
}

function markRow(row: ArrangedRow, columns: readonly CompareColumn[], baseline: CompareColumn | null, metric: Metric): MarkedRow {
  const best = bestOf(row.samples, metric);
  const chosen = baseline === null ? best : columns.indexOf(baseline);
  return { row, best, base: (row.samples[chosen] ?? null) === null ? -1 : chosen };
}

/** The sample with the better median among the most trusted; none where no direction is better. */
function bestOf(samples: readonly (Sample | null)[], { better }: Metric): number {
  if (better === 'none') return -1;
  const least = Math.min(...samples.flatMap((sample) => (sample === null ? [] : [doubt(sample)])));
  let best = -1;
  let record = Infinity;
  for (const [index, sample] of samples.entries()) {
    if (sample === null || doubt(sample) > least) continue;
    const value = better === 'higher' ? -sample.median : sample.median;
    if (value >= record) continue;
    best = index;
    record = value;
  }
  return best;
}

function pairsOf({ row, base }: MarkedRow): readonly Pair[] {
  const sample = row.samples[base] ?? null;
  return sample === null ? [] : row.samples.flatMap((other, index) => (other === null || index === base ? [] : [{ base: sample, other }]));
}

function judgedRow({ row, base, best }: MarkedRow, verdictOf: ReadonlyMap<Sample, Verdict | undefined>): CompareRow {
  const { key, common, label, detail, samples } = row;
  const cells = samples.map((sample, index): CompareCell | null => {
    if (sample === null) return null;
    const isBaseline = index === base;
    return { sample, isBaseline, isBest: index === best, verdict: isBaseline || base === -1 ? null : (verdictOf.get(sample) ?? null) };
  });
  return { key, common, label, detail, cells };
}

/** Pairs of a sample with the baseline of its row, and how many there would be were every place filled. */
function countPairs(rows: readonly CompareRow[], columns: readonly CompareColumn[], baseline: CompareColumn | null): Comparison['pairs'] {
  let compared = 0;
  let possible = 0;
  for (const { cells } of rows) {
    const base = cells.some((cell) => cell?.isBaseline === true);
    const others = cells.filter((cell) => cell !== null && !cell.isBaseline);
    compared += others.filter((cell) => cell?.verdict !== null && cell?.verdict.kind !== 'not-comparable').length;
    if (base) possible += columns.length - 1;
    else if (baseline !== null) possible += others.length;
  }
  return { compared, possible };
}
