import type { Cell, PrintedColumn } from './cell.ts';
import { cellText } from './cell.ts';
import { printableLine } from './printable.ts';
import type { RowPrinter } from './rowPrinter.ts';
import { fitText, textWidth } from './textWidth.ts';

/** Rows looked at before the widths are fixed. */
const ROWS_MEASURED = 1000;
const GAP = '  ';
/** What a column of text keeps before columns are left out. */
const NARROWEST = 12;
const WIDEST_UNBOUND = 120;

/** Columns for a person: fitted into the terminal, numbers at the right, what does not fit cut with `…`. */
export function tablePrinter(columns: readonly PrintedColumn[], width: number | null): RowPrinter {
  let waiting: (readonly Cell[])[] = [];
  let layout: Layout | null = null;
  const flush = (): string => {
    const texts = waiting.map((row) => row.map(shown));
    waiting = [];
    const isFirst = layout === null;
    layout ??= layOut(columns, texts, width);
    const { widths } = layout;
    const lines = texts.map((row) => line(row, columns, widths));
    return (isFirst ? head(columns, widths) : '') + lines.join('');
  };
  return {
    rows: (rows) => {
      waiting.push(...rows);
      return layout === null && waiting.length < ROWS_MEASURED ? '' : flush();
    },
    end: () => flush() + leftOut(layout?.leftOut ?? []),
  };
}

interface Layout {
  /** Of the columns that are shown, from the left. */
  readonly widths: readonly number[];
  readonly leftOut: readonly string[];
}

function layOut(columns: readonly PrintedColumn[], rows: readonly (readonly string[])[], width: number | null): Layout {
  const widest = width ?? WIDEST_UNBOUND;
  const values = columns.map((_, index) => rows.reduce((most, row) => Math.max(most, textWidth(row[index] ?? '')), 1));
  const wanted = columns.map(({ name }, index) => Math.min(widest, Math.max(values[index] ?? 1, textWidth(printableLine(name)))));
  if (width === null) return { widths: wanted, leftOut: [] };
  // A number that is cut is another number; its name may be cut.
  const least = wanted.map((own, index) => Math.min(own, columns[index]?.numeric === true ? Math.max(values[index] ?? 1, NARROWEST) : NARROWEST));
  let shownColumns = columns.length;
  while (shownColumns > 1 && total(least.slice(0, shownColumns)) > width) shownColumns -= 1;
  const widths = shrink(wanted.slice(0, shownColumns), least, width);
  return { widths, leftOut: columns.slice(shownColumns).map(({ name }) => name) };
}

/** Takes from the widest first, so that short columns stay whole. */
function shrink(wanted: readonly number[], least: readonly number[], width: number): number[] {
  const widths = [...wanted];
  for (let over = total(widths) - width; over > 0; over -= 1) {
    let widest = -1;
    for (const [index, own] of widths.entries()) {
      if (own > (least[index] ?? 0) && (widest === -1 || own > (widths[widest] ?? 0))) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, own) => sum + own, 0) + GAP.length * Math.max(0, widths.length - 1);
}

function head(columns: readonly PrintedColumn[], widths: readonly number[]): string {
  const names = columns.map(({ name }) => printableLine(name));
  const fitted = names.map((name, index) => fitText(name, widths[index] ?? 1, columns[index]?.numeric === true));
  return `${line(fitted, columns, widths)}${widths.map((own) => '─'.repeat(own)).join(GAP)}\n`;
}

function line(texts: readonly string[], columns: readonly PrintedColumn[], widths: readonly number[]): string {
  return `${widths.map((own, index) => place(texts[index] ?? '', own, columns[index]?.numeric === true)).join(GAP).trimEnd()}\n`;
}

/** A number further down may be wider than those measured: it then shifts its line. */
function place(text: string, width: number, numeric: boolean): string {
  return numeric && textWidth(text) > width ? text : fitText(text, width, numeric);
}

function leftOut(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `\n${names.length} more ${names.length === 1 ? 'column' : 'columns'} (${names.map(printableLine).join(', ')}): name fewer, or choose another format\n`;
}

function shown(cell: Cell): string {
  const text = cellText(cell);
  return text === null ? 'NULL' : printableLine(text);
}
