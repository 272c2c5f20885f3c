import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openSession } from '../../core/session/openSession.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openNativeEngine } from '../engine.ts';
import { runProgram } from '../program.ts';
import { openBenchmarkDatabase } from '../store/benchmarkDatabase.ts';
import type { BenchmarkDatabase } from '../store/types.ts';
import { findInputs } from './findInputs.ts';
import { History } from './history.ts';
import { migrateDatasets } from './migrateDatasets.ts';
import { openBar } from './migration.ts';
import type { MigrationReport } from './migrationReport.ts';
import { Tally } from './tally.ts';
import { syntheticResult, writeResults, writeText } from './testing/resultFiles.ts';
import { sayings } from './testing/sayings.ts';

const RESULTS = 44;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'merge-own-'));
  writeResults(join(folder, 'in'), 40);
  writeText(folder, 'in/copy.json', JSON.stringify(syntheticResult(7), null, 2));
  writeText(folder, 'in/other.json', '{"colour": "green"}');
  writeText(folder, 'in/lines.jsonl', `${[100, 101, 3].map((index) => JSON.stringify(syntheticResult(index))).join('\n')}\nno json\n`);
  // What a database keeps only beside or only in part of its rows.
  writeText(folder, 'in/compatible.json', JSON.stringify({ ...syntheticResult(102), performance: undefined, power_metrics: undefined, compatibility: { compatibility_status: 'compatible', compatibility_score: 0.5, notes: 'synthetic' } }));
  writeText(folder, 'in/measured.json', JSON.stringify({ model_name: 'synthetic-gpt', hardware_type: 'rocm', timestamp: '2026-01-02T00:00:00Z', performance: { average_latency_ms: 4.5 }, details: { note: 'synthetic' } }));
  expect(await migrate('own.duckdb', 'in')).toMatchObject({ results: RESULTS, duplicates: 2, rejects: 2 });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function migrate(db: string, ...argv: readonly string[]): Promise<MigrationReport> {
  const io = testIo({ cwd: folder });
  expect([await runProgram(['--db', db, '--json', 'migrate', ...argv], io), io.err()]).toEqual([EXIT.ok, '']);
  return JSON.parse(io.out()) as MigrationReport;
}

async function said(name: string): Promise<readonly string[]> {
  const engine = await openNativeEngine();
  try {
    await engine.attach(join(folder, name));
    return await sayings(await openSession(engine, await engine.tables('src'), { now: () => Date.UTC(2026, 5, 1) }));
  } finally {
    engine.close();
  }
}

/** What is in each table: a merge parts a result from its test, and neither changes. */
async function sums(name: string): Promise<unknown> {
  return alter(name, `SELECT (SELECT count(*) FROM test_results), (SELECT [count(*), sum(average_latency_ms), sum(batch_size)] FROM performance_results), (SELECT [count(*), sum(power_watts_avg)] FROM power_metrics),
    (SELECT count(*) FROM hardware_compatibility), (SELECT count(*) FROM models), (SELECT count(*) FROM hardware_platforms)`);
}

