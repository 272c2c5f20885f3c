import { formatCount } from '../model/format.ts';
import { FAR_APART } from './judge.ts';
import type { Summarised } from './summarise.ts';
import type { ColumnSummary, CompareColumn, Sample } from './types.ts';
import { LEVEL, differenceText, ratioRangeText, ratioText, thanWord, timesText, verbOf } from './words.ts';

type Figures = Omit<ColumnSummary, 'text' | 'verdicts'>;

/**
 * `CUDA is 7.9× faster than CPU (5.3× to 12×), the geometric mean over 29 models (110 rows); compared 110 of 150 pairs`
 * @param example One of the averaged samples, which are all simulated or none, all failed or none.
 */
export function summaryText(summary: Figures, asked: Summarised, baseline: CompareColumn | null, example: Pick<Sample, 'simulated' | 'failed'> | null): string {
  const { compared, possible, column } = summary;
  const left = `${doubtText(example)}${leftOutText(summary, baseline === null || asked.metric.scale === 'interval' ? 'median' : 'mean')}`;
  if (baseline === null) return `${bestText(summary, asked)}${left}`;
  const pairs = `compared ${formatCount(compared)} of ${count(possible, 'pair')}`;
  if (compared === 0) return `${column.label} and ${baseline.label} have nothing to compare, ${pairs}`;
  return `${meanText(summary, asked, baseline)}; ${pairs}${left}`;
}

function meanText({ column, averaged, models, geomean, geomeanInterval, medianDifference }: Figures, { metric, across }: Summarised, { label }: CompareColumn): string {
  if (across === 'model') return `${column.label} against ${label}: no mean, as an item of one model is not an item of another`;
  if (medianDifference !== null) return `${column.label} is ${isLevel(medianDifference) ? 'level with' : `${differenceText(metric, medianDifference)} than`} ${label} at the median (${count(averaged, 'row')})`;
  if (geomean === null) return `${column.label} against ${label}: no row for a mean`;
  const over = averaged === 1 ? 'in one row' : `the geometric mean over ${count(models, 'model')} (${count(averaged, 'row')})`;
  const range = geomeanInterval === null ? '' : ` ${ratioRangeText(metric, ...geomeanInterval)}`;
  const noise = geomeanInterval === null ? '' : ', the interval is the spread between models, not measurement noise';
  if (timesText(geomean) === LEVEL) return `${column.label} is level with ${label}${range}, ${over}${noise}`;
  return `${column.label} ${verbOf(metric)} ${ratioText(metric, geomean)} ${thanWord(metric)} ${label}${range}, ${over}${noise}`;
}

/** `CUDA is the best in 306 of 338 rows; where not, 1.4× slower at the median (32 rows)` */
function bestText({ column, best, possible, averaged, medianRatio, medianDifference }: Figures, { metric }: Summarised): string {
  if (best + possible === 0) return `${column.label} has nothing to compare with`;
  const record = `${column.label} is the best in ${formatCount(best)} of ${count(best + possible, 'row')}`;
  const size = medianRatio !== null ? ratioText(metric, medianRatio) : medianDifference !== null ? isLevel(medianDifference) ? `0.0\u00a0${metric.unit} apart` : differenceText(metric, medianDifference) : null;
  return size === null ? record : `${record}; where not, ${size} at the median (${count(averaged, 'row')})`;
}

function isLevel(difference: number): boolean {
  return Math.abs(difference) < 0.05;
}

function doubtText(example: Pick<Sample, 'simulated' | 'failed'> | null): string {
  if (example?.simulated === true) return example.failed ? '; all of simulated tests that failed' : '; all simulated';
  return example?.failed === true ? '; all of failed tests' : '';
}

function leftOutText({ doubtful, farApart, unstated }: Figures, middle: 'mean' | 'median'): string {
  const parts = [
    doubtful === 0 ? '' : count(doubtful, 'simulated or failed pair'),
    farApart === 0 ? '' : `${count(farApart, 'pair')} more than ${formatCount(FAR_APART)}× apart, which may not measure the same`,
    unstated === 0 ? '' : `${count(unstated, 'pair')} without the precision or batch size that others state`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `; left out of the ${middle}: ${parts.join(', ')}`;
}

function count(amount: number, noun: string): string {
  return `${formatCount(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}
