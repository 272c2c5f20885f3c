import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme } from '../types.ts';
import type { Range } from './extent.ts';
import { shapeSeries } from './shapeSeries.ts';

type Better = 'lower' | 'higher';

interface FrontierLineInput {
  /** Only those on the frontier, in any order. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly better: { readonly x: Better; readonly y: Better };
  /** Ranges of the axes, from `axisRange`. */
  readonly x: Range;
  readonly y: Range;
  readonly theme: ChartTheme;
  readonly axisIndex?: number;
}

/** The staircase beyond which nothing lies. */
export function frontierLine({ points, better, x, y, theme, axisIndex = 0 }: FrontierLineInput): CustomSeriesOption {
  const stairs = frontierStairs(points, better, x, y);
  const first = stairs[0];
  return shapeSeries({
    layer: 1,
    axisIndex,
    items: first === undefined ? [] : [{ x: first[0], y: first[1] }],
    draw: (_, plot) => ({
      type: 'polyline',
      silent: true,
      shape: { points: stairs.map(([px, py]) => [...plot.at(px, py)]) },
      style: { fill: 'none', stroke: theme.accent, lineWidth: 1.5 },
    }),
  });
}

/** Corners from the border of the plot through every point to the other border: the worst that each point still beats. */
export function frontierStairs(points: FrontierLineInput['points'], better: FrontierLineInput['better'], x: Range, y: Range): readonly (readonly [number, number])[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const worstX = better.x === 'lower' ? x[1] : x[0];
  const worstY = better.y === 'lower' ? y[1] : y[0];
  const stairs: (readonly [number, number])[] = better.x === 'lower' ? [[first.x, worstY]] : [[worstX, first.y]];
  for (const [index, point] of sorted.entries()) {
    const before = sorted[index - 1];
    // Between two points the boundary keeps the worse of both, so that it never claims what nobody reached.
    if (before !== undefined) stairs.push(better.x === 'lower' ? [point.x, before.y] : [before.x, point.y]);
    stairs.push([point.x, point.y]);
  }
  stairs.push(better.x === 'lower' ? [worstX, last.y] : [last.x, worstY]);
  return stairs;
}
