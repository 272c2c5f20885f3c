import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { openBenchmarkDatabase } from './benchmarkDatabase.ts';
import { CATALOG, openStoreConnection } from './storeConnection.ts';

const CHILD = fileURLToPath(new URL('testing/importForever.ts', import.meta.url));
const RESULTS_PER_FILE = 700;

/** Runs the importing process until it has told so many files, and some milliseconds more; gives the files that it told. */
async function importAndKill(path: string, first: number, files: number, milliseconds: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: number[] = [];
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(Number(line));
    if (told.length === files) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  }
  await exited;
  return told;
}

async function numbers(path: string, sql: string): Promise<readonly number[]> {
  const connection = await openStoreConnection(path, 'read');
  try {
    return ((await connection.rows(sql))[0] ?? []).map(Number);
  } finally {
    connection.close();
  }
}

const TABLE = `${CATALOG}.main`;

/** Imports, and the rows that they left in every table, joined with what they refer to. */
const COUNTS = `SELECT
  (SELECT count(*) FROM ${TABLE}.import_log),
  (SELECT sum(results) FROM ${TABLE}.import_log),
  (SELECT count(*) FROM ${TABLE}.test_results JOIN ${TABLE}.models USING (model_id) JOIN ${TABLE}.hardware_platforms USING (hardware_id) JOIN ${TABLE}.test_runs USING (run_id)),
  (SELECT count(*) FROM ${TABLE}.performance_results AS p JOIN ${TABLE}.test_results AS t ON t.id = p.test_id),
  (SELECT count(*) FROM ${TABLE}.latency_samples),
  (SELECT count(*) FROM ${TABLE}.power_metrics),
  (SELECT count(*) FROM ${TABLE}.import_contents),
  (SELECT count(*) FROM ${TABLE}.import_rejects)`;

test('a process killed in the middle of writing leaves whole imports only, and the next one goes on', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  const path = join(folder, 'results.duckdb');
  try {
    let first = 0;
    for (const [files, milliseconds] of [[1, 7], [3, 31], [2, 58]] as const) {
      const told = await importAndKill(path, first, files, milliseconds);
      const [logged = 0, stated, tests, performance, samples, power, contents, rejects] = await numbers(path, COUNTS);
      expect(logged).toBeGreaterThanOrEqual(first + told.length);
      expect([stated, tests, performance, samples, power, contents, rejects]).toEqual([...[1, 1, 1, 3, 1, 1].map((each) => each * RESULTS_PER_FILE * logged), logged]);
      first = logged;
    }
    const database = await openBenchmarkDatabase(path, { mode: 'open', now: Date.now });
    await database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
