import type { NumberColumns, NumbersShape, Row, RowShape } from './row.ts';

/** A value bound to `$1`, `$2`, …; numbers arrive as DOUBLE in the browser, so SQL casts them (`$1::INTEGER`). */
export type SqlValue = string | number | boolean | null;

/** SQL that returns no rows of interest. Values are parameters, never spliced. */
export interface Statement {
  readonly sql: string;
  readonly params?: readonly SqlValue[];
}

/** A typed query: its SQL, its values and the row it returns. */
export interface Question<S extends RowShape = RowShape> extends Statement {
  /** Short name for messages and timings, such as `cell-facts`. */
  readonly name: string;
  readonly row: S;
}

/** The part of an `AbortSignal` that the core needs; the DOM's and Node's both fit. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface AskOptions {
  /** Cancels the query in the engine; the promise rejects with an error named `AbortError`. */
  readonly signal?: CancelSignal | undefined;
}

/** A DuckDB that answers typed questions; the page and the command line each bring one. */
export interface Engine {
  /**
   * Runs a statement to its end, or several parted by semicolons, one after the other until one is refused; values go with one only.
   * @throws {QueryError} when DuckDB refuses it.
   */
  run(statement: Statement, options?: AskOptions): Promise<void>;
  /**
   * Answers a question with plain rows. Several may be under way at once.
   * @throws {QueryError} when DuckDB refuses it or the rows are not of the declared shape.
   */
  ask<S extends RowShape>(question: Question<S>, options?: AskOptions): Promise<Row<S>[]>;
  /**
   * Answers a question about numbers alone, column by column: for answers of so many rows that an object for each would be too much.
   * @throws {QueryError} as `ask` does, and when a number is NULL or not finite.
   */
  askNumbers<S extends NumbersShape>(question: Question<S>, options?: AskOptions): Promise<NumberColumns<S>>;
}

/** A query that failed: which question, the SQL, and DuckDB's own words. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly question: string;
  readonly sql: string;

  constructor(question: string, sql: string, detail: string, options?: ErrorOptions) {
    super(`${question}: ${detail}`, options);
    this.question = question;
    this.sql = sql;
  }
}
