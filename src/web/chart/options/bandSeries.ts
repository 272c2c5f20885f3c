import type { CustomSeriesOption } from 'echarts';
import type { ChartTheme } from '../types.ts';
import { oneLine, textWidth } from './axisText.ts';
import { shapeSeries } from './shapeSeries.ts';

export interface Band {
  /** For a tip; without it the pointer goes through. */
  readonly id?: string;
  readonly from: number;
  readonly to: number;
  readonly color: string;
  /** Share of the colour, 0 to 1. */
  readonly opacity?: number;
  /** Written at its top left, only where it fits whole and no earlier band's label stands. */
  readonly label?: string;
  readonly hatched?: boolean;
  /** CSS pixels that it has at least, so that a short one is seen; 1 by default. */
  readonly minWidth?: number;
}

interface BandSeriesInput {
  readonly bands: readonly Band[];
  readonly theme: ChartTheme;
  /** Any value within the y axis. */
  readonly y?: number;
  readonly axisIndex?: number;
  readonly layer?: number;
}

/** Shaded stretches of the x axis from bottom to top: gaps, a load window, events. */
export function bandSeries({ bands, theme, y = 0, axisIndex = 0, layer = 0 }: BandSeriesInput): CustomSeriesOption {
  let written: (readonly [number, number])[] = [];
  return shapeSeries({
    layer,
    axisIndex,
    clip: true,
    items: bands.map((band) => ({ ...(band.id === undefined ? {} : { id: band.id }), x: (band.from + band.to) / 2, y, band })),
    draw: ({ band }, plot, index) => {
      if (index === 0) written = [];
      const [x1] = plot.at(band.from, y);
      const [x2] = plot.at(band.to, y);
      const left = Math.max(plot.x, Math.min(x1, x2));
      const right = Math.min(plot.x + plot.width, Math.max(x1, x2));
      if (right < left) return null;
      const width = Math.max(band.minWidth ?? 1, right - left);
      const text = oneLine(band.label ?? '');
      const end = left + 4 + textWidth(text, theme.tickSize);
      const fits = text !== '' && end <= left + width - 4 && !written.some(([from, to]) => left < to && from < end);
      if (fits) written.push([left, end]);
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { x: left, y: plot.y, width, height: plot.height }, style: { fill: band.color, opacity: band.opacity ?? 0.12 } },
          ...(band.hatched === true ? hatch(left, width, plot.y, plot.height, band.color) : []),
          ...(!fits ? [] : [{ type: 'text' as const, silent: true, x: left + 4, y: plot.y + 2, style: { text, fill: theme.textMuted, stroke: theme.canvas, lineWidth: 2, font: `${theme.tickSize}px ${theme.font}`, align: 'left' as const, verticalAlign: 'top' as const } }]),
        ],
      };
    },
  });
}

/** Slanted lines, cut at the border of the band. */
function hatch(left: number, width: number, top: number, height: number, color: string) {
  const lines = [];
  for (let start = -height; start < width; start += 8) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to <= from) continue;
    lines.push({
      type: 'line' as const,
      silent: true,
      shape: { x1: left + from, y1: top + height - (from - start), x2: left + to, y2: top + height - (to - start) },
      style: { stroke: color, lineWidth: 1, opacity: 0.4 },
    });
  }
  return lines;
}
