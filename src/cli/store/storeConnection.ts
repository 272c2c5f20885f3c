import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBValue } from '@duckdb/node-api';

/** The name under which a benchmark database is attached for writing. */
export const CATALOG = 'store';

/** DuckDB in this process with one database attached: what writing needs and asking does not. */
export interface StoreConnection {
  run(sql: string, params?: readonly DuckDBValue[]): Promise<void>;
  rows(sql: string, params?: readonly DuckDBValue[]): Promise<readonly (readonly DuckDBValue[])[]>;
  appender(table: string): Promise<DuckDBAppender>;
  close(): void;
}

/** Small blocks keep a file of many small tables small, and these are the smallest in which DuckDB packs whole numbers; the storage version is the oldest, which every build reads. */
const BLOCK_BYTES = 32_768;
/** A checkpoint that joins groups of rows writes them anew and leaves the old blocks empty in the file: a third of it after a migration. Fewer checkpoints leave fewer, too. */
const COMPACT_WRITING = { checkpoint_threshold: '64MB', max_vacuum_tasks: '0' };
const CONFIGURATION = { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false', memory_limit: '1GB', ...COMPACT_WRITING };

const MODES = { create: `, BLOCK_SIZE ${BLOCK_BYTES}`, read: ', READ_ONLY', write: '' } as const;

let opened = 0;

/** Attaches a database file. Errors are DuckDB's own. */
export async function openStoreConnection(path: string, mode: 'create' | 'read' | 'write'): Promise<StoreConnection> {
  opened += 1;
  const temp = join(tmpdir(), `accelerate-bench-store-${process.pid}-${opened}`);
  const instance = await DuckDBInstance.create(':memory:', { ...CONFIGURATION, temp_directory: temp });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
    rmSync(temp, { recursive: true, force: true });
  };
  try {
    await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS ${CATALOG} (TYPE duckdb${MODES[mode]})`);
  } catch (error) {
    close();
    throw error;
  }
  return {
    async run(sql, params) {
      await connection.run(sql, params === undefined ? undefined : [...params]);
    },
    async rows(sql, params) {
      return (await connection.runAndReadAll(sql, params === undefined ? undefined : [...params])).getRows();
    },
    async appender(table) {
      // An appender looks for the sequences of keys in the catalogue in use, which is otherwise never the file's own.
      await connection.run(`USE ${CATALOG}`);
      try {
        return await connection.createAppender(table, 'main', CATALOG);
      } finally {
        await connection.run('USE memory');
      }
    },
    close,
  };
}
