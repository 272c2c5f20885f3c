import type { EvidenceKind } from '../model/evidence.ts';
import type { MetricKey } from '../model/metric.ts';

/** What a power reading measures itself; everything else that a joined one shows was given by its result. */
const OF_POWER: ReadonlySet<MetricKey> = new Set(['power', 'power-peak', 'items-per-joule', 'energy-per-item', 'energy-delay', 'temperature', 'temperature-peak', 'battery', 'battery-rate', 'runtime']);

/** The condition under which a row's value of a metric counts: of a power reading and the result that it is joined with only one does. */
export function countedOnce(metric: MetricKey): string {
  if (metric === 'duration') return 'true';
  return OF_POWER.has(metric) ? `(kind = 'power' OR NOT linked)` : `(kind <> 'power' OR NOT linked)`;
}

/** The same of a row at hand. */
export function countsOnce(metric: MetricKey, { kind, linked }: { readonly kind: EvidenceKind; readonly linked: boolean }): boolean {
  return metric === 'duration' || !linked || OF_POWER.has(metric) === (kind === 'power');
}
