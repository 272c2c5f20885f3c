import type { MetricKey } from '../../../../core/model/metric.ts';

/** What a precision trades, each by the first metric of its list that there is. */
const TRADED: readonly (readonly MetricKey[])[] = [
  ['throughput', 'latency', 'latency-p50'],
  ['memory'],
  ['energy-per-item', 'items-per-joule', 'power'],
];

const SPEED: readonly MetricKey[] = ['throughput', 'latency', 'latency-p50', 'latency-p90', 'latency-p99'];

/** One metric each for speed, memory and energy, of those that there are; the reader's metric before others of its kind. */
export function panelMetrics(metrics: readonly MetricKey[], asked: MetricKey | null): readonly MetricKey[] {
  const chosen = TRADED.flatMap((kind, index): readonly MetricKey[] => {
    const candidates = index === 0 ? SPEED : kind;
    if (asked !== null && candidates.includes(asked) && metrics.includes(asked)) return [asked];
    const first = kind.find((key) => metrics.includes(key));
    return first === undefined ? [] : [first];
  });
  if (asked === null || chosen.includes(asked) || !metrics.includes(asked)) return chosen.length === 0 ? metrics.slice(0, 1) : chosen;
  return [asked, ...chosen];
}
