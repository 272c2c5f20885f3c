import { describe, expect, test } from 'vitest';
import { throttleCode } from '../../core/model/throttle.ts';
import { pick, table, withSource } from './sourceFile.ts';
import type { Cell, TableSpec, TableSpecs } from './sourceFile.ts';
import { VARIANT_COLUMNS } from './variantColumns.ts';
import type { VariantTable } from './variantColumns.ts';

type Row = { readonly [column: string]: Cell };

const OWN_TIME = '2025-03-02T10:00:00.000Z';
const RUN_TIME = '2025-03-02T09:00:00.000Z';

const MODELS = table('model_id INTEGER, model_name VARCHAR', { model_id: 1, model_name: 'bert-base' }, { model_id: 2, model_name: 'vit-base' });
const HARDWARE = table('hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR', { hardware_id: 1, hardware_type: 'CUDA', device_name: 'A100' }, { hardware_id: 2, hardware_type: 'cpu', device_name: null });
const RUNS = table('run_id INTEGER, started_at TIMESTAMP', { run_id: 1, started_at: '2025-03-02 09:00:00' });
const BASE: TableSpecs = { models: MODELS, hardware_platforms: HARDWARE, test_runs: RUNS };

/** One writer's form of a table, with of each row the columns that it has. */
function variant(name: VariantTable, number: number, ...rows: readonly Row[]): TableSpec {
  const columns = VARIANT_COLUMNS[name][number - 1];
  if (columns === undefined) throw new Error(`${name} has no variant ${number}`);
  const present = new Set(columns.split(', ').map((column) => column.split(' ')[0]));
  return table(columns, ...rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => present.has(column)))));
}

