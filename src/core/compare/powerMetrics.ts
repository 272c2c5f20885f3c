import type { MetricKey } from '../model/metric.ts';

const POWER_METRICS: ReadonlySet<MetricKey> = new Set(['power', 'power-peak', 'energy-per-item', 'items-per-joule', 'energy-delay']);

/** Whether a metric rests on a reading of power, which may be an estimate. */
export function isPowerMetric(metric: MetricKey): boolean {
  return POWER_METRICS.has(metric);
}
