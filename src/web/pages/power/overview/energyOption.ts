import type { MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { frontierLine } from '../../../chart/options/frontierLine.ts';
import type { BuildOption } from '../../../chart/types.ts';
import { energyFrontier } from './energyFrontier.ts';
import { type ScatterPlan, scatterOption, scatterScales } from './scatterOption.ts';

/** Energy per item against latency, with the frontier, numbered from the fastest to the most frugal; no points, no line. */
export function energyOption(results: readonly PowerResult[], latency: MetricKey): BuildOption {
  const points = energyFrontier(results, latency);
  const front = points.length > 0 ? new Map(points.map(({ result }, index) => [result.key, String(index + 1)])) : null;
  const plan: ScatterPlan = { results, x: latency, y: 'energy-per-item', front };
  const { x, y } = scatterScales(plan);
  return (theme, size) => scatterOption(plan, theme, size, [frontierLine({ points, better: { x: 'lower', y: 'lower' }, x, y, theme })]);
}
