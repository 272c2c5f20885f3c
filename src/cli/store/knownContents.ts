import type { DuckDBValue } from '@duckdb/node-api';

import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';

/** Texts in one question; hexadecimal, so a comma parts them. */
const AT_ONCE = 20_000;

/** Files that were imported before, by their digest, with the number of their import. */
export async function knownFiles(connection: StoreConnection, sha256s: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await lookUp(connection, 'import_log', 'sha256', sha256s);
  return new Map(rows.map(([sha256, importId]) => [String(sha256), Number(importId)]));
}

/** Which of these contents are stored. */
export async function knownContents(connection: StoreConnection, contents: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await lookUp(connection, 'import_contents', 'content', contents)).map(([content]) => String(content)));
}

async function lookUp(connection: StoreConnection, table: 'import_log' | 'import_contents', column: 'sha256' | 'content', texts: readonly string[]): Promise<readonly (readonly DuckDBValue[])[]> {
  const found: (readonly DuckDBValue[])[] = [];
  for (let first = 0; first < texts.length; first += AT_ONCE) {
    const sql = `SELECT t.${column}, t.import_id FROM ${CATALOG}.main.${table} AS t SEMI JOIN (SELECT unnest(string_split($1, ',')) AS asked) AS a ON a.asked = t.${column}`;
    found.push(...(await connection.rows(sql, [texts.slice(first, first + AT_ONCE).join(',')])));
  }
  return found;
}
