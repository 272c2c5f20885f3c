import { rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { BLOCK_SIZE } from './storage.ts';

/** Creates a database file and fills it; the file does not depend on the name under which it is opened. */
export async function createDatabase(path: string, sql: string, blockSize = BLOCK_SIZE): Promise<void> {
  rmSync(path, { force: true });
  rmSync(`${path}.wal`, { force: true });
  await withDatabase(path, async (connection) => {
    await connection.run('BEGIN');
    await connection.run(sql);
    await connection.run('COMMIT');
    await connection.run('CHECKPOINT');
  }, blockSize);
}

/** Opens a database (in memory without a path) for itself alone, lends a connection and closes both. */
export async function withDatabase<T>(path: string, work: (connection: DuckDBConnection) => Promise<T>, blockSize = BLOCK_SIZE): Promise<T> {
  return lend(path, { default_block_size: String(blockSize) }, work);
}

/** Opens a database to read it; others may read it at the same time, which `withDatabase` would forbid them. */
export async function readDatabase<T>(path: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  return lend(path, { access_mode: 'READ_ONLY' }, work);
}

async function lend<T>(path: string, options: Readonly<Record<string, string>>, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(path, { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false', ...options });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A path or text as an SQL string. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
