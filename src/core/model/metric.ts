/** Everything measured that a table, a chart, a link or a report may show. A new metric is one entry here and one canonical column. */
export interface Metric {
  /** Stable name in links and reports. */
  readonly key: MetricKey;
  /** Column of the canonical evidence relation. */
  readonly column: string;
  readonly label: string;
  /** Unit as printed once in a header; empty for a pure number. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'none';
}

export const METRIC_KEYS = ['latency', 'latency-p50', 'latency-p90', 'latency-p99', 'throughput', 'memory', 'power', 'load-time', 'items-per-joule'] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

export const METRICS: { readonly [K in MetricKey]: Metric } = {
  latency: { key: 'latency', column: 'latency_ms', label: 'Latency, mean', unit: 'ms', better: 'lower' },
  'latency-p50': { key: 'latency-p50', column: 'latency_p50_ms', label: 'Latency, p50', unit: 'ms', better: 'lower' },
  'latency-p90': { key: 'latency-p90', column: 'latency_p90_ms', label: 'Latency, p90', unit: 'ms', better: 'lower' },
  'latency-p99': { key: 'latency-p99', column: 'latency_p99_ms', label: 'Latency, p99', unit: 'ms', better: 'lower' },
  throughput: { key: 'throughput', column: 'throughput_per_s', label: 'Throughput', unit: 'items/s', better: 'higher' },
  memory: { key: 'memory', column: 'memory_mb', label: 'Peak memory', unit: 'MB', better: 'lower' },
  power: { key: 'power', column: 'power_w', label: 'Average power', unit: 'W', better: 'lower' },
  'load-time': { key: 'load-time', column: 'load_ms', label: 'Load time', unit: 'ms', better: 'lower' },
  'items-per-joule': { key: 'items-per-joule', column: 'items_per_joule', label: 'Efficiency', unit: 'items/J', better: 'higher' },
};

/** How the repeated results of one configuration become one number. */
export type Statistic = 'best' | 'median';
