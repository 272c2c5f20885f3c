import type { ScatterSeriesOption } from 'echarts';
import type { ChartTheme, Look } from '../types.ts';
import { fitText } from './axisText.ts';

export interface Dot {
  /** Handed to `tip` and `onPick`. */
  readonly id: string;
  /** Values of the axes; on an axis of names the index. */
  readonly x: number;
  readonly y: number;
  readonly look: Look;
  /** An outline only: simulated, failed or estimated. */
  readonly hollow?: boolean;
  /** Pushed back: dominated, not chosen. */
  readonly faded?: boolean;
  /** Written beside the dot, where there is room. */
  readonly label?: string | undefined;
  /** CSS pixels aside, where several share a place on an axis of names. */
  readonly offset?: readonly [number, number] | undefined;
  readonly size?: number;
}

export type LabelSide = 'right' | 'left' | 'top' | 'bottom' | 'above-right' | 'below-right' | 'above-left' | 'below-left';

interface DotSeriesInput {
  readonly dots: readonly Dot[];
  readonly theme: ChartTheme;
  /** CSS pixels. */
  readonly size?: number;
  /** `above-right` keeps off a frontier that runs on to the right. */
  readonly labelSide?: LabelSide;
  readonly layer?: number;
  readonly axisIndex?: number;
  /** The widest label, CSS pixels; 180 by default. */
  readonly labelRoom?: number;
}

/** Marks in the colour and shape of what they stand for. */
export function dotSeries({ dots, theme, size = 10, labelSide = 'right', layer = 3, axisIndex = 0, labelRoom = 180 }: DotSeriesInput): ScatterSeriesOption {
  return {
    type: 'scatter',
    z: layer,
    xAxisIndex: axisIndex,
    yAxisIndex: axisIndex,
    symbolKeepAspect: true,
    clip: false,
    cursor: 'pointer',
    emphasis: { scale: 1.3 },
    labelLayout: { hideOverlap: true, dy: labelSide.startsWith('above') ? -theme.tickSize * 0.85 : labelSide.startsWith('below') ? theme.tickSize * 0.85 : 0 },
    data: dots.map((dot) => ({
      id: dot.id,
      value: [dot.x, dot.y],
      symbol: dot.look.symbol,
      symbolSize: dot.size ?? size,
      ...(dot.offset === undefined ? {} : { symbolOffset: [...dot.offset] }),
      itemStyle: dotStyle(dot, theme),
      ...(dot.label === undefined ? {} : { label: dotLabel(dot.label, dot.faded === true, labelSide, theme, labelRoom) }),
    })),
  };
}

/** How a mark is filled: solid, as an outline, or pushed back. */
export function dotStyle({ look, hollow = false, faded = false }: Pick<Dot, 'look' | 'hollow' | 'faded'>, theme: ChartTheme) {
  return {
    color: hollow ? theme.canvas : look.color,
    borderColor: hollow ? look.color : theme.canvas,
    borderWidth: hollow ? 1.75 : 0.75,
    opacity: faded ? 0.35 : 1,
  };
}

function dotLabel(text: string, faded: boolean, side: LabelSide, theme: ChartTheme, room: number) {
  const line = fitText(text, room, theme.tickSize);
  return {
    show: true,
    position: side.endsWith('right') ? ('right' as const) : side.endsWith('left') ? ('left' as const) : side === 'top' ? ('top' as const) : ('bottom' as const),
    distance: 5,
    formatter: () => line,
    color: faded ? theme.textFaint : theme.text,
    fontSize: theme.tickSize,
    fontFamily: theme.font,
    textBorderColor: theme.canvas,
    textBorderWidth: 3,
  };
}
