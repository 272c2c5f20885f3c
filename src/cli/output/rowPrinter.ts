import { csvText } from '../../core/report/csv.ts';
import { markdownText } from '../../core/report/matrixExport.ts';
import type { Cell, PrintedColumn } from './cell.ts';
import { cellJson, cellText } from './cell.ts';
import { printableLine } from './printable.ts';
import { tablePrinter } from './tablePrinter.ts';

export const ROW_FORMATS = ['table', 'csv', 'json', 'jsonl', 'markdown'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** Turns rows into text, a batch at a time; nothing is kept but what a table needs to find its widths. */
export interface RowPrinter {
  readonly rows: (rows: readonly (readonly Cell[])[]) => string;
  /** What is left to say after the last row. */
  readonly end: () => string;
}

/** `width`: columns of the terminal that a table may fill; null for as wide as it is. */
export function openRowPrinter(format: RowFormat, columns: readonly PrintedColumn[], width: number | null): RowPrinter {
  switch (format) {
    case 'table':
      return tablePrinter(columns, width);
    case 'csv':
      return csvPrinter(columns);
    case 'json':
      return jsonPrinter(columns);
    case 'jsonl':
      return { rows: (rows) => rows.map((row) => `${jsonRow(columns, row)}\n`).join(''), end: () => '' };
    case 'markdown':
      return markdownPrinter(columns);
  }
}

function csvPrinter(columns: readonly PrintedColumn[]): RowPrinter {
  const once = firstOnly(`${columns.map(({ name }) => csvText(name)).join(',')}\n`);
  return {
    rows: (rows) => once() + rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''),
    end: () => once(),
  };
}

/** A missing value is an empty cell, an empty text two quotation marks. */
function csvCell(cell: Cell): string {
  const text = cellText(cell);
  if (text === null) return '';
  if (text === '') return '""';
  return typeof cell === 'string' ? csvText(text) : quoted(text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonPrinter(columns: readonly PrintedColumn[]): RowPrinter {
  const open = firstOnly('[');
  let separator = '\n';
  return {
    rows: (rows) => {
      let text = open();
      for (const row of rows) {
        text += `${separator}  ${jsonRow(columns, row)}`;
        separator = ',\n';
      }
      return text;
    },
    end: () => `${open()}${separator === '\n' ? '' : '\n'}]\n`,
  };
}

function jsonRow(columns: readonly PrintedColumn[], row: readonly Cell[]): string {
  return `{${columns.map(({ name }, index) => `${JSON.stringify(name)}: ${cellJson(row[index] ?? null)}`).join(', ')}}`;
}

function markdownPrinter(columns: readonly PrintedColumn[]): RowPrinter {
  const head = markdownLine(columns.map(({ name }) => name));
  const rule = `| ${columns.map(({ numeric }) => (numeric ? '--:' : ':--')).join(' | ')} |\n`;
  const once = firstOnly(head + rule);
  return {
    rows: (rows) => once() + rows.map((row) => markdownLine(row.map((cell) => cellText(cell) ?? 'NULL'))).join(''),
    end: () => once(),
  };
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => markdownText(printableLine(cell))).join(' | ')} |\n`;
}

function firstOnly(text: string): () => string {
  let left = text;
  return () => {
    const now = left;
    left = '';
    return now;
  };
}
