import type { GridComponentOption } from 'echarts';

interface PlotGridInput {
  /** CSS pixels left free on each side, beyond what labels and names of the axes take; they are never cut. */
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

/** The plot, as large as its labels leave it. */
export function plotGrid({ top = 4, right = 16, bottom = 4, left = 2 }: PlotGridInput = {}): GridComponentOption {
  return { top, right, bottom, left, show: false, outerBoundsMode: 'same', outerBoundsContain: 'all', outerBoundsClampWidth: '40%', outerBoundsClampHeight: '30%' };
}

interface StackedGridsInput {
  /** Heights of the plots from top to bottom, CSS pixels. */
  readonly heights: readonly number[];
  /** For the names above each plot. */
  readonly gap?: number;
  readonly left?: number;
  readonly right?: number;
}

/** Several plots below each other whose left and right borders are in line, as time series need. */
export function stackedGrids({ heights, gap = 36, left = 52, right = 16 }: StackedGridsInput): readonly GridComponentOption[] {
  let top = gap - 8;
  return heights.map((height) => {
    const grid: GridComponentOption = { top, left, right, height, outerBoundsMode: 'none' };
    top += height + gap;
    return grid;
  });
}