/** The same value under every name it goes by. */
function alike(value: Cell, names: string): Row {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

const at = (hour: string, names: string): Row => alike(`2025-03-02 ${hour}`, names);

describe('hardware_platforms', () => {
  const names = alike('A100', 'device_name hardware_name hardware_model display_name browser_name');
  const rows: readonly Row[] = [
    { ...alike(1, 'id hardware_id'), ...alike('NVIDIA', 'hardware_type type platform_name'), name: 'A100', ...names, simulation_reason: 'no such card', metadata: '{}' },
    { ...alike(2, 'id hardware_id'), ...alike('x86_64', 'hardware_type type platform_name'), name: 'cpu', ...alike('unknown', Object.keys(names).join(' ')), ...alike(true, 'is_simulated simulation_mode simulation_enabled') },
  ];
  const measured = table('model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE', { model_id: 1, hardware_id: 1, latency_ms: 5 }, { model_id: 1, hardware_id: 2, latency_ms: 9 });
  const withoutDevice = new Set([9, 15, 17]);
  const withFlag = new Set([7, 11, 13, 17, 19]);

  test.each(VARIANT_COLUMNS.hardware_platforms.map((columns, index) => ({ number: index + 1, columns })))('$number: $columns', async ({ number }) => {
    const typed = number === 15 ? rows.map((row, index) => ({ ...row, name: index === 0 ? 'cuda' : 'CPU' })) : rows;
    await withSource({ models: MODELS, hardware_platforms: variant('hardware_platforms', number, ...typed), performance_results: measured }, ({ lines, devices, report }) => {
      const device = withoutDevice.has(number) ? 'cuda' : 'cuda A100';
      expect(devices).toEqual(['cpu', device]);
      expect(pick(lines, 'on', 'says')).toEqual([
        { on: device, says: 'observed supported' },
        { on: 'cpu', says: withFlag.has(number) ? 'simulated supported' : 'observed supported' },
      ]);
      expect(report('hardware_platforms')).toMatchObject({ takenFor: 'hardware', rows: 2, used: 2, setAside: [] });
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.hardware_platforms).toHaveLength(19));
});

describe('models', () => {
  const rows: readonly Row[] = [
    { ...alike(1, 'id model_id'), ...alike('bert-base', 'name model_name'), ...alike('BERT', 'family model_family'), modality: 'Text', ...alike('text_generation', 'model_type task'), ...alike(110, 'parameters_million parameters_millions'), ...alike(110_000_000, 'parameter_count parameters') },
    { ...alike(2, 'id model_id'), ...alike('unknown_model', 'name model_name') },
    { ...alike(3, 'id model_id'), ...alike('Bert-Base', 'name model_name') },
  ];
  const withParameters = new Set([1, 2, 6, 7, 8, 9, 11, 12, 13, 16]);
  const measured = table('model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE', ...[1, 2, 3, 4].map((id) => ({ model_id: id, hardware_id: 1, latency_ms: id })));

  test.each(VARIANT_COLUMNS.models.map((columns, index) => ({ number: index + 1, columns })))('$number: $columns', async ({ number }) => {
    await withSource({ models: variant('models', number, ...rows), hardware_platforms: HARDWARE, performance_results: measured }, ({ read, lines, report }) => {
      expect(read.dataset.models).toEqual([expect.objectContaining({ name: 'bert-base', family: 'bert', modality: 'text', parametersMillion: withParameters.has(number) ? 110 : null })]);
      expect(pick(lines, 'model', 'aside')).toEqual([
        { model: 'bert-base' },
        { model: 'null', aside: 'the model is “unknown”' },
        { model: 'bert-base' },
        { model: 'null', aside: 'refers to a model that the file does not list' },
      ]);
      expect(report('models')).toMatchObject({ takenFor: 'models', rows: 3, used: 2, setAside: [{ reason: 'the name is “unknown” or missing', rows: 1 }], notes: ['1 duplicate joined with its twin'] });
      expect(report('performance_results')).toMatchObject({ rows: 4, used: 2, setAside: [{ rows: 1 }, { rows: 1 }] });
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.models).toHaveLength(16));
});

describe('test_runs', () => {
  const runs: readonly Row[] = [
    { id: 7, run_id: 7, ...alike('2025-03-02 09:00:00', 'started_at start_time created_at'), ...alike('abc', 'git_commit commit_sha') },
    { id: 8, run_id: 8, status: 'running' },
  ];
  const measured = table('run_id VARCHAR, model_id INTEGER, hardware_id INTEGER, latency_ms DOUBLE', ...['7', '8', '9'].map((run) => ({ run_id: run, model_id: 1, hardware_id: 1, latency_ms: 5 })));

  test.each(VARIANT_COLUMNS.test_runs.map((columns, index) => ({ number: index + 1, columns })))('$number: $columns', async ({ number }) => {
    await withSource({ ...BASE, test_runs: variant('test_runs', number, ...runs), performance_results: measured }, ({ lines, report }) => {
      const commit = number === 1 || number === 8 ? { commit_ref: 'abc' } : {};
      expect(pick(lines, 'at', 'time_from_run', 'commit_ref')).toEqual([{ at: RUN_TIME, time_from_run: true, ...commit }, {}, {}]);
      expect(report('test_runs')).toMatchObject({ takenFor: 'runs', rows: 2, used: 2 });
      expect(report('performance_results').notes).toEqual(['1 row dated by the start of its run', '2 rows without a time']);
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.test_runs).toHaveLength(8));
});

describe('test_results', () => {
  const ids: Row = { ...alike(7, 'id test_result_id result_id test_id'), run_id: 1, model_id: 1, hardware_id: 1, model_name: 'bert-base', hardware_type: 'cuda', device_name: 'A100', hardware_used: 'cuda' };
  const times: Row = { ...at('10:00:00', 'timestamp test_timestamp created_at'), test_date: '2025-03-02' };
  const failed: Row = {
    ...ids, ...times, ...alike('Failed', 'status test_status'), ...alike(false, 'success test_success'), error_message: 'CUDA out of memory', error_category: 'memory_error', test_type: 'Inference',
    ...alike(3.5, 'execution_time execution_time_seconds duration'), ...alike(512, 'memory_usage memory_usage_mb'), inference_time_ms: 12.5, throughput_items_per_sec: 80, power_consumption: 45.5, temperature: 61.5,
    bits: 8, batch_size: 8, metadata: '{}', details: '{}', simulation_reason: null,
  };
  const passed: Row = { ...ids, ...times, ...alike('Success', 'status test_status'), ...alike(true, 'success test_success'), ...alike(true, 'is_simulated is_simulation'), ...alike('{"mock_mode": true}', 'metadata details') };
  const skipped: Row = { ...ids, ...times, status: 'skipped', success: null, test_success: null };

  const common = { test_type: 'inference', duration_s: 3.5, memory_mb: 512, error_text: 'CUDA out of memory', status_word: 'Failed' };
  const cases: readonly { readonly number: number; readonly fields: object; readonly failure?: string; readonly time?: string; readonly skips?: boolean; readonly inline?: boolean }[] = [
    { number: 1, fields: common, skips: true },
    { number: 2, fields: { duration_s: 3.5, error_text: 'CUDA out of memory', status_word: 'Failed', run_ref: '1' }, skips: true },
    { number: 3, fields: { ...common, power_w: 45.5, temperature_c: 61.5, hardware_word: 'cuda' }, skips: true, inline: true },
    { number: 5, fields: { test_type: 'inference', error_text: 'CUDA out of memory', hardware_word: 'cuda' }, time: '2025-03-02T00:00:00.000Z', inline: true },
    { number: 7, fields: { test_type: 'inference', duration_s: 3.5, memory_mb: 512, power_w: 45.5, error_text: 'CUDA out of memory', hardware_word: 'cuda' }, inline: true },
    { number: 8, fields: { batch: '8', duration_s: 3.5, error_text: 'CUDA out of memory', run_ref: '1' } },
    { number: 9, fields: { ...common, error_type: 'memory_error' }, skips: true },
    { number: 11, fields: { test_type: 'inference', duration_s: 3.5, memory_mb: 512, status_word: 'Failed' }, failure: 'error', skips: true },
    { number: 12, fields: { precision: 'int8', precision_word: '8', latency_ms: 12.5, throughput_per_s: 80, memory_mb: 512 }, failure: 'error' },
  ];

  test.each(cases)('$number', async ({ number, fields, failure = 'out-of-memory', time = OWN_TIME, skips = false, inline = false }) => {
    await withSource({ ...BASE, test_results: variant('test_results', number, failed, passed, skipped) }, ({ lines }) => {
      const device = number === 3 || number === 7 ? 'cuda' : 'cuda A100';
      expect(lines[0]).toEqual({ table: 'test_results', model: 'bert-base', on: device, says: `observed failing ${failure}`, at: time, ...(inline ? {} : { hardware_word: 'CUDA' }), ...fields });
      expect(lines[1]).toMatchObject({ says: 'simulated supported' });
      expect(pick(lines.slice(2), 'on', 'says')).toEqual([{ on: device, says: 'observed nothing' }]);
      expect(lines[2]?.['status_word']).toBe(skips ? 'skipped' : undefined);
    });
  });

  test.each([4, 6, 10])('%i names no model: not used, and said so', async (number) => {
    await withSource({ ...BASE, test_results: variant('test_results', number, failed, passed) }, ({ lines, report }) => {
      expect(lines).toEqual([]);
      expect(report('test_results')).toMatchObject({ takenFor: null, rows: 2, used: 0, reason: 'has the name of test results, but not its columns (model_id or model_name or model)' });
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.test_results).toHaveLength(cases.length + 3));
});

describe('performance_results', () => {
  const keys: Row = { ...alike(7, 'id result_id performance_id'), run_id: 1, model_id: 1, hardware_id: 1 };
  const time = at('10:00:00', 'created_at timestamp test_timestamp');
  const measured: Row = {
    ...keys, ...time, test_case: 'Embedding', batch_size: 8, ...alike(128, 'sequence_length input_tokens'), precision: 'FP16', ...alike(12.5, 'average_latency_ms latency_ms'), p50_latency_ms: 12.25, p90_latency_ms: 14.5, p99_latency_ms: 20.25,
    throughput_items_per_second: 80, ...alike(512, 'memory_peak_mb peak_memory_mb memory_mb memory_usage_mb'), ...alike(45.5, 'power_watts power_consumption_watts power_usage_watts'), energy_efficiency_items_per_joule: 1.75,
    total_time_seconds: 2.5, iterations: 50, warmup_iterations: 5, git_commit_hash: 'abc', version_tag: 'v1', ...alike(false, 'is_simulated simulation_mode'), ...alike('{}', 'metrics metadata'),
  };
  const zeros: Row = { ...keys, ...time, ...alike(0, 'average_latency_ms latency_ms p50_latency_ms p90_latency_ms p99_latency_ms throughput_items_per_second memory_peak_mb peak_memory_mb memory_mb memory_usage_mb power_watts power_consumption_watts power_usage_watts energy_efficiency_items_per_joule total_time_seconds') };
  const simulated: Row = { ...measured, ...alike(true, 'is_simulated simulation_mode'), ...alike('demo mode', 'simulation_reason simulation_details'), ...alike('{"mock_mode": true}', 'metrics metadata options test_config raw_metrics') };

  const STATED: { readonly [word: string]: object } = {
    case: { test_case: 'embedding' }, batch: { batch: '8' }, sequence: { sequence_length: 128, shape: '128' }, precision: { precision: 'fp16', precision_word: 'FP16' }, latency: { latency_ms: 12.5 }, p50: { latency_p50_ms: 12.25 },
    p90: { latency_p90_ms: 14.5 }, p99: { latency_p99_ms: 20.25 }, throughput: { throughput_per_s: 80 }, memory: { memory_mb: 512 }, power: { power_w: 45.5, energy_per_item_j: 45.5 / 80, items_per_joule: 80 / 45.5, energy_delay_js: ((45.5 / 80) * 12.5) / 1000 }, iterations: { iterations: 50 }, efficiency: { items_per_joule: 1.75 }, duration: { duration_s: 2.5 },
    commit: { commit_ref: 'abc' }, run: { run_ref: '1' }, own: { at: OWN_TIME }, 'run-time': { at: RUN_TIME, time_from_run: true }, flag: {}, json: {},
  };
  const cases = [
    [1, 'case batch precision duration latency throughput memory iterations run own json'],
    [2, 'batch sequence latency p50 p90 p99 throughput memory power efficiency own'],
    [3, 'batch sequence throughput latency memory run own json'],
    [4, 'batch sequence precision throughput latency memory power commit own'],
    [5, 'case batch precision duration latency throughput memory iterations run own json'],
    [6, 'batch sequence precision throughput latency memory power own'],
    [7, 'batch throughput latency memory run own flag'],
    [8, 'batch latency throughput memory run own flag'],
    [10, 'case batch precision throughput latency memory run run-time flag'],
    [11, 'precision batch sequence throughput latency memory own json'],
    [12, 'case batch precision throughput latency memory run own flag'],
    [13, 'batch sequence run latency p90 p99 throughput memory power own flag'],
    [14, 'batch sequence latency p50 p90 p99 throughput memory power efficiency own flag'],
    [15, 'run batch sequence latency throughput memory own flag'],
    [16, 'batch sequence precision latency throughput memory power own json'],
  ] as const;

  test.each(cases)('%i: %s', async (number, stated) => {
    const words = stated.split(' ');
    await withSource({ ...BASE, performance_results: variant('performance_results', number, measured, zeros, simulated) }, ({ lines, report }) => {
      const whole = Object.assign({}, ...words.map((word) => STATED[word])) as object;
      expect(lines[0]).toEqual({ table: 'performance_results', model: 'bert-base', on: 'cuda A100', says: 'observed supported', hardware_word: 'CUDA', ...whole });
      const numbers = Object.keys(lines[1] ?? {}).filter((field) => /_(ms|s|mb|w|joule|j|js|c|mah|h)$/.test(field));
      expect({ says: lines[1]?.['says'], placeholder: lines[1]?.['placeholder'], numbers }).toEqual({ says: 'observed nothing', placeholder: true, numbers: [] });
      const marked = words.includes('flag') || words.includes('json');
      expect(lines[2]?.['says']).toBe(marked ? 'simulated supported' : 'observed supported');
      expect(lines[2]?.['simulation_reason']).toBe(words.includes('flag') ? 'demo mode' : undefined);
      expect(report('performance_results')).toMatchObject({ takenFor: 'performance results', rows: 3, used: 3, setAside: [] });
      expect(report('performance_results').notes).toContain('1 placeholder of zeros, taken as “not measured”');
    });
  });

  test('3: the shape of the input stands for its length where no length is stated', async () => {
    const rows = [{ input_shape: '[1, 3, 224, 224]' }, { input_shape: '[8, 128]', sequence_length: 128 }].map((row) => ({ ...keys, latency_ms: 5, ...row }));
    await withSource({ ...BASE, performance_results: variant('performance_results', 3, ...rows) }, ({ lines }) => expect(pick(lines, 'shape')).toEqual([{ shape: '[1, 3, 224, 224]' }, { shape: '128' }]));
  });

  test('9 names no model: not used, and said so', async () => {
    await withSource({ ...BASE, performance_results: variant('performance_results', 9, { status: 'success', execution_time_sec: 3 }) }, ({ lines, report }) => {
      expect(lines).toEqual([]);
      expect(report('performance_results')).toMatchObject({ takenFor: null, rows: 1, reason: expect.stringContaining('not its columns') });
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.performance_results).toHaveLength(cases.length + 1));
});

describe('hardware_compatibility', () => {
  const keys: Row = { ...alike(5, 'id compatibility_id'), run_id: 1, model_id: 1, hardware_id: 1, ...at('10:00:00', 'created_at last_tested timestamp') };
  const yes: Row = { ...keys, is_compatible: true, compatibility_status: 'Compatible', compatibility_type: 'REAL', compatibility_score: 0.75 };
  const no: Row = { ...keys, is_compatible: false, compatibility_status: 'not-supported', compatibility_type: 'INCOMPATIBLE', error_message: 'no kernel', error_type: 'runtime_error', suggested_fix: 'use fp32' };
  const odd: Row = { ...keys, is_compatible: null, compatibility_status: 'planned', compatibility_type: 'SIMULATION' };
  const line = { table: 'hardware_compatibility', model: 'bert-base', on: 'cuda A100', at: OWN_TIME, hardware_word: 'CUDA' };
  const run = { run_ref: '1' };
  const failure = { error_text: 'no kernel', error_type: 'runtime_error' };

  test.each([
    [1, { status_word: 'true', score: 0.75, ...run }, { status_word: 'false', suggested_fix: 'use fp32', ...failure, ...run }, 'declared nothing'],
    [2, { status_word: 'Compatible', score: 0.75 }, { status_word: 'not-supported' }, 'declared nothing'],
    [3, { status_word: 'REAL', ...run }, { status_word: 'INCOMPATIBLE', ...run }, 'simulated supported'],
    [5, { status_word: 'true', ...run }, { status_word: 'false', ...failure, ...run }, 'declared nothing'],
  ] as const)('%i', async (number, first, second, third) => {
    await withSource({ ...BASE, hardware_compatibility: variant('hardware_compatibility', number, yes, no, odd) }, ({ lines }) => {
      expect(lines[0]).toEqual({ ...line, says: 'declared supported', ...first });
      expect(lines[1]).toEqual({ ...line, says: 'declared unsupported', ...second });
      expect(lines[2]).toMatchObject({ on: 'cuda A100', says: third });
    });
  });

  test('4 is about model families: set aside, and said so', async () => {
    const row: Row = { compatibility_id: 'x', model_family: 'bert', hardware_platform: 'cuda', compatibility_level: 'full', description: 'works' };
    await withSource({ ...BASE, hardware_compatibility: variant('hardware_compatibility', 4, row, row) }, ({ report }) => {
      expect(report('hardware_compatibility')).toMatchObject({ takenFor: 'declared compatibility', rows: 2, used: 0, setAside: [{ reason: 'names a model family, not a model', rows: 2 }] });
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.hardware_compatibility).toHaveLength(5));
});

describe('cross_platform_compatibility', () => {
  const full: Row = { id: 1, model_id: 1, model_name: 'bert-base', cpu_support: true, cuda_support: false, qnn_support: true, qualcomm_support: true, notes: 'as measured', compatibility_score: 0.5, last_updated: '2025-03-02 10:00:00' };
  const silent: Row = { id: 2, model_id: 2, model_name: 'vit-base', last_updated: '2025-03-02 10:00:00' };

  test.each([
    [1, ['cpu', 'cuda', 'qualcomm']],
    [2, ['cpu', 'cuda', 'qualcomm']],
    [4, ['cuda', 'qualcomm']],
    [5, ['cuda', 'qualcomm']],
    [6, ['cuda', 'qualcomm']],
  ] as const)('%i, wide: one row per stated hardware', async (number, stated) => {
    await withSource({ models: MODELS, cross_platform_compatibility: variant('cross_platform_compatibility', number, full, silent) }, ({ lines, devices, report }) => {
      expect(pick(lines, 'model', 'on', 'says', 'status_word', 'at', 'notes', 'score')).toEqual(
        stated.map((on) => ({ model: 'bert-base', on, says: on === 'cuda' ? 'declared unsupported' : 'declared supported', status_word: on === 'cuda' ? 'false' : 'true', at: OWN_TIME, ...(number === 5 ? { notes: 'as measured' } : {}) })),
      );
      expect(devices).toEqual(expect.arrayContaining(['cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu']));
      expect(report('cross_platform_compatibility')).toMatchObject({ rows: 2, used: 1, setAside: [{ reason: 'states support for no hardware', rows: 1 }] });
    });
  });

  test('3, long: one row per hardware', async () => {
    const long: Row = { id: 1, model_id: 1, hardware_type: 'WebGPU', compatibility_level: 'Partial', compatibility_notes: 'slow', created_at: '2025-03-02 10:00:00' };
    await withSource({ ...BASE, cross_platform_compatibility: variant('cross_platform_compatibility', 3, long, { ...long, hardware_type: 'api' }) }, ({ lines }) => {
      expect(lines).toEqual([
        { table: 'cross_platform_compatibility', model: 'bert-base', on: 'webgpu', says: 'declared partial', at: OWN_TIME, status_word: 'Partial', hardware_word: 'WebGPU', notes: 'slow' },
        expect.objectContaining({ aside: 'the hardware is “unknown” or is not hardware' }),
      ]);
    });
  });

  test('a wide table of words instead of booleans keeps the words', async () => {
    const words = table('model_name VARCHAR, cpu_support VARCHAR, cuda_support VARCHAR, mps_support VARCHAR, tpu_support INTEGER', { model_name: 'bert-base', cpu_support: 'Full', cuda_support: 'limited', mps_support: 'sometimes', tpu_support: 0 });
    await withSource({ cross_platform_compatibility: words }, ({ lines }) => {
      expect(pick(lines, 'on', 'says', 'status_word')).toEqual([
        { on: 'cpu', says: 'declared supported', status_word: 'Full' },
        { on: 'cuda', says: 'declared partial', status_word: 'limited' },
        { on: 'mps', says: 'declared nothing', status_word: 'sometimes' },
        { on: 'tpu', says: 'declared unsupported', status_word: '0' },
      ]);
    });
  });

  test('covers every variant', () => expect(VARIANT_COLUMNS.cross_platform_compatibility).toHaveLength(6));
});

describe('compatibility_details', () => {
  const details = variant(
    'compatibility_details', 1,
    { id: 1, compatibility_id: 7, hardware_type: 'qnn', compatibility_level: 'High', limitations: 'batch 1', workarounds: 'split', performance_notes: 'fast', validation_date: '2025-03-02 10:00:00' },
    { id: 2, compatibility_id: 8, hardware_type: 'cpu', compatibility_level: 'low' },
    { id: 3, compatibility_id: 99, hardware_type: 'cpu', compatibility_level: 'medium' },
  );
  const expected = [
    { table: 'compatibility_details', model: 'bert-base', on: 'qualcomm', says: 'declared supported', at: OWN_TIME, status_word: 'High', hardware_word: 'qnn', limitations: 'batch 1', workarounds: 'split', notes: 'fast' },
    { table: 'compatibility_details', model: 'vit-base', on: 'cpu', says: 'declared partial', status_word: 'low', hardware_word: 'cpu' },
    expect.objectContaining({ aside: 'names no model' }),
  ];

  test.each([1, 2])('through the wide parent %i', async (number) => {
    const parent = variant('cross_platform_compatibility', number, { id: 7, model_id: 1, model_name: 'bert-base' }, { id: 8, model_id: 2, model_name: 'vit-base' });
    await withSource({ models: MODELS, cross_platform_compatibility: parent, compatibility_details: details }, ({ lines }) => {
      expect(lines.filter((line) => line.table === 'compatibility_details')).toEqual(expected);
    });
  });

  test.each([1, 2, 3, 5])('through hardware_compatibility %i', async (number) => {
    const parent = variant('hardware_compatibility', number, { ...alike(7, 'id compatibility_id'), model_id: 1, hardware_id: 1 }, { ...alike(8, 'id compatibility_id'), model_id: 2, hardware_id: 2 });
    await withSource({ ...BASE, hardware_compatibility: parent, compatibility_details: details }, ({ lines }) => {
      expect(lines.filter((line) => line.table === 'compatibility_details')).toEqual(expected);
    });
  });

  test('without any parent no row names a model', async () => {
    await withSource({ ...BASE, compatibility_details: details }, ({ report }) => {
      expect(report('compatibility_details')).toMatchObject({ rows: 3, used: 0, setAside: [{ reason: 'names no model', rows: 3 }] });
    });
  });
});

describe('power_metrics', () => {
  const ids: Row = { id: 1, metric_id: 1, run_id: 1, model_id: 1, hardware_id: 1 };

  test('1: W, seconds, °C, mAh', async () => {
    const row: Row = { ...ids, test_id: 3, power_watts_avg: 45.5, power_watts_peak: 80, temperature_celsius_avg: 60, temperature_celsius_peak: 71.5, battery_impact_mah: 125.5, test_duration_seconds: 12.5, estimated_runtime_hours: 4.25, test_timestamp: '2025-03-02 10:00:00' };
    await withSource({ ...BASE, power_metrics: variant('power_metrics', 1, row) }, ({ lines, report }) => {
      const numbers = { power_w: 45.5, power_peak_w: 80, temperature_c: 60, temperature_peak_c: 71.5, battery_mah: 125.5, duration_s: 12.5, runtime_h: 4.25 };
      expect(lines).toEqual([{ table: 'power_metrics', model: 'bert-base', on: 'cuda A100', says: 'observed nothing', at: OWN_TIME, hardware_word: 'CUDA', ...numbers }]);
      expect(report('power_metrics')).toMatchObject({ takenFor: 'power measurements', columnsIgnored: ['id', 'test_id'], notes: ['1 row whose result isn’t in the file'] });
    });
  });

  const milli: Row = {
    ...ids, hardware_type: 'qualcomm', device_name: 'SM8550', power_consumption_mw: 2000, average_power_mw: 1500, peak_power_mw: 2500, idle_power_mw: 250, energy_consumption_mj: 3750, temperature_celsius: 41.5, monitoring_duration_ms: 2500,
    energy_efficiency_items_per_joule: 53.5, thermal_throttling_detected: true, battery_impact_percent_per_hour: 12.5, throughput: 80, throughput_units: 'items/s', timestamp: '2025-03-02 10:00:00', metadata: '{"mock_mode": true}',
  };
  const canonical = { power_peak_w: 2.5, power_idle_w: 0.25, energy_j: 3.75, temperature_c: 41.5, duration_s: 2.5, battery_percent_per_h: 12.5, throughput_per_s: 80 };

  test('2: mW, mJ and ms become W, J and s; mock_mode in the metadata marks a simulation', async () => {
    const other = { ...milli, average_power_mw: 0, energy_efficiency_items_per_joule: null, thermal_throttling_detected: false, metadata: '{"mock_mode": false}' };
    await withSource({ ...BASE, power_metrics: variant('power_metrics', 2, { ...milli, hardware_id: null }, other) }, ({ lines, report }) => {
      expect(lines).toEqual([
        { table: 'power_metrics', model: 'bert-base', on: 'qualcomm SM8550', says: 'simulated nothing', at: OWN_TIME, hardware_word: 'qualcomm', run_ref: '1', power_w: 1.5, energy_per_item_j: 1.5 / 80, items_per_joule: 53.5, throttle: throttleCode('event'), ...canonical },
        { table: 'power_metrics', model: 'bert-base', on: 'cuda A100', says: 'observed nothing', at: OWN_TIME, hardware_word: 'CUDA', run_ref: '1', power_w: 2, energy_per_item_j: 2 / 80, items_per_joule: 80 / 2, throttle: 0, ...canonical },
      ]);
      const notes = ['average_power_mw', 'power_consumption_mw', 'peak_power_mw', 'idle_power_mw'].map((column) => `${column}: mW read as W`);
      expect(report('power_metrics').notes).toEqual(expect.arrayContaining([...notes, 'energy_consumption_mj: mJ read as J', 'monitoring_duration_ms: ms read as s', '1 simulated row']));
    });
  });

  test('2: an efficiency that power and throughput contradict is flagged, and no efficiency is taken', async () => {
    const rows = [56.1, 55.9, 50.6, 50.7].map((stated) => ({ ...milli, energy_efficiency_items_per_joule: stated }));
    await withSource({ ...BASE, power_metrics: variant('power_metrics', 2, ...rows) }, ({ lines }) => {
      expect(pick(lines, 'power_w', 'throughput_per_s', 'efficiency_conflict', 'items_per_joule', 'energy_per_item_j')).toEqual([
        { power_w: 1.5, throughput_per_s: 80, efficiency_conflict: true },
        { power_w: 1.5, throughput_per_s: 80, items_per_joule: Math.fround(55.9), energy_per_item_j: 1.5 / 80 },
        { power_w: 1.5, throughput_per_s: 80, efficiency_conflict: true },
        { power_w: 1.5, throughput_per_s: 80, items_per_joule: Math.fround(50.7), energy_per_item_j: 1.5 / 80 },
      ]);
    });
  });

  test('2: without a throughput the energy of the test tells nothing of an item, unless the efficiency is stated', async () => {
    const rows = [{ ...milli, throughput: null }, { ...milli, throughput: null, energy_efficiency_items_per_joule: null }, { ...milli, average_power_mw: null, power_consumption_mw: null, energy_efficiency_items_per_joule: null }];
    await withSource({ ...BASE, power_metrics: variant('power_metrics', 2, ...rows) }, ({ lines }) => {
      expect(pick(lines, 'items_per_joule', 'energy_per_item_j')).toEqual([{ items_per_joule: 53.5, energy_per_item_j: 1 / 53.5 }, {}, { energy_per_item_j: 3.75 / (80 * 2.5), items_per_joule: 1 / (3.75 / (80 * 2.5)) }]);
    });
  });

  test('with names instead of ids', async () => {
    const named = table('test_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, power_watts_avg FLOAT', { test_id: 1, model_name: 'bert-base', hardware_type: 'CUDA', power_watts_avg: 45.5 });
    await withSource({ power_metrics: named }, ({ lines }) => expect(pick(lines, 'model', 'on', 'power_w')).toEqual([{ model: 'bert-base', on: 'cuda', power_w: 45.5 }]));
  });

  test('through its test, where the row itself names neither model nor hardware', async () => {
    const tests = variant('test_results', 1, { id: 3, model_id: 2, hardware_id: 2, status: 'passed' });
    const power = variant('power_metrics', 1, { id: 1, test_id: 3, power_watts_avg: 45.5 }, { id: 2, test_id: 4, power_watts_avg: 45.5 });
    await withSource({ ...BASE, test_results: tests, power_metrics: power }, ({ lines }) => {
      expect(pick(lines.filter((line) => line.table === 'power_metrics'), 'model', 'on', 'aside')).toEqual([{ model: 'vit-base', on: 'cpu' }, { model: 'null', on: 'null', aside: 'names no model' }]);
    });
  });
});

describe('web_platform_results', () => {
  const keys: Row = { result_id: 1, run_id: 1, model_id: 1, model_name: 'bert-base', hardware_id: 1, platform: 'WebGPU', browser: 'firefox', ...at('10:00:00', 'created_at timestamp') };
  const measured: Row = { ...keys, success: true, status: 'success', load_time_ms: 350.5, ...alike(80.5, 'inference_time_ms subsequent_inference_time_ms'), execution_time: 2.5, ...alike(150, 'memory_usage_mb memory_mb') };
  const failed: Row = { ...keys, success: false, status: 'error', error_message: 'Timed out waiting for the adapter' };
  const neither: Row = { ...keys };
  const stated = { table: 'web_platform_results', model: 'bert-base', at: OWN_TIME };

  test.each([
    [1, 'cuda A100', { hardware_word: 'CUDA', run_ref: '1', load_ms: 350.5, latency_ms: 80.5, memory_mb: 150 }, 'observed failing timeout'],
    [2, 'webgpu firefox', { hardware_word: 'WebGPU', status_word: 'success', duration_s: 2.5 }, 'observed failing timeout'],
    [3, 'webgpu firefox', { hardware_word: 'WebGPU', run_ref: '1', latency_ms: 80.5, memory_mb: 150 }, 'observed nothing'],
    [4, 'cuda A100', { hardware_word: 'CUDA' }, 'observed failing error'],
  ] as const)('%i', async (number, on, fields, failure) => {
    await withSource({ ...BASE, web_platform_results: variant('web_platform_results', number, measured, failed, neither) }, ({ lines }) => {
      expect(lines[0]).toEqual({ ...stated, on, says: 'observed supported', ...fields });
      expect(lines[1]).toMatchObject({ on, says: failure });
      expect(lines[2]).toMatchObject({ on, says: 'observed nothing' });
    });
  });

  test.each([1, 4])('%i: the platform of a row that has an id makes no second device', async (number) => {
    await withSource({ ...BASE, web_platform_results: variant('web_platform_results', number, measured) }, ({ devices }) => expect(devices).toEqual(['cpu', 'cuda A100']));
  });

  test('1: without a hardware id the platform and the browser name the device', async () => {
    await withSource({ ...BASE, web_platform_results: variant('web_platform_results', 1, { ...measured, hardware_id: null }) }, ({ lines, devices }) => {
      expect(pick(lines, 'on')).toEqual([{ on: 'webgpu firefox' }]);
      expect(devices).toEqual(['cpu', 'cuda A100', 'webgpu firefox']);
    });
  });
});

describe('ipfs_acceleration_results', () => {
  test('1, endpoints: a way of reaching a model is not hardware', async () => {
    const row: Row = { id: 1, run_id: 1, model_name: 'bert-base', acceleration_type: 'GPU', endpoint_type: 'openvino', status: 'Success', success: true, execution_time_ms: 2500, implementation_type: 'REAL', test_date: '2025-03-02 10:00:00' };
    const rows = [row, { ...row, implementation_type: '(MOCK)' }, { ...row, endpoint_type: 'api_openai' }, { ...row, endpoint_type: null }, { ...row, status: 'Failed CUDA initialization', success: null }];
    await withSource({ ...BASE, ipfs_acceleration_results: variant('ipfs_acceleration_results', 1, ...rows) }, ({ lines }) => {
      expect(lines[0]).toEqual({ table: 'ipfs_acceleration_results', model: 'bert-base', on: 'openvino', says: 'observed supported', at: OWN_TIME, status_word: 'Success', hardware_word: 'openvino', run_ref: '1', duration_s: 2.5 });
      expect(pick(lines.slice(1), 'on', 'says', 'aside')).toEqual([
        { on: 'openvino', says: 'simulated supported' },
        { on: 'null', aside: 'the hardware is “unknown” or is not hardware' },
        { on: 'cuda', says: 'observed supported' },
        { on: 'openvino', says: 'observed failing error' },
      ]);
    });
  });

  test('2, content ids: the hardware is that of the test', async () => {
    const tests = variant('test_results', 2, { test_result_id: 3, model_id: 1, hardware_id: 2, status: 'passed' });
    const row: Row = { id: 1, test_id: 3, model_id: 1, cid: 'Qm', transfer_time_ms: 9, load_time_ms: 350.5, test_timestamp: '2025-03-02 10:00:00' };
    await withSource({ ...BASE, test_results: tests, ipfs_acceleration_results: variant('ipfs_acceleration_results', 2, row, { ...row, test_id: 4 }) }, ({ lines }) => {
      expect(lines.filter((line) => line.table === 'ipfs_acceleration_results')).toEqual([
        { table: 'ipfs_acceleration_results', model: 'bert-base', on: 'cpu', says: 'observed nothing', at: OWN_TIME, load_ms: 350.5, hardware_word: 'cpu' },
        expect.objectContaining({ aside: 'names no hardware' }),
      ]);
    });
  });

  const web: Row = { id: 1, model_name: 'bert-base', hardware_type: 'webnn', platform: 'webgpu', browser: 'edge', precision: 4, latency_ms: 12.5, processing_time_ms: 99, throughput_items_per_sec: 80, memory_usage_mb: 150, timestamp: '2025-03-02 10:00:00', ...alike(true, 'is_real_implementation is_real_hardware'), is_simulation: false, details: '{}' };
  test.each([
    [3, 'webgpu edge', 'webgpu'],
    [4, 'webnn edge', 'webnn'],
  ] as const)('%i, browsers', async (number, on, word) => {
    const rows = [web, { ...web, is_simulation: true }, { ...web, ...alike(false, 'is_real_implementation is_real_hardware') }];
    await withSource({ ...BASE, ipfs_acceleration_results: variant('ipfs_acceleration_results', number, ...rows) }, ({ lines }) => {
      expect(lines[0]).toEqual({ table: 'ipfs_acceleration_results', model: 'bert-base', on, says: 'observed supported', at: OWN_TIME, hardware_word: word, precision: 'int4', precision_word: '4', latency_ms: 12.5, throughput_per_s: 80, memory_mb: 150 });
      expect(pick(lines.slice(1), 'says')).toEqual([{ says: 'simulated supported' }, { says: 'simulated supported' }]);
    });
  });
});

test('a file as recovered: mixed forms, shuffled columns, no created_at, runs with an empty id beside run_id, zeros only', async () => {
  const tables: TableSpecs = {
    hardware_platforms: table('device_name VARCHAR, memory_gb FLOAT, hardware_type VARCHAR, hardware_id INTEGER, metadata JSON', { hardware_id: 1, hardware_type: 'cpu', device_name: 'unknown', memory_gb: 0 }),
    models: table('parameters_million FLOAT, modality VARCHAR, model_name VARCHAR, model_id INTEGER, model_family VARCHAR, metadata JSON', { model_id: 1, model_name: 'unknown_model' }, { model_id: 2, model_name: 'bert-tiny' }),
    test_runs: table('test_name VARCHAR, started_at TIMESTAMP, run_id INTEGER, metadata JSON, id INTEGER, test_type VARCHAR, git_branch VARCHAR, git_commit VARCHAR', { run_id: 1, started_at: '2025-03-02 09:00:00', metadata: '{"source": "api"}', git_commit: 'abc' }),
    performance_results: table(
      'metrics JSON, throughput_items_per_second FLOAT, run_id INTEGER, hardware_id INTEGER, model_id INTEGER, average_latency_ms FLOAT, memory_peak_mb FLOAT, batch_size INTEGER, precision VARCHAR, result_id INTEGER',
      ...[1, 2].map((model) => ({ result_id: model, run_id: 1, model_id: model, hardware_id: 1, average_latency_ms: 0, throughput_items_per_second: 0, memory_peak_mb: 0, batch_size: 1, precision: 'fp32', metrics: '{}' })),
    ),
    hardware_compatibility: table('is_compatible BOOLEAN, hardware_id INTEGER, model_id INTEGER, compatibility_id INTEGER'),
  };
  await withSource(tables, ({ lines, models, devices, report }) => {
    expect(models).toEqual(['bert-tiny']);
    expect(devices).toEqual(['cpu']);
    expect(lines).toEqual([
      expect.objectContaining({ aside: 'the model is “unknown”' }),
      { table: 'performance_results', model: 'bert-tiny', on: 'cpu', says: 'observed nothing', at: RUN_TIME, time_from_run: true, placeholder: true, hardware_word: 'cpu', precision: 'fp32', precision_word: 'fp32', batch: '1', run_ref: '1', commit_ref: 'abc' },
    ]);
    expect(report('test_runs')).toMatchObject({ rows: 1, used: 1, setAside: [] });
    expect(report('hardware_compatibility')).toMatchObject({ takenFor: 'declared compatibility', rows: 0, used: 0 });
  });
});
