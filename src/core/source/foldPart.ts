import { quoteIdentifier } from '../sql/quote.ts';
import type { SourceColumn } from './table.ts';

/** A column of a fold. */
export interface Part {
  readonly column: SourceColumn;
  readonly sql: string;
  /** Whether it is the same for every row, so that nothing is told apart by it. */
  readonly isConstant?: boolean;
}

/** It in a SELECT. */
export function named({ column, sql }: Part): string {
  return `${sql} AS ${quoteIdentifier(column.name)}`;
}

/** The first columns of a SELECT, to group by. */
export function places(count: number): string {
  return Array.from({ length: count }, (_, index) => index + 1).join(', ');
}
