import type { CompareCell, CompareColumn, CompareRow, Comparison } from '../../../../core/compare/types.ts';
import { settingText } from '../../../../core/model/configuration.ts';
import { hardwareText } from '../../../../core/matrix/selection.ts';

/** One sample of a comparison, with the row and column it stands in. */
export interface CompareEntry {
  readonly id: string;
  readonly row: CompareRow;
  readonly column: CompareColumn;
  readonly cell: CompareCell;
}

/** Every sample, row by row, in the order of the columns. */
export function compareEntries({ columns }: Pick<Comparison, 'columns'>, rows: readonly CompareRow[]): readonly CompareEntry[] {
  return rows.flatMap((row) =>
    columns.flatMap((column, index): readonly CompareEntry[] => {
      const cell = row.cells[index] ?? null;
      return cell === null ? [] : [entryOf(row, column, cell)];
    }),
  );
}

/** Thousands are listed, of which a few are named. */
function entryOf(row: CompareRow, column: CompareColumn, cell: CompareCell): CompareEntry {
  return {
    get id() {
      return JSON.stringify([row.key, column.value]);
    },
    row,
    column,
    cell,
  };
}

/** The sample that the others of its row are compared with: the chosen baseline, or the best. */
export function baselineOf(row: CompareRow): CompareCell | null {
  return row.cells.find((cell) => cell?.isBaseline === true) ?? null;
}

/** What stands below the name of a row, a line each: its device where it has one, and its setting. */
export function rowDetails({ label, common, detail }: CompareRow): readonly string[] {
  const device = common.hardwareType === '' ? '' : hardwareText(common.hardwareType, common.device);
  if (device === '' || device === label) return detail === '' ? [] : [detail];
  return [device, settingText(common)].filter((line) => line !== '');
}

/** Most samples that a row has. */
export function widestRow(rows: readonly CompareRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.cells.filter((cell) => cell !== null).length), 0);
}
