import type { PrecisionStep, PrecisionTrade } from '../../../../core/compare/types.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { textWidth } from '../../../chart/options/axisText.ts';
import { barSeries } from '../../../chart/options/barSeries.ts';
import { baselineLine } from '../../../chart/options/baselineLine.ts';
import { categoryYAxis } from '../../../chart/options/categoryAxis.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { intervalSeries } from '../../../chart/options/intervalSeries.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { valueXAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { isHollow, markGlyphs } from '../drawing/looks.ts';
import { againstReference, valueText } from '../numberWords.ts';

interface PrecisionInput {
  readonly trade: Pick<PrecisionTrade, 'steps' | 'reference'>;
  readonly panels: readonly MetricKey[];
}

const ROW = 34;
const AXIS = 92;
const BETWEEN = 24;

/** CSS pixels. */
export function precisionHeight(steps: number, panels: number, narrow: boolean): number {
  return (steps * ROW + AXIS) * (narrow ? panels : 1);
}

/** A set of bars for each metric, precisions from wide to narrow, all rows in line. */
export function precisionOption({ trade, panels }: PrecisionInput): BuildOption {
  return (theme, size) => {
    const parts = panels.map((metric, index) => buildPanel({ trade, panels, metric, index, theme, size }));
    return {
      animation: false,
      title: parts.map(({ title }) => title),
      grid: parts.map(({ grid }) => grid),
      xAxis: parts.map(({ xAxis }) => xAxis),
      yAxis: parts.map(({ yAxis }) => yAxis),
      series: parts.flatMap(({ series }) => series),
    };
  };
}

interface PanelInput extends PrecisionInput {
  readonly metric: MetricKey;
  readonly index: number;
  readonly theme: ChartTheme;
  readonly size: ChartSize;
}

function buildPanel({ trade: { steps, reference }, panels, metric: key, index, theme, size }: PanelInput) {
  const metric = METRICS[key];
  const stacked = size.narrow;
  const width = stacked ? size.width : (size.width - BETWEEN * (panels.length - 1)) / panels.length;
  const height = stacked ? size.height / panels.length : size.height;
  const left = stacked ? 0 : index * (width + BETWEEN);
  const top = stacked ? index * height : 0;
  const own = { ...size, width, height };
  const texts = steps.map((step) => barText(step, key, reference));
  const room = Math.max(0, ...texts.map((text) => Math.min(160, textWidth(text, 11))));
  const extent = extentOf(steps.flatMap(({ point }) => [point.values[key]?.median, ...(point.values[key]?.interval ?? [])]));
  const base = steps.find(({ precision }) => precision === reference)?.point.values[key]?.median;
  const names = steps.map(({ precision }) => (precision === '' ? 'not stated' : precision));
  return {
    title: { text: metric.label, left, top: top + 2, padding: 0, textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13, fontWeight: 600 } },
    grid: plotGrid({ top: top + 26, left: left + 2, right: size.width - left - width + Math.min(room + 14, width * 0.55), bottom: size.height - top - height + 4 }),
    xAxis: valueXAxis({ label: metric.unit === '' ? metric.label : capital(metric.short), unit: metric.unit, better: metric.better, extent, theme, size: { ...own, width: Math.max(120, width - room - 80) }, gridIndex: index }),
    yAxis: categoryYAxis({ names, theme, size: own, gridIndex: index, share: 0.25 }),
    series: [
      barSeries({
        direction: 'horizontal',
        thickness: 16,
        theme,
        axisIndex: index,
        bars: steps.flatMap(({ point }, at) => {
          const value = point.values[key];
          return value === undefined ? [] : [{ id: JSON.stringify([at, key]), at, value: value.median, look: theme.hardware(point.configuration.hardwareType), hollow: isHollow(point), label: texts[at] }];
        }),
      }),
      intervalSeries({ direction: 'horizontal', layer: 4, axisIndex: index, intervals: steps.flatMap(({ point }, at) => (point.values[key]?.interval ? [{ at, from: point.values[key].interval[0], to: point.values[key].interval[1], color: theme.textMuted }] : [])) }),
      ...(base === undefined ? [] : [baselineLine({ lines: [{ value: base, label: '' }], axis: 'x', theme, layer: 4, axisIndex: index })]),
    ],
  };
}

function barText({ precision, point, ratios }: PrecisionStep, key: MetricKey, reference: string | null): string {
  const value = point.values[key];
  if (value === undefined) return '';
  const words = precision === reference ? 'reference' : againstReference(ratios[key], METRICS[key]);
  return [markGlyphs(point), valueText(value.median, METRICS[key]), ratios[key] === undefined && precision !== reference ? '' : words].filter((part) => part !== '').join(' · ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
