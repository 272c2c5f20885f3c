import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { CommandFailure } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openNativeEngine } from '../engine.ts';
import { attachSource } from './attachSource.ts';
import { openDataset } from './openDataset.ts';
import { openEngine } from './openEngine.ts';

let folder: string;

const RESULTS = `SELECT * FROM (VALUES
  ('bert', 'cuda', 4.5, TIMESTAMP '2026-01-02 03:04:05'), ('bert', 'cpu', 45.0, TIMESTAMP '2026-01-02 03:04:05'), ('vit', 'cuda', 9.0, TIMESTAMP '2026-01-03 00:00:00')
) AS t(model_name, hardware_type, average_latency_ms, test_timestamp)`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-dataset-'));
  mkdirSync(join(folder, 'parquet', 'performance_results'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'json'));
  writeFileSync(join(folder, 'json', 'a.json'), '{}');
  const instance = await DuckDBInstance.create(join(folder, 'results.duckdb'));
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE performance_results AS ${RESULTS}`);
  await connection.run(`CREATE VIEW models AS SELECT * FROM read_csv('/etc/passwd')`);
  await connection.run(`COPY (${RESULTS} LIMIT 2) TO '${join(folder, 'parquet', 'performance_results', 'part-0.parquet')}'`);
  await connection.run(`COPY (${RESULTS} LIMIT 1 OFFSET 2) TO '${join(folder, 'parquet', 'performance_results', 'part-1.parquet')}'`);
  await connection.run(`COPY (SELECT 'bert' AS model_name, 'text' AS modality) TO '${join(folder, 'parquet', 'models.parquet')}'`);
  await connection.run(`COPY performance_results TO '${join(folder, 'performance_results.csv')}'`);
  connection.closeSync();
  instance.closeSync();
  writeFileSync(join(folder, 'result.json'), '\uFEFF[{"model_name": "bert"}]');
  writeFileSync(join(folder, 'old.sqlite'), 'SQLite format 3\0 and more');
  writeFileSync(join(folder, 'nothing.duckdb'), '');
  writeFileSync(join(folder, 'text.duckdb'), 'hello');
  const head = Buffer.alloc(12_288);
  head.write('DUCK', 8);
  head.writeBigUInt64LE(69n, 12);
  writeFileSync(join(folder, 'newer.duckdb'), head);
  head.writeBigUInt64LE(68n, 12);
  writeFileSync(join(folder, 'damaged.duckdb'), head);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function failureOf(db: string): Promise<CommandFailure> {
  const error: unknown = await openDataset(db, testIo({ cwd: folder, env: { HOME: folder } })).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CommandFailure) return error;
  throw new Error('was opened or failed otherwise', { cause: error });
}

describe('openDataset', () => {
  test.each(['results.duckdb', 'parquet', 'parquet/**/*.parquet', 'performance_results.csv', 'parquet/performance_results'])('reads %s', async (db) => {
    const { session, name, bytes, close } = await openDataset(db, testIo({ cwd: folder }));
    const matrix = await session.matrix(DEFAULT_VIEW);
    expect(matrix.summary.tested).toBe(3);
    expect(session.dataset.models.map((model) => model.name)).toEqual(['bert', 'vit']);
    expect(name).toBe(db.split('/').at(-1));
    expect(bytes).toBeGreaterThan(0);
    close();
  });

  test('keeps exports apart whose ids mean different things', async () => {
    for (const [set, model] of [['monday', 'bert'], ['tuesday', 'vit']] as const) {
      mkdirSync(join(folder, 'sets', set), { recursive: true });
      const engine = await openNativeEngine();
      await engine.run({ sql: `COPY (SELECT 1 AS model_id, '${model}' AS model_name) TO '${join(folder, 'sets', set, 'models.parquet')}'` });
      await engine.run({ sql: `COPY (SELECT 1 AS model_id, 'cpu' AS hardware_type, 5.0 AS average_latency_ms) TO '${join(folder, 'sets', set, 'performance_results.parquet')}'` });
      engine.close();
    }
    const { session, close } = await openDataset('sets', testIo({ cwd: folder }));
    expect(session.dataset.results).toBe(2);
    expect((await session.matrix(DEFAULT_VIEW)).summary.tested).toBe(2);
    close();
  });

  test('finds the rows of Parquet files again', async () => {
    const { session, close } = await openDataset('parquet', testIo({ cwd: folder }));
    const { rows } = await session.evidence(DEFAULT_VIEW, { model: 'vit', hardwareType: 'cuda', device: null });
    expect(rows).toMatchObject([{ table: 'performance_results', values: { latency: 9 } }]);
    close();
  });

  test('takes what a glob would read otherwise for what it is', async () => {
    cpSync(join(folder, 'parquet'), join(folder, 'run [1]*'), { recursive: true });
    for (const db of ['run [1]*', 'run [1]*/models.parquet', 'run [1]*/performance_results']) {
      const engine = await openEngine(testIo({ cwd: folder }));
      const { tables } = await attachSource(engine, db, testIo({ cwd: folder }));
      expect(tables.length).toBe(db === 'run [1]*' ? 2 : 1);
      engine.close();
    }
    rmSync(join(folder, 'run [1]*'), { recursive: true });
  });

  test('reads what a writer that was killed left in its log', async () => {
    const writer = await openNativeEngine({ path: join(folder, 'live.duckdb') });
    await writer.run({ sql: `CREATE TABLE performance_results AS ${RESULTS}` });
    cpSync(join(folder, 'live.duckdb'), join(folder, 'killed.duckdb'));
    cpSync(join(folder, 'live.duckdb.wal'), join(folder, 'killed.duckdb.wal'));
    writer.close();
    const { session, close } = await openDataset('killed.duckdb', testIo({ cwd: folder }));
    expect(session.dataset.results).toBe(3);
    close();
  });

  test('reads nothing but the source once it is open', async () => {
    const { engine, close } = await openDataset('results.duckdb', testIo({ cwd: folder }));
    await expect(engine.run({ sql: 'SELECT * FROM src.main.models' })).rejects.toThrow(/disabled|Permission/u);
    await expect(engine.run({ sql: 'SET enable_external_access = true' })).rejects.toThrow();
    await expect(engine.run({ sql: 'DELETE FROM src.main.performance_results' })).rejects.toThrow(/read-only/u);
    close();
  });

  test('leaves out deleted rows where it counts', async () => {
    const writer = await openNativeEngine({ path: join(folder, 'deleted.duckdb') });
    await writer.run({ sql: `CREATE TABLE performance_results AS ${RESULTS}` });
    await writer.run({ sql: 'CHECKPOINT' });
    await writer.run({ sql: `DELETE FROM performance_results WHERE model_name = 'vit'` });
    writer.close();
    const { tables, close } = await openDataset('deleted.duckdb', testIo({ cwd: folder }));
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([2]);
    close();
  });

  test.each([
    ['nowhere.duckdb', /there is no database .*nowhere\.duckdb/u, /init/u],
    ['result.json', /result\.json is JSON/u, /migrate/u],
    ['old.sqlite', /is a SQLite database/u, /CSV or Parquet/u],
    ['nothing.duckdb', /nothing\.duckdb is empty/u, /init/u],
    ['text.duckdb', /of no kind that is known/u, /Parquet/u],
    ['newer.duckdb', /newer DuckDB \(storage version 69/u, /STORAGE_VERSION/u],
    ['damaged.duckdb', /damaged\.duckdb cannot be opened/u, /damaged/u],
    ['json', /is a folder of JSON files/u, /migrate/u],
    ['empty', /names no Parquet file/u, /searched/u],
    ['no*.parquet', /names no Parquet file/u, /searched/u],
    ['https://example.invalid/a.duckdb', /needs its extension httpfs/u, /--install-extensions/u],
    ['ducklake:meta.ducklake', /needs its extension ducklake/u, /--install-extensions/u],
    ['md:bench', /needs its extension motherduck/u, /--install-extensions/u],
  ])('refuses %s and says what to do', async (db, message, advice) => {
    const failure = await failureOf(db);
    expect(failure.message).toMatch(message);
    expect(failure.advice).toMatch(advice);
    expect(failure.exitCode).toBe(1);
  });
});
