import type { PrecisionStep, PrecisionTrade } from '../../../../core/compare/types.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { barSeries } from '../../../chart/options/barSeries.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { valueXAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { endTextRoom, endTexts } from '../drawing/endTexts.ts';
import { isHollow, markGlyphs } from '../drawing/looks.ts';
import { panelsOption } from '../drawing/panelsOption.ts';
import { panelTitle, TITLE_ROOM } from '../drawing/panelTitle.ts';
import { againstReference, valueText } from '../numberWords.ts';

interface PrecisionInput {
  readonly trade: Pick<PrecisionTrade, 'steps' | 'reference'>;
  readonly panels: readonly MetricKey[];
}

const ROW = 44;
const AXIS = 84;
const BETWEEN = 24;
/** Share of a panel that the texts at its bars may take. */
const TEXT_SHARE = 0.5;

/** Side by side where there is room, else below each other. CSS pixels. */
export function precisionHeight(steps: number, panels: number, narrow: boolean): number {
  return (steps * ROW + AXIS) * (narrow ? panels : 1);
}

/** A set of bars for each metric, precisions from wide to narrow, all rows in line. */
export function precisionOption(input: PrecisionInput): BuildOption {
  return (theme, size) => {
    return panelsOption(input.panels.map((metric, index) => buildPanel({ ...input, metric, index, theme, size })));
  };
}

interface PanelInput extends PrecisionInput {
  readonly metric: MetricKey;
  readonly index: number;
  readonly theme: ChartTheme;
  readonly size: ChartSize;
}

function buildPanel(input: PanelInput) {
  const { trade: { steps }, panels, metric: key, index, theme, size } = input;
  const metric = METRICS[key];
  const stacked = size.narrow;
  const width = stacked ? size.width : (size.width - BETWEEN * (panels.length - 1)) / panels.length;
  const height = stacked ? size.height / panels.length : size.height;
  const left = stacked ? 0 : index * (width + BETWEEN);
  const top = stacked ? index * height : 0;
  const own = { ...size, width, height };
  const room = endTextRoom(textsOf(input), 2, theme, width * TEXT_SHARE);
  const extent = extentOf(steps.flatMap(({ point }) => [point.values[key]?.median, ...(point.values[key]?.interval ?? [])]));
  return {
    grid: plotGrid({ top: top + TITLE_ROOM, left: left + 2, right: size.width - left - width + room + 4, bottom: size.height - top - height + 4 }),
    xAxis: { ...valueXAxis({ label: '', unit: metric.unit, better: metric.better, extent, theme, size: { ...own, width: Math.max(160, width - room) }, gridIndex: index }), name: '' },
    yAxis: categoryYAxis({ names: steps.map(({ precision }) => (precision === '' ? 'not stated' : precision)), theme, size: own, gridIndex: index, share: 0.25 }),
    series: panelSeries(input, width, room),
  };
}

function panelSeries(input: PanelInput, width: number, room: number): readonly object[] {
  const { trade: { steps, reference }, metric: key, index, theme } = input;
  const { label, unit, better } = METRICS[key];
  const base = steps.find(({ precision }) => precision === reference)?.point.values[key]?.median;
  const title = [unit === '' ? label : `${label} (${unit})`, better === 'none' ? '' : `${better} is better`].filter((part) => part !== '').join(', ');
  return [
    panelTitle(title, theme, index, width, [0, 0]),
    ...(base === undefined ? [] : [baselineLine({ lines: [{ value: base, label: '' }], axis: 'x', theme, layer: 1, axisIndex: index })]),
    barSeries({
      direction: 'horizontal',
      thickness: 18,
      theme,
      axisIndex: index,
      bars: steps.flatMap(({ point }, at) => {
        const value = point.values[key];
        return value === undefined ? [] : [{ id: JSON.stringify([at, key]), at, value: value.median, look: theme.hardware(point.configuration.hardwareType), hollow: isHollow(point) }];
      }),
    }),
    intervalSeries({ direction: 'horizontal', layer: 4, axisIndex: index, intervals: intervalsOf(steps, key, theme) }),
    endTexts({ texts: textsOf(input), theme, lines: 2, room: room - 8, axisIndex: index }),
  ];
}

function intervalsOf(steps: readonly PrecisionStep[], key: MetricKey, theme: ChartTheme) {
  return steps.flatMap(({ point }, at) => {
    const interval = point.values[key]?.interval ?? null;
    return interval === null ? [] : [{ at, from: interval[0], to: interval[1], color: theme.textMuted }];
  });
}

/** What stands at each bar: beyond its interval, the value and how it compares. */
function textsOf({ trade: { steps, reference }, metric: key }: PanelInput) {
  return steps.flatMap(({ precision, point, ratios }, at) => {
    const value = point.values[key];
    if (value === undefined) return [{ x: 0, at, value: 'not measured', words: '' }];
    const words = precision === reference ? 'reference' : ratios[key] === undefined ? '' : againstReference(ratios[key], METRICS[key]);
    const glyphs = markGlyphs(point);
    return [{ x: Math.max(value.median, value.interval?.[1] ?? 0), at, value: `${glyphs === '' ? '' : `${glyphs} `}${valueText(value.median, METRICS[key])}`, words }];
  });
}
