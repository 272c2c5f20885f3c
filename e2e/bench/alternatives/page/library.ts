/** What a library answered, so that answers can be held against each other. */
export interface Answer {
  /** Groups in it. */
  readonly groups: number;
  /** Sum of their medians in ms, or how many of their newest results failed. */
  readonly total: number;
}

/** A library that answers for the rows of one file. */
export interface Library {
  open(file: File): Promise<void>;
  /** Median latency of every model on every device; of fp16 at batch 8 when filtered. */
  medians(filtered: boolean): Promise<Answer>;
  /** The newest status of every model on every device. */
  newestStatus(): Promise<Answer>;
}

export const LIBRARIES = ['perspective', 'arquero', 'duckdb-wasm'] as const;
export type LibraryName = (typeof LIBRARIES)[number];

export const ASKS = ['load', 'first-answer', 'filter', 'newest-status'] as const;
export type Ask = (typeof ASKS)[number];

export interface Timed {
  readonly ms: number;
  readonly answer: Answer | null;
}

/** What the page offers to whoever drives it. */
export interface AlternativesPage {
  /** Fetches and starts the library; not part of any time. */
  start(name: LibraryName): Promise<void>;
  ask(ask: Ask): Promise<Timed>;
}
