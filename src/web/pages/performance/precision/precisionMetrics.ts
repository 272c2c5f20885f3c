import type { PrecisionStep } from '../../../../core/compare/types.ts';
import { batchOf } from '../../../../core/compare/scalingLines.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';

/** What a precision trades, each by the first metric of its list that there is. */
const TRADED: readonly (readonly MetricKey[])[] = [
  ['throughput', 'latency', 'latency-p50'],
  ['memory'],
  ['energy-per-item', 'items-per-joule', 'power'],
];

const SPEED: readonly MetricKey[] = ['throughput', 'latency', 'latency-p50', 'latency-p90', 'latency-p99'];

/** Throughput within this share of batch / latency says the same as latency. */
const SAME_SHARE = 0.05;

/** One metric each for speed, memory and energy, of those that there are; the reader's metric before others of its kind. Latency too where throughput does not follow from it. */
export function panelMetrics(metrics: readonly MetricKey[], asked: MetricKey | null, steps: readonly PrecisionStep[] = []): readonly MetricKey[] {
  const panels = oneOfEach(metrics, asked);
  return panels.includes('throughput') && !panels.includes('latency') && steps.some(tellsMore) ? panels.flatMap((key): readonly MetricKey[] => (key === 'throughput' ? [key, 'latency'] : [key])) : panels;
}

/** Items run beside each other, or time is lost between them: throughput is not batch / latency. */
function tellsMore({ point }: PrecisionStep): boolean {
  const throughput = point.values.throughput?.median;
  const latency = point.values.latency?.median;
  if (throughput === undefined || latency === undefined) return false;
  const expected = ((batchOf(point.configuration) ?? 1) * 1000) / latency;
  return Math.abs(throughput / expected - 1) > SAME_SHARE;
}

function oneOfEach(metrics: readonly MetricKey[], asked: MetricKey | null): readonly MetricKey[] {
  const chosen = TRADED.flatMap((kind, index): readonly MetricKey[] => {
    const candidates = index === 0 ? SPEED : kind;
    if (asked !== null && candidates.includes(asked) && metrics.includes(asked)) return [asked];
    const first = kind.find((key) => metrics.includes(key));
    return first === undefined ? [] : [first];
  });
  if (asked === null || chosen.includes(asked) || !metrics.includes(asked)) return chosen.length === 0 ? metrics.slice(0, 1) : chosen;
  return [asked, ...chosen];
}
