import type { CustomSeriesOption } from 'echarts';
import { shapeSeries } from './shapeSeries.ts';

export interface Interval {
  /** Where on the other axis; on an axis of names the index. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly color: string;
  /** CSS pixels aside, the same as of its dot. */
  readonly offset?: number | undefined;
  readonly faded?: boolean;
}

interface IntervalSeriesInput {
  readonly intervals: readonly Interval[];
  /** Which way the values run. */
  readonly direction: 'horizontal' | 'vertical';
  /** Length of the strokes at both ends, CSS pixels; 0 for none. */
  readonly cap?: number;
  readonly width?: number;
  readonly layer?: number;
  readonly axisIndex?: number;
}

/** Whiskers from the lower to the upper end of an interval, below its dot. */
export function intervalSeries({ intervals, direction, cap = 8, width = 1.75, layer = 2, axisIndex = 0 }: IntervalSeriesInput): CustomSeriesOption {
  const across = direction === 'horizontal';
  return shapeSeries({
    layer,
    axisIndex,
    clip: true,
    items: intervals.map((interval) => ({ x: across ? interval.from : interval.at, y: across ? interval.at : interval.from, interval })),
    draw: ({ interval: { at, from, to, color, offset = 0, faded = false } }, plot) => {
      const [x1, y1] = across ? plot.at(from, at) : plot.at(at, from);
      const [x2, y2] = across ? plot.at(to, at) : plot.at(at, to);
      const [dx, dy] = across ? [0, offset] : [offset, 0];
      const half = cap / 2;
      const [cx, cy] = across ? [0, half] : [half, 0];
      const line = (ax: number, ay: number, bx: number, by: number) => ({
        type: 'line' as const,
        shape: { x1: ax + dx, y1: ay + dy, x2: bx + dx, y2: by + dy },
        style: { stroke: color, lineWidth: width, opacity: faded ? 0.35 : 0.85 },
        silent: true,
      });
      const ends = half > 0 ? [line(x1 - cx, y1 - cy, x1 + cx, y1 + cy), line(x2 - cx, y2 - cy, x2 + cx, y2 + cy)] : [];
      return { type: 'group', children: [line(x1, y1, x2, y2), ...ends] };
    },
  });
}
