import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { withConnection, writeDatabase, writeParquet } from '../data/writeDatabase.ts';
import { QUESTION_IDS } from '../questions.ts';
import { measureNative } from './measureNative.ts';
import { PLAIN_QUESTIONS } from './plainSql.ts';
import { timesOf } from './timesOf.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-native-'));
  await writeDatabase(join(folder, 'results.duckdb'), { results: 1_000, seed: 7 }, 'key');
  await writeParquet(join(folder, 'results.parquet'), join(folder, 'results.duckdb'), 'key');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The last statement's rows as objects. */
function answer(sql: string): Promise<Record<string, unknown>[]> {
  return withConnection(async (connection) => {
    await connection.run(`ATTACH '${join(folder, 'results.duckdb')}' AS src (READ_ONLY)`);
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  });
}

describe('measureNative', () => {
  test('asks every question by plain SQL and of the core', async () => {
    const figures = await measureNative(join(folder, 'results.duckdb'), { repeats: 1, parquet: join(folder, 'results.parquet') });
    for (const kind of ['plain', 'core']) expect(figures.filter((figure) => figure.kind === kind).map(({ id }) => id).toSorted()).toEqual(QUESTION_IDS.toSorted());
    expect(figures.every(({ coldMs, medianMs, p95Ms }) => coldMs > 0 && medianMs > 0 && p95Ms >= medianMs)).toBe(true);
  });
});

describe('plain questions', () => {
  test.each([
    ['filter-precision', `precision = 'fp16'`],
    ['filter-batch', 'batch_size = 8'],
    ['filter-evidence', 'NOT is_simulated'],
    ['sort', 'true'],
  ] as const)('%s counts the results that it is about', async (id, where) => {
    const rows = await answer(PLAIN_QUESTIONS[id].statements.at(-1) ?? '');
    const [expected] = await answer(`SELECT (SELECT count(*) FROM src.main.performance_results WHERE ${where}) + (SELECT count(*) FROM src.main.test_results WHERE ${where}) AS results`);
    expect(rows.reduce((sum, row) => sum + Number(row['results']), 0)).toBe(Number(expected?.['results']));
  });

  test('page-performance has a row for each configuration', async () => {
    const rows = await answer(PLAIN_QUESTIONS['page-performance'].statements[0] ?? '');
    const [expected] = await answer('SELECT count(DISTINCT (model_id, hardware_id, precision, batch_size)) AS n FROM src.main.performance_results WHERE success AND NOT is_simulated');
    expect(rows.length).toBe(Number(expected?.['n']));
  });
});

test('timesOf takes nearest ranks', () => {
  expect(timesOf([5, 1, 4, 2, 3])).toEqual({ medianMs: 3, p95Ms: 5 });
  expect(timesOf(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ medianMs: 50, p95Ms: 95 });
  expect(() => timesOf([])).toThrow('there are no times');
});
