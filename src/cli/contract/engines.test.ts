import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Question } from '../../core/engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import type { RowShape } from '../../core/engine/row.ts';
import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { ReadDataset } from '../../core/source/readDataset.ts';
import { rowTexts } from '../../core/source/rowTexts.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { evidenceResults, evidenceTexts } from '../../core/sql/cellEvidence.ts';
import { askConfigurations, cellFacts, cellValues, metricConfigurations } from '../../core/sql/cellFacts.ts';
import type { MetricAsked } from '../../core/sql/cellFacts.ts';
import { NO_FILTERS } from '../../core/view/viewState.ts';
import type { Filters } from '../../core/view/viewState.ts';
import { makeDemo } from '../demo/dataset.ts';
import { FIXTURE_SEED } from '../demo/fixture.ts';
import { writeDemo } from '../demo/write.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import type { WasmEngine } from '../testing/wasmEngine.ts';
import { createStatements, linesQuestion, storedQuestion, table } from './sourceFile.ts';
import type { TableSpecs } from './sourceFile.ts';
import { VARIANT_COLUMNS } from './variantColumns.ts';

/** Columns of every kind that the engines might read differently: JSON, which one of them has no extension for, times with offsets, lists, odd letters. */
const ODD: TableSpecs = {
  models: table(`${VARIANT_COLUMNS.models[0]}, tags VARCHAR[]`, { model_id: 1, model_name: 'bert', metadata: '{"a": 1}' }, { model_id: 2, model_name: 'ΑΣ İstanbul 模型' }),
  hardware_platforms: table(VARIANT_COLUMNS.hardware_platforms[10], { hardware_id: 1, hardware_type: 'CUDA', hardware_name: 'A100', metadata: '{"mock_mode": false}' }, { hardware_id: 2, hardware_type: 'İΣ chip', metadata: '{"mock_mode": true}' }),
  test_runs: table(VARIANT_COLUMNS.test_runs[0], { run_id: 1, started_at: '2025-03-02 09:00:00', metadata: '{}' }),
  performance_results: table(
    'id INTEGER, model_id INTEGER, hardware_id DOUBLE, run_id INTEGER, latency_ms DECIMAL(10,3), throughput_items_per_second HUGEINT, batch_size BIGINT, precision VARCHAR, timestamp VARCHAR, created_at TIMESTAMPTZ, metadata JSON, compatibility_score FLOAT',
    { id: 6, model_id: 1, hardware_id: 1, latency_ms: 12.5, throughput_items_per_second: 80, batch_size: 8, precision: 'FP16', timestamp: '2025-03-02T12:00:00+02:00', metadata: '{"mock_mode": true}' },
    { id: 7, model_id: 1, hardware_id: 1, latency_ms: 7, throughput_items_per_second: 142, batch_size: 1, precision: 'Q4\u001fK', created_at: '2025-03-02 12:00:00+02', metadata: '{"mock_mode": false}', compatibility_score: 0.25 },
    { model_id: 1, hardware_id: 1, latency_ms: 9, batch_size: 1, run_id: 1, compatibility_score: 0.75 },
    { model_id: 2, hardware_id: 2, latency_ms: 0, throughput_items_per_second: 0 },
    { model_id: 3, hardware_id: 2 },
  ),
  test_results: table(VARIANT_COLUMNS.test_results[8], { id: 3, model_id: 2, hardware_id: 1, status: 'Failed', error_message: 'No CUDA GPUs are available', error_details: '{"x": [1]}', timestamp: '2025-03-02 10:00:00' }),
  hardware_compatibility: table(VARIANT_COLUMNS.hardware_compatibility[0], { compatibility_id: 5, model_id: 1, hardware_id: 1, is_compatible: true, compatibility_score: 0.5, metadata: '{}', created_at: '2025-03-02 10:00:00' }),
  cross_platform_compatibility: table(VARIANT_COLUMNS.cross_platform_compatibility[0], { id: 5, model_name: 'Bert', cpu_support: true, qnn_support: false }),
  compatibility_details: table(VARIANT_COLUMNS.compatibility_details[0], { id: 1, compatibility_id: 5, hardware_type: 'webgpu', compatibility_level: 'Partial', limitations: 'İΣ\n"quoted"' }),
  power_metrics: table(VARIANT_COLUMNS.power_metrics[1], { metric_id: 1, test_result_id: 3, average_power_mw: 1500, metadata: '{}', timestamp: '2025-03-02 10:00:00', throughput: 33, throughput_units: 'Images / Second', energy_efficiency_items_per_joule: 99 }),
  battery_impact_results: table(`${VARIANT_COLUMNS.battery_impact_results[0]}, clocks_event_reasons VARCHAR`, { id: 1, model_id: 1, hardware_id: 1, power_consumption_avg: 1.1, power_consumption_peak: { sql: '1.1::FLOAT * 1.2' }, device_state: 'İΣ', clocks_event_reasons: '0x0000000000000024', created_at: '2025-03-02 10:00:00' }),
  mobile_edge_metrics: table(VARIANT_COLUMNS.mobile_edge_metrics[3], { id: 1, performance_id: 7, thermal_throttling_detected: 1, soc_temperature_celsius: 41.5, runtime_memory_profile: '{}' }),
  hardware_capabilities: table('hardware_type VARCHAR, device_name VARCHAR, supported_precisions JSON, thermal_limit_celsius DECIMAL(5,2), driver_version VARCHAR', { hardware_type: 'nvidia', device_name: 'a100', supported_precisions: '[]', thermal_limit_celsius: 84.5, driver_version: 'İΣ 1' }),
  web_platform_results: table(VARIANT_COLUMNS.web_platform_results[1], { result_id: 1, model_name: 'bert', platform: 'WebGPU', browser: 'chrome', status: 'success', metrics: '{}' }),
  ipfs_acceleration_results: table(VARIANT_COLUMNS.ipfs_acceleration_results[3], { id: 1, model_name: 'bert', hardware_type: 'webnn', latency_ms: 5, accelerations: '[]', details: '{}', system_info: '{}' }),
  dataset_info: table('key VARCHAR, value JSON', { key: 'synthetic', value: 'true' }),
};

