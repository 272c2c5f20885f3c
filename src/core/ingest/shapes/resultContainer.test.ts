import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json, ReadDocument } from '../types.ts';

const read = (content: Json): ReadDocument => readDocument({ name: 'results.json', content });
const codes = ({ rejects }: ReadDocument): readonly (readonly [string, string])[] => rejects.map(({ code, place }) => [code, place]);

describe('a list of results', () => {
  it('reads each, and rejects what is none at its place', () => {
    const list = read([{ model_name: 'a', hardware_type: 'cpu', status: 'success' }, 7, { model_name: 'b', status: 'success' }]);
    expect(list.shape).toBe('result-list');
    expect(list.records.map(({ place, model }) => [place, model.name])).toEqual([['/0', 'a']]);
    expect(codes(list)).toEqual([['bad-value', '/1'], ['no-hardware', '/2']]);
  });
});

describe('a list of measured rows', () => {
  it('reads one measurement a row, without making up a test', () => {
    const rows = read([
      { model_name: 'a', model_family: 'bert', modality: 'text', hardware_type: 'cpu', device_name: 'Synthetic CPU', batch_size: 8, precision: 'fp32', test_case: 'embedding', total_time_seconds: 15, average_latency_ms: 19, throughput_items_per_second: 52, memory_peak_mb: 1536, iterations: 100, warmup_iterations: 10, metrics: { cpu: 78 } },
      { model_name: 'a', hardware_type: 'cpu', batch_size: 16, average_latency_ms: 0, throughput_items_per_second: 0 },
    ]);
    expect(rows.shape).toBe('flat-rows');
    expect(rows.records).toMatchObject([{
      place: '/0', model: { name: 'a', family: 'bert', modality: 'text' }, hardware: { type: 'cpu', device: 'Synthetic CPU' }, atMs: null, test: null,
      performance: { batchSize: 8, precision: 'fp32', testCase: 'embedding', averageLatencyMs: 19, throughputItemsPerSecond: 52, memoryPeakMb: 1536, iterations: 100, warmupIterations: 10, totalTimeS: 15 },
    }]);
    expect(codes(rows)).toEqual([['no-measurement', '/1']]);
  });
});

describe('a container of results', () => {
  it('takes model and hardware from the keys, and keeps the numbers of its performance', () => {
    const container = read({
      metadata: { timestamp: '2025-04-01T12:00:00', run_id: 'run 7' },
      test_results: { 'tiny-bert': { cuda: { status: 'success', execution_time: 2 }, 'first try': { status: 'failed', error: 'boom' } } },
      performance: { 'tiny-bert': { cpu: { batch_size: 4, average_latency_ms: 12 }, cuda: [{ batch_size: 1, latency_ms: 3 }, { batch_size: 2, latency_ms: 0 }] } },
    });
    expect(container.shape).toBe('result-container');
    expect(container.records).toMatchObject([
      { place: '/test_results/tiny-bert/cuda', model: { name: 'tiny-bert' }, hardware: { type: 'cuda' }, atMs: Date.UTC(2025, 3, 1, 12), run: { name: 'run 7' }, test: { status: 'success', executionTimeS: 2 }, performance: null },
      { place: '/performance/tiny-bert/cpu', hardware: { type: 'cpu' }, test: null, performance: { batchSize: 4, averageLatencyMs: 12 } },
      { place: '/performance/tiny-bert/cuda/0', hardware: { type: 'cuda' }, performance: { batchSize: 1, averageLatencyMs: 3 } },
    ]);
    expect(codes(container)).toEqual([['no-hardware', '/test_results/tiny-bert/first try'], ['no-measurement', '/performance/tiny-bert/cuda/1']]);
  });

  it('reads lists of whole results', () => {
    const { records } = read({ metadata: { hardware: 'cpu' }, results: [{ model_name: 'a', status: 'success' }, { model_name: 'a', hardware_type: 'cuda', status: 'success' }] });
    expect(records.map(({ place, hardware }) => [place, hardware.type])).toEqual([['/results/0', 'cpu'], ['/results/1', 'cuda']]);
  });
});

describe('a full run of the acceleration tests', () => {
  const run = read({
    status: 'success', timestamp: '2025-04-01T12:00:00', execution_time: 90,
    ipfs_accelerate_tests: {
      'tiny-bert': {
        status: 'success',
        local_endpoint: { 'cuda:0': { status: 'success', implementation_type: 'REAL_CUDA', execution_time_ms: 1500, throughput: 20, throughput_units: 'samples/second' }, mystery: { status: 'success' } },
        qualcomm_endpoint: { status: 'success', implementation_type: 'MOCK', metrics: { average_power_mw: 500, energy_consumption_mj: 900 }, throughput: 5, throughput_units: 'images/second', device_info: { device_name: 'Synthetic phone', sdk_type: 'QNN', sdk_version: '2.11' } },
        webnn_endpoint: { chrome: { status: 'error', error: 'not available' } },
      },
      summary: { total: 3 },
    },
  });

  it('reads every endpoint that names hardware', () => {
    expect(run.shape).toBe('full-run');
    expect(run.records).toMatchObject([
      { place: '/ipfs_accelerate_tests/tiny-bert/local_endpoint/cuda:0', hardware: { type: 'cuda:0' }, atMs: Date.UTC(2025, 3, 1, 12), run: { name: 'acceleration tests 2025-04-01T12:00:00', success: true }, test: { status: 'success', testType: 'ipfs_accelerate', endpointType: 'local', executionTimeS: 1.5 }, performance: { throughputItemsPerSecond: 20 }, simulated: false },
      { place: '/ipfs_accelerate_tests/tiny-bert/qualcomm_endpoint', hardware: { type: 'qualcomm', device: 'Synthetic phone', driverVersion: '2.11', platform: 'QNN' }, power: { powerWattsAvg: 0.5, energyJoules: 0.9, throughput: 5, throughputUnits: 'images/second' }, simulated: true },
      { place: '/ipfs_accelerate_tests/tiny-bert/webnn_endpoint/chrome', hardware: { type: 'webnn' }, test: { status: 'error', errorMessage: 'not available' } },
    ]);
    expect(codes(run)).toEqual([['no-hardware', '/ipfs_accelerate_tests/tiny-bert/local_endpoint/mystery']]);
  });
});

describe('a result of a web platform', () => {
  it('reads a simulated result as simulated, whatever it calls itself', () => {
    const web = read({ model_key: 'bert', model_name: 'tiny-bert', platform: 'webgpu', status: 'success', browser_opened: false, timestamp: '2025-04-01T12:00:00', platform_support: { available: true, simulated: true }, implementation_type: 'REAL_WEBGPU', is_simulation: true, modality: 'text', metrics: { inference_time_ms: 70, load_time_ms: 400, memory_mb: 120, throughput_items_per_second: 14, extra: 1 }, test_file: 'web/bert.html' });
    expect(web.shape).toBe('web-platform');
    expect(web.records).toMatchObject([{
      model: { name: 'tiny-bert', modality: 'text' }, hardware: { type: 'webgpu', device: null, platform: null }, atMs: Date.UTC(2025, 3, 1, 12), test: { status: 'success' }, performance: null, simulated: true, simulationReason: 'The file says is_simulation is true, simulated is true.',
      web: { browser: null, testFile: 'web/bert.html', inferenceTimeMs: 70, loadTimeMs: 400, memoryMb: 120, throughputItemsPerSecond: 14, implementationType: 'REAL_WEBGPU', metrics: { browser_opened: false, extra: 1, platform_support: { available: true, simulated: true } } },
    }]);
  });
});
