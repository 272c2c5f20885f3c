import { describe, expect, test } from 'vitest';

import { compatibilityFields, hardwareFields, ipfsFields, modelFields, performanceFields, powerFields, resultRecord, runFields, testFields, webFields } from '../ingest/record.ts';
import type { ResultRecord } from '../ingest/types.ts';
import { buildRows } from './buildRows.ts';
import type { NextKey, StoreRow } from './rows.ts';
import { STORE_TABLES } from './schema.ts';
import type { StoreTable, StoreTableName } from './schema.ts';
import { SubjectKeys } from './subjectKeys.ts';

const AT = Date.UTC(2025, 2, 6, 17, 48, 25);

function counter(): NextKey {
  const last = new Map<StoreTableName, number>();
  return (table) => {
    const key = (last.get(table) ?? 0) + 1;
    last.set(table, key);
    return key;
  };
}

const record = (parts: Partial<ResultRecord>): ResultRecord => resultRecord({ place: '', model: modelFields({ name: 'bert' }), hardware: hardwareFields({ type: 'cuda' }), ...parts });

const stated = (row: StoreRow): StoreRow => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null && cell !== false));

/** What is stated of each row, table by table. */
function build(records: readonly ResultRecord[], subjects = new SubjectKeys(), nextKey = counter()): Record<string, StoreRow[]> {
  return Object.fromEntries([...buildRows(records, 1, subjects, nextKey)].map(([table, rows]) => [table, rows.map(stated)]));
}

describe('rows of a record', () => {
  test('keep every field in a column of its table', () => {
    const full = record({
      atMs: AT, simulated: true, simulationReason: 'mock', run: runFields({ name: 'r', startedMs: AT }), test: testFields({ status: 'success' }), performance: performanceFields({ averageLatencyMs: 1, latenciesMs: [1, 2] }),
      power: powerFields({ powerWattsAvg: 1 }), compatibility: compatibilityFields({ status: 'full' }), web: webFields({ browser: 'chrome' }), ipfs: ipfsFields({ cid: 'c' }),
    });
    const rows = buildRows([full], 1, new SubjectKeys(), counter());
    for (const [table, ofTable] of rows) {
      const { columns }: StoreTable = STORE_TABLES[table];
      const names = columns.map(({ name }) => name);
      for (const row of ofTable) expect(names, table).toEqual(expect.arrayContaining(Object.keys(row)));
    }
    expect([...rows.keys()].toSorted()).toEqual(['hardware_compatibility', 'hardware_platforms', 'ipfs_acceleration_results', 'latency_samples', 'models', 'performance_results', 'power_metrics', 'test_results', 'test_runs', 'web_platform_results']);
    for (const [table, ofTable] of rows) if ('is_simulated' in (ofTable[0] ?? {}) && table !== 'hardware_platforms') expect(ofTable[0], table).toMatchObject({ is_simulated: true, simulation_reason: 'mock', import_id: 1 });
  });

  test('name each other', () => {
    const rows = build([1, 2].map((latency) => record({ atMs: AT, test: testFields({ success: true }), performance: performanceFields({ averageLatencyMs: latency, latenciesMs: [latency] }), power: powerFields({ powerWattsAvg: 90 }) })));
    expect(rows['performance_results']).toMatchObject([{ id: 1, test_id: 1, model_id: 1, hardware_id: 1 }, { id: 2, test_id: 2, model_id: 1, hardware_id: 1 }]);
    expect(rows['power_metrics']).toMatchObject([{ test_id: 1, performance_id: 1 }, { test_id: 2, performance_id: 2 }]);
    expect(rows['latency_samples']).toEqual([{ result_id: 1, iteration: 1, latency_ms: 1 }, { result_id: 2, iteration: 1, latency_ms: 2 }]);
    expect(rows['models']).toEqual([{ model_id: 1, model_name: 'bert' }]);
  });

  test('state the canonical hardware type, and the word where it says more', () => {
    const words = ['CUDA', 'gpu', 'nvidia_a100', 'AMD ROCm', 'quantum9', 'api'];
    const rows = build(words.map((type) => record({ hardware: hardwareFields({ type }), performance: performanceFields({ averageLatencyMs: 1 }) })));
    expect(rows['hardware_platforms']?.map((row) => [row['hardware_type'], row['device_name']])).toEqual([['cuda', undefined], ['cuda', 'nvidia_a100'], ['rocm', undefined], ['quantum9', undefined], ['api', undefined]]);
    expect(rows['performance_results']?.map((row) => [row['hardware_id'], row['hardware_as_written']])).toEqual([[1, undefined], [1, 'gpu'], [2, undefined], [3, 'AMD ROCm'], [4, undefined], [5, undefined]]);
  });

  test('tell devices apart by driver and system, and browsers as devices', () => {
    const hardware = hardwareFields({ type: 'cuda', device: 'A100' });
    const rows = build([
      record({ hardware, test: testFields({}) }),
      record({ hardware: { ...hardware, driverVersion: '550' }, test: testFields({}) }),
      record({ hardware: { ...hardware, driverVersion: '550', memoryGb: 40 }, test: testFields({}) }),
      record({ hardware: hardwareFields({ type: 'webgpu' }), web: webFields({ browser: 'firefox' }) }),
      record({ hardware: hardwareFields({ type: 'cpu' }), web: webFields({ browser: 'firefox' }) }),
    ]);
    expect(rows['hardware_platforms']).toEqual([
      { hardware_id: 1, hardware_type: 'cuda', device_name: 'A100' }, { hardware_id: 2, hardware_type: 'cuda', device_name: 'A100', driver_version: '550', memory_capacity: 40 },
      { hardware_id: 3, hardware_type: 'webgpu', device_name: 'firefox' }, { hardware_id: 4, hardware_type: 'cpu' },
    ]);
  });

  test('of a setting without a number are the test alone, or the measurement where there is no test', () => {
    const setting = performanceFields({ batchSize: 8, precision: 'fp16' });
    const rows = build([record({ test: testFields({ status: 'failed', success: false }), performance: setting }), record({ performance: setting })]);
    expect(rows['test_results']).toMatchObject([{ status: 'failed', batch_size: 8, precision: 'fp16' }]);
    expect(rows['performance_results']).toMatchObject([{ batch_size: 8, precision: 'fp16' }]);
  });

  test('of an outcome alone are no test', () => {
    const rows = build([record({ outcomeOnly: true, test: testFields({ success: false, errorMessage: 'lost', executionTimeS: 2, details: { a: 1 } }), web: webFields({ browser: 'chrome' }) }), record({ outcomeOnly: true, test: testFields({ success: true, executionTimeS: 2 }), ipfs: ipfsFields({ cid: 'c' }) })]);
    expect(rows['test_results']).toBeUndefined();
    expect(rows['web_platform_results']).toMatchObject([{ error_message: 'lost', total_time_ms: 2000, metrics: '{"a":1}' }]);
    expect(rows['ipfs_acceleration_results']).toMatchObject([{ success: true, execution_time_seconds: 2 }]);
  });

  test('hold nothing that a column could not', () => {
    const rows = build([record({ atMs: 1e20, test: testFields({ executionTimeS: -1, memoryMb: Number.NaN }), performance: performanceFields({ batchSize: 2.5, sequenceLength: 3e9, averageLatencyMs: 0, throughputItemsPerSecond: Number.POSITIVE_INFINITY, p50LatencyMs: 5 }), compatibility: compatibilityFields({ status: 'full', score: 95 }) })]);
    expect(rows['test_results']).toEqual([{ id: 1, model_id: 1, hardware_id: 1, import_id: 1 }]);
    expect(rows['performance_results']).toEqual([{ id: 1, model_id: 1, hardware_id: 1, test_id: 1, p50_latency_ms: 5, import_id: 1 }]);
    expect(rows['hardware_compatibility']).toEqual([{ id: 1, model_id: 1, hardware_id: 1, compatibility_status: 'full', import_id: 1 }]);
  });
});

