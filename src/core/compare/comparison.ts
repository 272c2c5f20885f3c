import type { Metric } from '../model/metric.ts';
import { doubt } from './arrange.ts';
import type { Arranged, ArrangedRow } from './arrange.ts';
import { judgePairs } from './judge.ts';
import type { JudgeOptions, Pair } from './judge.ts';
import { orderRows } from './orderRows.ts';
import { summarise } from './summarise.ts';
import type { ColumnSummary, CompareCell, CompareColumn, CompareRow, Comparison, Sample, Verdict } from './types.ts';
import type { Across, CompareOrder } from '../view/viewState.ts';

export interface ComparisonAsked extends JudgeOptions {
  readonly across: Across;
  /** The best of each row only for a metric of which one end is better. */
  readonly versus: 'baseline' | 'best';
  /** As the view asks; null or a column that is not there: the one with most rows. */
  readonly baseline: string | null;
  readonly order: CompareOrder;
}

/** What is judged of a comparison: everything but what it is about. */
export type JudgedComparison = Pick<Comparison, 'columns' | 'baseline' | 'rows' | 'lonelyRows' | 'summaries' | 'family' | 'pairs' | 'unjudged'>;

/** Judges every sample against the baseline of its row, sums up the columns, and orders the rows. */
export async function buildComparison({ columns, rows }: Arranged, asked: ComparisonAsked): Promise<JudgedComparison> {
  const baseline = baselineIn(columns, asked);
  const marked = rows.map((row) => markRow(row, columns, baseline, asked.metric));
  const comparable = marked.filter(({ row }) => count(row) > 1);
  const pairs = comparable.flatMap(pairsOf);
  const { verdicts, family, unjudged } = await judgePairs(pairs, asked);
  const verdictOf = new Map<Sample, Verdict | undefined>(pairs.map(({ other }, index) => [other, verdicts[index]]));
  const judged = comparable.map((row) => judgedRow(row, verdictOf));
  const lonely = marked.filter(({ row }) => count(row) === 1);
  const seen = baseline === null ? judged : [...judged, ...lonely.map((row) => judgedRow(row, verdictOf))];
  const summaries = summarise(columns, seen, asked, baseline);
  return {
    columns,
    baseline: baseline?.value ?? null,
    rows: orderRows(judged, asked.order, asked.metric),
    lonelyRows: lonely.length,
    summaries,
    family,
    pairs: { compared: total(summaries, 'compared'), possible: total(summaries, 'possible') },
    unjudged,
  };
}

function total(summaries: readonly ColumnSummary[], key: 'compared' | 'possible'): number {
  return summaries.reduce((sum, summary) => sum + summary[key], 0);
}

/** The column that the others are compared with; null where it is the best of each row. */
export function baselineIn(columns: readonly CompareColumn[], { versus, baseline, metric }: Pick<ComparisonAsked, 'versus' | 'baseline' | 'metric'>): CompareColumn | null {
  if (versus === 'best' && metric.better !== 'none') return null;
  const most = columns.reduce((record, { rows }) => Math.max(record, rows), 0);
  return columns.find(({ value }) => value === baseline) ?? columns.find(({ rows }) => rows === most) ?? null;
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
  const least = samples.reduce((record, sample) => (sample === null ? record : Math.min(record, doubt(sample))), Infinity);
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
  const { key, common, label, detail, samples, devices, unstated } = row;
  const cells = samples.map((sample, index): CompareCell | null => {
    if (sample === null) return null;
    const isBaseline = index === base;
    return { sample, isBaseline, isBest: index === best, devices: devices[index] ?? 1, verdict: isBaseline || base === -1 ? null : (verdictOf.get(sample) ?? null) };
  });
  return { key, common, label, detail, unstated, cells };
}
