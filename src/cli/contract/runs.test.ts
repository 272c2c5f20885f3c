import { describe, expect, test } from 'vitest';

import { NUMBER_NULL, TEXT } from '../../core/engine/row.ts';
import type { ReadSource, TableSpecs } from './sourceFile.ts';
import { table, withSource } from './sourceFile.ts';

const RUNS = table('run_id INTEGER, started_at TIMESTAMP, git_commit VARCHAR', { run_id: 1, started_at: '2026-01-01 10:00', git_commit: 'abc' }, { run_id: 2, started_at: '2026-01-02 10:00', git_commit: 'def' });
const RESULTS = 'model_name VARCHAR, hardware_type VARCHAR, run_id INTEGER, average_latency_ms DOUBLE, test_timestamp TIMESTAMP, git_commit_hash VARCHAR, version_tag VARCHAR';
const result = { model_name: 'bert', hardware_type: 'cuda', average_latency_ms: 5 };

function lettered(keys: readonly (number | null)[]): string {
  const different = [...new Set(keys)].filter((key) => key !== null);
  return keys.map((key) => (key === null ? '-' : String.fromCharCode(97 + different.indexOf(key)))).join('');
}

/** Run and version of each row, by the letters of their first appearance; `-` where there is none. */
async function keysOf({ engine }: ReadSource): Promise<string> {
  const rows = await engine.ask({ name: 'keys', sql: 'SELECT run_key::DOUBLE AS run, version_key::DOUBLE AS version FROM bench.row ORDER BY table_id, row_id', row: { run: NUMBER_NULL, version: NUMBER_NULL } });
  return `${lettered(rows.map(({ run }) => run))} ${lettered(rows.map(({ version }) => version))}`;
}

async function storedColumns({ engine }: ReadSource): Promise<readonly string[]> {
  const rows = await engine.ask({ name: 'kept', sql: "SELECT column_name AS name FROM duckdb_columns() WHERE schema_name = 'bench' AND table_name = 'stored_row'", row: { name: TEXT } });
  return rows.map(({ name }) => name).filter((name) => name.endsWith('_key') && !['model_key', 'device_key'].includes(name));
}

describe('the run and version of a row', () => {
  test('rows of one run are alike in every table; the commit is the row’s own, else its run’s', async () => {
    const tables: TableSpecs = {
      test_runs: RUNS,
      performance_results: table(RESULTS, { ...result, run_id: 1 }, { ...result, run_id: 1, git_commit_hash: 'def' }, { ...result, run_id: 2 }, { ...result, run_id: 3 }, result),
      test_results: table('model_name VARCHAR, hardware_type VARCHAR, run_id INTEGER, status VARCHAR', { model_name: 'bert', hardware_type: 'cuda', run_id: 2, status: 'passed' }),
    };
    await withSource(tables, async (source) => {
      expect(await storedColumns(source)).toEqual(['run_key', 'version_key']);
      expect(source.read.views.map(({ entry }) => entry.table.label)).toEqual(['performance_results', 'test_results']);
      expect(await keysOf(source)).toBe('aabc-b abb--b');
    });
  });

  test('a version without commits tells releases apart', async () => {
    await withSource({ performance_results: table(RESULTS, { ...result, version_tag: 'v2.0' }, { ...result, version_tag: 'v2.1' }, { ...result, version_tag: 'v2.0' }) }, async (source) => expect(await keysOf(source)).toBe('--- aba'));
  });

  test('a file that names neither keeps no column for them', async () => {
    await withSource({ performance_results: table('model_name VARCHAR, hardware_type VARCHAR, average_latency_ms DOUBLE', result) }, async (source) => {
      expect([await storedColumns(source), await keysOf(source)]).toEqual([[], '- -']);
    });
  });
});
