import { NUMBER } from '../../core/engine/row.ts';
import { constant, quoteIdentifier } from '../../core/sql/quote.ts';
import type { NativeEngine } from '../engine.ts';
import type { PublishedTable } from './publishedTables.ts';

export interface WrittenTable {
  readonly table: string;
  readonly rows: number;
  readonly sourceRows: number | null;
}

/** Small blocks keep a file of many small tables small; the default storage version is read by every build. */
const BLOCK_BYTES = 16_384;
const TARGET = 'published';

/** Writes the tables and what is said of the whole into a new database file. */
export async function writePublished(engine: NativeEngine, path: string, tables: readonly PublishedTable[], facts: ReadonlyMap<string, string>, onTable: (name: string) => void): Promise<readonly WrittenTable[]> {
  await engine.run({ sql: `ATTACH ${constant(path)} AS ${TARGET} (BLOCK_SIZE ${BLOCK_BYTES})` });
  const written: WrittenTable[] = [];
  for (const { schema, name, select, sourceRows } of tables) {
    onTable(name);
    const target = [TARGET, schema, name].map(quoteIdentifier).join('.');
    await engine.run({ sql: `CREATE SCHEMA IF NOT EXISTS ${[TARGET, schema].map(quoteIdentifier).join('.')}` });
    await engine.run({ sql: `CREATE TABLE ${target} AS ${select}` });
    const [count] = await engine.ask({ name: 'published-rows', sql: `SELECT count(*)::DOUBLE AS row_count FROM ${target}`, row: { row_count: NUMBER } });
    written.push({ table: name, rows: count?.row_count ?? 0, sourceRows });
  }
  await addFacts(engine, facts);
  await engine.run({ sql: `CHECKPOINT ${TARGET}` });
  await engine.run({ sql: `DETACH ${TARGET}` });
  return written;
}

async function addFacts(engine: NativeEngine, facts: ReadonlyMap<string, string>): Promise<void> {
  if (facts.size === 0) return;
  await engine.run({ sql: `CREATE TABLE IF NOT EXISTS ${TARGET}.main.dataset_info (key VARCHAR, value VARCHAR)` });
  for (const [key, value] of facts) {
    await engine.run({ sql: `DELETE FROM ${TARGET}.main.dataset_info WHERE CAST(key AS VARCHAR) = $1`, params: [key] });
    await engine.run({ sql: `INSERT INTO ${TARGET}.main.dataset_info (key, value) VALUES ($1, $2)`, params: [key, value] });
  }
}
