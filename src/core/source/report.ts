/** Why rows of a table were not used, in plain words, with their number. */
export interface SetAside {
  readonly reason: string;
  readonly rows: number;
}

/** What was read from one table of the file. */
export interface TableReport {
  /** The file that it is in. */
  readonly source: string;
  readonly table: string;
  /** `test results`, `performance results`, …; null when the table is not used. */
  readonly takenFor: string | null;
  readonly rows: number;
  /** Rows that became evidence, models, devices or runs. */
  readonly used: number;
  readonly setAside: readonly SetAside[];
  /** Things worth knowing that cost no row: duplicates merged, placeholders, converted units, inferred times. */
  readonly notes: readonly string[];
  readonly columnsUsed: readonly string[];
  readonly columnsIgnored: readonly string[];
  /** Why a table is not used. */
  readonly reason: string | null;
}
