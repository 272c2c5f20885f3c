import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';

const POWER: ReadonlySet<MetricKey> = new Set(['power', 'power-peak', 'energy-per-item', 'items-per-joule', 'energy-delay']);

/** Whether a point is on the frontier, or why not: another is as good in both and better in one, or it is no measurement. */
export function frontierText({ point, onFrontier }: ParetoPoint, { x, y }: Pick<Pareto, 'x' | 'y'>): string {
  if (onFrontier) return 'on the frontier';
  if (point.simulated) return 'not considered: simulated';
  if (point.failed) return 'not considered: failed';
  if (point.estimated && [x, y].some((key) => POWER.has(METRICS[key].key))) return 'not considered: estimated power';
  return 'another is at least as good in both and better in one';
}
