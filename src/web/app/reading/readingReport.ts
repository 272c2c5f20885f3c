import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import { COPY_REASON } from '../../../core/source/copies.ts';
import type { TableReport } from '../../../core/source/report.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import { resultFilesMarkdown } from './resultFilesText.ts';

/** What was read, added up. */
export interface ReadingTotals {
  readonly tables: number;
  readonly tablesUsed: number;
  readonly rows: number;
  readonly used: number;
  readonly setAside: number;
}

/** The tables of one file. */
export interface FileReading {
  readonly source: string;
  readonly tables: readonly TableReport[];
}

export function readingsByFile(tables: readonly TableReport[]): readonly FileReading[] {
  const bySource = new Map<string, TableReport[]>();
  for (const table of tables) bySource.set(table.source, [...(bySource.get(table.source) ?? []), table]);
  return [...bySource].map(([source, own]) => ({ source, tables: own }));
}

/** How many results stand in several files; null where none does. */
export function copiesText(tables: readonly TableReport[]): string | null {
  const copies = sum(tables.flatMap(({ setAside }) => setAside.map(({ reason, rows }) => (reason === COPY_REASON ? rows : 0))));
  return copies === 0 ? null : `${formatQuantity(copies, 'result')} ${copies === 1 ? 'is' : 'are'} in more than one file and count${copies === 1 ? 's' : ''} once: same model, device, time, setting, outcome and numbers.`;
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

/** The whole report as Markdown, for an issue or a message; `counted` is how many results the page shows of result files. */
export function readingMarkdown(name: string, tables: readonly TableReport[], resultFiles: ResultFilesReport | null = null, counted = 0): string {
  const files = readingsByFile(tables);
  const copies = copiesText(tables);
  const lines = [`# What was read from ${escape(name)}`, '', `${totalsText(readingTotals(tables))}.`, ...(copies === null ? [] : ['', copies])];
  if (resultFiles !== null) lines.push(...resultFilesMarkdown(resultFiles, counted, escape));
  for (const { source, tables: own } of files) {
    if (files.length > 1) lines.push('', `## ${escape(source)}`, '', `${totalsText(readingTotals(own))}.`);
    lines.push(...fileLines(own, files.length > 1 ? '###' : '##'));
  }
  return `${lines.join('\n')}\n`;
}

function fileLines(tables: readonly TableReport[], heading: string): string[] {
  const unused = tables.filter((table) => table.takenFor === null);
  const lines = tables.flatMap((table) => (table.takenFor === null ? [] : ['', `${heading} ${escape(table.table)}`, '', ...usedLines(table)]));
  if (unused.length === 0) return lines;
  const named = unused.map((table) => `- ${escape(table.table)} (${formatQuantity(table.rows, 'row')})${table.reason === null ? '' : `: ${escape(table.reason)}`}`);
  return [...lines, '', `${heading} Tables not used`, '', ...named];
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
