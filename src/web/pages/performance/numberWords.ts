import { LEVEL, ratioText, timesText } from '../../../core/compare/words.ts';
import { formatNumber, MISSING } from '../../../core/model/format.ts';
import type { Metric } from '../../../core/model/metric.ts';

const NBSP = '\u00a0';

/** `12.3 ms` */
export function valueText(value: number | null | undefined, { unit }: Pick<Metric, 'unit'>): string {
  if (value === null || value === undefined) return MISSING;
  return unit === '' ? formatNumber(value) : `${formatNumber(value)}${NBSP}${unit}`;
}

/** `11.9 to 12.8`; a dash without an interval. */
export function intervalText(interval: readonly [number, number] | null): string {
  return interval === null ? MISSING : `${formatNumber(interval[0])} to ${formatNumber(interval[1])}`;
}

/** `1.8× faster`: a ratio of a value to a reference, its direction said; only the verdict of a test may say that two are the same. A dash without one. */
export function againstReference(ratio: number | null | undefined, metric: Metric): string {
  if (ratio === null || ratio === undefined || !(ratio > 0) || !Number.isFinite(ratio)) return MISSING;
  return timesText(ratio) === LEVEL ? LEVEL : ratioText(metric, ratio);
}
