import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { JsonObject, ReadDocument } from '../types.ts';

const read = (content: JsonObject): ReadDocument => readDocument({ name: 'benchmark.json', content });

/** Synthetic. */
const DIRECT: JsonObject = {
  model: 'tiny-bert', hardware: 'cpu', success: true, timestamp: '2025-04-01T12:00:00',
  batch_results: {
    '1': { success: true, batch_size: 1, avg_latency_ms: 20, throughput_items_per_second: 50, memory_mb: 500, latencies_ms: [10, 20, 30], device: 'cpu', timestamp: '2025-04-01T12:00:05' },
    '8': { success: false, error: 'unexpected argument' },
    '16': { success: true, batch_size: 16 },
  },
};

describe('a direct benchmark', () => {
  it('reads each batch size, with its own time', () => {
    const { shape, records, rejects } = read(DIRECT);
    expect(shape).toBe('direct-benchmark');
    expect(records).toMatchObject([
      { place: '/batch_results/1', model: { name: 'tiny-bert' }, hardware: { type: 'cpu', device: null }, atMs: Date.UTC(2025, 3, 1, 12, 0, 5), test: { success: true }, performance: { batchSize: 1, averageLatencyMs: 20, p50LatencyMs: 20, p90LatencyMs: 28, throughputItemsPerSecond: 50, memoryPeakMb: 500, iterations: 3, latenciesMs: [10, 20, 30] } },
      { place: '/batch_results/8', atMs: Date.UTC(2025, 3, 1, 12), test: { success: false, errorMessage: 'unexpected argument' }, performance: { batchSize: 8, averageLatencyMs: null } },
    ]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-measurement', '/batch_results/16']]);
  });

  it('is one failed test where no batch size was reached', () => {
    expect(read({ ...DIRECT, success: false, error: 'model not found', batch_results: {} }).records).toMatchObject([{ place: '', test: { success: false, errorMessage: 'model not found' }, performance: null }]);
  });
});

describe('a batch of direct benchmarks', () => {
  const { shape, records } = read({
    models: ['tiny-bert', 'missing'], hardware: 'cpu', batch_sizes: '4', timestamp: '2025-04-01T11:00:00',
    results: {
      'tiny-bert': { model: 'tiny-bert', success: true, command: 'run', stdout: 'done', stderr: '', benchmark_data: DIRECT },
      missing: { batch_sizes: '4', success: false, error: 'Command failed with exit code 1', command: 'run missing', stdout: '', stderr: 'no such model', timestamp: '2025-04-01T12:10:00' },
    },
  });

  it('holds the same results as the files that its calls wrote', () => {
    expect(shape).toBe('batch-benchmarks');
    const placeless = (list: typeof records): readonly unknown[] => list.map((record) => ({ ...record, place: '' }));
    expect(placeless(records).slice(0, 2)).toEqual(placeless(read(DIRECT).records));
  });

  it('keeps a call that failed, with what it printed', () => {
    expect(records[2]).toMatchObject({ place: '/results/missing', model: { name: 'missing' }, hardware: { type: 'cpu' }, atMs: Date.UTC(2025, 3, 1, 12, 10), performance: { batchSize: 4 }, test: { success: false, errorMessage: 'Command failed with exit code 1', details: { command: 'run missing', stderr: 'no such model' } } });
  });
});

describe('a benchmark of one model on one hardware', () => {
  it('reads a figure of each kind for a batch size, and the declared compatibility apart', () => {
    const { shape, records, rejects } = read({
      model: 'BERT', model_key: 'bert', model_category: 'embedding', model_path: 'tiny-bert', hardware: 'AMD ROCm', hardware_key: 'rocm', timestamp: '2025-04-01T12:00:00', compatible: true,
      batch_sizes: { '1': { throughput: 60, latency_ms: 16, memory_usage_mb: 100, success: true, command: 'run --batch-sizes 1' }, '4': { throughput: 0, latency_ms: 0, success: true } },
    });
    expect(shape).toBe('benchmark-model-hardware');
    expect(records).toMatchObject([
      { place: '/batch_sizes/1', model: { name: 'tiny-bert', family: 'embedding' }, hardware: { type: 'AMD ROCm' }, run: { command: 'run --batch-sizes 1' }, performance: { batchSize: 1, averageLatencyMs: 16, throughputItemsPerSecond: 60, memoryPeakMb: 100 }, compatibility: null },
      { place: '/compatible', test: null, performance: null, compatibility: { status: 'compatible' } },
    ]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-measurement', '/batch_sizes/4']]);
  });
});
