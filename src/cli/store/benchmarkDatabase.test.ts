import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { DuckDBInstance } from '@duckdb/node-api';

import { hardwareFields, modelFields, performanceFields, resultRecord, runFields, testFields } from '../../core/ingest/record.ts';
import type { ResultRecord } from '../../core/ingest/types.ts';
import { SCHEMA_VERSION, STORE_TABLE_NAMES } from '../../core/store/schema.ts';
import { openBenchmarkDatabase } from './benchmarkDatabase.ts';
import { openStoreConnection } from './storeConnection.ts';
import type { BenchmarkDatabase, ImportedFile } from './types.ts';

const NOW = Date.UTC(2026, 0, 31, 12);
const now = (): number => NOW;

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'benchmark-database-'));
  path = join(folder, 'results.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function record(latencyMs: number, parts: Partial<ResultRecord> = {}): ResultRecord {
  return resultRecord({ place: '', model: modelFields({ name: 'bert-base-uncased' }), hardware: hardwareFields({ type: 'CUDA' }), atMs: NOW, test: testFields({ status: 'success', success: true }), performance: performanceFields({ averageLatencyMs: latencyMs }), ...parts });
}

function file(name: string, records: readonly ResultRecord[], rest: Partial<ImportedFile> = {}): ImportedFile {
  return { source: name, sha256: createHash('sha256').update(name).digest('hex'), bytes: 100, shape: 'result', records, rejects: [], notes: [], ...rest };
}

