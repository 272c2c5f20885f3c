import type { Matrix, MatrixCell, MatrixColumn, MatrixModelRow } from '../../../../core/matrix/types.ts';
import type { CellAddress, ViewState } from '../../../../core/view/viewState.ts';

/** A cell with the row and column it stands in. */
export interface LocatedCell {
  readonly row: MatrixModelRow;
  readonly column: MatrixColumn;
  readonly cell: MatrixCell;
}

/**
 * The view that surely holds every cell, so that it is one for all of them: all hardware types opened, no group folded, and
 * without the filters that only choose which cells are shown. Filters that choose which evidence counts stay.
 */
export function detailView(view: ViewState, types: readonly string[]): ViewState {
  return {
    ...view,
    cell: null,
    grouping: 'none',
    collapsed: [],
    sort: { key: { by: 'name' }, descending: false },
    expanded: types,
    filters: { ...view.filters, search: '', modality: [], family: [], hardware: [], state: [], modifier: [] },
  };
}

/** Finds the cell of an address; null when the file has no such model or hardware. */
export function locateCell(matrix: Matrix, address: CellAddress): LocatedCell | null {
  const row = matrix.rows.find((candidate): candidate is MatrixModelRow => candidate.kind === 'model' && candidate.model.name === address.model);
  const column = matrix.columns.find((candidate) => candidate.hardwareType === address.hardwareType && candidate.device === address.device);
  return row === undefined || column === undefined ? null : { row, column, cell: matrix.cell(row, column) };
}

/** The devices of a hardware type with the model's cell on each. */
export function deviceCells(matrix: Matrix, located: LocatedCell): readonly LocatedCell[] {
  return matrix.columns
    .filter((column) => column.kind === 'device' && column.hardwareType === located.column.hardwareType)
    .map((column) => ({ row: located.row, column, cell: matrix.cell(located.row, column) }));
}

/** `CUDA`, `CUDA, NVIDIA A100`, `CUDA, no device named`. */
export function hardwareName(column: Pick<MatrixColumn, 'typeLabel' | 'device'>): string {
  if (column.device === null) return column.typeLabel;
  return `${column.typeLabel}, ${column.device === '' ? 'no device named' : column.device}`;
}
