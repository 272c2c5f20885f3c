import type { PowerResult } from '../../../../core/power/types.ts';
import { fitText } from '../../../chart/options/axisText.ts';
import { type Bar, barSeries } from '../../../chart/options/barSeries.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import { valueXAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { HEADING_HEIGHT, plotHeading } from './plotHeading.ts';
import { unrealOf } from './unrealLook.ts';

/** One measure of every row, as bars of its own beside the others. */
export interface RankPanel {
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'none';
  readonly value: (result: PowerResult) => number | null;
  readonly text: (value: number, result: PowerResult) => string;
}

export interface RankRow {
  readonly result: PowerResult;
  readonly label: string;
}

const ROW = 26;
const NARROW_ROW = 42;
const HEAD = 4 + HEADING_HEIGHT;
const FOOT = 52;
const GAP = 24;
/** For the number at the end of a bar. */
const NUMBER_ROOM = 92;

/** CSS pixels that the rows need; on a narrow screen the panels stand below each other. */
export function rankHeight(rows: number, panels: number, narrow: boolean): number {
  return narrow ? panels * (HEAD + rows * NARROW_ROW + FOOT) : HEAD + rows * ROW + FOOT;
}

/** Horizontal bars in the order of the rows, one panel for each measure. */
export function rankOption(rows: readonly RankRow[], panels: readonly RankPanel[]): BuildOption {
  return (theme, size) => (size.narrow ? belowEachOther(rows, panels, theme, size) : sideBySide(rows, panels, theme, size));
}

function sideBySide(rows: readonly RankRow[], panels: readonly RankPanel[], theme: ChartTheme, size: ChartSize): ChartOption {
  const share = 0.36;
  const left = size.width * share + 12;
  const room = (size.width - left - GAP * (panels.length - 1)) / panels.length;
  const names = rows.map(({ label }) => label);
  return {
    grid: panels.map((_, index) => ({ left: left + index * (room + GAP), width: Math.max(40, room - NUMBER_ROOM), top: HEAD, height: rows.length * ROW, outerBoundsMode: 'none' })),
    xAxis: panels.map((panel, index) => panelAxis(panel, rows, theme, { ...size, width: room }, index)),
    yAxis: panels.map((_, index) => ({ ...categoryYAxis({ names, theme, size, gridIndex: index, share }), ...(index === 0 ? {} : { axisLabel: { show: false } }) })),
    series: panels.flatMap((panel, index) => [bars(panel, rows, theme, index, 14, 0), heading(panel, rows, theme, room, index)]),
  };
}

function belowEachOther(rows: readonly RankRow[], panels: readonly RankPanel[], theme: ChartTheme, size: ChartSize): ChartOption {
  const height = HEAD + rows.length * NARROW_ROW + FOOT;
  return {
    grid: panels.map((_, index) => ({ left: 4, right: NUMBER_ROOM, top: index * height + HEAD, height: rows.length * NARROW_ROW, outerBoundsMode: 'none' })),
    xAxis: panels.map((panel, index) => panelAxis(panel, rows, theme, size, index)),
    yAxis: panels.map((_, index) => ({ ...categoryYAxis({ names: rows.map(() => ''), theme, size, gridIndex: index }), axisLabel: { show: false } })),
    series: panels.flatMap((panel, index) => [bars(panel, rows, theme, index, 12, 9), rowNames(rows, theme, size, index), heading(panel, rows, theme, size.width - 12, index)]),
  };
}

function panelAxis(panel: RankPanel, rows: readonly RankRow[], theme: ChartTheme, size: ChartSize, gridIndex: number): ReturnType<typeof valueXAxis> {
  const extent = extentOf(rows.map(({ result }) => panel.value(result)));
  return valueXAxis({ label: panel.label, unit: panel.unit, better: panel.better, extent, theme, size, gridIndex });
}

/** The name of the axis with all its parts, in the unit that the axis counts in. */
function heading(panel: RankPanel, rows: readonly RankRow[], theme: ChartTheme, room: number, gridIndex: number): object {
  const { name } = panelAxis(panel, rows, theme, { width: 2_000, height: 0, narrow: false }, gridIndex);
  return plotHeading(name ?? '', room, 0, theme, gridIndex);
}

function bars(panel: RankPanel, rows: readonly RankRow[], theme: ChartTheme, axisIndex: number, thickness: number, offset: number): object {
  const drawn = rows.flatMap(({ result }, at): Bar[] => {
    const value = panel.value(result);
    return value === null ? [] : [{ id: result.key, at, value, look: theme.hardware(result.configuration.hardwareType), hollow: unrealOf(result) !== null, outline: unrealOf(result) === 'estimated' ? 'solid' : 'dashed', label: panel.text(value, result), offset }];
  });
  return barSeries({ bars: drawn, direction: 'horizontal', thickness, theme, axisIndex });
}

/** The name of each row above its bar, as wide as the screen. */
function rowNames(rows: readonly RankRow[], theme: ChartTheme, size: ChartSize, axisIndex: number): object {
  return shapeSeries({
    layer: 3,
    axisIndex,
    clip: false,
    items: rows.map(({ label }, at) => ({ x: 0, y: at, label })),
    draw: ({ y, label }, plot) => ({
      type: 'text',
      silent: true,
      x: plot.x + 2,
      y: plot.at(0, y)[1] - 18,
      style: { text: fitText(label, size.width - 12, 12), fill: theme.text, font: `12px ${theme.font}`, align: 'left', verticalAlign: 'top' },
    }),
  });
}