/** An engine that keeps every question that goes through it, with its answer. */
function recording(engine: Engine): { readonly engine: Engine; readonly asked: { readonly question: Question; readonly rows: readonly object[] }[] } {
  const asked: { readonly question: Question; readonly rows: readonly object[] }[] = [];
  return {
    asked,
    engine: {
      run: (statement, options) => engine.run(statement, options),
      askNumbers: (question, options) => engine.askNumbers(question, options),
      async ask<S extends RowShape>(question: Question<S>) {
        // In the order of the questions, whichever is answered first.
        const place = asked.push({ question, rows: [] }) - 1;
        const rows = await engine.ask(question);
        asked[place] = { question, rows };
        return rows;
      },
    },
  };
}

const FILTERS: readonly Filters[] = [
  NO_FILTERS,
  { ...NO_FILTERS, evidence: 'real' },
  { ...NO_FILTERS, evidence: 'simulated' },
  { ...NO_FILTERS, source: ['src', "o'x"] },
  { ...NO_FILTERS, precision: ['fp16', '', 'Q4 K', "o'x", 'a\u001fb'], batch: ['8', ''], testType: ['inference', ''], since: '2024-01-01', until: '2030-01-01' },
];

function matrixQuestions(asked: MetricAsked['batch'] = '8'): Question[] {
  const questions: Question[] = FILTERS.flatMap((filters) => [null, 'source', 'precision', 'batch', 'testType', 'evidence'].map((facet) => cellFacts('bench.counted', filters, facet as 'precision' | null)));
  for (const key of METRIC_KEYS) {
    const metric = METRICS[key];
    questions.push(metricConfigurations('bench.counted', metric));
    for (const statistic of ['best', 'median'] as const) questions.push(cellValues(() => 'bench.evidence', NO_FILTERS, { metric, statistic, batch: asked, precision: 'fp16', testCase: '' }));
  }
  questions.push(...FILTERS.map((filters) => cellValues(() => 'bench.evidence', filters, { metric: METRICS.latency, statistic: 'median', batch: asked, precision: 'fp16', testCase: '' })));
  return questions;
}

/** What is asked when a cell is opened: its results, then their texts table by table. */
async function openCell(engine: Engine, read: ReadDataset, model: number, devices: readonly number[]): Promise<void> {
  for (const filters of FILTERS) {
    const results = await engine.ask(evidenceResults(() => 'bench.evidence', filters, model, devices));
    for (const view of read.views) {
      const ids = results.filter((result) => result.table_id === view.entry.id).map((result) => result.row_id);
      if (ids.length > 0) await engine.ask(evidenceTexts(rowTexts(view, read.recognition), ids));
    }
  }
}

