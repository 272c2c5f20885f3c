import type { FileOfTable, FileTable, PartOf } from '../../core/source/groupParquet.ts';

/** A Parquet file of a selection, before it is known which table it belongs to. */
export interface ParquetFile extends FileOfTable {
  readonly file: File;
  /** Top-level columns of UUIDs. */
  readonly uuidColumns: readonly string[];
}

export type ParquetPart = PartOf<ParquetFile>;

/** One table of a selection: one file, or the parts of one table. */
export type ParquetTable = FileTable<ParquetFile>;

export { groupParquet, type PartitionValue } from '../../core/source/groupParquet.ts';
