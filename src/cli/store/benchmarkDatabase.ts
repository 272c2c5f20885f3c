import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { createStatements } from '../../core/store/ddl.ts';
import { SCHEMA_VERSION } from '../../core/store/schema.ts';
import type { SubjectKeys } from '../../core/store/subjectKeys.ts';
import { UPGRADES } from '../../core/store/upgrades.ts';
import { CommandFailure } from '../command/io.ts';
import { sourceKind } from '../source/sourceKind.ts';
import { databaseState, missingParts } from './databaseState.ts';
import type { DatabaseState } from './databaseState.ts';
import { endMerge } from './contentLog.ts';
import { importFiles } from './importFiles.ts';
import { knownFiles } from './knownContents.ts';
import { loadSubjects } from './loadSubjects.ts';
import { writeRefusal } from './writeRefusal.ts';
import { CATALOG, openStoreConnection } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';
import type { BenchmarkDatabase, ImportOutcome, OpenDatabaseOptions } from './types.ts';
import { upgradeDatabase } from './upgradeDatabase.ts';

/** Held by this process: the lock of the file keeps out only others. */
const OPEN = new Set<string>();

/**
 * Opens a benchmark database for writing; makes it, or raises it to the present version of the schema, where needed.
 * @throws {CommandFailure} where the file cannot be used; it is then as it was.
 */
export async function openBenchmarkDatabase(path: string, options: OpenDatabaseOptions): Promise<BenchmarkDatabase> {
  const full = fullPath(path);
  if (OPEN.has(full)) throw new CommandFailure(`${path} is open for writing already`);
  OPEN.add(full);
  try {
    const exists = isThere(full, path, options);
    if (exists && options.mode === 'create') throw new CommandFailure(`${path} exists already`, { advice: 'Store results in it with: accelerate-bench store, or name another file with --db.' });
    if (!exists && options.mode === 'open') throw new CommandFailure(`there is no database ${path}`, { advice: 'Make one with: accelerate-bench init' });
    const connection = exists ? await openExisting(full, path, options) : await createDatabase(full, path);
    return holdDatabase(connection, full, options.now);
  } catch (error) {
    OPEN.delete(full);
    throw error;
  }
}

/** A file of no bytes, as programs that reserve a name leave it, is made into a database; nothing is lost with it. */
function isThere(full: string, path: string, { mode }: OpenDatabaseOptions): boolean {
  if (!existsSync(full)) return false;
  const stats = statSync(full);
  if (stats.isDirectory()) throw new CommandFailure(`${path} is a directory`, { advice: 'Name a .duckdb file in it with --db.' });
  if (stats.size > 0 || mode === 'open') return true;
  rmSync(full);
  return false;
}

function fullPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  return existsSync(dirname(full)) ? join(realpathSync(dirname(full)), basename(full)) : full;
}

async function createDatabase(full: string, path: string): Promise<StoreConnection> {
  if (existsSync(`${full}.wal`)) throw new CommandFailure(`${path} does not exist, but ${path}.wal does: it holds changes of a database that was moved or removed`, { advice: 'Put the database back beside it, or move it away.' });
  try {
    mkdirSync(dirname(full), { recursive: true });
    const connection = await openStoreConnection(full, 'create');
    await fill(connection);
    return connection;
  } catch (error) {
    throw new CommandFailure(`${path} cannot be made: ${error instanceof Error ? error.message : String(error)}`, { advice: 'Check the rights of its folder, and the space on the disk.', cause: error });
  }
}

/** All tables or none. */
async function fill(connection: StoreConnection): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  for (const sql of createStatements(CATALOG)) await connection.run(sql);
  await connection.run('COMMIT');
  await connection.run(`CHECKPOINT ${CATALOG}`);
}

async function openExisting(full: string, path: string, options: OpenDatabaseOptions): Promise<StoreConnection> {
  if (sourceKind(full, '/').kind !== 'database') throw new CommandFailure(`${path} is no database that results can be stored in`, { advice: 'Name a .duckdb file with --db.' });
  const state = await inspect(full, path);
  if (state.kind === 'foreign') throw foreign(path, state.tables);
  if (state.kind === 'ours') await raise(full, path, state.version, options);
  const connection = await openStoreConnection(full, 'write').catch((error: unknown) => {
    throw writeRefusal(path, error);
  });
  try {
    if (state.kind === 'empty') await fill(connection);
    const missing = await missingParts(connection);
    if (missing.length > 0) throw new CommandFailure(`${path} is not whole: it lacks ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' and more' : ''}`, { advice: 'Merge it into a new database: accelerate-bench --db new.duckdb migrate <this file>' });
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Looks without writing: a database that is not ours stays as it is, to the byte. */
async function inspect(full: string, path: string): Promise<DatabaseState> {
  try {
    const connection = await openStoreConnection(full, 'read');
    try {
      return await databaseState(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw writeRefusal(path, error);
  }
}

function foreign(path: string, tables: readonly string[]): CommandFailure {
  const listed = tables.slice(0, 4).join(', ');
  return new CommandFailure(`${path} is a database of another program (${listed}${tables.length > 4 ? `, … ${tables.length} tables` : ''}); it is not altered`, {
    advice: 'Merge it into a new one: accelerate-bench --db new.duckdb migrate <this file>. Reading it needs nothing: query, report, matrix and export take it as it is.',
  });
}

async function raise(full: string, path: string, version: number, { now, upgrades = UPGRADES, onMessage }: OpenDatabaseOptions): Promise<void> {
  if (version > SCHEMA_VERSION) {
    throw new CommandFailure(`${path} has version ${version} of the schema; this program knows versions up to ${SCHEMA_VERSION}`, { advice: 'Use the newer program that made it. Nothing was changed.' });
  }
  if (version === SCHEMA_VERSION) return;
  try {
    const backup = await upgradeDatabase(full, { version, upgrades, now });
    onMessage?.(`Upgraded ${path} from version ${version} to ${SCHEMA_VERSION} of the schema; as it was: ${backup}`);
  } catch (error) {
    throw error instanceof CommandFailure ? error : writeRefusal(path, error);
  }
}

function holdDatabase(connection: StoreConnection, full: string, now: () => number): BenchmarkDatabase {
  let subjects: SubjectKeys | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    path: full,
    known: (sha256s) => inTurn(async () => new Set((await knownFiles(connection, sha256s)).keys())),
    importFiles: (files, end) =>
      inTurn(async (): Promise<readonly ImportOutcome[]> => {
        subjects ??= await loadSubjects(connection);
        await connection.run('BEGIN TRANSACTION');
        try {
          const outcomes = await importFiles(connection, subjects, files, now());
          if (end !== undefined) await endMerge(connection, end);
          await connection.run('COMMIT');
          return outcomes;
        } catch (error) {
          subjects = null;
          await connection.run('ROLLBACK');
          throw error;
        }
      }),
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        try {
          await connection.run(`CHECKPOINT ${CATALOG}`);
        } finally {
          connection.close();
          OPEN.delete(full);
        }
      }),
  };
}
