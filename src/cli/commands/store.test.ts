import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { SCHEMA_VERSION } from '../../core/store/schema.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { testIo } from '../command/testing/testIo.ts';
import { runProgram } from '../program.ts';
import { openDataset } from '../source/openDataset.ts';
import type { OpenedDataset } from '../source/openDataset.ts';

let folder = '';
let db = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-command-'));
  db = join(folder, 'results.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The example of the framework's design document, with every optional part, and the units that it states. */
const EXAMPLE = {
  model_name: 'bert-base-uncased',
  model_family: 'bert',
  hardware_type: 'cuda',
  test_type: 'inference',
  endpoint_type: 'local',
  status: 'success',
  success: true,
  execution_time: 1.25,
  memory_usage: 1024.5,
  details: { note: 'synthetic' },
  performance: {
    batch_size: 16, sequence_length: 128, average_latency_ms: 25.4, p50_latency_ms: 24.8, p90_latency_ms: 28.1, p99_latency_ms: 31.2,
    throughput_items_per_second: 629.9, memory_peak_mb: 2048.5, power_watts: 185.2, energy_efficiency_items_per_joule: 3.4,
  },
  power_metrics: { power_watts_avg: 185.2, power_watts_peak: 210.5, temperature_celsius_avg: 68.5, temperature_celsius_peak: 73.2, battery_impact_mah: 12.5, test_duration_seconds: 30, estimated_runtime_hours: 4.5 },
  compatibility: { status: 'compatible', score: 0.95, recommended: true },
};

function put(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], stdin = ''): Promise<Ran> {
  const io = testIo({ cwd: folder, stdin: () => Promise.resolve(stdin) });
  const code = await runProgram(['--db', db, ...args], io);
  return { code, out: io.out(), err: io.err() };
}

async function reading<T>(work: (dataset: OpenedDataset) => Promise<T>): Promise<T> {
  const dataset = await openDataset(db, testIo({ cwd: folder }));
  try {
    return await work(dataset);
  } finally {
    dataset.close();
  }
}

/** What is stated of each row behind a cell. */
async function cell(dataset: OpenedDataset, model: string, hardwareType: string): Promise<Record<string, unknown>[]> {
  const { rows } = await dataset.session.evidence(DEFAULT_VIEW, { model, hardwareType, device: null });
  return rows.map(({ values, ...row }) => ({ ...row, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) }));
}

