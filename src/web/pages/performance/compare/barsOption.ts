import type { CompareRow, Comparison } from '../../../../core/compare/types.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import type { CompareOrder } from '../../../../core/view/viewState.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { barSeries } from '../../../chart/options/barSeries.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { dotSeries } from '../../../chart/options/dotSeries.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { axisRange } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartTheme } from '../../../chart/types.ts';
import { endTextRoom, endTexts, type EndText } from '../drawing/endTexts.ts';
import { isHollow, lookOf, markGlyphs } from '../drawing/looks.ts';
import { tallXAxes } from '../drawing/tallXAxes.ts';
import { valueText } from '../numberWords.ts';
import { baselineOf, compareEntries, type CompareEntry } from './compareEntries.ts';
import { barsShown } from './compareLayout.ts';
import { againstText, shortAgainst } from './verdictWords.ts';

interface BarsInput {
  readonly comparison: Pick<Comparison, 'columns' | 'metric'>;
  readonly row: CompareRow;
  readonly order: CompareOrder;
  readonly log: boolean;
}

/** One row as ordered bars from zero; dots where the axis is logarithmic and has no zero. */
export function barsOption({ comparison, row, order, log }: BarsInput): BuildOption {
  return (theme, size) => {
    const metric = METRICS[comparison.metric];
    const entries = orderedEntries(comparison, row, order);
    const extent = extentOf(entries.flatMap(({ cell }) => [cell.sample.median, ...(cell.sample.interval ?? [])]));
    const axis = { label: metric.label, unit: metric.unit, better: metric.better, extent, log, fromZero: metric.scale === 'ratio', theme, size };
    const range = axisRange(axis);
    const texts = entries.map(({ cell }, at) => endText(cell, at, metric, size.narrow));
    const lines = size.narrow ? 2 : 1;
    const room = endTextRoom(texts, lines, theme, size.width * (size.narrow ? 0.34 : 0.4));
    const baseline = baselineOf(row);
    return {
      animation: false,
      grid: plotGrid({ top: 6, right: room + 8 }),
      xAxis: tallXAxes(axis),
      yAxis: categoryYAxis({ names: entries.map(({ column }) => column.label), theme, size }),
      series: [
        log || range[0] > 0 ? dots(entries, theme) : bars(entries, theme),
        intervalSeries({ direction: 'horizontal', layer: 4, intervals: entries.flatMap(({ cell }, at) => (cell.sample.interval === null ? [] : [{ at, from: Math.max(cell.sample.interval[0], range[0]), to: Math.min(cell.sample.interval[1], range[1]), color: theme.textMuted }])) }),
        endTexts({ texts, theme, lines, room: room - 8 }),
        ...(baseline === null ? [] : [baselineLine({ lines: [{ value: baseline.sample.median, label: '' }], axis: 'x', theme, layer: 1 })]),
      ],
    };
  };
}

/** The samples of the row in the order that was asked for, as many as are drawn. */
export function orderedEntries(comparison: BarsInput['comparison'], row: CompareRow, order: CompareOrder): readonly CompareEntry[] {
  const entries = compareEntries(comparison, [row]);
  const sign = METRICS[comparison.metric].better === 'higher' ? -1 : 1;
  const sorted = order === 'name' ? entries : entries.toSorted((left, right) => sign * (left.cell.sample.median - right.cell.sample.median));
  return sorted.slice(0, barsShown(row).bars);
}

function endText(cell: CompareEntry['cell'], at: number, metric: Metric, narrow: boolean): EndText {
  const glyphs = markGlyphs(cell.sample);
  return { x: Math.max(cell.sample.median, cell.sample.interval?.[1] ?? cell.sample.median), at, value: `${glyphs === '' ? '' : `${glyphs} `}${valueText(cell.sample.median, metric)}`, words: narrow ? shortAgainst(cell) : againstText(cell, metric) };
}

function bars(entries: readonly CompareEntry[], theme: ChartTheme): object {
  return barSeries({
    direction: 'horizontal',
    thickness: 14,
    theme,
    bars: entries.map(({ id, cell, column }, at) => ({ id, at, value: cell.sample.median, look: lookOf(theme, column.hardwareType, 0), hollow: isHollow(cell.sample) })),
  });
}

function dots(entries: readonly CompareEntry[], theme: ChartTheme): object {
  return dotSeries({ theme, dots: entries.map(({ id, cell, column }, at) => ({ id, x: cell.sample.median, y: at, look: lookOf(theme, column.hardwareType, 0), hollow: isHollow(cell.sample) })) });
}
