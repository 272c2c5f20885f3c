import { groupParquet, stemOf } from './groupParquet.ts';

interface FileAtPath {
  /** With `/` between folders. */
  readonly path: string;
}

/** Parquet files whose ids mean the same, and what to call them by. */
export interface ParquetSet<F extends FileAtPath> {
  readonly path: string;
  readonly files: readonly F[];
}

/**
 * Parquet files that were exported together, apart from those of other exports: folders side by side that each have a table of
 * one name, as several databases saved as one archive. Null for any other selection, which is one set: a folder may also be a
 * part of a table, or hold what the others refer to.
 */
export function parquetSets<F extends FileAtPath>(files: readonly F[]): readonly ParquetSet<F>[] | null {
  const byFolder = new Map<string, F[]>();
  for (const file of files) {
    const folder = file.path.split('/').slice(0, -1).join('/');
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  const folders = [...byFolder.keys()];
  if (folders.length < 2 || folders.some((folder) => folders.some((other) => other !== folder && (folder === '' || other.startsWith(`${folder}/`))))) return null;
  const names = [...byFolder.values()].map(tableNames);
  if (names.includes(null)) return null;
  const all = names.flatMap((some) => some ?? []);
  if (new Set(all).size === all.length) return null;
  return [...byFolder].map(([path, own]) => ({ path, files: own }));
}

/** The tables of a folder, where each file is one; else null. */
function tableNames(files: readonly FileAtPath[]): readonly string[] | null {
  const tables = groupParquet(files.map(({ path }) => ({ path, signature: path, rowCount: 0 })));
  const whole = tables.every(({ label, parts: [part] }) => part?.partition.length === 0 && stemOf(part.path.split('/').at(-1) ?? '') === label);
  return whole ? tables.map(({ label }) => label.toLowerCase()) : null;
}
