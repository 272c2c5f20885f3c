import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { FrontierItem } from '../../../parts/FrontierList.tsx';
import { groupNames, wholeName } from '../configurationNames.ts';
import { valueText } from '../numberWords.ts';

/** The configurations on the frontier, in the order of their numbers. */
export function frontierItems({ x, y }: Pick<Pareto, 'x' | 'y'>, frontier: readonly ParetoPoint[]): readonly FrontierItem[] {
  const names = groupNames(frontier.map(({ point }) => point.configuration)).map(wholeName);
  return frontier.map((item, index) => ({
    key: JSON.stringify([item.point.configuration, item.point.kind, item.point.simulated]),
    hardwareType: item.point.configuration.hardwareType,
    name: names[index] ?? '',
    values: `${valueText(item.y, METRICS[y])}, ${valueText(item.x, METRICS[x])}`,
  }));
}
