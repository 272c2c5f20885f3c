import { STORE_TABLES } from '../../core/store/schema.ts';
import type { StoreTable } from '../../core/store/schema.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';

/** What an attached database is to this program. */
export type DatabaseState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'ours'; readonly version: number }
  | { readonly kind: 'foreign'; readonly tables: readonly string[] };

/** Tells an attached database by its tables and the version that it records. */
export async function databaseState(connection: StoreConnection): Promise<DatabaseState> {
  const tables = (await connection.rows('SELECT table_name FROM duckdb_tables() WHERE database_name = $1 AND NOT internal ORDER BY 1', [CATALOG])).map(([name]) => String(name));
  if (tables.length === 0) {
    const views = await connection.rows('SELECT view_name FROM duckdb_views() WHERE database_name = $1 AND NOT internal ORDER BY 1', [CATALOG]);
    return views.length === 0 ? { kind: 'empty' } : { kind: 'foreign', tables: views.map(([name]) => String(name)) };
  }
  const version = tables.includes('dataset_info') && tables.includes('import_log') ? await recordedVersion(connection) : null;
  return version === null ? { kind: 'foreign', tables } : { kind: 'ours', version };
}

async function recordedVersion(connection: StoreConnection): Promise<number | null> {
  const columns = await connection.rows("SELECT column_name FROM duckdb_columns() WHERE database_name = $1 AND schema_name = 'main' AND table_name = 'dataset_info'", [CATALOG]);
  if (!['key', 'value'].every((name) => columns.some(([column]) => column === name))) return null;
  const [row] = await connection.rows(`SELECT CAST(value AS VARCHAR) FROM ${CATALOG}.main.dataset_info WHERE key = 'schema_version'`);
  const text = row?.[0];
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** What a database of the present version lacks, as `table` or `table.column`; empty where it is whole. */
export async function missingParts(connection: StoreConnection): Promise<readonly string[]> {
  const found = await connection.rows("SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = $1 AND schema_name = 'main'", [CATALOG]);
  const present = new Set(found.flatMap(([table, column]) => [String(table), `${String(table)}.${String(column)}`]));
  return Object.entries(STORE_TABLES).flatMap(([table, { columns }]: [string, StoreTable]) =>
    present.has(table) ? columns.map((column) => `${table}.${column.name}`).filter((name) => !present.has(name)) : [table],
  );
}
