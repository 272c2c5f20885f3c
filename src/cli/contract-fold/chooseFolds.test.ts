import { describe, expect, test } from 'vitest';
import { chooseFolds } from '../../core/source/chooseFolds.ts';
import { columnStats } from '../../core/source/columnStats.ts';
import { recognise } from '../../core/source/recognise.ts';
import { createStatements, table } from '../contract/sourceFile.ts';
import type { TableSpec, TableSpecs } from '../contract/sourceFile.ts';
import { openNativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';

const NAMED = 'model_name VARCHAR, hardware_type VARCHAR, latency_ms DOUBLE';
const ROW = { model_name: 'bert', hardware_type: 'cuda', latency_ms: 5 };
const RESULTS = table(NAMED, ROW, ROW);
const results = (columns: string, ...rows: TableSpec['rows']): TableSpecs => ({ performance_results: table(`${NAMED}, ${columns}`, ...rows.map((row) => ({ ...ROW, ...row }))) });
const POWER = table('performance_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, power_watts DOUBLE', { performance_id: 1, model_name: 'bert', hardware_type: 'cuda', power_watts: 5 });

/** The labels of the tables that are folded, and of those that are so at first, from a number of rows on. */
async function chosen(tables: TableSpecs, aboveRows = 0, more: readonly string[] = []): Promise<readonly [readonly string[], readonly string[]]> {
  const engine = await openNativeEngine();
  try {
    for (const sql of ["ATTACH ':memory:' AS src", ...createStatements(tables), ...more]) await engine.run({ sql });
    const { plans, atFirst } = await chooseFolds(engine, recognise(await engine.tables('src')), aboveRows, Date.now());
    return [plans.map(({ entry }) => entry.table.label), atFirst.map(({ entry }) => entry.table.label)];
  } finally {
    engine.close();
  }
}

describe('folded are', () => {
  test('results above a number of rows, and the tables of power beside them at first', async () => {
    expect(await chosen({ performance_results: RESULTS })).toEqual([['performance_results'], []]);
    expect(await chosen({ performance_results: RESULTS }, 2)).toEqual([[], []]);
    expect(await chosen({ performance_results: RESULTS, power_metrics: POWER })).toEqual([['performance_results'], ['power_metrics']]);
    const many = table(NAMED, ...Array.from({ length: 60 }, () => ROW));
    expect(await chosen({ performance_results: many, power_metrics: POWER }, 59)).toEqual([['performance_results'], []]);
  });

  test('tests and flat exports, too', async () => {
    expect(await chosen({ test_results: table('model_name VARCHAR, hardware_type VARCHAR, success BOOLEAN', { model_name: 'bert', hardware_type: 'cuda', success: true }), performance_results: RESULTS })).toEqual([['performance_results', 'test_results'], []]);
    expect(await chosen({ exported: RESULTS })).toEqual([['exported'], []]);
  });

  test('not power alone', async () => {
    expect(await chosen({ power_metrics: POWER })).toEqual([[], []]);
  });

  test.each([
    ['states versions beside its results', results('driver_version VARCHAR', { driver_version: '1' })],
    ['has scores of its own', results('compatibility_score DOUBLE', { compatibility_score: 1 })],
    ['has a column like the engine’s own', results('rowid VARCHAR', { rowid: 'x' })],
    ['has columns like the fold’s own', results('fold_rows INTEGER', { fold_rows: 1 })],
    ['may contradict its own energy', results('power_watts DOUBLE, energy_efficiency_items_per_joule DOUBLE', { power_watts: 5, energy_efficiency_items_per_joule: 2 })],
    ['may hold estimates of power', results('power_watts DOUBLE, power_watts_peak DOUBLE, power_watts_idle DOUBLE', { power_watts: 5, power_watts_peak: 6, power_watts_idle: 2 })],
  ])('not what %s', async (_, tables) => {
    expect(await chosen(tables)).toEqual([[], []]);
  });

  test('what has such columns without a single value in them', async () => {
    expect(await chosen(results('power_watts DOUBLE, energy_efficiency_items_per_joule DOUBLE', { power_watts: 5 }))).toEqual([['performance_results'], []]);
  });

  test('not results of which one leaves its subject to a test', async () => {
    const tests = { test_results: table('id INTEGER, model_name VARCHAR, hardware_type VARCHAR, driver_version VARCHAR', { id: 1, model_name: 'bert', hardware_type: 'cuda' }) };
    expect(await chosen({ ...tests, ...results('test_id INTEGER', { test_id: 1 }) })).toEqual([['performance_results'], []]);
    expect(await chosen({ ...tests, ...results('test_id INTEGER', { test_id: 1 }, { test_id: 1, model_name: null }) })).toEqual([[], []]);
  });

  test('not what has samples over time, or another file, beside it', async () => {
    expect(await chosen({ performance_results: RESULTS }, 0, ['CREATE TABLE src.power_samples (run_id VARCHAR, timestamp TIMESTAMP, power_w DOUBLE)', `INSERT INTO src.power_samples VALUES ('r', TIMESTAMP '2026-01-01', 5)`])).toEqual([[], []]);
    const engine = await openNativeEngine();
    try {
      for (const catalog of ['src', 'other']) for (const sql of [`ATTACH ':memory:' AS ${catalog}`, ...createStatements({ performance_results: RESULTS }, catalog)]) await engine.run({ sql });
      expect(await chooseFolds(engine, recognise([...(await engine.tables('src')), ...(await engine.tables('other'))]), 0, Date.now())).toEqual({ plans: [], atFirst: [] });
    } finally {
      engine.close();
    }
  });
});

test('both engines keep the same statistics of columns', async () => {
  const statements = ["ATTACH ':memory:' AS src", ...createStatements(results('timestamp TIMESTAMP, memory_mb DOUBLE, power_watts DOUBLE', { timestamp: '2026-01-02 03:04:05', memory_mb: 0, power_watts: null }, { timestamp: '2026-02-02 00:00:00', memory_mb: 7 }))];
  const [native, wasm] = [await openNativeEngine(), await openWasmEngine()];
  try {
    for (const sql of statements) for (const engine of [native, wasm]) await engine.run({ sql });
    const [found] = await native.tables('src');
    if (found === undefined) throw new Error('no table');
    const stats = await columnStats(native, found);
    expect(await columnStats(wasm, found)).toEqual(stats);
    expect(stats.get('latency_ms')).toMatchObject({ neverNull: true, alwaysPositive: true });
    expect(stats.get('memory_mb')).toMatchObject({ neverNull: true, alwaysPositive: false });
    expect(stats.get('power_watts')).toMatchObject({ alwaysNull: true, neverNull: false });
    expect(stats.get('timestamp')).toMatchObject({ sensibleTime: true, latestMs: Date.UTC(2026, 1, 2, 0, 0, 1) });
  } finally {
    native.close();
    wasm.close();
  }
});
