import type { Scope } from '../matrix/scope.ts';
import type { SeriesRun } from './seriesRuns.ts';

const DAY_MS = 86_400_000;

/** Whether the filters leave a recorded run. What is not known of it, a filter on it cannot tell; a run without a date falls outside any range of time. */
export function inScope({ modelKey, deviceKey, info }: Pick<SeriesRun, 'modelKey' | 'deviceKey' | 'info'>, { modelKeys, deviceKeys, pairs, filters }: Scope): boolean {
  const { configuration, startMs } = info;
  if (filters.evidence !== 'all' && info.simulated !== (filters.evidence === 'simulated')) return false;
  if (filters.throttled === 'without' && info.throttle !== null) return false;
  if (filters.since !== null && !(startMs !== null && startMs >= Date.parse(`${filters.since}T00:00:00Z`))) return false;
  if (filters.until !== null && !(startMs !== null && startMs < Date.parse(`${filters.until}T00:00:00Z`) + DAY_MS)) return false;
  if (configuration !== null && !(isAmong(configuration.precision, filters.precision) && isAmong(configuration.batch, filters.batch))) return false;
  if (pairs !== null && modelKey !== null && deviceKey !== null) return pairs.some(([model, device]) => model === modelKey && device === deviceKey);
  return (modelKey === null || modelKeys === null || modelKeys.includes(modelKey)) && (deviceKey === null || deviceKeys === null || deviceKeys.includes(deviceKey));
}

function isAmong(value: string, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
