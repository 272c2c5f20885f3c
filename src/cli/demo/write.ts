import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { DuckDBInstance, DuckDBTimestampValue } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';

import { DEMO_TABLES, TABLE_NAMES } from './tables.ts';
import type { DemoTables, TableName } from './tables.ts';

/** Small blocks keep a file of many small tables small; the default storage version is read by every build. */
const BLOCK_BYTES = 16_384;

/** Writes the tables to a new database file, in place of any that is there. */
export async function writeDemo(path: string, tables: DemoTables): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.draft`;
  rmSync(draft, { force: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${draft.replaceAll("'", "''")}' AS demo (BLOCK_SIZE ${BLOCK_BYTES})`);
    for (const name of TABLE_NAMES) await writeTable(connection, name, tables[name]);
    await connection.run('CHECKPOINT demo');
    await connection.run('DETACH demo');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  renameSync(draft, path);
  if (existsSync(`${path}.wal`)) rmSync(`${path}.wal`);
}

async function writeTable(connection: DuckDBConnection, name: TableName, rows: readonly object[]): Promise<void> {
  const columns = Object.entries(DEMO_TABLES[name]);
  await connection.run(`CREATE TABLE demo.main.${name} (${columns.map(([column, type]) => `${column} ${type}`).join(', ')})`);
  const appender = await connection.createAppender(name, 'main', 'demo');
  for (const row of rows) {
    const cells = row as Readonly<Record<string, unknown>>;
    for (const [column, type] of columns) appendCell(appender, type, cells[column]);
    appender.endRow();
  }
  appender.closeSync();
}

function appendCell(appender: DuckDBAppender, type: string, value: unknown): void {
  if (value === null) appender.appendNull();
  else if (typeof value === 'string') appender.appendVarchar(value);
  else if (typeof value === 'boolean') appender.appendBoolean(value);
  else if (typeof value !== 'number') throw new TypeError(`a ${type} cell holds ${typeof value}`);
  else if (type === 'TIMESTAMP') appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value) * 1000n));
  else if (type === 'INTEGER') appender.appendInteger(value);
  else appender.appendFloat(value);
}
