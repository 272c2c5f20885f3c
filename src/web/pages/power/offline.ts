import type { PowerResult } from '../../../core/power/types.ts';

/** What MLPerf calls a run that is given all its queries at once (Reddi et al., ISCA 2020): its latency is mostly waiting in a queue. */
export function isOffline({ configuration }: Pick<PowerResult, 'configuration'>): boolean {
  return /(^|[^a-z])offline([^a-z]|$)/i.test(configuration.testCase);
}
