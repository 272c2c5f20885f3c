import type { ChartOption } from '../../../chart/types.ts';

interface Panel {
  readonly grid: unknown;
  readonly xAxis: unknown;
  readonly yAxis: unknown;
  readonly series: readonly unknown[];
}

/** One picture of several panels, each with axes of its own. */
export function panelsOption(panels: readonly Panel[]): ChartOption {
  return {
    animation: false,
    grid: panels.map(({ grid }) => grid),
    xAxis: panels.map(({ xAxis }) => xAxis),
    yAxis: panels.map(({ yAxis }) => yAxis),
    series: panels.flatMap(({ series }) => series),
  };
}
