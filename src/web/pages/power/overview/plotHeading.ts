import { fitText } from '../../../chart/options/axisText.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';

/** Height to leave free above a plot, CSS pixels. */
export const HEADING_HEIGHT = 24;

/** What a plot shows, above it: its axis may be a screen further down. */
export function plotHeading(text: string, room: number, x: number, theme: ChartTheme, axisIndex = 0): object {
  return shapeSeries({
    layer: 5,
    axisIndex,
    clip: false,
    items: [{ x, y: 0 }],
    draw: (_, plot) => ({
      type: 'text',
      silent: true,
      x: plot.x,
      y: plot.y - 7,
      style: { text: fitText(text, room, theme.labelSize), fill: theme.textMuted, font: `600 ${theme.labelSize}px ${theme.font}`, align: 'left', verticalAlign: 'bottom' },
    }),
  });
}
