import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openSession } from '../../core/session/openSession.ts';
import { EXIT } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import { makeDemo } from '../demo/dataset.ts';
import { FIXTURE_SEED } from '../demo/fixture.ts';
import { writeDemo } from '../demo/write.ts';
import { openNativeEngine } from '../engine.ts';
import { runProgram } from '../program.ts';
import type { MigrationReport } from './migrationReport.ts';
import { sayings } from './testing/sayings.ts';

const NOW_MS = Date.UTC(2026, 1, 1);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The announced schema, by rule: a failed test, a power reading for each test, a model that nothing ran. No value is a measurement. */
const SMALL_SQL = `
CREATE TABLE models (model_id INTEGER, model_name VARCHAR, model_family VARCHAR);
CREATE TABLE hardware_platforms (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, driver_version VARCHAR);
CREATE TABLE test_results (id INTEGER, timestamp TIMESTAMP, status VARCHAR, model_id INTEGER, hardware_id INTEGER, success BOOLEAN, error_message VARCHAR, execution_time DOUBLE, details VARCHAR);
CREATE TABLE performance_results (id INTEGER, model_id INTEGER, hardware_id INTEGER, batch_size INTEGER, sequence_length INTEGER, average_latency_ms DOUBLE, throughput_items_per_second DOUBLE, power_watts DOUBLE, test_timestamp TIMESTAMP);
CREATE TABLE power_metrics (id INTEGER, test_id INTEGER, model_id INTEGER, hardware_id INTEGER, power_watts_avg DOUBLE, temperature_celsius_avg DOUBLE, test_timestamp TIMESTAMP);
CREATE TABLE hardware_compatibility (id INTEGER, model_id INTEGER, hardware_id INTEGER, compatibility_status VARCHAR, compatibility_score DOUBLE, last_tested TIMESTAMP);
CREATE TABLE thermal_events (id INTEGER, start_time TIMESTAMP, end_time TIMESTAMP, device_name VARCHAR);
INSERT INTO models VALUES (1, 'synthetic-bert', 'bert'), (2, 'synthetic-vit', 'vit'), (3, 'never-run', NULL), (4, 'unknown', NULL);
INSERT INTO hardware_platforms VALUES (1, 'CPU', 'Example CPU', '1.0'), (2, 'nvidia_a100', NULL, '550.1'), (3, 'webgpu', NULL, NULL);
INSERT INTO test_results SELECT m * 10 + h, TIMESTAMP '2026-01-03 12:00:00' + m * INTERVAL 1 MINUTE, CASE WHEN m = 2 AND h = 3 THEN 'error' ELSE 'success' END, m, h, NOT (m = 2 AND h = 3),
  CASE WHEN m = 2 AND h = 3 THEN 'out of memory' END, 12, '{"note": "synthetic"}' FROM range(1, 3) models(m), range(1, 4) hardware(h);
INSERT INTO test_results VALUES (99, '2026-01-04', 'success', 4, 1, true, NULL, 1, NULL), (98, '2026-01-04', 'success', 1, 77, true, NULL, 1, NULL);
INSERT INTO performance_results SELECT m * 100 + h * 10 + b, m, h, 1 << b, 128, m * 10.5 / h + b, 100.25 * b / m, 30 + h, TIMESTAMP '2026-01-03 12:00:00' + m * INTERVAL 1 MINUTE FROM range(1, 3) models(m), range(1, 3) hardware(h), range(1, 4) batches(b);
INSERT INTO performance_results VALUES (999, 1, 1, 1, NULL, 0, 0, 0, '2026-01-03');
INSERT INTO power_metrics SELECT m * 10 + h, m * 10 + h, m, h, 30 + h, 50 + m, TIMESTAMP '2026-01-03 12:30:00' FROM range(1, 3) models(m), range(1, 4) hardware(h);
INSERT INTO power_metrics VALUES (77, NULL, 1, 1, 44, 60, '2026-01-05');
INSERT INTO hardware_compatibility SELECT m * 10 + h, m, h, 'compatible', 0.9, TIMESTAMP '2026-01-01' FROM range(1, 3) models(m), range(1, 4) hardware(h);
INSERT INTO thermal_events VALUES (1, '2026-01-03 12:00:00', '2026-01-03 12:05:00', 'Example CPU');
`;

async function makeSmall(path: string, after: readonly string[] = []): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const sql of [SMALL_SQL, ...after]) await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

async function migrate(db: string, ...argv: readonly string[]): Promise<MigrationReport> {
  const io = testIo({ cwd: folder });
  expect([await runProgram(['--db', db, '--json', 'migrate', ...argv], io), io.err()]).toEqual([EXIT.ok, '']);
  return JSON.parse(io.out()) as MigrationReport;
}

