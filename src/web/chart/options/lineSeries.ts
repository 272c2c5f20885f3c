import type { LineSeriesOption } from 'echarts';

interface LineSeriesInput {
  readonly x: Float64Array;
  /** Beside `x`; NaN parts the line. */
  readonly y: Float64Array;
  readonly color: string;
  readonly dashed?: boolean;
  /** Holds each value until the next, for levels such as throttling. */
  readonly steps?: boolean;
  readonly width?: number;
  /** Index of the grid, of its x axis and, unless `yAxisIndex` says another, of its y axis. */
  readonly axisIndex?: number;
  readonly yAxisIndex?: number;
  readonly layer?: number;
}

/** A line through many samples, handed over as numbers without an object for each. */
export function lineSeries({ x, y, color, dashed = false, steps = false, width = 1.25, axisIndex = 0, yAxisIndex = axisIndex, layer = 2 }: LineSeriesInput): LineSeriesOption {
  return {
    type: 'line',
    z: layer,
    xAxisIndex: axisIndex,
    yAxisIndex,
    silent: true,
    showSymbol: false,
    connectNulls: false,
    ...(steps ? { step: 'end' as const } : {}),
    lineStyle: { color, width, type: dashed ? 'dashed' : 'solid', join: 'round' },
    dimensions: ['x', 'y'],
    encode: { x: 'x', y: 'y' },
    data: pairs(x, y) as unknown as number[],
  };
}

/** `x0, y0, x1, y1, …`, the form that ECharts reads without copying. */
export function pairs(x: Float64Array, y: Float64Array): Float64Array {
  const flat = new Float64Array(x.length * 2);
  for (let index = 0; index < x.length; index += 1) {
    flat[index * 2] = x[index] ?? Number.NaN;
    flat[index * 2 + 1] = y[index] ?? Number.NaN;
  }
  return flat;
}
