import type { LeftOut, ResultCounts } from '../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../core/model/metric.ts';

const REASONS: { readonly [K in Exclude<LeftOut, 'no-value'>]: readonly [one: string, many: string] } = {
  placeholder: ['placeholder of zeros', 'placeholders of zeros'],
  simulated: ['simulated', 'simulated'],
  failed: ['failed', 'failed'],
  declared: ['declaration', 'declarations'],
  'no-batch': ['without a batch size', 'without a batch size'],
  'no-time': ['without a time', 'without a time'],
  duplicate: ['row merged into another of the same test', 'rows merged into others of the same test'],
  'other-subject': ['of another model or setting', 'of other models or settings'],
};

/** `10,778 of 20,093 results used` */
export function usedText({ inView, used }: Pick<ResultCounts, 'inView' | 'used'>): string {
  return `${formatCount(used)} of ${formatQuantity(inView, 'result')} used`;
}

/** `402 failed, 64 simulated`; empty where nothing is left out. */
export function leftOutList({ leftOut }: Pick<ResultCounts, 'leftOut'>, metrics: readonly MetricKey[]): string {
  return leftOut.filter(({ rows }) => rows > 0).map(({ reason, rows }) => `${formatCount(rows)} ${leftOutText(reason, rows, metrics)}`).join(', ');
}

/** `7,912 of 8,378 results used; left out: 402 failed, 64 simulated` */
export function countsText(counts: ResultCounts, metrics: readonly MetricKey[]): string {
  const left = leftOutList(counts, metrics);
  return left === '' ? usedText(counts) : `${usedText(counts)}; left out: ${left}`;
}

export function leftOutRows({ leftOut }: Pick<ResultCounts, 'leftOut'>, reason: LeftOut): number {
  return leftOut.find((entry) => entry.reason === reason)?.rows ?? 0;
}

/** Why rows were left out, after their number. */
export function leftOutText(reason: LeftOut, rows: number, metrics: readonly MetricKey[]): string {
  if (reason === 'no-value') return `without ${valuesText(metrics)}`;
  const [one, many] = REASONS[reason];
  return rows === 1 ? one : many;
}

/** `a throughput`, `a latency and a throughput`, `any of the metrics` */
function valuesText(metrics: readonly MetricKey[]): string {
  if (metrics.length === 0) return 'any of the metrics';
  if (metrics.length > 2) return 'any metric of this page';
  return metrics.map((key) => withArticle(METRICS[key].short)).join(' and ');
}

export function withArticle(noun: string): string {
  if (/^p\d/.test(noun)) return `a ${noun}`;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
