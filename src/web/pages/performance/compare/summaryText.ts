import type { ColumnSummary, Comparison, VerdictKind } from '../../../../core/compare/types.ts';
import { ratioRangeText, ratioText, timesText } from '../../../../core/compare/words.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { baselineLabel } from '../acrossWords.ts';

const ORDER: readonly VerdictKind[] = ['better', 'worse', 'same', 'unclear', 'no-estimate', 'not-comparable'];

const WORDS: { readonly [K in VerdictKind]: string } = { better: 'better', worse: 'worse', same: 'same', unclear: 'unclear', 'no-estimate': 'no estimate', 'not-comparable': 'not comparable' };

/** `1.8× faster (1.6× to 2.1×)`; empty where ratios say nothing. */
export function meanText({ geomean, geomeanInterval }: Pick<ColumnSummary, 'geomean' | 'geomeanInterval'>, metric: Metric): string {
  if (geomean === null) return '';
  const range = geomeanInterval === null ? '' : ` ${ratioRangeText(metric, ...geomeanInterval)}`;
  return `${timesText(geomean) === '1.00×' ? 'level' : ratioText(metric, geomean)}${range}`;
}

/** `30 better, 2 worse, 9 unclear`; empty without any verdict. */
export function verdictCounts({ verdicts }: Pick<ColumnSummary, 'verdicts'>): string {
  return ORDER.filter((kind) => verdicts[kind] > 0).map((kind) => `${formatCount(verdicts[kind])} ${WORDS[kind]}`).join(', ');
}

/** `Latency, mean, against CPU: geometric mean of the ratios with its 95 % interval` */
export function summaryHead(comparison: Pick<Comparison, 'metric' | 'baseline' | 'columns'>): string {
  const { label, scale } = METRICS[comparison.metric];
  const against = baselineLabel(comparison) ?? 'the best of each row';
  return scale === 'ratio' ? `${label}, against ${against}: geometric mean of the ratios, with its 95\u00a0% interval` : `${label}, against ${against}`;
}

/** The columns that fit; where they don't all, those with most pairs, still in their order. */
export function splitSummaries(summaries: readonly ColumnSummary[], most: number): readonly [shown: readonly ColumnSummary[], more: readonly ColumnSummary[]] {
  const ranked = summaries.toSorted((left, right) => right.compared - left.compared);
  const first = new Set(ranked.slice(0, most));
  return [summaries.filter((summary) => first.has(summary)), ranked.slice(most)];
}

/** How pairs were made and judged: which are missing, and what holds the number of false findings down. */
export function rulesText({ pairs, lonelyRows, family, unjudged }: Pick<Comparison, 'pairs' | 'lonelyRows' | 'family' | 'unjudged'>): string {
  const sentences = [`Compared ${formatCount(pairs.compared)} of ${formatQuantity(pairs.possible, 'pair')}; a pair with one side missing is left out, never filled in.`];
  if (family > 1) sentences.push(`The false-discovery rate is held at 5\u00a0% over ${formatQuantity(family, 'pair')} (Benjamini-Hochberg).`);
  if (lonelyRows > 0) sentences.push(`${formatQuantity(lonelyRows, 'row')} with a single result ${lonelyRows === 1 ? 'is' : 'are'} not shown: nothing to compare with.`);
  if (unjudged > 0) sentences.push(`${formatQuantity(unjudged, 'pair')} beyond the limit ${unjudged === 1 ? 'was' : 'were'} not judged: narrow the filters.`);
  return sentences.join(' ');
}
