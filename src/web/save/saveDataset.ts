import type { SourceTable } from '../../core/source/table.ts';
import { abortError } from '../engine/abort.ts';
import type { BrowserEngine } from '../engine/engine.ts';
import { saveDuckDb } from './saveDuckDb.ts';
import { savedName, type SavedDataset, type SaveFormat, type SaveOptions } from './saveFormat.ts';
import { saveParquet } from './saveParquet.ts';

/** An open dataset with what it was opened from. */
export interface SaveSource {
  readonly engine: BrowserEngine;
  readonly tables: readonly SourceTable[];
  readonly name: string;
  readonly bytes: number;
  /** The database file itself, where the dataset is one and nothing else. */
  readonly original: File | null;
  /** True where tables come out of database files, which may hold more than tables. */
  readonly ofDatabases: boolean;
  /** True where the tables are those of a benchmark database of ours. */
  readonly isStore: boolean;
}

/** The dataset is larger than a page can write. */
export class TooLargeToSave extends Error {
  override readonly name = 'TooLargeToSave';
}

/** The engine writes into its own memory, beside what it holds already. */
const LARGEST_WRITTEN_BYTES = 1.5 * 1024 ** 3;

/** Writes all tables of a dataset into one file, beside the main thread. Rejects when cancelled, or with what went wrong. */
export async function saveDataset(source: SaveSource, format: SaveFormat, options: SaveOptions): Promise<SavedDataset> {
  if (options.signal.aborted) throw abortError();
  const { engine, tables, name, bytes, original, isStore } = source;
  if (format === 'parquet') {
    const { blob, notes } = await saveParquet(engine, tables, options);
    return { blob, notes, fileName: savedName(name, '-parquet.zip') };
  }
  const fileName = savedName(name, '.duckdb');
  if (original !== null) return { blob: original, fileName, notes: [] };
  if (bytes > LARGEST_WRITTEN_BYTES) throw new TooLargeToSave('A page can write a database of up to 1.5 GB. Save it as Parquet, or use the command line.');
  return { blob: await saveDuckDb(engine, tables, isStore, options), fileName, notes: isStore ? [] : lostInCopy(source) };
}

/** What a database that is written anew has no more of its originals. */
export function lostInCopy({ tables, ofDatabases }: Pick<SaveSource, 'tables' | 'ofDatabases'>): readonly string[] {
  const files = new Set(tables.map(({ catalog }) => catalog)).size;
  const apart = files < 2 ? [] : [`Its ${files} files are a schema each and open as one file; saved as Parquet, they stay apart.`];
  return ofDatabases ? [...apart, 'Views, keys and constraints are not copied.'] : apart;
}
