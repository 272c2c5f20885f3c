/** What a library that a page could use instead took for the same rows; DuckDB-WASM by plain SQL stands beside them. */
export interface AlternativeFigure {
  readonly library: 'perspective' | 'arquero' | 'duckdb-wasm';
  readonly version: string;
  readonly results: number;
  readonly steps: readonly AlternativeStep[];
  /** Of the page's own thread, with its buffers, above an empty page; what a worker holds is only in `processBytes`. */
  readonly heapBytes: number | null;
  /** Resident memory of the page's process above that of an empty page. */
  readonly processBytes: number | null;
  /** What it reads and where it works, and where its answers are not those of SQL. */
  readonly notes: readonly string[];
  /** Why it could not do it, in its own words; null when it could. */
  readonly failure: string | null;
}

export interface AlternativeStep {
  readonly id: 'load' | 'first-answer' | 'filter' | 'newest-status';
  /** What was asked, the same of every library. */
  readonly label: string;
  /** Of the first time; a load happens once. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}
