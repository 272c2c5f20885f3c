/** Everything measured that a table, a chart, a link or a report may show. A new metric is one entry here and one canonical column. */
export interface Metric {
  /** Stable name in links and reports. */
  readonly key: MetricKey;
  /** Column of the canonical evidence relation. */
  readonly column: string;
  readonly label: string;
  /** In a list of numbers: `p50 12 ms`. */
  readonly short: string;
  /** Unit as printed once in a header; empty for a pure number. */
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'none';
  /** `interval` for a scale without a true zero (°C), where a ratio of two values means nothing. */
  readonly scale: 'ratio' | 'interval';
  /** How a ratio reads: after `1.8× ` the word for its direction, or, as `1.9× less memory` may be misread, after the plain ratio what it is of: `0.53× the memory`. */
  readonly words: MetricWords;
}

export type MetricWords = { readonly better: string; readonly worse: string } | { readonly of: string };

export const METRIC_KEYS = [
  'latency', 'latency-p50', 'latency-p90', 'latency-p99', 'throughput', 'memory', 'power', 'load-time', 'items-per-joule',
  'energy-per-item', 'power-peak', 'energy-delay', 'temperature', 'temperature-peak', 'duration', 'battery', 'battery-rate', 'runtime',
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

const FASTER = { better: 'faster', worse: 'slower' } as const;

export const METRICS: { readonly [K in MetricKey]: Metric } = {
  latency: metric('latency', 'latency_ms', 'Latency, mean', 'latency', 'ms', 'lower', FASTER),
  'latency-p50': metric('latency-p50', 'latency_p50_ms', 'Latency, p50', 'p50', 'ms', 'lower', FASTER),
  'latency-p90': metric('latency-p90', 'latency_p90_ms', 'Latency, p90', 'p90', 'ms', 'lower', FASTER),
  'latency-p99': metric('latency-p99', 'latency_p99_ms', 'Latency, p99', 'p99', 'ms', 'lower', FASTER),
  throughput: metric('throughput', 'throughput_per_s', 'Throughput', 'throughput', 'items/s', 'higher', FASTER),
  memory: metric('memory', 'memory_mb', 'Peak memory', 'memory', 'MB', 'lower', { of: 'the memory' }),
  power: metric('power', 'power_w', 'Average power', 'power', 'W', 'lower', { of: 'the power' }),
  'load-time': metric('load-time', 'load_ms', 'Load time', 'load', 'ms', 'lower', { better: 'faster to load', worse: 'slower to load' }),
  'items-per-joule': metric('items-per-joule', 'items_per_joule', 'Efficiency', 'efficiency', 'items/J', 'higher', { of: 'the items per joule' }),
  'energy-per-item': metric('energy-per-item', 'energy_per_item_j', 'Energy per item', 'energy per item', 'J', 'lower', { of: 'the energy per item' }),
  'power-peak': metric('power-peak', 'power_peak_w', 'Peak power', 'peak power', 'W', 'lower', { of: 'the peak power' }),
  'energy-delay': metric('energy-delay', 'energy_delay_js', 'Energy-delay product', 'energy-delay product', 'J·s', 'lower', { of: 'the energy-delay product' }),
  temperature: metric('temperature', 'temperature_c', 'Average temperature', 'temperature', '°C', 'lower', { better: 'cooler', worse: 'hotter' }, 'interval'),
  'temperature-peak': metric('temperature-peak', 'temperature_peak_c', 'Peak temperature', 'peak temperature', '°C', 'lower', { better: 'cooler', worse: 'hotter' }, 'interval'),
  duration: metric('duration', 'duration_s', 'Duration of the test', 'duration', 's', 'none', { of: 'the time' }),
  battery: metric('battery', 'battery_mah', 'Battery drain', 'battery drain', 'mAh', 'lower', { of: 'the battery drain' }),
  'battery-rate': metric('battery-rate', 'battery_percent_per_h', 'Battery drain rate', 'battery drain rate', '%/h', 'lower', { of: 'the battery drain rate' }),
  runtime: metric('runtime', 'runtime_h', 'Estimated runtime', 'runtime', 'h', 'higher', { of: 'the runtime' }),
};

/** How the repeated results of one configuration become one number. */
export type Statistic = 'best' | 'median';

function metric(key: MetricKey, column: string, label: string, short: string, unit: string, better: Metric['better'], words: MetricWords, scale: Metric['scale'] = 'ratio'): Metric {
  return { key, column, label, short, unit, better, scale, words };
}
