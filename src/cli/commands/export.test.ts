import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CommandIo, ExitCode } from '../command/io.ts';
import { writeSmallDatabase } from '../command/testing/smallDatabase.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openNativeEngine } from '../engine.ts';
import { runProgram } from '../program.ts';

const TABLES = ['hardware_platforms', 'models', 'performance_results', 'test_results'];

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  await writeSmallDatabase(join(folder, 'small.duckdb'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const io = testIo({ cwd: folder, env: { BENCHMARK_DB_PATH: 'small.duckdb' }, ...overrides });
  const exit = await runProgram(args, io);
  return { exit, out: io.out(), err: io.err() };
}

async function cellsOf(db: string): Promise<unknown> {
  const { out } = await run(['matrix', '--json', '--show', 'latency.median', '--db', db]);
  return (JSON.parse(out) as { readonly cells: unknown }).cells;
}

describe('export', () => {
  test.each([
    ['parquet', 'small-parquet'],
    ['duckdb', 'small-export.duckdb'],
  ])('writes %s that says the same when it is opened', async (format, name) => {
    const { exit, out, err } = await run(['export', '--format', format]);
    expect({ exit, out }).toEqual({ exit: 0, out: `${join(folder, name)}\n` });
    expect(err).toContain('test_results: 4 rows');
    expect(await cellsOf(name)).toEqual(await cellsOf('small.duckdb'));
    expect(readdirSync(folder).toSorted()).toEqual([name, 'small.duckdb'].toSorted());
  });

  test('writes one table as one file, several as a folder', async () => {
    expect((await run(['export', '--format', 'csv', '--tables', 'models', '--output', 'm.csv'])).exit).toBe(0);
    expect(readFileSync(join(folder, 'm.csv'), 'utf8').split('\n')[3]).toBe('3,"whisper, ""tiny""",whisper,audio');
    expect((await run(['export', '--format', 'csv', '--tables', 'MODELS,main.test_results', '--output', 'new/tables'])).exit).toBe(0);
    expect(readdirSync(join(folder, 'new/tables'))).toEqual(['models.csv', 'test_results.csv']);
    expect((await run(['export', '--format', 'parquet', '--tables', 'models', '--output', 'one/'])).exit).toBe(0);
    expect(readdirSync(join(folder, 'one'))).toEqual(['models.parquet']);
  });

  test('tells machines what it wrote', async () => {
    const { out, err } = await run(['export', '--format', 'parquet', '--json']);
    const { path, tables } = JSON.parse(out) as { readonly path: string; readonly tables: readonly { readonly table: string; readonly rows: number; readonly file: string; readonly bytes: number }[] };
    expect({ path, err }).toEqual({ path: join(folder, 'small-parquet'), err: '' });
    expect(tables.map(({ table, rows, file }) => [table, rows, file])).toEqual(TABLES.map((table) => [table, table === 'models' ? 5 : table === 'hardware_platforms' ? 3 : 4, `${table}.parquet`]));
    expect(tables.every(({ bytes }) => bytes > 100)).toBe(true);
  });

  test('writes all results as one flat table, each with its place', async () => {
    expect((await run(['export', '--format', 'parquet', '--canonical', '--output', 'flat.parquet'])).exit).toBe(0);
    const engine = await openNativeEngine();
    const rows = await engine.connect().then(async (connection) => {
      const reader = await connection.runAndReadAll(`SELECT model, modality, hardware, device, outcome, failure, batch_size, precision, latency_ms, throughput_per_s, measured_at::VARCHAR AS at, source_file, source_table, source_row FROM '${join(folder, 'flat.parquet')}' ORDER BY source_table DESC, source_row`);
      connection.closeSync();
      return reader.getRowObjectsJson();
    });
    engine.close();
    expect(rows).toHaveLength(8);
    expect(await run(['matrix', '--db', 'flat.parquet'])).toMatchObject({ exit: 1, out: '', err: expect.stringMatching(/flat\.parquet holds no table of benchmark results\nIt holds flat \(results exported as one flat table/u) as string });
    expect(rows[2]).toMatchObject({ model: 'vit-base', modality: 'vision', hardware: 'cuda', device: 'Test GPU', outcome: 'failing', failure: 'out-of-memory', latency_ms: null, source_table: 'test_results', source_row: '2' });
    expect(rows[6]).toMatchObject({ model: 'bert-base', batch_size: 8, precision: 'fp16', latency_ms: 8, throughput_per_s: 1000, at: '2026-01-16 08:00:00', source_file: 'small.duckdb', source_row: '2' });
  });

  test('replaces only what an export has made, and only when told', async () => {
    await run(['export', '--format', 'parquet', '--output', 'p']);
    expect(await run(['export', '--format', 'parquet', '--output', 'p'])).toMatchObject({ exit: 2, err: expect.stringContaining('is there already') as string });
    expect((await run(['export', '--format', 'parquet', '--tables', 'models', '--output', 'p/', '--force'])).exit).toBe(0);
    expect(readdirSync(join(folder, 'p'))).toEqual(['models.parquet']);
    writeFileSync(join(folder, 'p', 'thesis.doc'), 'years of work');
    expect(await run(['export', '--format', 'parquet', '--output', 'p', '--force'])).toMatchObject({ exit: 2, err: expect.stringContaining('thesis.doc') as string });
    expect(readFileSync(join(folder, 'p', 'thesis.doc'), 'utf8')).toBe('years of work');
    expect(await run(['export', '--format', 'duckdb', '--output', 'small.duckdb', '--force'])).toMatchObject({ exit: 2, err: expect.stringContaining('is what is exported') as string });
    expect(await cellsOf('small.duckdb')).toHaveLength(15);
  });

  test('makes file names that stay in the folder', async () => {
    const engine = await openNativeEngine({ path: join(folder, 'odd.duckdb') });
    for (const name of ['../up', 'A', 'a b', 'con:1']) await engine.run({ sql: `CREATE TABLE "${name}" AS SELECT 1 AS x` });
    await engine.run({ sql: 'CREATE SCHEMA other' });
    await engine.run({ sql: 'CREATE TABLE other.a AS SELECT 2 AS x' });
    engine.close();
    expect((await run(['--db', 'odd.duckdb', 'export', '--format', 'csv', '--output', 'odd'])).exit).toBe(0);
    expect(readdirSync(join(folder, 'odd')).toSorted()).toEqual(['A.csv', '__up.csv', 'a b.csv', 'con_1.csv', 'other.a.csv']);
    expect((await run(['--db', 'odd.duckdb', 'export', '--format', 'duckdb'])).exit).toBe(0);
    expect((await run(['--db', 'odd-export.duckdb', 'query', 'FROM other.a'])).out).toBe('x\n2\n');
  });

  test('leaves nothing behind when it is interrupted or fails', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await run(['export', '--format', 'parquet'], { signal: controller.signal })).toMatchObject({ exit: 1, out: '', err: 'Interrupted.\n' });
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'there', 'x'), '');
    expect((await run(['export', '--format', 'parquet', '--output', 'there'])).exit).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual(['small.duckdb', 'there']);
  });

  test.each([
    [['export'], /required option '--format <format>' not specified/u],
    [['export', '--format', 'xml'], /Allowed choices are parquet, csv, duckdb/u],
    [['export', '--format', 'csv', '--tables', 'model'], /no such table\nIt has hardware_platforms, models/u],
    [['export', '--format', 'csv', '--tables', 'models', '--canonical'], /cannot be used with option/u],
    [['export', '--format', 'csv', '--output', '-'], /an export is a file\n.*query/u],
  ])('tells wrong use: %j', async (args, message) => {
    const { exit, out, err } = await run(args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(message);
    expect(existsSync(join(folder, 'small-csv'))).toBe(false);
  });
});
