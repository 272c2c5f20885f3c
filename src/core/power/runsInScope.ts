import type { Scope } from '../matrix/scope.ts';
import type { Filters } from '../view/viewState.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { SeriesInfo } from './types.ts';

const DAY_MS = 86_400_000;

type Placed = Pick<SeriesRun, 'modelKey' | 'deviceKey' | 'info'>;

/** The recorded runs that the filters leave. What is not known of a run, a filter on it cannot tell; one without a date falls outside any range of time. */
export function runsInScope<R extends Placed>(runs: readonly R[], { modelKeys, deviceKeys, pairs, filters }: Scope): R[] {
  const models = modelKeys === null ? null : new Set(modelKeys);
  const devices = deviceKeys === null ? null : new Set(deviceKeys);
  const cells = pairs === null ? null : new Set(pairs.map(([model, device]) => `${model} ${device}`));
  const placed = ({ modelKey, deviceKey }: Placed): boolean => {
    if (cells !== null && modelKey !== null && deviceKey !== null) return cells.has(`${modelKey} ${deviceKey}`);
    return (modelKey === null || models === null || models.has(modelKey)) && (deviceKey === null || devices === null || devices.has(deviceKey));
  };
  return runs.filter((run) => placed(run) && passes(run.info, filters));
}

function passes({ source, configuration, startMs, simulated, throttle }: SeriesInfo, filters: Filters): boolean {
  if (source !== null && !isAmong(source, filters.source)) return false;
  if (filters.evidence !== 'all' && simulated !== (filters.evidence === 'simulated')) return false;
  if (filters.throttled === 'without' && throttle !== null) return false;
  if (filters.since !== null && !(startMs !== null && startMs >= Date.parse(`${filters.since}T00:00:00Z`))) return false;
  if (filters.until !== null && !(startMs !== null && startMs < Date.parse(`${filters.until}T00:00:00Z`) + DAY_MS)) return false;
  return configuration === null || (isAmong(configuration.precision, filters.precision) && isAmong(configuration.batch, filters.batch));
}

function isAmong(value: string, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
