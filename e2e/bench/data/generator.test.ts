import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { testIo } from '../../../src/cli/command/testing/testIo.ts';
import { openDataset } from '../../../src/cli/source/openDataset.ts';
import { DEFAULT_VIEW } from '../../../src/core/view/viewState.ts';
import { BENCHMARK_DEVICES, BENCHMARK_MODELS } from './subjects.ts';
import { withConnection, writeDatabase, writeParquet } from './writeDatabase.ts';

let folder: string;
/** Few, and more than one thread takes at a time where tables are joined. */
const RESULTS = 2_000;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
  await writeDatabase(join(folder, 'one.duckdb'), { results: RESULTS, seed: 7 }, 'key', 1);
  await writeDatabase(join(folder, 'two.duckdb'), { results: RESULTS, seed: 7 }, 'key', 2);
  await writeParquet(join(folder, 'one.parquet'), join(folder, 'one.duckdb'), 'key');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Rows as they lie, so that their order counts too. */
function contents(path: string, table: string): Promise<unknown> {
  return withConnection(async (connection) => {
    await connection.run('SET threads = 1');
    await connection.run(`ATTACH '${path}' AS s (READ_ONLY)`);
    return (await connection.runAndReadAll(`SELECT count(*)::INTEGER, md5(string_agg(t::VARCHAR, '|')) FROM s.main.${table} AS t`)).getRows()[0];
  });
}

describe('generated benchmark databases', () => {
  test.each(['performance_results', 'test_results', 'hardware_compatibility', 'power_metrics', 'test_runs', 'models'])('have the same %s for the same seed, on any number of threads', async (table) => {
    expect(await contents(join(folder, 'two.duckdb'), table)).toEqual(await contents(join(folder, 'one.duckdb'), table));
  });

  test('differ for another seed', async () => {
    const other = join(folder, 'seed.duckdb');
    await writeDatabase(other, { results: RESULTS, seed: 8 }, 'key');
    expect(await contents(other, 'performance_results')).not.toEqual(await contents(join(folder, 'one.duckdb'), 'performance_results'));
  });

  test('are appended in time order but for what one run mixes', async () => {
    const [jumps] = await withConnection(async (connection) => {
      await connection.run(`ATTACH '${join(folder, 'one.duckdb')}' AS s (READ_ONLY)`);
      const jumped = `SELECT count(*)::INTEGER FROM (SELECT test_timestamp - lag(test_timestamp) OVER () AS step FROM s.main.performance_results) WHERE step < INTERVAL '-2 minutes'`;
      return (await connection.runAndReadAll(jumped)).getRows()[0] ?? [];
    });
    expect(jumps).toBe(0);
  });

  test('open as synthetic results of every model and device', async () => {
    const { session, close } = await openDataset(join(folder, 'one.duckdb'), testIo({ cwd: folder }));
    const { dataset } = session;
    expect(dataset.synthetic).toBe(true);
    expect([dataset.models.length, dataset.devices.length]).toEqual([BENCHMARK_MODELS.length, BENCHMARK_DEVICES.length]);
    expect([BENCHMARK_MODELS.length, BENCHMARK_DEVICES.length]).toEqual([500, 24]);
    expect(dataset.dimensions.batch.map(({ value }) => value).filter((value) => value !== '')).toEqual(['1', '2', '4', '8', '16', '32']);
    expect(dataset.dimensions.precision.map(({ value }) => value).filter((value) => value !== '')).toEqual(['fp32', 'fp16', 'int8']);
    expect((await session.matrix(DEFAULT_VIEW)).summary.tested).toBeGreaterThan(100);
    close();
  });

  test('hold as many results as asked for, and the rest in proportion', async () => {
    expect(await contents(join(folder, 'one.duckdb'), 'performance_results')).toEqual([RESULTS, expect.any(String)]);
    expect(await contents(join(folder, 'one.duckdb'), 'test_results')).toEqual([RESULTS / 10, expect.any(String)]);
    expect(await contents(join(folder, 'one.duckdb'), 'power_metrics')).toEqual([RESULTS / 20, expect.any(String)]);
  });

  test('are exported as one table whose rows name model and hardware', async () => {
    const { session, close } = await openDataset(join(folder, 'one.parquet'), testIo({ cwd: folder }));
    expect(session.dataset.results).toBe(RESULTS);
    expect(session.dataset.devices.length).toBe(BENCHMARK_DEVICES.length);
    close();
  });

  test('do not take the place of what is there when they cannot be written', async () => {
    const path = join(folder, 'kept.duckdb');
    writeFileSync(path, 'kept');
    await expect(writeParquet(path, join(folder, 'nowhere.duckdb'), 'key')).rejects.toThrow(/nowhere/u);
    expect(await contents(path, 'models').catch((error: unknown) => String(error))).toMatch(/not a valid/u);
  });
});
