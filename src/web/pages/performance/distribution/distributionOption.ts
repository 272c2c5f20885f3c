import type { Distribution, DistributionGroup } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { boxAndStrip } from '../../../chart/options/boxAndStrip.ts';
import { dotSeries } from '../../../chart/options/dotSeries.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { axisRange } from '../../../chart/options/valueAxis.ts';
import type { BuildOption } from '../../../chart/types.ts';
import { isHollow } from '../drawing/looks.ts';
import { labelMargin, LABEL_ROOM, rowAxis, rowLabels } from '../drawing/rowLabels.ts';
import { tallXAxes } from '../drawing/tallXAxes.ts';
import type { GroupName } from '../configurationNames.ts';

interface DistributionInput {
  readonly distribution: Pick<Distribution, 'metric'>;
  /** Those with two runs or more. */
  readonly groups: readonly DistributionGroup[];
  /** Beside the groups. */
  readonly names: readonly GroupName[];
  readonly log: boolean;
}

const BAND = 76;
/** Runs below which quartiles say more than is known. */
export const BOX_NEEDS = 5;

/** Height of one box with its runs, CSS pixels. */
export function boxBand(narrow: boolean): number {
  return BAND + (narrow ? LABEL_ROOM : 0);
}

/** A box with whiskers and every run for each configuration. */
export function distributionOption({ distribution, groups, names, log }: DistributionInput): BuildOption {
  return (theme, size) => {
    const metric = METRICS[distribution.metric];
    const extent = extentOf(groups.flatMap(({ sample, whiskers }) => [...whiskers, ...sample.values]));
    const axis = { label: metric.label, unit: metric.unit, better: metric.better, extent, log, fromZero: false, theme, size };
    const labelWidth = size.narrow ? size.width - 24 : Math.min(300, size.width * 0.28);
    const at = (row: number): number => row + (size.narrow ? (LABEL_ROOM + BAND / 2) / boxBand(true) : 0.5);
    return {
      animation: false,
      grid: plotGrid({ top: 6, left: size.narrow ? 4 : labelMargin(labelWidth), right: 20 }),
      xAxis: tallXAxes(axis),
      yAxis: rowAxis(groups.length, theme),
      series: [
        rowLabels(names.map(({ title, detail }) => ({ title, details: detail === '' ? [] : [detail] })), { theme, place: size.narrow ? 'above' : 'left', width: labelWidth, onAxis: axisRange(axis)[0] }),
        dotSeries({ theme, size: 7, dots: groups.flatMap(({ sample }, row) => (sample.n >= BOX_NEEDS ? [] : sample.values.map((value, index) => ({ id: `${row} ${index}`, x: value, y: at(row), look: { ...theme.hardware(sample.configuration.hardwareType), symbol: 'circle' }, hollow: isHollow(sample) })))) }),
        ...boxAndStrip({
          direction: 'horizontal',
          band: BAND,
          theme,
          groups: groups.flatMap(({ sample, q1, q3, whiskers, modes }, row) => (sample.n < BOX_NEEDS ? [] : [{
            id: `${row}`,
            at: at(row),
            q1,
            q3,
            median: sample.median,
            whiskers,
            strip: sample.values.map((value, index) => ({ id: `${row} ${index}`, value })),
            look: theme.hardware(sample.configuration.hardwareType),
            hollow: isHollow(sample),
            ...(modes === null ? {} : { modes: modes.map((mode) => mode.median) }),
          }])),
        }),
      ],
    };
  };
}
