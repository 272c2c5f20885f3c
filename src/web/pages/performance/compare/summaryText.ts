import type { ComparedPart, ColumnSummary, Comparison, VerdictKind } from '../../../../core/compare/types.ts';
import { differenceText, LEVEL, ratioRangeText, ratioText, timesText } from '../../../../core/compare/words.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { baselineLabel } from '../acrossWords.ts';

const ORDER: readonly VerdictKind[] = ['better', 'worse', 'same', 'unclear', 'no-estimate', 'not-comparable'];

const WORDS: { readonly [K in VerdictKind]: string } = { better: 'better', worse: 'worse', same: 'same', unclear: 'unclear', 'no-estimate': 'no estimate', 'not-comparable': 'not comparable' };

/** `1.8× faster`, `level`, `2.1 °C cooler`, `best in 306 of 338 rows`; empty where there is nothing to say. */
export function meanText({ geomean, medianDifference, best, possible, compared }: Pick<ColumnSummary, 'geomean' | 'medianDifference' | 'best' | 'possible' | 'compared'>, metric: Metric, baseline: string | null): string {
  if (baseline === null) return `best in ${formatCount(best)} of ${formatQuantity(best + possible, 'row')}`;
  if (medianDifference !== null) return compared === 0 ? '' : differenceText(metric, medianDifference);
  if (geomean === null) return '';
  return timesText(geomean) === LEVEL ? 'level' : ratioText(metric, geomean);
}

/** `(1.6× to 2.1×)`; empty without an interval. */
export function meanRange({ geomeanInterval }: Pick<ColumnSummary, 'geomeanInterval'>, metric: Metric): string {
  return geomeanInterval === null ? '' : ratioRangeText(metric, ...geomeanInterval);
}

/** `110 rows of 29 models; 4 not in the mean`, `else 1.4× slower at the median (32 rows)`: what a mean rests on. */
export function restsOn(summary: Pick<ColumnSummary, 'averaged' | 'models' | 'doubtful' | 'farApart' | 'unstated' | 'geomean' | 'medianRatio'>, metric: Metric, baseline: string | null): string {
  const { averaged, models, geomean, medianRatio } = summary;
  const left = summary.doubtful + summary.farApart + summary.unstated;
  const rest = left > 0 ? `; ${formatCount(left)} not in the mean` : '';
  if (baseline === null) return medianRatio === null ? '' : `else ${ratioText(metric, medianRatio)} at the median (${formatQuantity(averaged, 'row')})`;
  const of = geomean === null || models === 0 ? '' : ` of ${formatQuantity(models, 'model')}`;
  return `${formatQuantity(averaged, 'row')}${of}${rest}`;
}

/** `30 better, 2 worse, 9 unclear`; empty without any verdict. */
export function verdictCounts({ verdicts }: Pick<ColumnSummary, 'verdicts'>): string {
  return ORDER.filter((kind) => verdicts[kind] > 0).map((kind) => `${formatCount(verdicts[kind])} ${WORDS[kind]}`).join(', ');
}

/** `Against CPU: geometric mean over models; the interval is the spread between models` */
export function summaryHead(comparison: Pick<Comparison, 'metric' | 'baseline' | 'columns' | 'across' | 'summaries' | 'part' | 'rows'>): string {
  const of = comparison.part === null ? '' : `, of ${partText(comparison, comparison.part)} of ${formatCount(comparison.part.of)} only`;
  const against = `Against ${baselineLabel(comparison) ?? 'the best of each row'}${of}`;
  if (comparison.baseline === null) return against;
  if (METRICS[comparison.metric].scale === 'interval') return `${against}: median of the differences`;
  if (comparison.summaries.every(({ geomean }) => geomean === null)) return against;
  const spread = comparison.summaries.some(({ geomeanInterval }) => geomeanInterval !== null) ? ', with the spread between models as its 95 % interval; measurement noise is not in it' : '; too few models for an interval';
  return `${against}: geometric mean of the ratios, each model once${spread}`;
}

/** The columns that fit, in their order; where they don't all, those with most pairs. Those without a pair stand apart. */
export function splitSummaries(summaries: readonly ColumnSummary[], most: number): { readonly shown: readonly ColumnSummary[]; readonly more: readonly ColumnSummary[]; readonly nothing: readonly ColumnSummary[] } {
  const some = summaries.filter(({ compared, best }) => compared > 0 || best > 0);
  const first = new Set(some.toSorted((left, right) => right.compared - left.compared).slice(0, most));
  return { shown: some.filter((summary) => first.has(summary)), more: some.filter((summary) => !first.has(summary)), nothing: summaries.filter((summary) => !some.includes(summary)) };
}

/** How pairs were made and judged: which are missing, and what holds the number of false findings down. */
export function rulesText(comparison: Pick<Comparison, 'pairs' | 'lonelyRows' | 'family' | 'unjudged' | 'part' | 'rows'>): string {
  const { pairs, lonelyRows, family, unjudged, part } = comparison;
  const sentences = [...(part === null ? [] : partSentences(comparison, part)), `Compared ${formatCount(pairs.compared)} of ${formatQuantity(pairs.possible, 'pair')}; a pair with one side missing is left out, never filled in.`];
  if (family > 1) sentences.push(`The false-discovery rate is held at 5\u00a0% over ${formatQuantity(family, 'pair')} (Benjamini-Hochberg).`);
  if (lonelyRows > 0) sentences.push(`${formatQuantity(lonelyRows, 'row')} with a single result ${lonelyRows === 1 ? 'is' : 'are'} not shown: nothing to compare with.`);
  if (unjudged > 0) sentences.push(`${formatQuantity(unjudged, 'pair')} beyond the limit ${unjudged === 1 ? 'was' : 'were'} not judged: narrow the filters.`);
  return sentences.join(' ');
}

/** `rows 1 to 18`, or `rows-1-to-18` for the name of a file. */
export function partText({ rows }: Pick<Comparison, 'rows'>, { first }: ComparedPart, between = ' '): string {
  const [from, to] = [formatCount(first + 1), formatCount(first + Math.max(1, rows.length))];
  return (from === to ? ['row', from] : ['rows', from, 'to', to]).join(between);
}

/** What is said where only some of the rows are read. */
function partSentences(comparison: Pick<Comparison, 'rows'>, part: ComparedPart): readonly string[] {
  const sentences = [`${formatQuantity(part.results, 'result')} in ${formatQuantity(part.of, 'row')} are too many to judge at once: verdicts, summary and pairs are of ${partText(comparison, part)} only.`];
  if (part.byResults) sentences.push('That order needs the medians of all rows, so the rows with most results come first instead; narrow the filters to order by value or difference.');
  return sentences;
}
