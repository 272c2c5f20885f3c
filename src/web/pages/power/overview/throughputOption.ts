import type { PowerResult } from '../../../../core/power/types.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { isoLines } from '../../../chart/options/isoLines.ts';
import { formatTick } from '../../../chart/options/tickFormat.ts';
import type { BuildOption } from '../../../chart/types.ts';
import { efficiencyLevels } from './equalEfficiency.ts';
import { type ScatterPlan, scatterOption, scatterScales } from './scatterOption.ts';

/** Power against throughput, with the lines along which a joule buys equally many items. */
export function throughputOption(results: readonly PowerResult[]): BuildOption {
  const plan: ScatterPlan = { results, x: 'throughput', y: 'power', front: null };
  const { x, y } = scatterScales(plan);
  const levels = itemsPerJouleLevels(results);
  return (theme, size) => {
    const label = (level: number): string => `${formatTick(Number((1 / level).toPrecision(6)))}${size.narrow ? '/J' : ' items/J'}`;
    return scatterOption(plan, theme, size, [isoLines({ levels: levels.map((level) => 1 / level), x, y, label, theme })]);
  };
}

/** Round efficiencies in the range of the results. */
export function itemsPerJouleLevels(results: readonly PowerResult[]): readonly number[] {
  const extent = extentOf(results.map(({ values: { throughput, power } }) => (throughput === null || power === null || throughput <= 0 || power <= 0 ? null : throughput / power)));
  return extent === null ? [] : efficiencyLevels(extent);
}
