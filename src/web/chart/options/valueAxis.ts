import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { ChartSize, ChartTheme } from '../types.ts';
import { fitText, textWidth } from './axisText.ts';
import type { Range } from './extent.ts';
import { linearRange, linearTicks } from './linearScale.ts';
import { logRange, logTicks } from './logTicks.ts';
import { tickFormat } from './tickFormat.ts';

export interface ValueAxisInput {
  /** What is measured: `Latency, mean`. */
  readonly label: string;
  /** The unit of the values; shown in the one that suits them (`ms` becomes `s` above 10,000). */
  readonly unit: string;
  /** Lowest and highest of all that is drawn along this axis, whiskers and baselines included; null: nothing to draw. */
  readonly extent: Range | null;
  /** Ignored unless all values are positive: ask `isLogAxis`. */
  readonly log?: boolean;
  /** Starts the linear axis at zero; on by default. */
  readonly fromZero?: boolean;
  /** Adds the better-direction to the name. */
  readonly better?: 'lower' | 'higher' | 'none';
  readonly theme: ChartTheme;
  readonly size: ChartSize;
  /** Which grid it belongs to, where there are several. */
  readonly gridIndex?: number;
  /** `end` puts a second y axis on the right. */
  readonly side?: 'start' | 'end';
  /** For an axis with `zoom`: its ticks follow the window. */
  readonly zoomable?: boolean;
  /** Writes another text than the number, such as `1.8×`. */
  readonly format?: (value: number) => string;
}

/** Whether an axis can be and is to be logarithmic. */
export function isLogAxis({ log, extent }: Pick<ValueAxisInput, 'log' | 'extent'>): boolean {
  return log === true && extent !== null && extent[0] > 0;
}

/** First and last value of the axis, for whatever is drawn from border to border. */
export function axisRange(input: Pick<ValueAxisInput, 'log' | 'extent' | 'fromZero'>): Range {
  const extent = input.extent ?? [0, 1];
  return isLogAxis(input) ? logRange(extent) : linearRange(extent, input.fromZero ?? true);
}

/** The numbers across the chart. */
export function valueXAxis(input: ValueAxisInput): XAXisComponentOption {
  const { theme, size } = input;
  const parts = axisParts(input, Math.max(2, Math.floor(size.width / (size.narrow ? 80 : 110))));
  return {
    ...parts.scale,
    gridIndex: input.gridIndex ?? 0,
    position: input.side === 'end' ? 'top' : 'bottom',
    name: axisName(parts.name, size.width * 0.6, theme.labelSize),
    nameLocation: 'middle',
    nameGap: theme.tickSize + 17,
    nameTextStyle: { color: theme.textMuted, fontSize: theme.labelSize, fontFamily: theme.font },
    axisLine: { show: true, lineStyle: { color: theme.lineStrong } },
    axisTick: { show: true, length: 4, lineStyle: { color: theme.lineStrong }, ...parts.ticks },
    axisLabel: { color: theme.textFaint, fontSize: theme.tickSize, fontFamily: theme.font, formatter: parts.format, hideOverlap: true, ...parts.ticks },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  };
}

/** The numbers up the chart; its name stands level above it. */
export function valueYAxis(input: ValueAxisInput): YAXisComponentOption {
  const { theme, size } = input;
  const parts = axisParts(input, Math.max(3, Math.min(7, Math.floor(size.height / 32))));
  const atEnd = input.side === 'end';
  return {
    ...parts.scale,
    gridIndex: input.gridIndex ?? 0,
    position: atEnd ? 'right' : 'left',
    name: axisName(parts.name, size.width - 72, theme.labelSize),
    nameLocation: 'end',
    nameGap: 12,
    nameTextStyle: { color: theme.textMuted, fontSize: theme.labelSize, fontFamily: theme.font, align: atEnd ? 'right' : 'left' },
    axisLine: { show: false },
    axisTick: { show: false, ...parts.ticks },
    axisLabel: { color: theme.textFaint, fontSize: theme.tickSize, fontFamily: theme.font, formatter: parts.format, hideOverlap: true, ...parts.ticks },
    splitLine: { show: !atEnd, lineStyle: { color: theme.line } },
  };
}

interface AxisParts {
  /** What must be said first, what may be left out last. */
  readonly name: readonly string[];
  readonly scale: { type: 'value'; min: number; max: number } | { type: 'log'; logBase: number; min: number; max: number };
  readonly ticks: { customValues?: number[] };
  readonly format: (value: number) => string;
}

function axisParts(input: ValueAxisInput, most: number): AxisParts {
  const extent = input.extent ?? [0, 1];
  const log = isLogAxis(input);
  // On a log axis the middle decides: small values count as much as large ones.
  const size = log ? Math.sqrt(extent[0] * extent[1]) : Math.max(Math.abs(extent[0]), Math.abs(extent[1]));
  const ticks = tickFormat(input.unit, size);
  const name = [
    ticks.unit === '' ? input.label : `${input.label} (${ticks.unit})`,
    ...(log ? ['log scale'] : []),
    ...(input.better === 'lower' ? ['lower is better'] : input.better === 'higher' ? ['higher is better'] : []),
  ];
  const format = input.format ?? ticks.format;
  const [min, max] = axisRange(input);
  if (input.zoomable === true && !log) return { name, format, scale: { type: 'value', min, max }, ticks: {} };
  const customValues = [...(log ? logTicks([min, max], most + 3) : linearTicks([min, max], most))];
  return { name, format, scale: log ? { type: 'log', logBase: 10, min, max } : { type: 'value', min, max }, ticks: { customValues } };
}

/** As many parts of the name as there is room for, the first in any case. */
function axisName(parts: readonly string[], room: number, fontSize: number): string {
  for (let count = parts.length; count > 1; count -= 1) {
    const text = parts.slice(0, count).join(' · ');
    if (textWidth(text, fontSize) <= room) return text;
  }
  return fitText(parts[0] ?? '', room, fontSize);
}
