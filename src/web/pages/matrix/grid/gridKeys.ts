/** A place in the grid. Rows: 0 header, 1 totals, then the matrix. Columns: 0 name, 1 tested, then hardware. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown pass over. */
  readonly page: number;
}

export const HEADER_ROWS = 2;
export const PINNED_COLUMNS = 2;

/** Where a key leads, after the ARIA grid pattern; null when the key is not one of ours. */
export function moveInGrid(place: GridPlace, key: string, withControl: boolean, extent: GridExtent): GridPlace | null {
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  const to = (row: number, column: number): GridPlace => ({ row: clamp(row, lastRow), column: clamp(column, lastColumn) });
  switch (key) {
    case 'ArrowUp':
      return to(withControl ? 0 : place.row - 1, place.column);
    case 'ArrowDown':
      return to(withControl ? lastRow : place.row + 1, place.column);
    case 'ArrowLeft':
      return to(place.row, withControl ? 0 : place.column - 1);
    case 'ArrowRight':
      return to(place.row, withControl ? lastColumn : place.column + 1);
    case 'Home':
      return to(withControl ? 0 : place.row, 0);
    case 'End':
      return to(withControl ? lastRow : place.row, lastColumn);
    case 'PageUp':
      return to(place.row - extent.page, place.column);
    case 'PageDown':
      return to(place.row + extent.page, place.column);
    default:
      return null;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

/** How far to scroll so that `start`–`end` lies between `from` and `to` of a viewport; 0 when it does. */
export function scrollDistance(start: number, end: number, from: number, to: number): number {
  if (start < from) return start - from;
  if (end > to) return Math.min(end - to, start - from);
  return 0;
}
