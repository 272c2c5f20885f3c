import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { TableReport } from '../../../core/source/report.ts';

/** What was read, added up. */
export interface ReadingTotals {
  readonly tables: number;
  readonly tablesUsed: number;
  readonly rows: number;
  readonly used: number;
  readonly setAside: number;
}

export function readingTotals(tables: readonly TableReport[]): ReadingTotals {
  const used = tables.filter((table) => table.takenFor !== null);
  return {
    tables: tables.length,
    tablesUsed: used.length,
    rows: sum(used.map((table) => table.rows)),
    used: sum(used.map((table) => table.used)),
    setAside: sum(used.flatMap((table) => table.setAside.map((part) => part.rows))),
  };
}

export function totalsText({ tables, tablesUsed, rows, used, setAside }: ReadingTotals): string {
  const rest = setAside === 0 ? 'none set aside' : `${formatCount(setAside)} set aside`;
  return `${formatCount(tablesUsed)} of ${formatQuantity(tables, 'table')} used; ${formatCount(used)} of ${formatQuantity(rows, 'row')} used, ${rest}`;
}

/** The whole report as Markdown, for an issue or a message. */
export function readingMarkdown(name: string, tables: readonly TableReport[]): string {
  const used = tables.filter((table) => table.takenFor !== null);
  const unused = tables.filter((table) => table.takenFor === null);
  const lines = [`# What was read from ${escape(name)}`, '', `${totalsText(readingTotals(tables))}.`];
  for (const table of used) lines.push('', `## ${escape(table.table)}`, '', ...usedLines(table));
  if (unused.length > 0) {
    lines.push('', '## Tables not used', '');
    for (const table of unused) lines.push(`- ${escape(table.table)} (${formatQuantity(table.rows, 'row')})${table.reason === null ? '' : `: ${escape(table.reason)}`}`);
  }
  return `${lines.join('\n')}\n`;
}

function usedLines(table: TableReport): string[] {
  const lines = [`- Taken for ${escape(table.takenFor ?? '')}: ${formatCount(table.used)} of ${formatQuantity(table.rows, 'row')} used`];
  for (const part of table.setAside) lines.push(`- Set aside: ${formatQuantity(part.rows, 'row')}, ${escape(part.reason)}`);
  for (const note of table.notes) lines.push(`- Note: ${escape(note)}`);
  lines.push(`- Columns used: ${columns(table.columnsUsed)}`);
  if (table.columnsIgnored.length > 0) lines.push(`- Columns ignored: ${columns(table.columnsIgnored)}`);
  return lines;
}

function columns(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map(escape).join(', ');
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
