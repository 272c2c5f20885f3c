import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { QueryError } from '../core/engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../core/engine/row.ts';
import { openNativeEngine } from './engine.ts';
import type { NativeEngine } from './engine.ts';

describe('native engine', () => {
  let engine: NativeEngine;
  let folder: string;

  beforeAll(async () => {
    engine = await openNativeEngine();
    folder = mkdtempSync(join(tmpdir(), 'native-engine-'));
  });

  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  test('binds and returns values as the browser does', async () => {
    const rows = await engine.ask({
      name: 'values',
      sql: 'SELECT $1 AS a, $2 AS b, $3 AS c, $4::VARCHAR AS d, typeof($1) AS e, $5::DOUBLE AS f',
      params: [3, 'x', true, null, Number.NaN],
      row: { a: NUMBER, b: TEXT, c: BOOLEAN, d: TEXT_NULL, e: TEXT, f: NUMBER_NULL },
    });
    expect(rows).toEqual([{ a: 3, b: 'x', c: true, d: null, e: 'DOUBLE', f: null }]);
  });

  test.each(['1::BIGINT', '1.5::DECIMAL(4, 2)', "TIMESTAMP '2026-01-01'", 'sum(1)'])('refuses %s where a number is declared', async (sql) => {
    const asking = engine.ask({ name: 'wide', sql: `SELECT ${sql} AS v`, row: { v: NUMBER } });
    await expect(asking).rejects.toThrow(/^wide: column v holds /u);
    await expect(asking).rejects.toBeInstanceOf(QueryError);
  });

  test('refuses columns that are not the declared ones', async () => {
    const asking = engine.ask({ name: 'names', sql: 'SELECT 1 AS a, 2 AS b', row: { b: NUMBER, a: NUMBER } });
    await expect(asking).rejects.toThrow('names: returns columns a, b, but declares b, a');
  });

  test('wraps what DuckDB says', async () => {
    const failure = await engine.run({ sql: 'SELECT * FROM nowhere' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(QueryError);
    expect(failure).toMatchObject({ question: 'statement', sql: 'SELECT * FROM nowhere' });
    expect(String(failure)).toContain('nowhere does not exist');
  });

  test('loads no extension', async () => {
    await expect(engine.run({ sql: `ATTACH '${join(folder, 'a.sqlite')}' AS lite (TYPE sqlite)` })).rejects.toThrow(QueryError);
  });

  test('an abort stops the query and leaves others alone', async () => {
    const slow = 'SELECT sum(a.range * b.range)::DOUBLE AS v FROM range(10000000) a, range(100000) b';
    const cancel = new AbortController();
    const cancelled = engine.ask({ name: 'slow', sql: slow, row: { v: NUMBER } }, { signal: cancel.signal });
    const other = engine.ask({ name: 'other', sql: 'SELECT sum(range)::DOUBLE AS v FROM range(3000000)', row: { v: NUMBER } });
    setTimeout(() => cancel.abort(), 30);
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(await other).toEqual([{ v: 4499998500000 }]);
    expect(await engine.ask({ name: 'after', sql: 'SELECT 1 AS v', row: { v: NUMBER } })).toEqual([{ v: 1 }]);
  });

  test('an abort before the start and one straight after it are both heeded', async () => {
    const question = { name: 'slow', sql: 'SELECT count(*)::DOUBLE AS v FROM range(100000000000)', row: { v: NUMBER } };
    await expect(engine.ask(question, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    const cancel = new AbortController();
    const asking = engine.ask(question, { signal: cancel.signal });
    cancel.abort('no reason');
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('attaches a file read-only and lists its base tables', async () => {
    const path = join(folder, "o'hara.duckdb");
    const writer = await openNativeEngine({ path });
    await writer.run({ sql: 'CREATE TABLE models (model_id INTEGER, "odd name" VARCHAR)' });
    await writer.run({ sql: 'CREATE VIEW seen AS SELECT * FROM models' });
    await writer.run({ sql: "INSERT INTO models VALUES (1, 'a'), (2, NULL)" });
    writer.close();
    await engine.attach(path, 'the "file"');
    expect(await engine.tables('the "file"')).toEqual([
      {
        catalog: 'the "file"',
        schema: 'main',
        name: 'models',
        label: 'models',
        columns: [
          { name: 'model_id', type: 'INTEGER' },
          { name: 'odd name', type: 'VARCHAR' },
        ],
        rowCount: 2,
      },
    ]);
    await expect(engine.run({ sql: 'DELETE FROM "the ""file""".main.models' })).rejects.toThrow('read-only');
  });
});
