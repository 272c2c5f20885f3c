import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { HELD_AT_MOST } from '../sql/resultList.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';

/** Results that are read and judged together; of more, only those that are shown are read. */
export const READ_AT_MOST = HELD_AT_MOST;

/** Whether more results in view hold one of these metrics than are read together. */
export function isLarge(usage: ResultUsage, metrics: readonly MetricKey[], readAtMost: number): boolean {
  return metrics.some((key) => (usage[METRICS[key].column] ?? 0) > readAtMost);
}
