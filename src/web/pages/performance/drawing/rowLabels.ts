import { fitText } from '../../../chart/options/axisText.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';

export interface RowLabel {
  readonly title: string;
  /** Below it, a line each. */
  readonly details: readonly string[];
}

interface RowLabelInput {
  readonly theme: ChartTheme;
  /** Left of the grid, or in a line of its own above what is drawn. */
  readonly place: 'left' | 'above';
  /** CSS pixels. */
  readonly width: number;
  /** A value that lies on the x axis. */
  readonly onAxis: number;
}

const GAP = 14;
const LINE = 16;

/** Room for a row's name above what is drawn, CSS pixels. */
export const LABEL_ROOM = 36;

/** Names of the rows of a chart whose y axis counts rows from zero; what is cut off stands in the table. */
export function rowLabels(labels: readonly RowLabel[], { theme, place, width, onAxis }: RowLabelInput): object {
  return shapeSeries({
    layer: 4,
    clip: false,
    items: labels.map((label, row) => ({ x: onAxis, y: row, label })),
    draw: ({ y: row, label }, plot) => {
      const [, top] = plot.at(onAxis, row);
      const [, bottom] = plot.at(onAxis, row + 1);
      const left = place === 'left' ? plot.x - width - GAP : plot.x;
      const middle = (top + bottom) / 2;
      const titleAt = place === 'above' ? top + 5 : middle - 7 - label.details.length * (LINE / 2);
      const text = (content: string, y: number, fontSize: number, fill: string, weight: string) => ({ type: 'text' as const, silent: true, x: left, y, style: { text: fitText(content, width, fontSize), fill, stroke: theme.canvas, lineWidth: 2, font: `${weight}${fontSize}px ${theme.font}`, align: 'left' as const, verticalAlign: 'top' as const } });
      const lines = place === 'above' ? [label.details.join(' · ')] : label.details;
      return { type: 'group', silent: true, children: [text(label.title, titleAt, theme.labelSize, theme.text, '500 '), ...lines.map((line, index) => text(line, titleAt + LINE * (index + 1), theme.tickSize, theme.textMuted, ''))] };
    },
  });
}

/** Height that a name beside its row takes, CSS pixels. */
export function labelHeight(details: number): number {
  return LINE * (details + 1) + 12;
}

/** Left of the plot for such names. */
export function labelMargin(width: number): number {
  return width + GAP;
}

/** The y axis of such a chart: lines between the rows, the first row on top. */
export function rowAxis(rows: number, theme: ChartTheme): object {
  return {
    type: 'value',
    min: 0,
    max: Math.max(1, rows),
    interval: 1,
    inverse: true,
    axisLabel: { show: false },
    axisTick: { show: false },
    axisLine: { show: true, lineStyle: { color: theme.lineStrong } },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  };
}
