import type { DataZoomComponentOption } from 'echarts';
import type { ChartTheme } from '../types.ts';
import type { Range } from './extent.ts';

interface ZoomInput {
  /** Indices of the x axes that move together. */
  readonly xAxisIndex: readonly number[];
  /** The whole, as `min` and `max` of those axes. */
  readonly full: Range;
  /** What is shown: from the link; null for the whole. */
  readonly range: Range | null;
  readonly theme: ChartTheme;
  /** Writes the ends of the window while it is dragged. */
  readonly format: (value: number) => string;
  readonly left?: number;
  readonly right?: number;
}

/** Height to leave free below the plots, CSS pixels. */
export const ZOOM_HEIGHT = 40;

/**
 * Zooming along x: by a slider below, by pinching, and by the wheel with Ctrl or ⌘ held, so that the page still scrolls.
 * The ticks of a zoomed axis are left to ECharts (`zoomable` in `valueXAxis`): fixed ones would leave the window.
 */
export function zoom({ xAxisIndex, full, range, theme, format, left = 52, right = 16 }: ZoomInput): DataZoomComponentOption[] {
  const [startValue, endValue] = range ?? full;
  const shared = { xAxisIndex: [...xAxisIndex], startValue, endValue, filterMode: 'none' as const };
  return [
    { ...shared, type: 'inside', id: 'zoom-inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, moveOnMouseMove: true, preventDefaultMouseMove: false },
    {
      ...shared,
      type: 'slider',
      id: 'zoom-slider',
      left,
      right,
      bottom: 4,
      height: 22,
      showDataShadow: false,
      brushSelect: false,
      labelFormatter: (value: number | string) => format(Number(value)),
      borderColor: theme.lineStrong,
      backgroundColor: 'transparent',
      fillerColor: theme.accent + '22',
      handleStyle: { color: theme.canvas, borderColor: theme.accent },
      moveHandleSize: 5,
      moveHandleStyle: { color: theme.lineStrong },
      textStyle: { color: theme.textMuted, fontSize: theme.tickSize, fontFamily: theme.font },
      emphasis: { handleStyle: { color: theme.canvas, borderColor: theme.accent }, moveHandleStyle: { color: theme.accent } },
    },
  ];
}
