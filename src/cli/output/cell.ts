/** A value with parts: as text, and as JSON sees it. */
export interface Nested {
  readonly text: string;
  readonly json: string;
}

/** A value that can be printed; null is "not there". */
export type Cell = string | number | bigint | boolean | null | Nested;

export interface PrintedColumn {
  readonly name: string;
  /** Numbers stand at the right. */
  readonly numeric: boolean;
}

/** Null for a missing value; each format says so in its own way. */
export function cellText(cell: Cell): string | null {
  if (cell === null) return null;
  return typeof cell === 'object' ? cell.text : String(cell);
}

/** Large integers keep all their digits; what JSON has no number for (NaN, infinities) is text. */
export function cellJson(cell: Cell): string {
  if (cell === null) return 'null';
  if (typeof cell === 'object') return cell.json;
  if (typeof cell === 'bigint') return String(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : `"${cell}"`;
  return JSON.stringify(cell);
}
