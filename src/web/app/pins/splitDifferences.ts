import type { PinnedResults } from '../../../core/compare/types.ts';
import { METRIC_KEYS, METRICS } from '../../../core/model/metric.ts';

type Difference = PinnedResults['differences'][number];

const METRIC_LABELS: ReadonlySet<string> = new Set(METRIC_KEYS.map((key) => METRICS[key].label));

/** What the pinned results are, and what was measured of them: the first explains the second. */
export function splitDifferences(differences: readonly Difference[]): { readonly facts: readonly Difference[]; readonly measured: readonly Difference[] } {
  return { facts: differences.filter(({ label }) => !METRIC_LABELS.has(label)), measured: differences.filter(({ label }) => METRIC_LABELS.has(label)) };
}
