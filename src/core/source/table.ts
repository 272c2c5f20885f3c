/** A column of a table in an opened file, with DuckDB's name for its type. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
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
}
