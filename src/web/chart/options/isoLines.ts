import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme } from '../types.ts';
import { textWidth } from './axisText.ts';
import type { Range } from './extent.ts';
import { shapeSeries, type PlotPixels } from './shapeSeries.ts';

interface IsoLinesInput {
  /** y / x (or x · y) of each line. */
  readonly levels: readonly number[];
  /** `ratio`: y = level · x; `product`: y = level / x. */
  readonly curve?: 'ratio' | 'product';
  /** Ranges of the axes, from `axisRange`. */
  readonly x: Range;
  readonly y: Range;
  readonly label: (level: number) => string;
  readonly theme: ChartTheme;
  readonly axisIndex?: number;
}

const STEPS = 64;

/** Lines along which the ratio or the product of both axes is the same, labelled where they leave the plot. */
export function isoLines({ levels, curve = 'ratio', x, y, label, theme, axisIndex = 0 }: IsoLinesInput): CustomSeriesOption {
  let written: Box[] = [];
  return shapeSeries({
    layer: 0,
    axisIndex,
    clip: false,
    items: levels.flatMap((level) => {
      const points = isoPoints(level, curve, x, y);
      const last = points.at(-1);
      return last === undefined || points.length < 2 ? [] : [{ x: last[0], y: last[1], level, points }];
    }),
    draw: ({ level, points }, plot, index) => {
      const pixels = points.map(([px, py]) => plot.at(px, py));
      const text = isoLabel(label(level), pixels, plot, theme);
      if (index === 0) written = [];
      const fits = !written.some((other) => overlap(other, text.box));
      if (fits) written.push(text.box);
      return {
        type: 'group',
        silent: true,
        children: [
          { type: 'polyline', shape: { points: pixels.map(([px, py]) => [px, py]) }, style: { fill: 'none', stroke: theme.textFaint, lineWidth: 1, lineDash: [2, 3], opacity: 0.75 } },
          ...(fits ? [text.shape] : []),
        ],
      };
    },
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(one: Box, two: Box): boolean {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
}

/** Points of a line inside both ranges; a line leaves the plot at its last point. */
export function isoPoints(level: number, curve: 'ratio' | 'product', x: Range, y: Range): readonly (readonly [number, number])[] {
  // Where the line enters and leaves: both curves are monotonous.
  const xAt = (value: number): number => (curve === 'ratio' ? value / level : level / value);
  const [left, right] = curve === 'ratio' ? [xAt(y[0]), xAt(y[1])] : [xAt(y[1]), y[0] > 0 ? xAt(y[0]) : x[1]];
  const from = Math.max(x[0], left);
  const to = Math.min(x[1], right);
  if (!(level > 0) || !(from < to)) return [];
  const even = from > 0;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = step / STEPS;
    const px = step === STEPS ? to : even ? from * (to / from) ** share : from + (to - from) * share;
    const py = curve === 'ratio' ? level * px : level / px;
    return [px, Math.min(y[1], Math.max(y[0], py))] as const;
  });
}

/** Beside the end of the line, always within the plot: a line leaves at the top or at the right. */
function isoLabel(text: string, pixels: readonly (readonly [number, number])[], plot: PlotPixels, theme: ChartTheme) {
  const [x = 0, y = 0] = pixels.at(-1) ?? [];
  const atTop = y < plot.y + theme.tickSize + 3;
  const width = textWidth(text, theme.tickSize);
  const right = atTop ? Math.max(x - 3, plot.x + width + 2) : plot.x + plot.width - 2;
  const below = y > plot.y + plot.height - theme.tickSize - 5;
  const top = atTop ? plot.y + 1 : y + (below ? -theme.tickSize - 3 : 2);
  return {
    box: { left: right - width - 4, right, top, bottom: top + theme.tickSize + 2 },
    shape: {
      type: 'text' as const,
      x: right,
      y: top,
      style: { text, fill: theme.textFaint, stroke: theme.canvas, lineWidth: 3, font: `${theme.tickSize}px ${theme.font}`, align: 'right' as const, verticalAlign: 'top' as const },
    },
  };
}
