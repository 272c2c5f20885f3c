import { settingText } from '../../../../core/model/configuration.ts';
import type { FrontierItem } from '../../../parts/FrontierList.tsx';
import { deviceText, energyText, withUnit } from '../resultText.ts';
import type { FrontierPoint } from './energyFrontier.ts';

/**
 * The configurations on the line by what tells them apart, fastest first.
 * @param unitSize Decides the unit of energy, as on the axis.
 */
export function frontierItems(frontier: readonly FrontierPoint[], unitSize: number): readonly FrontierItem[] {
  return frontier.map(({ result, x, y }) => ({
    key: result.key,
    hardwareType: result.configuration.hardwareType,
    name: [deviceText(result.configuration), settingText(result.configuration, ['testCase', 'shape'])].filter((part) => part !== '').join(' · '),
    values: `${withUnit(x, 'ms')}, ${energyText(y, 'J', unitSize)}`,
  }));
}
