import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { TEXT } from '../../core/engine/row.ts';
import { hardwareFields, modelFields, performanceFields, powerFields, resultRecord, runFields, testFields } from '../../core/ingest/record.ts';
import type { ResultRecord } from '../../core/ingest/types.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { testIo } from '../command/testing/testIo.ts';
import { openDataset } from '../source/openDataset.ts';
import type { OpenedDataset } from '../source/openDataset.ts';
import { openBenchmarkDatabase } from './benchmarkDatabase.ts';

const AT = Date.UTC(2025, 2, 6, 17, 48, 25);
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
let dataset: OpenedDataset;

const record = (parts: Partial<ResultRecord>): ResultRecord => resultRecord({ place: '', model: modelFields({ name: 'bert' }), hardware: hardwareFields({ type: 'GPU', device: 'A100', driverVersion: '550' }), ...parts });

/** A sweep whose results are all of one moment, each with power of its own. */
const SWEEP = [1, 2, 4].map((batchSize) =>
  record({
    atMs: AT, run: runFields({ name: 'sweep', startedMs: AT - 60_000, commit: 'abc123' }), test: testFields({ status: 'success', success: true, testType: 'inference' }),
    performance: performanceFields({ batchSize, averageLatencyMs: 10 * batchSize, throughputItemsPerSecond: 100 }), power: powerFields({ powerWattsAvg: 100 + batchSize, testDurationS: 60, thermalThrottlingDetected: batchSize === 4 }),
  }),
);
const RECORDS = [
  ...SWEEP,
  record({ atMs: null, run: runFields({ name: 'undated', startedMs: AT + 5000 }), performance: performanceFields({ batchSize: 8, averageLatencyMs: 70 }), power: powerFields({ powerWattsAvg: 190 }), test: testFields({ success: true }) }),
  record({ atMs: AT, hardware: hardwareFields({ type: 'rocm' }), simulated: true, simulationReason: 'hardware not available', test: testFields({ success: true }), performance: performanceFields({ averageLatencyMs: 5 }), power: powerFields({ powerWattsAvg: 80 }) }),
  record({ atMs: AT, hardware: hardwareFields({ type: 'cuda', device: 'A100', driverVersion: '560' }), model: modelFields({ name: 'gpt2', family: 'gpt', modality: 'text', parametersMillion: 124 }), test: testFields({ status: 'timeout', success: false }), power: powerFields({ powerWattsAvg: 55 }) }),
];

beforeAll(async () => {
  const path = join(folder, 'results.duckdb');
  const database = await openBenchmarkDatabase(path, { mode: 'create', now: () => AT });
  await database.importFiles([{ source: 'a', sha256: 'aa', bytes: 1, shape: null, records: RECORDS, rejects: [], notes: [] }]);
  await database.close();
  dataset = await openDataset(path, testIo());
});
afterAll(() => {
  dataset.close();
  rmSync(folder, { recursive: true, force: true });
});

test('every power reading is joined with its own result, whether or not it is dated', async () => {
  const { rows } = await dataset.session.evidence(DEFAULT_VIEW, { model: 'bert', hardwareType: 'cuda', device: 'A100' });
  const power = rows.filter((row) => row.kind === 'power').map((row) => [row.linked, row.batch, row.values.power, row.values.latency]);
  expect(power).toEqual(expect.arrayContaining([[true, 1, 101, 10], [true, 2, 102, 20], [true, 4, 104, 40], [true, 8, 190, 70]]));
  expect(power).toHaveLength(4);
  expect(dataset.session.dataset.tables.find(({ table }) => table === 'power_metrics')).toMatchObject({ takenFor: 'power measurements', rows: 6, used: 6, setAside: [] });
  expect(dataset.session.dataset.throttledResults).toBe(1);
});

test('times, runs, commits and what is simulated are read', async () => {
  const { rows } = await dataset.session.evidence(DEFAULT_VIEW, { model: 'bert', hardwareType: 'cuda', device: 'A100' });
  const undated = rows.find((row) => row.kind === 'measurement' && row.batch === 8);
  expect(undated).toMatchObject({ atMs: AT + 5000, timeFromRun: true });
  expect(rows.find((row) => row.kind === 'measurement' && row.batch === 4)).toMatchObject({ atMs: AT, timeFromRun: false, commit: 'abc123', testType: 'inference', hardwareAsWritten: 'cuda' });
  const simulated = (await dataset.session.evidence(DEFAULT_VIEW, { model: 'bert', hardwareType: 'rocm', device: null })).rows;
  expect(simulated.map((row) => [row.tier, row.simulationReason])).toEqual(Array.from({ length: 3 }, () => ['simulated', 'hardware not available']));
});

test('a failure with a power reading is a failure, and its model and driver are known', async () => {
  const { rows } = await dataset.session.evidence(DEFAULT_VIEW, { model: 'gpt2', hardwareType: 'cuda', device: 'A100' });
  expect(rows.map((row) => [row.kind, row.outcome, row.failure])).toEqual(expect.arrayContaining([['test', 'failing', 'timeout'], ['power', 'failing', 'timeout']]));
  expect(dataset.session.dataset.models.find(({ name }) => name === 'gpt2')).toMatchObject({ family: 'gpt', modality: 'text', parametersMillion: 124 });
  expect(dataset.session.dataset.devices.map(({ hardwareType, name }) => [hardwareType, name])).toEqual([['cuda', 'A100'], ['rocm', null]]);
  const drivers = await dataset.engine.ask({ name: 'drivers', sql: 'SELECT driver FROM bench.device_facts WHERE driver IS NOT NULL', row: { driver: TEXT } });
  expect(drivers).toEqual([{ driver: '550, 560' }]);
});
