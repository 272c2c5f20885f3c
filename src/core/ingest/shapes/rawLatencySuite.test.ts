import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { JsonObject } from '../types.ts';

/** Synthetic; latencies and times in seconds, as the suite writes them. */
const SUITE: JsonObject = {
  timestamp: '20250401_120000',
  system_info: { hostname: 'bench-1', cuda_devices: [{ name: 'Synthetic GPU', total_memory_gb: 8, multi_processor_count: 14 }] },
  benchmarks: {
    embedding: {
      'tiny-bert': {
        cpu: {
          status: 'completed', model_class: 'BertModel', model_load_time: 1.5, timestamp: '2025-04-01T12:00:01',
          benchmark_results: {
            batch_4_seq_128: { status: 'completed', latencies: [0.01, 0.02, 0.03, 0.04], avg_latency: 0.025, throughput: 160, total_time: 0.1, iterations: 20, completed_iterations: 4, timeout: true },
            batch_8_seq_128: { status: 'failed', error: 'out of memory' },
            batch_16_seq_128: { status: 'completed', latencies: [] },
            batch_1_audio_10s: { status: 'completed', latencies: [0.5] },
          },
        },
        cuda: { status: 'error', error: 'no kernel image', error_type: 'runtime_error' },
      },
      broken: { unknown: { status: 'completed', benchmark_results: { batch_1: { latencies: [1] } } } },
    },
    audio: { status: 'error', error: 'the family failed' },
  },
};

const { shape, records, rejects } = readDocument({ name: 'benchmark_results.json', content: SUITE });
const at = (end: string): (typeof records)[number] | undefined => records.find(({ place }) => place.endsWith(end));

describe('raw latencies of a suite', () => {
  it('is told by its runs', () => {
    expect(shape).toBe('raw-latency-suite');
    expect(records.map(({ place }) => place)).toEqual(['batch_4_seq_128', 'batch_8_seq_128', 'batch_1_audio_10s'].map((name) => `/benchmarks/embedding/tiny-bert/cpu/benchmark_results/${name}`).concat('/benchmarks/embedding/tiny-bert/cuda'));
  });

  it('reads seconds as milliseconds and takes the figures from the repetitions', () => {
    const record = at('batch_4_seq_128');
    expect(record).toMatchObject({
      model: { name: 'tiny-bert', family: 'embedding' }, hardware: { type: 'cpu', device: null }, atMs: Date.UTC(2025, 3, 1, 12, 0, 1),
      run: { name: 'benchmark suite 20250401_120000', startedMs: Date.UTC(2025, 3, 1, 12), host: 'bench-1' },
      test: { status: 'completed', details: { model_class: 'BertModel', timeout: true } },
      performance: { batchSize: 4, sequenceLength: 128, testCase: null, throughputItemsPerSecond: 160, totalTimeS: 0.1, loadTimeMs: 1500, iterations: 4, latenciesMs: [10, 20, 30, 40] },
    });
    expect(record?.performance?.averageLatencyMs).toBeCloseTo(25, 12);
    expect(record?.performance?.p90LatencyMs).toBeCloseTo(37, 12);
    expect(record?.performance?.latencyStdMs).toBeCloseTo(Math.sqrt(500 / 3), 12);
  });

  it('makes a failed configuration a failed test with its setting', () => {
    expect(at('batch_8_seq_128')).toMatchObject({ test: { status: 'failed', success: false, errorMessage: 'out of memory' }, performance: { batchSize: 8, sequenceLength: 128, averageLatencyMs: null, loadTimeMs: null, latenciesMs: [] } });
  });

  it('keeps what else a configuration says as its case', () => {
    expect(at('audio_10s')?.performance).toMatchObject({ batchSize: 1, sequenceLength: null, testCase: 'audio_10s', latencyStdMs: null, iterations: 1 });
  });

  it('makes a run that came to no configuration one failed test, on the device that the suite found', () => {
    expect(at('/cuda')).toMatchObject({ hardware: { type: 'cuda', device: 'Synthetic GPU', memoryGb: 8, computeUnits: 14 }, test: { status: 'error', success: false, errorMessage: 'no kernel image', errorType: 'runtime_error' }, performance: null });
  });

  it('rejects, with place and reason, what names nothing or measured nothing', () => {
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([
      ['no-measurement', '/benchmarks/embedding/tiny-bert/cpu/benchmark_results/batch_16_seq_128'],
      ['no-hardware', '/benchmarks/embedding/broken/unknown'],
      ['no-model', '/benchmarks/audio'],
    ]);
  });
});
