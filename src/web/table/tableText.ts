import { csvText, csvValue } from '../../core/report/csv.ts';
import { formatNumber } from '../../core/model/format.ts';
import { markdownText } from '../../core/report/matrixExport.ts';
import type { DataColumn } from './DataTable.tsx';

/**
 * What a table says as CSV: its headers with their units, numbers with all digits, an empty cell for what is missing.
 * @param source In a last column, since no row of CSV can be a comment; none where empty.
 */
export function tableToCsv<T>(columns: readonly DataColumn<T>[], rows: readonly T[], source = ''): string {
  const [head, cell] = source === '' ? [[], []] : [['Source'], [csvText(source)]];
  const lines = [[...columns.map(({ header }) => csvText(header)), ...head], ...rows.map((row) => [...columns.map((column) => csvValue(column.value(row))), ...cell])];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** What a table says for an issue or a pull request: numbers to three digits, as on the page. */
export function tableToMarkdown<T>(columns: readonly DataColumn<T>[], rows: readonly T[]): string {
  const lines = [
    columns.map(({ header }) => markdownText(header)),
    columns.map(({ align }) => (align === 'end' ? '--:' : ':--')),
    ...rows.map((row) => columns.map((column) => markdownCell(column.value(row)))),
  ];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function markdownCell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? formatNumber(value) : markdownText(value);
}
