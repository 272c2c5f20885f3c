import type { QuestionId } from '../questions.ts';

/** Time of one question, asked of native DuckDB on one thread. */
export interface NativeFigure {
  readonly id: QuestionId;
  /**
   * `plain`: the SQL that a person would write for the question, asked of the file itself; the denominator of the page's ratio.
   * `core`: the session that the page asks too, on the native engine.
   */
  readonly kind: 'plain' | 'core';
  /** What exactly was asked. */
  readonly label: string;
  /** Empty where a session asks several questions of its own. */
  readonly sql: string;
  /** In an instance of its own that has read nothing of the file yet; the system may have it in memory. */
  readonly coldMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}