async function alter(name: string, ...statements: readonly string[]): Promise<unknown> {
  const instance = await DuckDBInstance.create(join(folder, name));
  const connection = await instance.connect();
  let rows: unknown = null;
  for (const sql of statements) rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('a database of this program', () => {
  test('adds nothing to one that has imported the same files', async () => {
    await migrate('json-first.duckdb', 'in');
    const before = await sums('json-first.duckdb');
    expect(before).toEqual(await sums('own.duckdb'));
    expect(await migrate('json-first.duckdb', 'own.duckdb', '--dry-run')).toMatchObject({ results: 0 });
    expect(await migrate('json-first.duckdb', 'own.duckdb')).toMatchObject({ results: 0, rejects: 0 });
    expect(await sums('json-first.duckdb')).toEqual(before);
  });

  test('brings the files that it was made of: they, and copies of them, add nothing afterwards', async () => {
    await migrate('database-first.duckdb', 'own.duckdb');
    expect(await said('database-first.duckdb')).toEqual(await said('own.duckdb'));
    expect(await migrate('database-first.duckdb', 'in')).toMatchObject({ results: 0, duplicates: RESULTS + 2, files: { read: 0, alreadyImported: 45, alreadyImportedWithRejects: 2 } });
    writeText(folder, 'again/measured.json', JSON.stringify({ details: { note: 'synthetic' }, model_name: 'synthetic-gpt', performance: { average_latency_ms: 4.5 }, hardware_type: 'rocm', timestamp: '2026-01-02T00:00:00Z' }, null, 1));
    writeText(folder, 'again/lines.jsonl', Array.from({ length: 40 }, (_, index) => JSON.stringify(syntheticResult(index))).join('\n'));
    expect(await migrate('database-first.duckdb', 'again')).toMatchObject({ results: 0, duplicates: 41, files: { read: 2 } });
  });

  test('adds what is not there yet, result by result', async () => {
    writeResults(join(folder, 'half'), 15);
    await migrate('half.duckdb', 'half');
    const { results, duplicates } = await migrate('half.duckdb', 'own.duckdb');
    expect([results > 0, duplicates > 0]).toEqual([true, true]);
    expect(await sums('half.duckdb')).toEqual(await sums('own.duckdb'));
  });

  test('is known by its files through any number of merges, and as an export', async () => {
    await migrate('second.duckdb', 'own.duckdb');
    await migrate('third.duckdb', 'second.duckdb');
    await alter('own.duckdb', `EXPORT DATABASE '${join(folder, 'csv')}' (FORMAT csv, HEADER)`);
    await migrate('fourth.duckdb', 'csv');
    for (const name of ['third.duckdb', 'fourth.duckdb']) {
      expect(await sums(name)).toEqual(await sums('own.duckdb'));
      expect(await migrate(name, 'in')).toMatchObject({ results: 0 });
    }
    expect(await migrate('third.duckdb', 'own.duckdb')).toMatchObject({ results: 0 });
    await migrate('json-then-third.duckdb', 'in');
    expect(await migrate('json-then-third.duckdb', 'third.duckdb')).toMatchObject({ results: 0 });
  });

  test('of which rows were removed does not keep their files out', async () => {
    copyFileSync(join(folder, 'own.duckdb'), join(folder, 'thinned.duckdb'));
    await alter('thinned.duckdb', 'DELETE FROM power_metrics WHERE model_id = 2', 'DELETE FROM performance_results WHERE model_id = 2', 'DELETE FROM test_results WHERE model_id = 2');
    await migrate('of-thinned.duckdb', 'thinned.duckdb');
    const report = await migrate('of-thinned.duckdb', 'in');
    expect(report.results).toBeGreaterThan(10);
    expect(await sums('of-thinned.duckdb')).toEqual(await sums('own.duckdb'));
  });
});

/** Merges into a database that fails at one of its transactions; whether it came to its end. */
async function mergeUntil(stop: 'second' | 'third' | 'last', name: string): Promise<boolean> {
  const io = testIo({ cwd: folder });
  const database = await openBenchmarkDatabase(join(folder, name), { mode: 'create', now: io.now });
  let count = 0;
  const importFiles: BenchmarkDatabase['importFiles'] = async (files, end) => {
    count += 1;
    if (stop === 'last' ? end !== undefined : count === (stop === 'second' ? 2 : 3)) throw new CommandFailure('the disk is full');
    return database.importFiles(files, end);
  };
  const context = { io, database: { ...database, importFiles }, history: new History(), tally: new Tally(), archive: null, deletes: 'none', dryRun: false } as const;
  const merged = migrateDatasets(findInputs(['own.duckdb'], folder, []).files, context, openBar(io, 1), 0);
  const ended = await merged.then(() => true, () => false);
  await database.close();
  return ended;
}

test.each(['second', 'third', 'last'] as const)('a merge that was stopped at its %s transaction loses nothing when it is run again, and doubles nothing', async (stop) => {
  const name = `stopped-${stop}.duckdb`;
  expect(await mergeUntil(stop, name)).toBe(false);
  if (stop !== 'last') expect(await sums(name)).not.toEqual(await sums('own.duckdb'));
  await migrate(name, 'own.duckdb');
  expect(await sums(name)).toEqual(await sums('own.duckdb'));
  expect(await migrate(name, 'in')).toMatchObject({ results: 0, files: { alreadyImported: 45 } });
}, 60_000);
