import type { CompareCell, CompareColumn, CompareRow, Comparison } from '../../../../core/compare/types.ts';

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
      return cell === null ? [] : [{ id: JSON.stringify([row.key, column.value]), row, column, cell }];
    }),
  );
}

/** The sample that the others of its row are compared with: the chosen baseline, or the best. */
export function baselineOf(row: CompareRow): CompareCell | null {
  return row.cells.find((cell) => cell?.isBaseline === true) ?? null;
}

/** Most samples that a row has. */
export function widestRow(rows: readonly CompareRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.cells.filter((cell) => cell !== null).length), 0);
}
