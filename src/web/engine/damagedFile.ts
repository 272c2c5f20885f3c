import { QueryError } from '../../core/engine/engine.ts';
import { NUMBER } from '../../core/engine/row.ts';
import { tableSql } from '../../core/source/evidenceView.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { EngineBroken } from './engineBroken.ts';
import type { BrowserEngine } from './engine.ts';

/**
 * Which of several files a refused question failed on: the one that it read, else the first that cannot be read through.
 * Null where that cannot be told.
 */
export async function damagedFile(engine: BrowserEngine, tables: readonly SourceTable[], error: unknown): Promise<string | null> {
  if (!(error instanceof QueryError) || new Set(tables.map(({ catalog }) => catalog)).size < 2) return null;
  const asked = tables.filter((table) => error.sql.includes(tableSql(table)));
  const files = new Set(asked.map(({ source }) => source));
  const [only] = files;
  if (files.size === 1 && only !== undefined) return only;
  for (const table of asked.length === 0 ? tables : asked) {
    try {
      await engine.ask({ name: 'read-through', sql: `SELECT count(hash(t))::DOUBLE AS row_count FROM ${tableSql(table)} AS t`, row: { row_count: NUMBER } });
    } catch (failure) {
      return failure instanceof EngineBroken ? null : (table.source ?? null);
    }
  }
  return null;
}
