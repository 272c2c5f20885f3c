import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme } from '../types.ts';
import { fitText } from './axisText.ts';
import { shapeSeries } from './shapeSeries.ts';

export interface Baseline {
  readonly value: number;
  /** Written at its end; empty for none. */
  readonly label: string;
  readonly color?: string;
  /** Only between two places of the other axis, such as one row of names (`[index − 0.5, index + 0.5]` is its band); the whole plot otherwise. */
  readonly band?: number;
}

interface BaselineLineInput {
  readonly lines: readonly Baseline[];
  /** `x`: the values are on the x axis, the lines upright. */
  readonly axis: 'x' | 'y';
  readonly theme: ChartTheme;
  /** Any value within the other axis. */
  readonly other?: number;
  readonly dashed?: boolean;
  /** CSS pixels of a band, where lines belong to one row of names. */
  readonly bandWidth?: number;
  readonly layer?: number;
  readonly axisIndex?: number;
}

/** A reference: the baseline of a comparison, or a limit. */
export function baselineLine({ lines, axis, theme, other = 0, dashed = true, bandWidth = 24, layer = 1, axisIndex = 0 }: BaselineLineInput): CustomSeriesOption {
  const upright = axis === 'x';
  return shapeSeries({
    layer,
    axisIndex,
    clip: false,
    items: lines.map((line) => ({ x: upright ? line.value : (line.band ?? other), y: upright ? (line.band ?? other) : line.value, line })),
    draw: ({ line, x, y }, plot) => {
      const [px, py] = plot.at(x, y);
      const inside = upright ? px >= plot.x - 1 && px <= plot.x + plot.width + 1 : py >= plot.y - 1 && py <= plot.y + plot.height + 1;
      if (!inside) return null;
      const half = bandWidth / 2;
      const shape = upright
        ? { x1: px, x2: px, y1: line.band === undefined ? plot.y : py - half, y2: line.band === undefined ? plot.y + plot.height : py + half }
        : { y1: py, y2: py, x1: line.band === undefined ? plot.x : px - half, x2: line.band === undefined ? plot.x + plot.width : px + half };
      const color = line.color ?? theme.textMuted;
      const pastMiddle = px > plot.x + plot.width / 2;
      return {
        type: 'group',
        silent: true,
        children: [
          { type: 'line', shape, style: { stroke: color, lineWidth: 1.25, ...(dashed ? { lineDash: [4, 3] } : {}) } },
          ...(line.label === '' ? [] : [{
            type: 'text' as const,
            x: upright ? px + (pastMiddle ? -4 : 4) : shape.x2,
            y: upright ? shape.y1 + 2 : py - 3,
            style: {
              text: fitText(line.label, plot.width / 2, theme.tickSize),
              fill: color,
              stroke: theme.canvas,
              lineWidth: 3,
              font: `${theme.tickSize}px ${theme.font}`,
              align: upright && !pastMiddle ? ('left' as const) : ('right' as const),
              verticalAlign: upright ? ('top' as const) : ('bottom' as const),
            },
          }]),
        ],
      };
    },
  });
}
