/** What a library that a page could use instead took for the same rows. */
export interface AlternativeFigure {
  readonly library: 'perspective' | 'arquero';
  readonly version: string;
  readonly results: number;
  readonly steps: readonly AlternativeStep[];
  /** Memory of the JavaScript heap and of the library's WebAssembly when all was done, above an empty page; null where the browser does not tell. */
  readonly heapBytes: number | null;
  /** Resident memory of the page's process above that of an empty page. */
  readonly processBytes: number | null;
  /** Why it could not do it, in its own words; null when it could. */
  readonly failure: string | null;
}

export interface AlternativeStep {
  readonly id: 'load' | 'first-answer' | 'filter' | 'newest-status';
  /** What exactly was asked; says so where it is not what DuckDB is asked. */
  readonly label: string;
  /** Of the first time; a load happens once. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}
