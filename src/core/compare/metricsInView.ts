import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';

/** Metrics that any usable row in view holds, in the order of the registry. */
export function metricsInView(usage: ResultUsage): readonly MetricKey[] {
  return METRIC_KEYS.filter((key) => (usage[METRICS[key].column] ?? 0) > 0);
}

/** What the view asks for, also where nothing in view has it; else latency, throughput or the first that there is. */
export function metricAsked(asked: MetricKey | null, metrics: readonly MetricKey[]): MetricKey {
  return asked ?? (['latency', 'throughput'] as const).find((key) => metrics.includes(key)) ?? metrics[0] ?? 'latency';
}
