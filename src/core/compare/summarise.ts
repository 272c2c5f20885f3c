import type { Metric } from '../model/metric.ts';
import { formatCount } from '../model/format.ts';
import { geometricMean } from '../stats/geometricMean.ts';
import type { ColumnSummary, CompareCell, CompareColumn, VerdictKind } from './types.ts';
import { LEVEL, ratioRangeText, ratioText, timesText, verbOf } from './words.ts';

const NONE: { readonly [K in VerdictKind]: number } = { better: 0, worse: 0, same: 0, unclear: 0, 'no-estimate': 0, 'not-comparable': 0 };

/** The cells of a row, aligned with the columns. */
type Cells = readonly (CompareCell | null)[];

/**
 * How each column but the baseline fares over the rows that have both. Against the best of each row, a row of which the
 * column itself is the best counts with a ratio of 1.
 */
export function summarise(columns: readonly CompareColumn[], rows: readonly Cells[], metric: Metric, baseline: CompareColumn | null): readonly ColumnSummary[] {
  const based = rows.map((cells) => ({ cells, base: cells.find((cell) => cell?.isBaseline === true) ?? null }));
  return columns.flatMap((column, index) => (column.value === baseline?.value ? [] : [summaryOf(column, index, based, metric, baseline)]));
}

function summaryOf(column: CompareColumn, index: number, rows: readonly { readonly cells: Cells; readonly base: CompareCell | null }[], metric: Metric, baseline: CompareColumn | null): ColumnSummary {
  const verdicts = { ...NONE };
  const ratios: number[] = [];
  let possible = 0;
  let compared = 0;
  for (const { cells, base } of rows) {
    const own = cells[index] ?? null;
    if (own !== null || base !== null) possible += 1;
    if (own === null || base === null) continue;
    if (own.verdict !== null) verdicts[own.verdict.kind] += 1;
    if (own.verdict?.kind === 'not-comparable') continue;
    compared += 1;
    ratios.push(own.sample.median / base.sample.median);
  }
  const mean = metric.scale === 'ratio' && ratios.length > 0 && ratios.every((ratio) => ratio > 0) ? geometricMean(ratios) : null;
  const geomeanInterval = mean === null || mean.low === null || mean.high === null ? null : ([mean.low, mean.high] as const);
  const summary = { column, compared, possible, geomean: mean?.geomean ?? null, geomeanInterval, verdicts };
  return { ...summary, text: summaryText(summary, metric, baseline) };
}

/** `CUDA is 3.2× faster than CPU (2.8× to 3.7×), compared 41 of 60 pairs` */
export function summaryText(summary: Omit<ColumnSummary, 'text' | 'verdicts'>, metric: Metric, baseline: CompareColumn | null): string {
  const { column, compared, possible, geomean, geomeanInterval } = summary;
  const pairs = `compared ${formatCount(compared)} of ${formatCount(possible)} ${possible === 1 ? 'pair' : 'pairs'}`;
  const against = baseline === null ? 'the best of each row' : baseline.label;
  if (compared === 0) return `${column.label} and ${against} have nothing to compare, ${pairs}`;
  if (geomean === null) return `${column.label} against ${against}: ratios say nothing in ${metric.unit}, ${pairs}`;
  const range = geomeanInterval === null ? '' : ` ${ratioRangeText(metric, ...geomeanInterval)}`;
  if (timesText(geomean) === LEVEL) return `${column.label} is level with ${against}${range}, ${pairs}`;
  return `${column.label} ${verbOf(metric)} ${ratioText(metric, geomean)} than ${against}${range}, ${pairs}`;
}

