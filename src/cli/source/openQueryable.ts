import type { DuckDBConnection } from '@duckdb/node-api';

import { TEXT } from '../../core/engine/row.ts';
import { quoteIdentifier } from '../../core/sql/quote.ts';
import type { SourceTable } from '../../core/source/table.ts';
import type { CommandIo } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { attachSource } from './attachSource.ts';
import type { AttachOptions } from './attachSource.ts';
import { exposeCanonical } from './exposeCanonical.ts';
import { openDataset } from './openDataset.ts';
import { openEngine } from './openEngine.ts';

/** A source whose tables answer to their plain names. */
export interface Queryable {
  readonly connection: DuckDBConnection;
  readonly name: string;
  readonly close: () => void;
}

export interface QueryableOptions extends AttachOptions {
  /** Also read into one vocabulary: `canonical` and `bench.evidence`. */
  readonly canonical: boolean;
}

/** Opens what `--db` names for queries that a person writes. */
export async function openQueryable(db: string, io: CommandIo, options: QueryableOptions): Promise<Queryable> {
  const { engine, name, catalog, tables } = options.canonical ? await openRead(db, io, options) : await openPlain(db, io, options);
  try {
    const connection = await engine.connect();
    await createViews(engine, connection, catalog, tables);
    return { connection, name, close: () => closeAll(connection, engine) };
  } catch (error) {
    engine.close();
    throw error;
  }
}

interface Opened {
  readonly engine: NativeEngine;
  readonly name: string;
  readonly catalog: string;
  readonly tables: readonly SourceTable[];
}

async function openPlain(db: string, io: CommandIo, options: AttachOptions): Promise<Opened> {
  const engine = await openEngine(io);
  try {
    return { engine, ...(await attachSource(engine, db, io, { ...options, counted: false })) };
  } catch (error) {
    engine.close();
    throw error;
  }
}

async function openRead(db: string, io: CommandIo, options: AttachOptions): Promise<Opened> {
  const dataset = await openDataset(db, io, options);
  try {
    await exposeCanonical(dataset);
    return dataset;
  } catch (error) {
    dataset.close();
    throw error;
  }
}

/**
 * Names of our own for the tables and views of the source. Making its catalogue the current one would also make its
 * macros answer for `sum` and `count`.
 */
async function createViews(engine: NativeEngine, connection: DuckDBConnection, catalog: string, tables: readonly SourceTable[]): Promise<void> {
  const statements = [...new Set(tables.map((table) => table.schema))].map((schema) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`);
  for (const table of tables) {
    const columns = table.columns.map((column) => quoteIdentifier(column.name)).join(', ');
    statements.push(`CREATE VIEW IF NOT EXISTS ${qualified('memory', table.schema, table.name)} AS SELECT ${columns} FROM ${qualified(table.catalog, table.schema, table.name)}`);
  }
  // All at once: on a busy machine each trip to the engine and back costs more than its statement.
  if (statements.length > 0) await connection.run(statements.join(';\n'));
  for (const view of await sourceViews(engine, catalog)) {
    // A view may no longer bind, or reach for a file that is none of the source's.
    await engine.run({ sql: `CREATE VIEW IF NOT EXISTS ${qualified('memory', view.schema_name, view.view_name)} AS SELECT * FROM ${qualified(catalog, view.schema_name, view.view_name)}` }).catch(() => undefined);
  }
}

async function sourceViews(engine: NativeEngine, catalog: string): Promise<readonly { readonly schema_name: string; readonly view_name: string }[]> {
  return engine.ask({
    name: 'source-views',
    sql: 'SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = $1 AND NOT internal ORDER BY 1, 2',
    params: [catalog],
    row: { schema_name: TEXT, view_name: TEXT },
  });
}

function qualified(...names: readonly string[]): string {
  return names.map(quoteIdentifier).join('.');
}

function closeAll(connection: DuckDBConnection, engine: NativeEngine): void {
  connection.closeSync();
  engine.close();
}
