import { constant, quoteIdentifier } from '../../core/sql/quote.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { NUMBER } from '../../core/engine/row.ts';
import { CommandFailure } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { SOURCE_CATALOG } from './catalog.ts';
import { loadExtension } from './loadExtension.ts';
import { attachCsv, attachParquet } from './parquetTables.ts';
import { refusal } from './refusal.ts';
import { sourceKind, sourceName } from './sourceKind.ts';
import type { SourceKind } from './sourceKind.ts';

export interface AttachOptions {
  /** Whether DuckDB may fetch an extension that is missing. */
  readonly installExtensions?: boolean;
  /** A folder that the engine may write, too. */
  readonly writableFolder?: string;
  /** False where nobody asks how many rows there are: the catalogue's own numbers are given then. */
  readonly counted?: boolean;
}

export interface AttachedSource {
  readonly name: string;
  /** Null where it is not on this machine. */
  readonly bytes: number | null;
  /** Where its tables and views are found. */
  readonly catalog: string;
  readonly tables: readonly SourceTable[];
}

/** What attaching found out: size, tables where the catalogue does not list them, and the folders that stay readable; null leaves all of the world open. */
interface Attachment {
  /** `src` where it is absent. */
  readonly catalog?: string;
  readonly bytes: number | null;
  readonly tables: readonly SourceTable[] | null;
  readonly folders: readonly string[] | null;
}

/**
 * Attaches what `--db` names as catalogue `src`, read-only, and then locks the engine: nothing but the source can be read from there on.
 * @throws {CommandFailure} when it cannot be opened.
 */
export async function attachSource(engine: NativeEngine, db: string, io: CommandIo, options: AttachOptions = {}): Promise<AttachedSource> {
  const kind = sourceKind(db, io.cwd);
  const name = sourceName(db);
  try {
    const { catalog = SOURCE_CATALOG, bytes, tables, folders } = await attach(engine, kind, io, options);
    if (folders !== null) await lock(engine, [...folders, ...(options.writableFolder === undefined ? [] : [`${options.writableFolder}/`])]);
    const listed = tables ?? (await engine.tables(catalog));
    const found = options.counted === false ? listed : await counted(engine, listed);
    return { name, bytes, catalog, tables: found.map((table) => ({ ...table, source: name })) };
  } catch (error) {
    if (error instanceof CommandFailure || io.signal.aborted) throw error;
    throw refusal(name, error);
  }
}

async function attach(engine: NativeEngine, kind: SourceKind, io: CommandIo, options: AttachOptions): Promise<Attachment> {
  switch (kind.kind) {
    case 'database':
      await engine.attach(kind.path, SOURCE_CATALOG);
      return { bytes: kind.bytes, tables: null, folders: [] };
    case 'csv':
      return attachCsv(engine, kind.path);
    case 'parquet':
      return attachParquet(engine, kind.glob, false);
    case 'remote-parquet':
      await loadExtension(engine, kind.extension, io, options);
      return attachParquet(engine, kind.address, true);
    case 'remote-database':
      await loadExtension(engine, kind.extension, io, options);
      await engine.attach(kind.address, SOURCE_CATALOG);
      return { bytes: null, tables: null, folders: [] };
    case 'lake':
      await loadExtension(engine, 'ducklake', io, options);
      await engine.run({ sql: `ATTACH ${constant(kind.address)} AS ${quoteIdentifier(SOURCE_CATALOG)} (READ_ONLY)` });
      return { bytes: null, tables: null, folders: null };
    case 'motherduck':
      await loadExtension(engine, 'motherduck', io, options);
      // MotherDuck gives its databases no other name than their own.
      await engine.run({ sql: `ATTACH ${constant(kind.address)}` });
      return { catalog: kind.catalog, bytes: null, tables: null, folders: null };
  }
}

async function lock(engine: NativeEngine, folders: readonly string[]): Promise<void> {
  if (folders.length > 0) await engine.run({ sql: `SET allowed_directories = [${folders.map(constant).join(', ')}]` });
  await engine.run({ sql: 'SET enable_external_access = false' });
  await engine.run({ sql: 'SET lock_configuration = true' });
}

/** The catalogue counts deleted rows, too; a table that cannot be counted keeps that number and is told of where it is read. */
async function counted(engine: NativeEngine, tables: readonly SourceTable[]): Promise<SourceTable[]> {
  const result: SourceTable[] = [];
  for (const table of tables) result.push({ ...table, rowCount: (await countRows(engine, table)) ?? table.rowCount });
  return result;
}

async function countRows(engine: NativeEngine, { catalog, schema, name }: SourceTable): Promise<number | null> {
  try {
    const [row] = await engine.ask({
      name: 'row-count',
      sql: `SELECT count(*)::DOUBLE AS row_count FROM ${[catalog, schema, name].map(quoteIdentifier).join('.')}`,
      row: { row_count: NUMBER },
    });
    return row?.row_count ?? null;
  } catch {
    return null;
  }
}
