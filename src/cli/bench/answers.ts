/** What both ways must agree on. Rows are in a total order, null where nothing was measured. */
export type AnswerCell = string | number | null;
export type Answer = readonly (readonly AnswerCell[])[];

/** Digits to which two sums of the same numbers agree, whatever their order. */
const RELATIVE = 1e-9;

/** Where two answers differ, for a person; null where they agree. */
export function differenceOf(left: Answer, right: Answer): string | null {
  if (left.length !== right.length) return `${left.length} rows against ${right.length}`;
  for (const [index, row] of left.entries()) {
    const other = right[index] ?? [];
    if (row.length !== other.length || row.some((cell, place) => !same(cell, other[place]))) return `row ${index + 1}: ${JSON.stringify(row)} against ${JSON.stringify(other)}`;
  }
  return null;
}

function same(left: AnswerCell, right: AnswerCell | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'number') return Math.abs(left - right) <= RELATIVE * Math.max(Math.abs(left), Math.abs(right));
  return left === right;
}

/** By all cells from the left; null last. */
export function inOrder(rows: Answer): Answer {
  return rows.toSorted((left, right) => {
    for (const [place, cell] of left.entries()) {
      const order = compareCells(cell, right[place] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareCells(left: AnswerCell, right: AnswerCell): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : Number(String(left) > String(right));
}
