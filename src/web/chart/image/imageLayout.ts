import type { ChartTheme, LegendItem } from '../types.ts';

export const IMAGE_WIDTH = 1_200;
const MARGIN = 32;
const LINE = 1.35;

export interface ImageText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly color: string;
}

export interface ImageMark extends LegendItem {
  /** Left top of a box of 12 by 12. */
  readonly x: number;
  readonly y: number;
}

/** Where everything of an exported image goes, CSS pixels. */
export interface ImageLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly ImageText[];
  readonly marks: readonly ImageMark[];
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface ImageContent {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly legend: readonly LegendItem[];
  readonly plotHeight: number;
}

/** How wide a text is at a size and a weight. */
export type MeasureText = (text: string, size: number, weight: 400 | 600) => number;

/** Title, subtitle and legend above the plot, the source below it; texts are wrapped and never reach into the plot. */
export function imageLayout({ title, subtitle, source, legend, plotHeight }: ImageContent, theme: ChartTheme, measure: MeasureText): ImageLayout {
  const room = IMAGE_WIDTH - 2 * MARGIN;
  const texts: ImageText[] = [];
  let top = MARGIN - 6;
  const write = (text: string, size: number, weight: 400 | 600, color: string): void => {
    for (const line of wrapText(text, room, (part) => measure(part, size, weight))) {
      texts.push({ text: line, x: MARGIN, y: Math.round(top + size), size, weight, color });
      top += size * LINE;
    }
  };
  write(title, 22, 600, theme.text);
  top += 4;
  write(subtitle, 15, 400, theme.textMuted);
  const { marks, labels, bottom } = layLegend(legend, top + 12, room, theme, measure);
  texts.push(...labels);
  const plot = { x: MARGIN, y: Math.round(bottom + 14), width: room, height: plotHeight };
  top = plot.y + plot.height + 12;
  if (source !== '') write(source, 12, 400, theme.textFaint);
  return { width: IMAGE_WIDTH, height: Math.round(top + MARGIN - 12), texts, marks, plot };
}

function layLegend(legend: readonly LegendItem[], from: number, room: number, theme: ChartTheme, measure: MeasureText): { readonly marks: ImageMark[]; readonly labels: ImageText[]; readonly bottom: number } {
  const marks: ImageMark[] = [];
  const labels: ImageText[] = [];
  let x = MARGIN;
  let y = from;
  for (const item of legend) {
    const text = wrapText(item.label, room - 40, (part) => measure(part, 13, 400))[0] ?? '';
    const width = 20 + measure(text, 13, 400);
    if (x > MARGIN && x + width > MARGIN + room) {
      x = MARGIN;
      y += 22;
    }
    marks.push({ ...item, x, y });
    labels.push({ text, x: x + 20, y: y + 11, size: 13, weight: 400, color: theme.textMuted });
    x += width + 24;
  }
  return { marks, labels, bottom: legend.length === 0 ? from - 12 : y + 14 };
}

/** Lines no wider than the room; words longer than a line are broken. */
export function wrapText(text: string, room: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && measure(line + letter) > room) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}
