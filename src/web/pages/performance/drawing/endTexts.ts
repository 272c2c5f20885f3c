import { fitText, textWidth } from '../../../chart/options/axisText.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';

/** What stands at the end of a bar: its value, and below or beside it what that means. */
export interface EndText {
  readonly x: number;
  /** Index on the axis of names. */
  readonly at: number;
  readonly value: string;
  readonly words: string;
}

interface EndTextsInput {
  readonly texts: readonly EndText[];
  readonly theme: ChartTheme;
  /** One line, or the words below the value. */
  readonly lines: 1 | 2;
  /** CSS pixels. */
  readonly room: number;
  readonly axisIndex?: number;
}

const GAP = 8;

export function endTexts({ texts, theme, lines, room, axisIndex = 0 }: EndTextsInput): object {
  const size = theme.tickSize;
  return shapeSeries({
    layer: 5,
    axisIndex,
    clip: false,
    items: texts.map((text) => ({ x: text.x, y: text.at, text })),
    draw: ({ x, y, text: { value, words } }, plot) => {
      const [left, middle] = plot.at(x, y);
      const line = (text: string, from: number, at: number, fill: string, width: number) => ({ type: 'text' as const, silent: true, x: from, y: at, style: { text: fitText(text, width, size), fill, stroke: theme.canvas, lineWidth: 3, backgroundColor: theme.canvas, padding: [1, 2], font: `${size}px ${theme.font}`, align: 'left' as const, verticalAlign: 'middle' as const } });
      const from = left + GAP;
      if (lines === 2 && words !== '') return { type: 'group', silent: true, children: [line(value, from, middle - size * 0.62, theme.text, room), line(words, from, middle + size * 0.62, theme.textMuted, room)] };
      const width = textWidth(value, size);
      return { type: 'group', silent: true, children: [line(value, from, middle, theme.text, room), ...(words === '' ? [] : [line(words, from + width + GAP, middle, theme.textMuted, Math.max(0, room - width - GAP))])] };
    },
  });
}

/** Room that the texts take, CSS pixels, within what is to spare. */
export function endTextRoom(texts: readonly Pick<EndText, 'value' | 'words'>[], lines: 1 | 2, theme: ChartTheme, most: number): number {
  const widths = texts.map(({ value, words }) => {
    const [first, second] = [textWidth(value, theme.tickSize), textWidth(words, theme.tickSize)];
    return lines === 2 ? Math.max(first, second) : first + (words === '' ? 0 : GAP + second);
  });
  return Math.min(most, Math.max(0, ...widths) + GAP + 4);
}
