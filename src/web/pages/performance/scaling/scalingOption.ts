import type { Scaling, ScalingLine } from '../../../../core/compare/types.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { joinedDots } from '../../../chart/options/joinedDots.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import { valueXAxis, valueYAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartSize, ChartTheme, LegendItem } from '../../../chart/types.ts';
import { panelsOption } from '../drawing/panelsOption.ts';
import { glyphTexts } from '../drawing/glyphTexts.ts';
import { lineNames, type LineName } from '../drawing/lineNames.ts';
import { isHollow } from '../drawing/looks.ts';
import { lineName, panelsOf, type ScalingPanelKey, valueAt } from './scalingEntries.ts';

interface ScalingInput {
  readonly scaling: Pick<Scaling, 'lines'>;
  readonly log: boolean;
}

const DASHES: readonly ('solid' | 'dashed' | 'dotted')[] = ['solid', 'dashed', 'dotted'];
const PANEL = 320;
const BETWEEN = 28;
const LABEL_LINE = 15;
/** Names beside the lines, and the least width of a plot that leaves room for them. */
const LABEL_ROOM = 180;
const LABELLED_FROM = 480;

/** Side by side where there is room, else below each other. CSS pixels. */
export function scalingHeight(panels: number, lines: number, narrow: boolean): number {
  return narrow ? panels * PANEL : Math.max(PANEL + 40, Math.min(640, lines * LABEL_LINE + 80));
}

/** Throughput and latency by batch size, a line for each device and precision. */
export function scalingOption({ scaling, log }: ScalingInput): BuildOption {
  return (theme, size) => {
    const panels = panelsOf(scaling);
    return panelsOption(panels.map((panel, index) => buildPanel({ scaling, log, panel, index, of: panels.length, theme, size })));
  };
}

interface PanelInput extends ScalingInput {
  readonly panel: ScalingPanelKey;
  readonly index: number;
  readonly of: number;
  readonly theme: ChartTheme;
  readonly size: ChartSize;
}

function buildPanel({ scaling: { lines }, log, panel, index, of, theme, size }: PanelInput) {
  const metric = METRICS[panel];
  const stacked = size.narrow && of > 1;
  const width = stacked ? size.width : (size.width - BETWEEN * (of - 1)) / of;
  const height = stacked ? size.height / of : size.height;
  const own = { ...size, width, height };
  const extent = extentOf(lines.flatMap(({ points }) => points.flatMap((point) => [valueAt(point, panel), ...(point.point.values[panel]?.interval ?? [])])));
  const left = stacked ? 0 : index * (width + BETWEEN);
  const top = stacked ? index * height : 0;
  const labelled = width >= LABELLED_FROM;
  const batches = [...new Set(lines.flatMap(({ points }) => points.map(({ batch }) => batch)))].toSorted((one, other) => one - other);
  return {
    grid: plotGrid({ top: top + 4, left: left + 4, right: size.width - left - width + (labelled ? LABEL_ROOM : 12), bottom: size.height - top - height + 6 }),
    xAxis: batchAxis(batches, theme, own, index),
    yAxis: valueYAxis({ label: metric.label, unit: metric.unit, better: metric.better, extent, log, theme, size: own, gridIndex: index }),
    series: [...intervals(lines, panel, theme, index), ...lines.map((line) => joined(line, lines, panel, theme, index)), saturation(lines, panel, theme, index), glyphTexts(markedPoints(lines, panel), theme, index), ...(labelled ? [lineNames({ names: namesOf(lines, panel, theme), theme, room: LABEL_ROOM, axisIndex: index })] : [])],
  };
}

/** Batch sizes at equal distances for each doubling, each a tick. */
function batchAxis(batches: readonly number[], theme: ChartTheme, size: ChartSize, gridIndex: number): object {
  const axis = valueXAxis({ label: 'Batch size', unit: '', extent: extentOf(batches), log: true, theme, size, gridIndex });
  const ticks = { customValues: [...batches] };
  return { ...axis, name: 'Batch size', axisTick: { ...axis.axisTick, ...ticks }, axisLabel: { ...axis.axisLabel, ...ticks, formatter: (value: number) => value.toLocaleString('en-US') } };
}

