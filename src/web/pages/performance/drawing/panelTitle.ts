import { fitText } from '../../../chart/options/axisText.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';

/** Room above the plot for its title, CSS pixels. */
export const TITLE_ROOM = 26;

/** The name of one of several plots, above it. */
export function panelTitle(text: string, theme: ChartTheme, axisIndex: number, width: number, onAxes: readonly [x: number, y: number]): object {
  return shapeSeries({
    layer: 5,
    axisIndex,
    clip: false,
    items: [{ x: onAxes[0], y: onAxes[1] }],
    draw: (_, plot) => ({ type: 'text', silent: true, x: plot.x, y: plot.y - 10, style: { text: fitText(text, width, theme.labelSize), fill: theme.text, font: `600 ${theme.labelSize}px ${theme.font}`, align: 'left', verticalAlign: 'bottom' } }),
  });
}