describe('store', () => {
  test("keeps the design document's example, and the page reads the same numbers and units", async () => {
    const ran = await run(['store', put('result.json', EXAMPLE)]);
    expect(ran).toMatchObject({ code: 0, out: `Stored 1 result in ${db} (1 without a time of its own).\n` });
    expect(ran.err).toContain(`Created ${db}`);
    await reading(async (dataset) => {
      const { dataset: read } = dataset.session;
      expect(read.models.map(({ name, family }) => [name, family])).toEqual([['bert-base-uncased', 'bert']]);
      expect(read.devices.map(({ hardwareType, name }) => [hardwareType, name])).toEqual([['cuda', null]]);
      const rows = await cell(dataset, 'bert-base-uncased', 'cuda');
      expect(Object.fromEntries(rows.map((row) => [row['kind'], row]))).toMatchObject({
        test: { outcome: 'supported', tier: 'observed', testType: 'inference', batch: 16, sequenceLength: 128, duration: 1.25, memory: 1024.5 },
        measurement: {
          decided: true, linked: true, testType: 'inference', batch: 16, sequenceLength: 128, latency: 25.4, 'latency-p50': 24.8, 'latency-p90': 28.1, 'latency-p99': 31.2, throughput: 629.9, memory: 2048.5, power: 185.2,
          'items-per-joule': 3.4,
        },
        power: { linked: true, batch: 16, power: 185.2, 'power-peak': 210.5, temperature: 68.5, 'temperature-peak': 73.2, battery: 12.5, duration: 30, runtime: 4.5, throughput: 629.9 },
        declaration: { tier: 'declared', statusAsWritten: 'compatible', score: 0.95 },
      });
      expect(rows).toHaveLength(4);
      expect(read.tables.filter(({ takenFor }) => takenFor === null).map(({ table, reason }) => [table, reason])).toEqual([
        ['import_contents', 'what tells each imported result from all others: kept with the results, shown on no page'],
        ['import_log', 'the files that were imported: kept with the results, shown on no page'],
        ['import_rejects', 'what was not taken of the files that were imported: kept with the results, shown on no page'],
        ['latency_samples', 'the single repetitions behind performance results: kept with the results, shown on no page'],
      ]);
    });
  });

  test('takes web and IPFS parts, a time, and a run', async () => {
    const result = {
      model_name: 'vit-base', hardware_type: 'webgpu', status: 'success', timestamp: '2025-03-06T17:48:25Z',
      webgpu_metrics: { browser_name: 'chrome', browser_version: '133', inference_time_ms: 41.5, shader_compilation_time_ms: 120 },
      ipfs_acceleration: { cid: 'bafy-synthetic', source: 'p2p', transfer_time_ms: 88, p2p_optimized: true, load_time_ms: 301 },
    };
    expect(await run(['store', put('web.json', result)])).toMatchObject({ code: 0 });
    await reading(async (dataset) => {
      const rows = await cell(dataset, 'vit-base', 'webgpu');
      expect(rows.map((row) => String(row['kind']))).toEqual(expect.arrayContaining(['ipfs', 'test', 'web']));
      expect(rows).toHaveLength(3);
      expect(rows.every((row) => row['atMs'] === Date.UTC(2025, 2, 6, 17, 48, 25))).toBe(true);
      expect(rows.find((row) => row['kind'] === 'web')).toMatchObject({ device: 'chrome', latency: 41.5, outcome: 'supported' });
      expect(rows.find((row) => row['kind'] === 'ipfs')).toMatchObject({ 'load-time': 301 });
    });
  });

  test('a failure is kept with its setting, and its numbers are no proof', async () => {
    const failed = { ...EXAMPLE, status: 'timeout', success: false, error_message: 'timed out after 30 s', compatibility: undefined, power_metrics: undefined };
    await run(['store', put('failed.json', [failed, { model_name: 'gpt2', hardware_type: 'cpu', status: 'failed', success: false, error_message: 'out of memory', performance: { batch_size: 8, average_latency_ms: 0 } }])]);
    await reading(async (dataset) => {
      expect((await cell(dataset, 'bert-base-uncased', 'cuda')).map((row) => [row['kind'], row['outcome'], row['failure'], row['batch']])).toEqual([['measurement', 'failing', 'timeout', 16], ['test', 'failing', 'timeout', 16]]);
      expect((await cell(dataset, 'gpt2', 'cpu')).map((row) => [row['kind'], row['outcome'], row['failure'], row['batch']])).toEqual([['test', 'failing', 'out-of-memory', 8]]);
    });
  });

  test('stores nothing where anything is rejected, tells it with file and place, and stores the rest on request', async () => {
    const good = put('good.json', EXAMPLE);
    const bad = put('bad.jsonl', `${JSON.stringify({ ...EXAMPLE, model_name: 'roberta' })}\n{"hardware_type": "cuda", "status": "success"}\nnot json\n`);
    const refused = await run(['store', good, bad]);
    expect(refused.code).toBe(3);
    expect(refused.out).toBe('Nothing was stored: 2 rejects (see above) beside 2 results; --partial stores these.\n');
    expect(refused.err).toMatch(/bad\.jsonl#\/line\/2.*: .*model/);
    expect(refused.err).toMatch(/bad\.jsonl#\/line\/3: Line 3 is not JSON/);
    expect(existsSync(db)).toBe(false);
    const partial = await run(['--json', 'store', good, bad, '--partial']);
    expect(partial.code).toBe(0);
    expect(JSON.parse(partial.out)).toMatchObject({ database: db, created: true, stored: true, found: 2, results: 2, duplicates: 0, rejects: 2, files: [{ file: good, results: 1 }, { file: bad, results: 1, rejects: expect.arrayContaining([expect.objectContaining({ place: '/line/2' }), expect.objectContaining({ code: 'not-json', place: '/line/3' })]) as unknown }] });
    const again = await run(['store', good]);
    expect(again).toMatchObject({ code: 0, out: `Stored 0 results in ${db} (1 duplicate, 1 without a time of its own).\n` });
  });

  test('says why nothing was stored even when it is to be quiet', async () => {
    const quiet = testIo({ cwd: folder, env: {} });
    expect(await runProgram(['--db', db, '--quiet', 'store', put('broken.json', '{')], quiet)).toBe(3);
    expect(quiet.err()).toBe('');
    expect(quiet.out()).toMatch(/broken\.json: The file is not JSON .*\nNothing was stored: 1 reject \(see above\), and no result\.\n$/);
  });

  test('reads standard input, as - or when no file is named', async () => {
    const lines = [1, 2, 3].map((batch) => JSON.stringify({ ...EXAMPLE, performance: { ...EXAMPLE.performance, batch_size: batch } })).join('\n');
    expect(await run(['store', '-'], lines)).toMatchObject({ code: 0, out: expect.stringContaining('Stored 3 results') as string });
    expect(await run(['store'], lines)).toMatchObject({ code: 0, out: expect.stringContaining('Stored 0 results') as string });
    expect(await run(['store'], '')).toMatchObject({ code: 3 });
  });

  test('says what is wrong with a file, and writes nothing', async () => {
    expect(await run(['store', join(folder, 'none.json')])).toMatchObject({ code: 1, err: expect.stringContaining('there is no file') as string });
    expect(await run(['store', folder])).toMatchObject({ code: 1, err: expect.stringContaining('accelerate-bench migrate') as string });
    expect(await run(['--db', 's3://bucket/a.duckdb', 'store', put('a.json', EXAMPLE)])).toMatchObject({ code: 2, err: expect.stringContaining('file of this machine') as string });
    expect(await run(['store', put('binary.json', '\u0000\u0001')])).toMatchObject({ code: 3 });
    expect(existsSync(db)).toBe(false);
  });
});

describe('init', () => {
  test('makes a database and refuses to make it twice', async () => {
    expect(await run(['init'])).toMatchObject({ code: 0, out: expect.stringMatching(/^Created .*results\.duckdb: 14 tables, version 1 of the schema, [\d,]+ bytes\.\n$/) as string, err: '' });
    expect(await run(['init'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('exists already') as string });
    expect(await run(['init', '--if-missing'])).toMatchObject({ code: 0, out: `${db} is a benchmark database already (version ${SCHEMA_VERSION} of the schema).\n` });
    const { code, out } = await run(['--json', 'init', '--if-missing']);
    expect([code, JSON.parse(out)]).toMatchObject([0, { database: db, created: false, schemaVersion: SCHEMA_VERSION }]);
    await reading((dataset) => {
      expect(dataset.session.dataset.results).toBe(0);
      return Promise.resolve();
    });
  });

  test('makes the folders of its file', async () => {
    const deep = join(folder, 'a', 'b', 'c.duckdb');
    expect(await run(['--db', deep, 'init'])).toMatchObject({ code: 0 });
    expect(existsSync(deep)).toBe(true);
  });
});
