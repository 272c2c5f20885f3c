import { quoteIdentifier } from '../../core/sql/quote.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { createStatements, sequenceOf, storeTableSql } from '../../core/store/ddl.ts';
import { STORE_TABLES, type StoreTable, type StoreTableName, STORE_TABLE_NAMES } from '../../core/store/schema.ts';
import { DROP_FOLDER } from '../engine/duckdb.ts';
import type { BrowserEngine } from '../engine/engine.ts';
import type { SaveOptions } from './saveFormat.ts';
import { nameTables, type NamedTable } from './tableNames.ts';

/** Small blocks: a benchmark database is many small tables. */
const BLOCK_BYTES = 16_384;
/** Closing the file writes what is not written yet, in one go. */
const DETACH_SILENCE_MS = 300_000;
let lastNumber = 0;

/**
 * Writes tables into a database file within the engine, in its own worker and below the one folder it may touch, and takes the file out.
 * With `asStore` it becomes a benchmark database with constraints and keys that fill themselves, to which the command line can add.
 */
export async function saveDuckDb(engine: BrowserEngine, tables: readonly SourceTable[], asStore: boolean, { signal, onRows }: SaveOptions): Promise<Blob> {
  lastNumber += 1;
  const catalog = `saved_${lastNumber}`;
  const path = `${DROP_FOLDER}${catalog}.duckdb`;
  const total = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let done = 0;
  const onTable = ({ rowCount }: SourceTable): void => onRows((done += rowCount), total);
  onRows(0, total);
  await engine.run({ sql: `ATTACH '${path}' AS ${catalog} (BLOCK_SIZE ${BLOCK_BYTES})` }, { signal });
  try {
    if (asStore) await writeStore(engine, tables, catalog, signal, onTable);
    else await writeTables(engine, nameTables(tables), catalog, signal, onTable);
    await engine.run({ sql: `DETACH ${catalog}` }, { signal, silenceMs: DETACH_SILENCE_MS });
    return new Blob([await engine.takeFile(path)], { type: 'application/octet-stream' });
  } catch (error) {
    await discard(engine, catalog, path);
    throw error;
  }
}

async function writeTables(engine: BrowserEngine, named: readonly NamedTable[], catalog: string, signal: AbortSignal, onTable: (table: SourceTable) => void): Promise<void> {
  for (const schema of new Set(named.map((table) => table.schema))) await engine.run({ sql: `CREATE SCHEMA IF NOT EXISTS ${pathOf(catalog, schema)}` }, { signal });
  for (const { table, schema, name } of named) {
    await engine.run({ sql: `CREATE TABLE ${pathOf(catalog, schema, name)} AS SELECT * FROM ${pathOf(table.catalog, table.schema, table.name)}` }, { signal });
    onTable(table);
  }
}

async function writeStore(engine: BrowserEngine, tables: readonly SourceTable[], catalog: string, signal: AbortSignal, onTable: (table: SourceTable) => void): Promise<void> {
  for (const sql of createStatements(catalog)) await engine.run({ sql }, { signal });
  for (const table of tables) {
    const name = STORE_TABLE_NAMES.find((candidate) => candidate === table.name);
    if (name === undefined) continue;
    const target = storeTableSql(catalog, name);
    const known = name === 'dataset_info' ? ` WHERE key NOT IN (SELECT key FROM ${target})` : '';
    await engine.run({ sql: `INSERT INTO ${target} BY NAME SELECT * FROM ${pathOf(table.catalog, table.schema, table.name)}${known}` }, { signal });
    await moveSequence(engine, catalog, name, signal);
    onTable(table);
  }
}

/** The next row written by hand must not take a key that is taken. */
async function moveSequence(engine: BrowserEngine, catalog: string, table: StoreTableName, signal: AbortSignal): Promise<void> {
  const { key }: StoreTable = STORE_TABLES[table];
  if (key === null) return;
  const highest = `(SELECT coalesce(max(${quoteIdentifier(key)}), 0) FROM ${storeTableSql(catalog, table)})`;
  await engine.run({ sql: `SELECT count(nextval('${catalog}.main.${sequenceOf(table)}')) FROM range(${highest}::BIGINT)` }, { signal });
}

/** What was written so far goes; an engine that is still busy with it forgets it when it ends. */
async function discard(engine: BrowserEngine, catalog: string, path: string): Promise<void> {
  try {
    await engine.run({ sql: `DETACH DATABASE IF EXISTS ${catalog}` });
    await engine.dropFile(path);
  } catch {
    // The reason of the failure itself is told.
  }
}

function pathOf(...names: readonly string[]): string {
  return names.map(quoteIdentifier).join('.');
}
