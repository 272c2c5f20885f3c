import { basename, dirname, extname } from 'node:path';

import type { SourceTable } from '../../core/source/table.ts';
import { CONCEPTS } from '../../core/source/concepts.ts';
import { BOOKKEEPING_TABLES } from '../../core/store/schema.ts';
import { constant, quoteIdentifier } from '../../core/sql/quote.ts';
import type { CommandIo } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { attachSource } from '../source/attachSource.ts';
import { SOURCE_CATALOG } from '../source/catalog.ts';
import type { InputFile } from './findInputs.ts';

/** Files that are read together: a database, a flat export, or the tables of one export, which refer to each other. */
export interface InputDataset {
  readonly files: readonly InputFile[];
  /** As the user knows it. */
  readonly source: string;
}

const KNOWN_TABLES: ReadonlySet<string> = new Set([...CONCEPTS.flatMap(({ tableNames }) => tableNames), ...BOOKKEEPING_TABLES.keys()]);

/** Tables of known names in one directory and of one form belong together; every other file stands alone. */
export function groupDatasets(files: readonly InputFile[]): readonly InputDataset[] {
  const groups = new Map<string, InputFile[]>();
  for (const file of files) {
    const known = file.kind === 'table' && KNOWN_TABLES.has(stemOf(file).toLowerCase());
    const key = known ? `${dirname(file.path)}\0${extname(file.path).toLowerCase()}` : file.path;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].map((group) => ({ files: group, source: group.length === 1 ? (group[0]?.source ?? '') : dirname(group[0]?.source ?? '') }));
}

/**
 * Attaches a dataset for reading as catalogue `src`.
 * @throws {CommandFailure} or {QueryError} when a file is not what its name says.
 */
export async function attachDataset(engine: NativeEngine, { files }: InputDataset, io: CommandIo): Promise<readonly SourceTable[]> {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return (await attachSource(engine, only.path, io)).tables;
  await engine.run({ sql: `ATTACH ':memory:' AS ${quoteIdentifier(SOURCE_CATALOG)}` });
  for (const file of files) {
    // As text: a driver 1.0 is not the number 1, and readers take numbers and times from texts as they do from columns of them.
    const rows = extname(file.path).toLowerCase() === '.csv' ? `read_csv(${constant(file.path)}, all_varchar = true)` : `read_parquet(${constant(file.path)})`;
    await engine.run({ sql: `CREATE TABLE ${[SOURCE_CATALOG, 'main', stemOf(file)].map(quoteIdentifier).join('.')} AS SELECT * FROM ${rows}` });
  }
  return engine.tables(SOURCE_CATALOG);
}

/** The file that a table of a dataset is of. */
export function fileOfTable({ files }: InputDataset, label: string): InputFile | undefined {
  return files.length === 1 ? files[0] : files.find((file) => stemOf(file) === label);
}

function stemOf({ path }: InputFile): string {
  return basename(path, extname(path));
}
