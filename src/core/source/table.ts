/** A column of a table in an opened file, with DuckDB's name for its type. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
  /** Where a text is kept as the number that stands for it, one for each text: the column of these numbers, beside it in what is read. */
  readonly codes?: string;
  /** A finite number above zero in every row. */
  readonly alwaysPositive?: boolean;
}

/** A base table of an opened file, as the engine's catalogue names it. */
export interface SourceTable {
  /** Where the engine finds it: catalogue, schema and name, to be quoted in SQL. */
  readonly catalog: string;
  readonly schema: string;
  readonly name: string;
  /** The name people know it by: the table's own name, or the Parquet file's stem. Shown, and compared with known names; never in SQL. */
  readonly label: string;
  /** The file that it came from, as people tell it from the others; the catalogue's name where it is absent. */
  readonly source?: string;
  readonly columns: readonly SourceColumn[];
  /** The catalogue's row count, exact for native files. */
  readonly rowCount: number;
  /** Where its rows are read instead, all or some of them: a relation of the engine's own memory. */
  readonly readFrom?: string;
  /** Each row there stands for all rows of the file that are alike. */
  readonly isFolded?: boolean;
  /** Every row names its model and its hardware itself, so that no row which it refers to needs to be asked. */
  readonly namesSubject?: boolean;
}