describe('subjects', () => {
  test('are found again in later calls, and told where more is known of one that is stored', () => {
    const subjects = new SubjectKeys();
    const nextKey = counter();
    subjects.known('models', { model_id: 9, model_name: 'stored', model_family: null });
    build([record({ test: testFields({}) })], subjects, nextKey);
    const model = modelFields({ name: 'stored', family: 'bert' });
    const rows = build([record({ model, test: testFields({}) }), record({ model: modelFields({ name: 'bert', modality: 'text' }), test: testFields({}) }), record({ model: modelFields({ name: 'stored', family: 'other' }), test: testFields({}) })], subjects, nextKey);
    expect(rows['models']).toBeUndefined();
    expect(rows['test_results']?.map((row) => row['model_id'])).toEqual([9, 1, 9]);
    expect(subjects.takeFilled()).toEqual([{ table: 'models', key: 9, columns: { model_family: 'bert' } }, { table: 'models', key: 1, columns: { modality: 'text' } }]);
    expect(subjects.takeFilled()).toEqual([]);
  });

  test('are runs of one name where they began at one time on one host', () => {
    const runs = [runFields({ name: '7', startedMs: AT, host: 'a' }), runFields({ name: '7', startedMs: AT, host: 'a', commit: 'c' }), runFields({ name: '7', startedMs: AT, host: 'b' }), runFields({ name: '7', startedMs: AT + 1, host: 'a' })];
    const rows = build(runs.map((run) => record({ run, test: testFields({}) })));
    expect(rows['test_results']?.map((row) => row['run_id'])).toEqual([1, 1, 2, 3]);
    expect(rows['test_runs']?.[0]).toMatchObject({ test_name: '7', git_commit: 'c' });
  });
});