async function said(name: string): Promise<readonly string[]> {
  const engine = await openNativeEngine();
  try {
    await engine.attach(join(folder, name));
    return await sayings(await openSession(engine, await engine.tables('src'), { now: () => NOW_MS }));
  } finally {
    engine.close();
  }
}

/** The row of zeros is no result of the merged file. */
function withoutZeros(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !line.startsWith('cell ["synthetic-bert","cpu'));
}

test('a merged database says what its source says, and a second merge adds nothing', async () => {
  await makeSmall(join(folder, 'small.duckdb'));
  const dry = await migrate('merged.duckdb', 'small.duckdb', '--dry-run');
  const report = await migrate('merged.duckdb', 'small.duckdb');
  expect([dry.results, dry.rejects]).toEqual([report.results, report.rejects]);
  expect(report.rejectedFiles.map(({ source }) => source)).toEqual(['small.duckdb#performance_results', 'small.duckdb#test_results']);
  expect(report.rejectedFiles.flatMap(({ rejects }) => rejects.map(({ code, place }) => [code, place]))).toEqual([['no-measurement', 'performance_results/12'], ['no-model', 'test_results/6'], ['no-hardware', 'test_results/7']]);
  expect(report.notCarried).toMatchObject([{ text: 'thermal_events (1 row): events over time are not carried over' }]);
  const [source, merged] = [await said('small.duckdb'), await said('merged.duckdb')];
  expect(source.length).toBeGreaterThan(40);
  expect(withoutZeros(merged)).toEqual(withoutZeros(source));
  const again = await migrate('merged.duckdb', 'small.duckdb');
  expect(again).toMatchObject({ results: 0, rejects: 0, files: { alreadyImported: 1, alreadyImportedWithRejects: 1 } });
  expect(again.duplicates).toBeGreaterThanOrEqual(report.results);
});

test('tables of one export are read together, whichever form they have; a merged database can be merged', async () => {
  await makeSmall(join(folder, 'exported.duckdb'), [`EXPORT DATABASE '${join(folder, 'csv')}' (FORMAT csv, HEADER)`, `EXPORT DATABASE '${join(folder, 'parquet')}' (FORMAT parquet)`]);
  await migrate('of-database.duckdb', 'exported.duckdb');
  const expected = await said('of-database.duckdb');
  for (const form of ['csv', 'parquet']) {
    const report = await migrate(`of-${form}.duckdb`, form);
    expect(report.files).toMatchObject({ found: 7, read: 7 });
    expect(await said(`of-${form}.duckdb`)).toEqual(expected);
  }
  await migrate('of-merged.duckdb', 'of-database.duckdb');
  expect(await said('of-merged.duckdb')).toEqual(expected);
  expect(await migrate('of-database.duckdb', 'csv')).toMatchObject({ results: 0 });
});

test('what is no dataset is a reject with its reason', async () => {
  mkdirSync(join(folder, 'odd'));
  const instance = await DuckDBInstance.create(join(folder, 'odd/empty.duckdb'));
  instance.closeSync();
  writeFileSync(join(folder, 'odd/lite.db'), `SQLite format 3\0${' '.repeat(200)}`);
  writeFileSync(join(folder, 'odd/other.csv'), 'colour,size\ngreen,3\n');
  const report = await migrate('odd.duckdb', 'odd');
  expect(report.rejectedFiles.map(({ source, rejects }) => [source, rejects[0]?.code])).toEqual([['odd/empty.duckdb', 'empty'], ['odd/lite.db', 'unknown-shape'], ['odd/other.csv', 'unknown-shape']]);
});

/** What a merge is known to change of the demo: rows of zeros are left behind, a reading has the commit of its run, and a simulated reading of a real test is on its own. */
function unchanged(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/(\["power",\d+,\d+,)\d+/, '$1')).filter((line) => !line.includes('"owlvit-base-patch32","rocm') && !/"whisper-tiny","qualcomm","Snapdragon 8 Gen 3".*\["power"/.test(line));
}

test('the demo says the same after it was merged', async () => {
  await writeDemo(join(folder, 'demo.duckdb'), makeDemo(FIXTURE_SEED));
  const report = await migrate('of-demo.duckdb', 'demo.duckdb');
  expect(report.results).toBeGreaterThan(15_000);
  const [source, merged] = [unchanged(await said('demo.duckdb')), unchanged(await said('of-demo.duckdb'))];
  const known = new Set(merged);
  expect(source.filter((line) => !known.has(line))).toEqual([]);
  expect(merged.length).toBe(source.length);
});
