import type { EvidenceKind } from '../model/evidence.ts';
import type { Metric } from '../model/metric.ts';
import type { ResultMarks } from './types.ts';
import { isPowerMetric } from './powerMetrics.ts';

interface Comparable extends ResultMarks {
  readonly kind: EvidenceKind;
}

const KIND_WORDS: { readonly [K in EvidenceKind]: string } = {
  test: 'test results', measurement: 'performance results', web: 'web results', ipfs: 'IPFS results', power: 'power readings', declaration: 'declarations',
};

/** Why two samples may not be compared, as a sentence; null when they may. */
export function notComparable(base: Comparable, other: Comparable, metric: Metric): string | null {
  if (base.simulated !== other.simulated) return 'Simulated results say nothing about measured ones';
  if (base.failed !== other.failed) return 'Figures of failed tests say nothing about tests that ran';
  if (base.kind !== other.kind) return `Of different tables that may measure differently: ${KIND_WORDS[base.kind]} and ${KIND_WORDS[other.kind]}`;
  if (base.estimated !== other.estimated && isPowerMetric(metric.key)) return 'Estimated power says nothing about measured power';
  return null;
}
