import type { MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { isOffline } from '../offline.ts';
import { isReal } from './isReal.ts';

export interface FrontierPoint {
  readonly result: PowerResult;
  readonly x: number;
  readonly y: number;
}

/** Results that no other beats in both latency and energy, fastest first; of equal ones all stay. Only measured results of tests that ran take part, and none of an offline run, whose latency is no answer time. */
export function energyFrontier(results: readonly PowerResult[], latency: MetricKey): readonly FrontierPoint[] {
  const points = results.flatMap((result): FrontierPoint[] => {
    const x = result.values[latency];
    const y = result.values['energy-per-item'];
    return !isReal(result) || isOffline(result) || x === null || y === null ? [] : [{ result, x, y }];
  });
  const frontier: FrontierPoint[] = [];
  for (const point of points.toSorted((left, right) => left.x - right.x || left.y - right.y || left.result.key.localeCompare(right.result.key))) {
    const last = frontier.at(-1);
    if (last === undefined || point.y < last.y || (point.y === last.y && point.x === last.x)) frontier.push(point);
  }
  return frontier;
}
