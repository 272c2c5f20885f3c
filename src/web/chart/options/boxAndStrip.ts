import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts';
import type { ChartTheme, Look } from '../types.ts';
import { type Dot, dotSeries } from './dotSeries.ts';
import { jitter } from './jitter.ts';
import { shapeSeries } from './shapeSeries.ts';

export interface BoxGroup {
  /** Handed to `tip` and `onPick` for the box. */
  readonly id: string;
  /** Index on the axis of names. */
  readonly at: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly whiskers: readonly [number, number];
  /** Every run that is drawn. */
  readonly strip: readonly { readonly id: string; readonly value: number }[];
  readonly look: Look;
  readonly hollow?: boolean;
  /** Medians of the humps of a two-humped sample, marked on the box. */
  readonly modes?: readonly number[];
}

interface BoxAndStripInput {
  readonly groups: readonly BoxGroup[];
  readonly direction: 'horizontal' | 'vertical';
  /** CSS pixels that one group may take: half for the box, half for the runs beside it. */
  readonly band: number;
  readonly theme: ChartTheme;
  readonly axisIndex?: number;
}

/** Box and whiskers with every run beside it. */
export function boxAndStrip({ groups, direction, band, theme, axisIndex = 0 }: BoxAndStripInput): readonly [CustomSeriesOption, ScatterSeriesOption] {
  const across = direction === 'horizontal';
  const box = Math.min(20, band * 0.36);
  const strip = Math.min(36, band * 0.4);
  // Horizontally the box stands above its runs, upright to their left.
  const boxOffset = -strip / 2 - 1;
  const stripOffset = box / 2 + 2;
  const boxes = shapeSeries({
    layer: 2,
    axisIndex,
    items: groups.map((group) => ({ id: group.id, x: across ? group.median : group.at, y: across ? group.at : group.median, offset: across ? [0, boxOffset] : [boxOffset, 0], group })),
    draw: ({ group }, plot) => boxShapes(group, (value, aside) => {
      const [x, y] = across ? plot.at(value, group.at) : plot.at(group.at, value);
      return across ? [x, y + boxOffset + aside] : [x + boxOffset + aside, y];
    }, box, theme),
  });
  const dots = groups.flatMap((group) =>
    group.strip.map(({ id, value }, index): Dot => {
      const aside = stripOffset + jitter(index) * (strip / 2);
      return { id, x: across ? value : group.at, y: across ? group.at : value, look: { color: group.look.color, symbol: 'circle' }, offset: across ? [0, aside] : [aside, 0], hollow: group.hollow === true };
    }),
  );
  return [boxes, dotSeries({ dots, theme, size: dots.length > 400 ? 4 : 6, axisIndex })];
}

type Place = (value: number, aside: number) => readonly [number, number];

function boxShapes({ q1, median, q3, whiskers, look, hollow = false, modes = [] }: BoxGroup, place: Place, size: number, theme: ChartTheme) {
  const half = size / 2;
  const [ax, ay] = place(q1, -half);
  const [bx, by] = place(q3, half);
  const stroke = (from: readonly [number, number], to: readonly [number, number], lineWidth: number, color = look.color) => ({
    type: 'line' as const,
    shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    style: { stroke: color, lineWidth },
  });
  const cap = size / 4;
  return {
    type: 'group' as const,
    children: [
      stroke(place(whiskers[0], 0), place(q1, 0), 1.25),
      stroke(place(q3, 0), place(whiskers[1], 0), 1.25),
      stroke(place(whiskers[0], -cap), place(whiskers[0], cap), 1.25),
      stroke(place(whiskers[1], -cap), place(whiskers[1], cap), 1.25),
      {
        type: 'rect' as const,
        shape: { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.max(1, Math.abs(bx - ax)), height: Math.max(1, Math.abs(by - ay)), r: 1 },
        style: { fill: theme.canvas, stroke: look.color, lineWidth: 1.5, ...(hollow ? { lineDash: [4, 2] } : {}) },
        emphasis: { style: { lineWidth: 2.5 } },
      },
      stroke(place(median, -half), place(median, half), 3),
      ...modes.map((mode) => modeMark(place(mode, -half - 4), theme)),
    ],
  };
}

function modeMark([cx, cy]: readonly [number, number], theme: ChartTheme) {
  return { type: 'polygon' as const, shape: { points: [[cx - 4, cy - 4], [cx + 4, cy - 4], [cx, cy + 1]] }, style: { fill: theme.warning } };
}
