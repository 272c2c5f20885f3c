import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { CommandIo, ExitCode } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import { runProgram } from '../program.ts';
import { openDataset } from '../source/openDataset.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';

let folder: string;
const SOURCE = `
CREATE TABLE models (model_id INTEGER, model_name VARCHAR, model_family VARCHAR);
INSERT INTO models VALUES (1, 'bert', 'bert'), (2, 'vit', 'vit'), (3, 'never-tested', 'bert');
CREATE TABLE hardware_platforms (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR);
INSERT INTO hardware_platforms VALUES (1, 'cpu', NULL), (2, 'cuda', 'Example GPU');
CREATE TABLE test_results (id INTEGER, model_id INTEGER, hardware_id INTEGER, timestamp TIMESTAMP, test_type VARCHAR, status VARCHAR, success BOOLEAN, error_message VARCHAR);
INSERT INTO test_results VALUES
  (1, 1, 1, '2026-01-01 10:00', 'inference', 'success', true, NULL), (2, 1, 1, '2026-01-01 12:00', 'inference', 'success', true, NULL),
  (3, 2, 2, '2026-01-01 10:00', 'inference', 'success', true, NULL), (4, 2, 2, '2026-01-01 11:00', 'inference', 'failed', false, 'CUDA out of memory');
CREATE TABLE performance_results (id INTEGER, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, precision VARCHAR, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, iterations INTEGER, test_timestamp TIMESTAMP, git_commit_hash VARCHAR, status VARCHAR, is_simulated BOOLEAN);
INSERT INTO performance_results VALUES
  (1, 1, 1, 1, 1, 'fp32', 10, 100, 50, '2026-01-01 10:00', 'aaa', NULL, false), (2, NULL, 1, 1, 1, 'fp32', 30, 33, 50, '2026-01-01 11:00', 'aaa', NULL, false), (3, NULL, 1, 1, 1, 'fp32', 12, 83, 50, '2026-01-01 23:59', 'aaa', NULL, false),
  (4, NULL, 1, 1, 1, 'fp32', 11, 90, 50, '2026-01-02 00:00', 'aaa', NULL, false), (5, NULL, 1, 1, 1, 'fp32', 14, 70, 50, '2026-01-01 12:00', 'bbb', NULL, false), (6, NULL, 1, 1, 8, 'fp32', 80, 100, 50, '2026-01-01 12:00', 'aaa', NULL, false),
  (7, NULL, 1, 2, 1, 'fp32', 5, 200, 50, '2026-01-01 12:00', 'aaa', NULL, true), (8, NULL, 1, 2, 4, 'fp16', NULL, NULL, NULL, '2026-01-01 12:00', 'aaa', 'timeout', false), (9, NULL, 2, 1, 1, 'fp32', 0, 0, NULL, '2026-01-01 12:00', 'aaa', NULL, false);
CREATE TABLE power_metrics (id INTEGER, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg DOUBLE, power_watts_peak DOUBLE, temperature_celsius_peak DOUBLE, test_timestamp TIMESTAMP);
INSERT INTO power_metrics VALUES (1, 1, 1, 1, 20, 30, 61, '2026-01-01 10:00'), (2, 3, 2, 2, 100, 180, 70, '2026-01-01 10:00');
CREATE TABLE power_samples (test_id INTEGER, timestamp TIMESTAMP, power_watts DOUBLE);
INSERT INTO power_samples SELECT 1, TIMESTAMP '2026-01-01 10:00' + to_seconds(i), 20 FROM range(20) AS r(i);
CREATE TABLE import_log (import_id INTEGER, source VARCHAR);
CREATE TABLE strangers (thing INTEGER);`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  mkdirSync(join(folder, 'built/data'), { recursive: true });
  writeFileSync(join(folder, 'built/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'built/data/demo.duckdb'), 'demo');
  writeFileSync(join(folder, 'built/data/benchmarks.duckdb'), 'of an earlier build');
  await execute(join(folder, 'source.duckdb'), SOURCE);
});

