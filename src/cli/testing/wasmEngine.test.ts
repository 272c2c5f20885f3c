import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QueryError } from '../../core/engine/engine.ts';
import { BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import { openWasmEngine } from './wasmEngine.ts';
import type { WasmEngine } from './wasmEngine.ts';

let engine: WasmEngine;
let folder: string;

beforeAll(async () => {
  engine = await openWasmEngine();
  folder = mkdtempSync(join(tmpdir(), 'wasm-engine-'));
});

afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

test('is the same DuckDB as the native engine', async () => {
  const [wasm] = await engine.ask({ name: 'version', sql: 'SELECT version() AS version', row: { version: TEXT } });
  const native = await DuckDBInstance.create(':memory:');
  const connection = await native.connect();
  const rows = (await connection.runAndReadAll('SELECT version() AS version')).getRowObjects();
  connection.closeSync();
  native.closeSync();
  expect(wasm).toEqual(rows[0]);
});

test('binds parameters and decodes every kind', async () => {
  const row = { n: NUMBER, x: NUMBER_NULL, t: TEXT, u: TEXT_NULL, b: BOOLEAN_NULL, nan: NUMBER_NULL };
  const sql = `SELECT $1::INTEGER AS n, $2::DOUBLE AS x, $3::VARCHAR AS t, NULL::VARCHAR AS u, $4::BOOLEAN AS b, 'nan'::DOUBLE AS nan`;
  const rows = await engine.ask({ name: 'kinds', sql, params: [1, 2.5, 'O\'Neil "x"', true], row });
  expect(rows).toEqual([{ n: 1, x: 2.5, t: 'O\'Neil "x"', u: null, b: true, nan: null }]);
});

test('reads a file written by the native engine', async () => {
  const path = join(folder, 'native.duckdb');
  const native = await DuckDBInstance.create(path);
  const connection = await native.connect();
  await connection.run('CREATE TABLE t AS SELECT range::INTEGER AS n FROM range(5000)');
  connection.closeSync();
  native.closeSync();
  await engine.attach(path, 'odd "name"');
  const sql = 'SELECT count(*)::INTEGER AS n FROM "odd ""name""".main.t';
  expect(await engine.ask({ name: 'count', sql, row: { n: NUMBER } })).toEqual([{ n: 5000 }]);
  await expect(engine.run({ sql: 'DELETE FROM "odd ""name""".main.t' })).rejects.toThrow(/read-only/);
});

test.each([
  ['SELECT nothing FROM nowhere', 'nowhere'],
  ['SELECT 1::INTEGER AS m', 'returns columns m, but declares n'],
  ['SELECT NULL::INTEGER AS n', 'column n is NULL'],
  ['SELECT 1::BIGINT AS n', 'column n holds bigint'],
])('refuses %s', async (sql, words) => {
  const answer = engine.ask({ name: 'wrong', sql, row: { n: NUMBER } });
  await expect(answer).rejects.toThrow(QueryError);
  await expect(answer).rejects.toThrow(words);
});

test('does not start a question that was cancelled', async () => {
  const question = { name: 'cancelled', sql: 'SELECT 1::INTEGER AS n', row: { n: NUMBER } };
  await expect(engine.ask(question, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});
