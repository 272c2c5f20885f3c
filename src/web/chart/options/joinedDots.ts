import type { LineSeriesOption } from 'echarts';
import type { ChartTheme, Look } from '../types.ts';
import { fitText } from './axisText.ts';
import { type Dot, dotStyle } from './dotSeries.ts';

interface JoinedDotsInput {
  /** In order along the line; a null parts it. */
  readonly dots: readonly (Dot | null)[];
  readonly look: Look;
  readonly theme: ChartTheme;
  /** Written at the end of the line. */
  readonly endLabel?: string | undefined;
  readonly dashed?: boolean;
  readonly faded?: boolean;
  readonly layer?: number;
  readonly axisIndex?: number;
  /** CSS pixels for the label beside the plot; leave the same at the right of the grid. */
  readonly labelRoom?: number;
}

/** A line through dots of one thing, such as a device over batch sizes. */
export function joinedDots({ dots, look, theme, endLabel, dashed = false, faded = false, layer = 2, axisIndex = 0, labelRoom = 120 }: JoinedDotsInput): LineSeriesOption {
  const shown = dots.filter((dot) => dot !== null).length;
  return {
    type: 'line',
    z: layer,
    xAxisIndex: axisIndex,
    yAxisIndex: axisIndex,
    clip: false,
    cursor: 'pointer',
    symbolKeepAspect: true,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color: look.color, width: 1.75, type: dashed ? 'dashed' : 'solid', opacity: faded ? 0.35 : 1 },
    emphasis: { scale: 1.3, lineStyle: { width: 1.75 } },
    endLabel: {
      show: endLabel !== undefined && shown > 0,
      formatter: () => fitText(endLabel ?? '', labelRoom - 12, theme.tickSize),
      color: theme.text,
      fontSize: theme.tickSize,
      fontFamily: theme.font,
      distance: 8,
    },
    labelLayout: { moveOverlap: 'shiftY' },
    data: dots.map((dot) => (dot === null ? '-' : {
      id: dot.id,
      value: [dot.x, dot.y],
      symbol: dot.look.symbol,
      symbolSize: dot.size ?? 9,
      itemStyle: dotStyle(dot, theme),
    })),
  };
}
