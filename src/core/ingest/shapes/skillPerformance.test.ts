import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const METADATA = { model: 'sample-encoder', timestamp: '2031-04-05T06:07:08' };
const way = (device: string): Json => ({ success: true, model: 'sample-encoder', device, pipeline_avg_time: 0.25 });
const read = (results: Record<string, Json>, performance: Record<string, Json> = {}) => readDocument({ name: 'a.json', content: { results, performance, examples: [], hardware: {}, metadata: METADATA } });

describe('skill-performance', () => {
  it('joins both halves of a way of calling, and reads seconds as milliseconds', () => {
    const { shape, records, rejects, notes } = read({ pipeline_cuda: way('cuda') }, { pipeline_cuda: { avg_time: 0.25, min_time: 0.24, max_time: 0.27, load_time: 2, num_runs: 3 } });
    expect([shape, rejects]).toEqual(['skill-performance', []]);
    expect(records).toMatchObject([{
      place: '/results/pipeline_cuda', model: { name: 'sample-encoder' }, hardware: { type: 'cuda' }, atMs: Date.UTC(2031, 3, 5, 6, 7, 8), simulated: false, test: { success: true, details: { min_time: 0.24, max_time: 0.27 } },
      performance: { testCase: 'pipeline', averageLatencyMs: 250, loadTimeMs: 2000, iterations: 3 },
    }]);
    expect(notes).toEqual(['avg_time: s read as ms.', 'load_time: s read as ms.']);
  });

  it('takes the time beside the outcome where the other half is missing, and the outcome where no time is', () => {
    expect(read({ pipeline_cpu: way('cpu:0') }).records).toMatchObject([{ hardware: { type: 'cpu' }, performance: { averageLatencyMs: 250 } }]);
    expect(read({ openvino: { success: false, model: 'x', device: 'openvino', error: 'no file' } }).records).toMatchObject([{ model: { name: 'x' }, test: { success: false, errorMessage: 'no file' } }]);
  });

  it('takes a time whose outcome is missing, of the hardware in its name', () => {
    expect(read({ pipeline_cpu: way('cpu') }, { from_pretrained_rocm: { avg_time: 0.5 } }).records[1]).toMatchObject({ place: '/performance/from_pretrained_rocm', hardware: { type: 'rocm' }, test: null, performance: { testCase: 'from_pretrained', averageLatencyMs: 500 } });
  });

  it('calls the times of a file simulated whose spread is computed', () => {
    const { records } = read({ pipeline_cpu: way('cpu'), openvino: way('openvino') }, { pipeline_cpu: { avg_time: 0.2, min_time: 0.2 * 0.9, max_time: 0.2 * 1.1 } });
    expect(records.map(({ simulated }) => simulated)).toEqual([true, true]);
    expect(records[0]?.simulationReason).toBe('The times of this file are computed, not measured: at /performance/pipeline_cpu the least and the greatest lie exactly 10 % below and above the average.');
    expect(read({ pipeline_cpu: way('cpu') }, { pipeline_cpu: { avg_time: 0.2, min_time: 0.181, max_time: 0.2191 } }).records[0]?.simulated).toBe(false);
  });

  it('rejects a way that names no hardware', () => {
    expect(read({ pipeline: { success: true, model: 'sample-encoder' } })).toMatchObject({ records: [], rejects: [{ code: 'no-hardware', place: '/results/pipeline' }] });
  });
});