beforeEach(() => rmSync(join(folder, 'site'), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

async function execute(path: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function publish(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ readonly exit: ExitCode; readonly out: string; readonly err: string }> {
  const io = testIo({ cwd: folder, ...overrides });
  const exit = await runProgram(['--db', 'source.duckdb', 'publish', '--site-build', 'built', '--output', 'site', ...args], io);
  return { exit, out: io.out(), err: io.err() };
}

const PUBLISHED = 'site/data/benchmarks.duckdb';

test('puts the database into a copy of the site, without what no page reads', async () => {
  const { exit, out, err } = await publish([]);
  expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('performance_results: 9 rows\n') as string });
  expect(err).toContain('strangers');
  expect(readdirSync(join(folder, 'site'), { recursive: true }).toSorted((left, right) => String(left).localeCompare(String(right), 'en'))).toEqual(['data', PUBLISHED.slice(5), 'data/demo.duckdb', 'index.html']);
  const tables = await execute(join(folder, PUBLISHED), 'SELECT table_name AS name, estimated_size::INTEGER AS rows FROM duckdb_tables() ORDER BY 1');
  expect(tables.map(({ name, rows }) => `${String(name)} ${String(rows)}`)).toEqual(['hardware_platforms 2', 'models 3', 'performance_results 9', 'power_metrics 2', 'power_samples 20', 'test_results 4']);
  expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
});

test('a roll-up keeps the median of each setting, version and day, and the state of every cell', async () => {
  const { exit, err } = await publish(['--roll-up']);
  expect(exit).toBe(0);
  expect(err).toContain('power_samples');
  const rows = await execute(join(folder, PUBLISHED), `SELECT model_name, hardware_type, batch_size, git_commit_hash AS version, test_timestamp::VARCHAR AS at, results, average_latency_ms AS latency, throughput_items_per_second AS throughput, power_watts_avg AS power, temperature_celsius_peak AS peak, iterations, status, is_simulated
    FROM performance_results ORDER BY ALL`);
  expect(rows).toEqual([
    expect.objectContaining({ model_name: 'bert', hardware_type: 'cpu', batch_size: 1, version: 'aaa', at: '2026-01-01 23:59:00', results: 3, latency: 12, throughput: 83, power: 20, peak: 61, iterations: null }),
    expect.objectContaining({ batch_size: 1, version: 'aaa', at: '2026-01-02 00:00:00', results: 1, latency: 11, iterations: 50 }),
    expect.objectContaining({ batch_size: 1, version: 'bbb', results: 1, latency: 14 }),
    expect.objectContaining({ batch_size: 8, results: 1, latency: 80 }),
    expect.objectContaining({ hardware_type: 'cuda', batch_size: 1, latency: 5, is_simulated: true }),
    expect.objectContaining({ hardware_type: 'cuda', batch_size: 4, latency: null, status: 'timeout' }),
  ]);
  expect(await execute(join(folder, PUBLISHED), 'SELECT model_name, power_watts_avg FROM power_metrics')).toEqual([{ model_name: 'vit', power_watts_avg: 100 }]);
  expect(await execute(join(folder, PUBLISHED), 'SELECT id FROM test_results ORDER BY id')).toEqual([{ id: 2 }, { id: 3 }, { id: 4 }]);
  expect(await states('site/data/benchmarks.duckdb')).toEqual(await states('source.duckdb'));
  const { session, close } = await openDataset(PUBLISHED, testIo({ cwd: folder }));
  close();
  expect(session.dataset.reductions).toEqual(['Summarised: each result shown is the median of all of one setting, version and UTC day; counts and intervals are of such medians.']);
  expect(await execute(join(folder, PUBLISHED), 'SELECT * FROM dataset_info')).toEqual([{ key: 'rolled_up', value: 'day' }]);
});

async function states(path: string): Promise<readonly string[]> {
  const { session, close } = await openDataset(path, testIo({ cwd: folder }));
  const matrix = await session.matrix(DEFAULT_VIEW);
  close();
  return matrix.rows.flatMap((row) => (row.kind === 'model' ? matrix.columns.map((column) => `${row.model.name} ${column.hardwareType} ${matrix.cell(row, column).decision.state}`) : []));
}

test('--since leaves out what is older, not what has no date', async () => {
  expect((await publish(['--since', '2026-01-02'])).exit).toBe(0);
  expect(await execute(join(folder, PUBLISHED), 'SELECT id FROM performance_results')).toEqual([{ id: 4 }]);
  expect(await execute(join(folder, PUBLISHED), 'SELECT count(*)::INTEGER AS n FROM test_results')).toEqual([{ n: 0 }]);
});

test('refuses to replace what is no site, and a site without --force', async () => {
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'site/thesis.txt'), 'mine');
  expect(await publish(['--force'])).toMatchObject({ exit: 2, err: expect.stringContaining('thesis.txt') as string });
  expect(existsSync(join(folder, 'site/thesis.txt'))).toBe(true);
  rmSync(join(folder, 'site/thesis.txt'));
  expect((await publish([])).exit).toBe(0);
  expect(await publish([])).toMatchObject({ exit: 2, err: expect.stringContaining('--force') as string });
  expect((await publish(['--force', '--json'])).exit).toBe(0);
});

test.each([
  [['--since', '2026-02-30'], 'is no day'],
  [['--roll-up', 'week'], 'day'],
])('wrong use: %j', async (args, said) => {
  expect(await publish(args)).toMatchObject({ exit: 2, err: expect.stringContaining(said) as string });
  expect(existsSync(join(folder, 'site'))).toBe(false);
});