function joined(line: ScalingLine, lines: readonly ScalingLine[], panel: ScalingPanelKey, theme: ChartTheme, index: number): object {
  const look = theme.hardware(line.hardwareType);
  const dots = line.points.map((point) => {
    const y = valueAt(point, panel);
    return y === null ? null : { id: JSON.stringify([line.key, point.batch]), x: point.batch, y, look, hollow: isHollow(point.point) };
  });
  const series = joinedDots({ dots, look, theme, axisIndex: index });
  return { ...series, lineStyle: { ...series.lineStyle, type: DASHES[precisionIndex(line, lines)] ?? 'dotted' }, emphasis: { ...series.emphasis, focus: 'series' } };
}

function markedPoints(lines: readonly ScalingLine[], panel: ScalingPanelKey) {
  return lines.flatMap(({ points }) =>
    points.flatMap((point) => {
      const y = valueAt(point, panel);
      return y === null ? [] : [{ x: point.batch, y, marks: point.point }];
    }),
  );
}

/** Each line at its largest batch. */
function namesOf(lines: readonly ScalingLine[], panel: ScalingPanelKey, theme: ChartTheme): readonly LineName[] {
  return lines.flatMap((line) => {
    const last = line.points.findLast((point) => valueAt(point, panel) !== null);
    const y = last === undefined ? null : valueAt(last, panel);
    return last === undefined || y === null ? [] : [{ name: lineName(line), x: last.batch, y, color: theme.hardware(line.hardwareType).color }];
  });
}

function precisionIndex({ precision }: ScalingLine, lines: readonly ScalingLine[]): number {
  return [...new Set(lines.map((line) => line.precision))].indexOf(precision);
}

function intervals(lines: readonly ScalingLine[], panel: ScalingPanelKey, theme: ChartTheme, axisIndex: number): readonly object[] {
  const found = lines.flatMap((line) =>
    line.points.flatMap((point) => {
      const interval = point.point.values[panel]?.interval ?? null;
      return interval === null || valueAt(point, panel) === null ? [] : [{ at: point.batch, from: interval[0], to: interval[1], color: theme.hardware(line.hardwareType).color }];
    }),
  );
  return [intervalSeries({ intervals: found, direction: 'vertical', cap: 6, axisIndex })];
}

/** A ring around the batch size from which on throughput stops growing; dotted where intervals do not bear it out. */
function saturation(lines: readonly ScalingLine[], panel: ScalingPanelKey, theme: ChartTheme, axisIndex: number): object {
  const items = lines.flatMap((line) => {
    const point = line.points.find(({ batch }) => batch === line.saturatesAt);
    const y = point === undefined ? null : valueAt(point, panel);
    return y === null || line.saturatesAt === null || panel === 'latency' ? [] : [{ x: line.saturatesAt, y, firm: line.saturationFirm === true }];
  });
  return shapeSeries({
    items,
    layer: 4,
    axisIndex,
    clip: false,
    draw: ({ x, y, firm }, plot) => {
      const [cx, cy] = plot.at(x, y);
      return { type: 'circle', silent: true, shape: { cx, cy, r: 9 }, style: { fill: 'none', stroke: firm ? theme.text : theme.textMuted, lineWidth: 1.5, ...(firm ? {} : { lineDash: [2, 3] }) } };
    },
  });
}

/** Which colour and shape is which hardware type; dashes are said in the note. */
export function scalingLegend({ lines }: Pick<Scaling, 'lines'>): (theme: ChartTheme) => readonly LegendItem[] {
  const types = [...new Set(lines.map(({ hardwareType }) => hardwareType))];
  return (theme) => (types.length < 2 ? [] : types.map((type) => ({ label: hardwareLabel(type), ...theme.hardware(type) })));
}

/** `fp32 solid, int8 dashed`: how the precisions are drawn; empty for a single one. */
export function dashesText({ lines }: Pick<Scaling, 'lines'>): string {
  const precisions = [...new Set(lines.map(({ precision }) => precision))];
  return precisions.length < 2 ? '' : precisions.map((precision, index) => `${precision === '' ? 'not stated' : precision} ${DASHES[index] ?? 'dotted'}`).join(', ');
}