async function withDatabase<T>(work: (database: BenchmarkDatabase) => Promise<T>, mode: 'create' | 'open' | 'open-or-create' = 'open-or-create'): Promise<T> {
  const database = await openBenchmarkDatabase(path, { mode, now });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** As any other program would see it: the file itself, under its own name. */
async function plain(sql: string, of = path): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(of);
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const count = async (table: string, of = path): Promise<number> => Number((await plain(`SELECT count(*)::INTEGER FROM ${table}`, of))[0]?.[0]);

describe('a new database', () => {
  test('has every table, its version, and blocks that keep it small', async () => {
    await withDatabase(async () => {}, 'create');
    const tables = await plain('SELECT table_name FROM duckdb_tables() ORDER BY 1');
    expect(tables.flat()).toEqual([...STORE_TABLE_NAMES].toSorted());
    expect(await plain('SELECT * FROM dataset_info')).toEqual([['schema_version', String(SCHEMA_VERSION)]]);
    expect(await plain('SELECT block_size::INTEGER FROM pragma_database_size()')).toEqual([[32768]]);
    expect(readFileSync(path).length).toBeLessThan(750_000);
    expect(readFileSync(path).readBigUInt64LE(12)).toBe(64n);
    expect(existsSync(`${path}.wal`)).toBe(false);
  });

  test('is refused where a file is, and left as it is', async () => {
    writeFileSync(path, 'something else');
    await expect(withDatabase(async () => {}, 'create')).rejects.toThrow(/exists already/);
    await expect(withDatabase(async () => {}, 'open-or-create')).rejects.toThrow(/no kind that is known here/);
    expect(readFileSync(path, 'utf8')).toBe('something else');
  });

  test('takes the place of a file without a byte, and of nothing else', async () => {
    writeFileSync(path, '');
    await expect(withDatabase(async () => {}, 'open')).rejects.toThrow(/is empty/);
    await withDatabase((database) => database.importFiles([file('a', [record(1)])]));
    expect(await count('test_results')).toBe(1);
    await expect(openBenchmarkDatabase(folder, { mode: 'open-or-create', now })).rejects.toThrow(/is a directory/);
    await expect(openBenchmarkDatabase(join(path, 'below.duckdb'), { mode: 'create', now })).rejects.toThrow(/cannot be made/);
  });

  test('is not made beside changes of one that is gone', async () => {
    writeFileSync(`${path}.wal`, 'changes');
    await expect(withDatabase(async () => {})).rejects.toThrow(/does not exist, but .*\.wal does/);
    expect(existsSync(path)).toBe(false);
  });

  test('is not made where one should be open', async () => {
    await expect(withDatabase(async () => {}, 'open')).rejects.toThrow(/there is no database/);
    expect(existsSync(path)).toBe(false);
  });

  test('takes rows written by hand without ids, and refuses what cannot be', async () => {
    await withDatabase(async () => {}, 'create');
    await plain("INSERT INTO models (model_name) VALUES ('a'), ('b')");
    expect(await plain('SELECT model_id, model_name FROM models ORDER BY 1')).toEqual([[1, 'a'], [2, 'b']]);
    await expect(plain("INSERT INTO models (model_name) VALUES ('a')")).rejects.toThrow(/duplicate/i);
    await expect(plain("INSERT INTO models (model_name) VALUES (NULL)")).rejects.toThrow(/NOT NULL/);
    await expect(plain('INSERT INTO performance_results (model_id, hardware_id, average_latency_ms) VALUES (1, 1, 0)')).rejects.toThrow(/CHECK/);
    await expect(plain('INSERT INTO hardware_compatibility (model_id, hardware_id, compatibility_status, compatibility_score) VALUES (1, 1, \'full\', 2)')).rejects.toThrow(/CHECK/);
    await expect(plain('INSERT INTO test_results (hardware_id) VALUES (1)')).rejects.toThrow(/NOT NULL/);
  });
});

describe('an import', () => {
  test('stores what is new, once, whatever the file is called', async () => {
    const outcomes = await withDatabase((database) => database.importFiles([file('a.json', [record(1), record(2), record(1)]), file('copy.json', [record(2)])]));
    expect(outcomes).toEqual([{ importId: 1, results: 2, duplicates: 1, rejects: 0 }, { importId: 2, results: 0, duplicates: 1, rejects: 0 }]);
    const again = await withDatabase((database) => database.importFiles([file('b.json', [record(1, { place: '/elsewhere' }), record(3)])]));
    expect(again).toEqual([{ importId: 3, results: 1, duplicates: 1, rejects: 0 }]);
    expect(await plain('SELECT average_latency_ms FROM performance_results ORDER BY 1')).toEqual([[1], [2], [3]]);
    expect([await count('models'), await count('hardware_platforms'), await count('test_results'), await count('import_contents')]).toEqual([1, 1, 3, 3]);
  });

  test('logs each file with its rejects, and the same file once', async () => {
    const rejects = [{ code: 'no-model', place: '/1', reason: 'No model was found.' }] as const;
    const first = file('a.json', [record(1)], { rejects, notes: ['s read as ms'] });
    await withDatabase(async (database) => {
      expect(await database.known([first.sha256])).toEqual(new Set());
      await database.importFiles([first]);
      expect(await database.known([first.sha256, 'ff'])).toEqual(new Set([first.sha256]));
      expect(await database.importFiles([first])).toEqual([{ importId: 1, results: 0, duplicates: 1, rejects: 1 }]);
    });
    expect(await plain('SELECT import_id, source, bytes::INTEGER, shape, results, duplicates, rejects, notes, imported_at::VARCHAR FROM import_log')).toEqual([[1, 'a.json', 100, 'result', 1, 0, 1, 's read as ms', '2026-01-31 12:00:00']]);
    expect(await plain('SELECT * FROM import_rejects')).toEqual([[1, '/1', 'no-model', 'No model was found.']]);
  });

  test('logs every part of a file, also one that brings nothing new', async () => {
    const part = { part: true } as const;
    await withDatabase((database) => database.importFiles([file('b.json', [record(1), record(2)])]));
    await withDatabase(async (database) => {
      for (const numbers of [[3, 1], [2]]) await database.importFiles([file('a.json', numbers.map((number) => record(number)), part)]);
    });
    expect(await plain("SELECT results, duplicates FROM import_log WHERE source = 'a.json'")).toEqual([[1, 2]]);
  });

  test('adds what a later reading finds in a file that is known', async () => {
    const rejects = [{ code: 'no-model', place: '/1', reason: 'No model was found.' }] as const;
    await withDatabase((database) => database.importFiles([file('a.json', [record(1)], { rejects })]));
    await withDatabase((database) => database.importFiles([file('a.json', [record(1), record(2)], { rejects: [...rejects, { ...rejects[0], place: '/2' }] })]));
    expect(await plain('SELECT import_id, results, duplicates, rejects FROM import_log')).toEqual([[1, 2, 1, 2]]);
    expect(await count('import_rejects')).toBe(2);
    expect(await plain('SELECT DISTINCT import_id FROM performance_results')).toEqual([[1]]);
  });

  test('fills what was not known of a model, and of a run that it names again', async () => {
    const run = runFields({ name: 'nightly 7', startedMs: NOW });
    await withDatabase((database) => database.importFiles([file('a', [record(1, { run })])]));
    const parts = { model: modelFields({ name: 'bert-base-uncased', family: 'bert', parametersMillion: 110 }), run: { ...run, completedMs: NOW + 1500, commit: 'abc' } };
    await withDatabase((database) => database.importFiles([file('b', [record(2, parts)]), file('c', [record(3, { model: modelFields({ name: 'bert-base-uncased', family: 'other' }) })])]));
    expect(await plain('SELECT model_id, model_family, parameters_million, modality FROM models')).toEqual([[1, 'bert', 110, null]]);
    expect(await plain('SELECT run_id, test_name, started_at::VARCHAR, completed_at::VARCHAR, execution_time_seconds, git_commit FROM test_runs')).toEqual([[1, 'nightly 7', '2026-01-31 12:00:00', '2026-01-31 12:00:01.5', 1.5, 'abc']]);
  });

  test('goes on behind keys that were written by hand, and they behind its own', async () => {
    await withDatabase((database) => database.importFiles([file('a', [record(1), record(2)])]));
    await plain("INSERT INTO models (model_name) VALUES ('by hand')");
    await plain('INSERT INTO performance_results (model_id, hardware_id, average_latency_ms) VALUES (2, 1, 7)');
    await plain("INSERT INTO models (model_id, model_name) VALUES (40, 'with a key of its own')");
    await withDatabase((database) => database.importFiles([file('b', [record(3, { model: modelFields({ name: 'imported' }) })])]));
    await plain("INSERT INTO models (model_name) VALUES ('by hand again')");
    await plain('INSERT INTO performance_results (model_id, hardware_id, average_latency_ms) VALUES (42, 1, 8)');
    expect(await plain('SELECT model_id, model_name FROM models ORDER BY 1')).toEqual([[1, 'bert-base-uncased'], [2, 'by hand'], [40, 'with a key of its own'], [41, 'imported'], [42, 'by hand again']]);
    expect(await plain('SELECT id, average_latency_ms, import_id FROM performance_results ORDER BY 1')).toEqual([[1, 1, 1], [2, 2, 1], [3, 7, null], [4, 3, 2], [5, 8, null]]);
  });

  test('that fails changes nothing, and the next one works', async () => {
    const wrong = record(2, { test: testFields({ status: 7 as unknown as string }) });
    await withDatabase(async (database) => {
      await database.importFiles([file('a', [record(1)])]);
      await expect(database.importFiles([file('b', [record(5, { model: modelFields({ name: 'never stored' }) })]), file('c', [wrong])])).rejects.toThrow();
      expect(await database.importFiles([file('d', [record(6, { model: modelFields({ name: 'stored' }) })])])).toMatchObject([{ results: 1 }]);
    });
    expect(await plain('SELECT model_name FROM models ORDER BY 1')).toEqual([['bert-base-uncased'], ['stored']]);
    expect(await plain('SELECT source FROM import_log ORDER BY import_id')).toEqual([['a'], ['d']]);
    expect(await count('performance_results')).toBe(2);
  });

  test('stores more rows than are held at once', async () => {
    const records = Array.from({ length: 9000 }, (_, index) => record(index + 1, { model: modelFields({ name: `model ${index % 50}` }) }));
    const outcomes = await withDatabase((database) => database.importFiles([file('big', records)]));
    expect(outcomes).toEqual([{ importId: 1, results: 9000, duplicates: 0, rejects: 0 }]);
    expect(await plain('SELECT count(*)::INTEGER, count(DISTINCT id)::INTEGER, count(DISTINCT test_id)::INTEGER, sum(average_latency_ms)::INTEGER FROM performance_results')).toEqual([[9000, 9000, 9000, 40_504_500]]);
    expect(await plain('SELECT count(*)::INTEGER FROM performance_results AS p JOIN test_results AS t ON t.id = p.test_id AND t.model_id = p.model_id')).toEqual([[9000]]);
  });
});

describe('a file that is there', () => {
  test('of another program is not altered, and said what it is', async () => {
    await plain("CREATE TABLE performance_results (id INTEGER, model_id INTEGER); CREATE TABLE models (model_id INTEGER, model_name VARCHAR); INSERT INTO models VALUES (1, 'bert')");
    const before = readFileSync(path);
    await expect(withDatabase(async () => {})).rejects.toMatchObject({ message: expect.stringMatching(/another program \(models, performance_results\); it is not altered/) as unknown, advice: expect.stringMatching(/migrate/) as unknown });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('without tables becomes a benchmark database', async () => {
    await plain('SELECT 1');
    await withDatabase((database) => database.importFiles([file('a', [record(1)])]));
    expect(await count('test_results')).toBe(1);
  });

  test('of a newer version is refused', async () => {
    await withDatabase(async () => {}, 'create');
    await plain("UPDATE dataset_info SET value = '99' WHERE key = 'schema_version'");
    await expect(withDatabase(async () => {})).rejects.toThrow(/version 99 of the schema; this program knows versions up to/);
  });

  test('that lost a column is refused with its name', async () => {
    await withDatabase(async () => {}, 'create');
    await plain('ALTER TABLE import_log DROP COLUMN notes');
    await expect(withDatabase(async () => {})).rejects.toThrow(/lacks import_log\.notes/);
  });

  test('with a broken header is refused in words', async () => {
    await withDatabase(async () => {}, 'create');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, 20_000));
    await expect(withDatabase(async () => {})).rejects.toThrow(/cannot be opened for writing/);
  });

  test('open in another process is refused with the process that has it', async () => {
    await withDatabase(async () => {}, 'create');
    const child = spawn(process.execPath, ['-e', `require(${JSON.stringify(join(process.cwd(), 'node_modules/@duckdb/node-api'))}).DuckDBInstance.create(${JSON.stringify(path)}).then(() => { console.log('open'); setInterval(() => {}, 1000); })`], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      await expect(withDatabase(async () => {})).rejects.toThrow(new RegExp(`in use by another program \\(.*, process ${child.pid}\\)`));
    } finally {
      child.kill('SIGKILL');
      await new Promise<void>((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()));
    }
    await withDatabase((database) => database.importFiles([file('a', [record(1)])]));
  });

  test('is open for writing once in this process', async () => {
    await withDatabase(async () => {
      await expect(openBenchmarkDatabase(path, { mode: 'open', now })).rejects.toThrow(/open for writing already/);
    });
    await withDatabase(async () => {});
  });
});

/** As it could have been before `notes` and `precision` were added. */
async function makeVersionZero(): Promise<void> {
  await withDatabase((database) => database.importFiles([file('a', [record(1)])]));
  await plain("ALTER TABLE import_log DROP COLUMN notes; UPDATE dataset_info SET value = '0' WHERE key = 'schema_version'");
}

describe('an older version', () => {
  const upgrades = [{ from: 0, statements: (catalog: string) => [`ALTER TABLE ${catalog}.main.import_log ADD COLUMN notes VARCHAR`] }];

  test('is raised in place, after a copy that is whole', async () => {
    await makeVersionZero();
    copyFileSync(path, join(folder, 'before'));
    const said: string[] = [];
    const database = await openBenchmarkDatabase(path, { mode: 'open', now, upgrades, onMessage: (text) => said.push(text) });
    await database.importFiles([file('b', [record(2)], { notes: ['new'] })]);
    await database.close();
    const backup = `${path}.backup-v0-20260131T120000Z`;
    expect(said).toEqual([expect.stringContaining(backup)]);
    expect(readFileSync(backup).equals(readFileSync(join(folder, 'before')))).toBe(true);
    expect(await plain('SELECT value FROM dataset_info', backup)).toEqual([['0']]);
    expect(await plain("SELECT value FROM dataset_info WHERE key = 'schema_version'")).toEqual([[String(SCHEMA_VERSION)]]);
    expect(await plain('SELECT source, notes FROM import_log ORDER BY import_id')).toEqual([['a', null], ['b', 'new']]);
  });

  test('stays as it was where an upgrade fails', async () => {
    await makeVersionZero();
    const broken = [{ from: 0, statements: (catalog: string) => [...(upgrades[0]?.statements(catalog) ?? []), 'SELECT * FROM nowhere'] }];
    await expect(openBenchmarkDatabase(path, { mode: 'open', now, upgrades: broken })).rejects.toThrow(/could not be upgraded from version 0/);
    expect(await plain('SELECT value FROM dataset_info')).toEqual([['0']]);
    expect((await plain("SELECT column_name FROM duckdb_columns() WHERE table_name = 'import_log'")).flat()).not.toContain('notes');
    expect(await count('performance_results')).toBe(1);
  });

  test('is refused where no way leads from it, without a copy', async () => {
    await makeVersionZero();
    await expect(openBenchmarkDatabase(path, { mode: 'open', now, upgrades: [] })).rejects.toThrow(/knows no way/);
    expect(readdirSync(folder)).toEqual(['results.duckdb']);
  });
});

test('a connection that is closed leaves no temporary folder', async () => {
  await withDatabase(async () => {}, 'create');
  const connection = await openStoreConnection(path, 'read');
  connection.close();
  expect(readdirSync(folder)).toEqual(['results.duckdb']);
});
