import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme, Look } from '../types.ts';
import { fitText } from './axisText.ts';
import { shapeSeries } from './shapeSeries.ts';

export interface Bar {
  readonly id: string;
  /** Index on the axis of names. */
  readonly at: number;
  readonly value: number;
  readonly look: Look;
  /** Outlined: simulated, failed or estimated. */
  readonly hollow?: boolean;
  /** How a hollow bar is outlined; dashed by default. */
  readonly outline?: 'dashed' | 'solid';
  readonly faded?: boolean;
  /** Written at its end. */
  readonly label?: string | undefined;
  /** CSS pixels aside, where several share a name. */
  readonly offset?: number | undefined;
}

interface BarSeriesInput {
  readonly bars: readonly Bar[];
  readonly direction: 'horizontal' | 'vertical';
  /** CSS pixels. */
  readonly thickness: number;
  /** Where bars begin: zero, or the first value of a log axis. */
  readonly base?: number;
  readonly theme: ChartTheme;
  readonly layer?: number;
  readonly axisIndex?: number;
}

/** Bars from a common base, one below or beside the other. */
export function barSeries({ bars, direction, thickness, base = 0, theme, layer = 2, axisIndex = 0 }: BarSeriesInput): CustomSeriesOption {
  const across = direction === 'horizontal';
  return shapeSeries({
    layer,
    axisIndex,
    clip: false,
    items: bars.map((bar) => ({ id: bar.id, x: across ? bar.value : bar.at, y: across ? bar.at : bar.value, offset: across ? [0, bar.offset ?? 0] : [bar.offset ?? 0, 0], bar })),
    draw: ({ bar }, plot) => {
      const [x1, y1] = across ? plot.at(base, bar.at) : plot.at(bar.at, base);
      const [x2, y2] = across ? plot.at(bar.value, bar.at) : plot.at(bar.at, bar.value);
      const offset = bar.offset ?? 0;
      const shape = across
        ? { x: Math.min(x1, x2), y: y1 - thickness / 2 + offset, width: Math.max(1, Math.abs(x2 - x1)), height: thickness }
        : { x: x1 - thickness / 2 + offset, y: Math.min(y1, y2), width: thickness, height: Math.max(1, Math.abs(y2 - y1)) };
      const { color } = bar.look;
      const hollow = bar.hollow === true;
      const opacity = bar.faded === true ? 0.35 : 1;
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { ...shape, r: 1 },
            style: hollow ? { fill: theme.canvas, stroke: color, lineWidth: 1.5, ...(bar.outline === 'solid' ? {} : { lineDash: [4, 2] }), opacity } : { fill: color, opacity },
            emphasis: { style: { stroke: theme.text, lineWidth: 1.5 } },
          },
          ...(bar.label === undefined ? [] : [barLabel(bar.label, shape, across, theme)]),
        ],
      };
    },
  });
}

function barLabel(label: string, shape: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, across: boolean, theme: ChartTheme) {
  return {
    type: 'text' as const,
    silent: true,
    x: across ? shape.x + shape.width + 6 : shape.x + shape.width / 2,
    y: across ? shape.y + shape.height / 2 : shape.y - 4,
    style: {
      text: fitText(label, 160, theme.tickSize),
      fill: theme.text,
      stroke: theme.canvas,
      lineWidth: 2,
      font: `${theme.tickSize}px ${theme.font}`,
      align: across ? ('left' as const) : ('center' as const),
      verticalAlign: across ? ('middle' as const) : ('bottom' as const),
    },
  };
}
