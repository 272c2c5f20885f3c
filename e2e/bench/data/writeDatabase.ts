import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

import { constant } from '../../../src/core/sql/quote.ts';
import { generatorStatements, infoStatement, parquetStatement } from './generator.ts';
import type { GeneratorParameters } from './generator.ts';

/** Writes the generated database under a name that nobody knows yet, then in place of what was there. */
export async function writeDatabase(path: string, parameters: GeneratorParameters, generator: string, threads?: number): Promise<void> {
  await inPlaceOf(path, async (draft) => {
    await withConnection(async (connection) => {
      if (threads !== undefined) await connection.run(`SET threads = ${threads}`);
      await connection.run(`ATTACH ${constant(draft)} AS out`);
      for (const sql of [...generatorStatements(parameters), infoStatement(parameters, generator)]) await connection.run(sql);
      await connection.run('CHECKPOINT out');
      await connection.run('DETACH out');
    });
  });
}

/** Writes the performance results of a generated database as one flat Parquet file. */
export async function writeParquet(path: string, database: string, generator: string): Promise<void> {
  await inPlaceOf(path, async (draft) => {
    await withConnection(async (connection) => {
      await connection.run(`ATTACH ${constant(database)} AS out (READ_ONLY)`);
      await connection.run(parquetStatement(draft, generator));
    });
  });
}

/** Runs against DuckDB in this process, which is closed afterwards. */
export async function withConnection<T>(work: (connection: DuckDBConnection) => Promise<T>, settings: Readonly<Record<string, string>> = {}): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { ...settings, autoload_known_extensions: 'false', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function inPlaceOf(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    await write(draft);
    renameSync(draft, path);
  } finally {
    for (const left of [draft, `${draft}.wal`]) if (existsSync(left)) rmSync(left);
  }
}