describe.each(['demo', 'odd'] as const)('the %s file', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const path = join(folder, `${name}.duckdb`);
  let native: NativeEngine;
  let wasm: WasmEngine;
  let tables: readonly SourceTable[];
  const reads: ReadDataset[] = [];
  const logs: ReturnType<typeof recording>[] = [];

  beforeAll(async () => {
    if (name === 'demo') await writeDemo(path, makeDemo(FIXTURE_SEED));
    else await writeOdd(path);
    native = await openNativeEngine();
    wasm = await openWasmEngine();
    await native.attach(path);
    await wasm.attach(path);
    tables = await native.tables('src');
    for (const engine of [native, wasm]) {
      const log = recording(engine);
      logs.push(log);
      reads.push(await readDataset(log.engine, tables));
    }
  });

  afterAll(() => {
    native.close();
    wasm.close();
    rmSync(folder, { recursive: true });
  });

  test('is read alike by both engines', () => {
    const [one, other] = logs.map(({ asked }) => asked);
    expect(one?.map(({ question }) => [question.name, question.sql])).toEqual(other?.map(({ question }) => [question.name, question.sql]));
    for (const [index, { question, rows }] of (one ?? []).entries()) expect({ name: question.name, rows: other?.[index]?.rows }).toEqual({ name: question.name, rows });
    expect(reads[1]?.dataset).toEqual(reads[0]?.dataset);
    expect(reads[0]?.dataset.synthetic).toBe(true);
    expect(reads[0]?.dataset.results).toBeGreaterThan(5);
  });

  test('keeps the same rows and facts', async () => {
    const facts: Question = {
      name: 'device-facts',
      sql: 'SELECT device_key, driver, software, memory_gb::DOUBLE AS memory_gb, compute_units::DOUBLE AS compute_units, thermal_limit_c::DOUBLE AS thermal_limit_c FROM bench.device_facts ORDER BY device_key',
      row: { device_key: NUMBER, driver: TEXT_NULL, software: TEXT_NULL, memory_gb: NUMBER_NULL, compute_units: NUMBER_NULL, thermal_limit_c: NUMBER_NULL },
    };
    for (const question of [facts, ...(reads[0]?.views ?? []).map(({ entry }) => storedQuestion(entry.id))]) expect(await wasm.ask(question)).toEqual(await native.ask(question));
    expect(reads[0]?.dataset.throttledResults).toBeGreaterThan(1);
  });

  test('answers every question of the matrix alike', async () => {
    for (const question of matrixQuestions()) {
      const rows = await native.ask(question);
      expect({ sql: question.sql, rows: await wasm.ask(question) }).toEqual({ sql: question.sql, rows });
    }
  });

  test('lists the configurations of every metric at once as one by one', async () => {
    const metrics = METRIC_KEYS.map((key) => METRICS[key]);
    for (const engine of [native, wasm]) {
      const all = await askConfigurations(engine, 'bench.counted', metrics);
      for (const metric of metrics) expect([metric.key, all?.get(metric.key)]).toEqual([metric.key, await engine.ask(metricConfigurations('bench.counted', metric))]);
    }
  });

  test('shows the evidence of a cell alike, table by table', async () => {
    const [read] = reads;
    const [logNative, logWasm] = [recording(native), recording(wasm)];
    const devices = read?.dataset.devices.map((device) => device.key) ?? [];
    for (const model of read?.dataset.models.slice(0, 2) ?? []) {
      await openCell(logNative.engine, reads[0] as ReadDataset, model.key, devices);
      await openCell(logWasm.engine, reads[1] as ReadDataset, model.key, devices);
    }
    expect(logWasm.asked).toEqual(logNative.asked);
    const shown = new Set(logNative.asked.filter(({ question }) => question.name === 'evidence-texts').map(({ question }) => question.sql));
    expect(shown.size).toBe(read?.views.length);
  });

  test('every row is of the columns and types that its question declares', async () => {
    const texts = reads.slice(0, 1).flatMap((read) => read.views.map((view) => evidenceTexts(rowTexts(view, read.recognition), [0])));
    const lines = (reads[0]?.views ?? []).map((view) => linesQuestion(view.select));
    const questions = [...(logs[0]?.asked.map(({ question }) => question) ?? []), ...matrixQuestions(), evidenceResults(() => 'bench.evidence', NO_FILTERS, 1, [1]), ...texts, ...lines];
    for (const question of questions) {
      const described = await native.ask({ name: 'describe', sql: `SELECT column_name, column_type FROM (DESCRIBE ${question.sql})`, params: question.params ?? [], row: { column_name: TEXT, column_type: TEXT } });
      const kinds = described.map(({ column_name, column_type }) => [column_name, KINDS.get(column_type) ?? column_type]);
      expect({ sql: question.sql, kinds }).toEqual({ sql: question.sql, kinds: Object.entries(question.row).map(([column, { kind }]) => [column, kind]) });
    }
  });
});

const KINDS = new Map([['VARCHAR', 'text'], ['INTEGER', 'number'], ['DOUBLE', 'number'], ['BOOLEAN', 'boolean']]);

async function writeOdd(path: string): Promise<void> {
  const engine = await openNativeEngine();
  try {
    for (const sql of [`ATTACH '${path.replaceAll("'", "''")}' AS src`, ...createStatements(ODD), 'CHECKPOINT src', 'DETACH src']) await engine.run({ sql });
  } finally {
    engine.close();
  }
}
