import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const METADATA = { model_name: 'sample-encoder', model_type: 'encoder', test_timestamp: '2031-04-05T06:07:08', torch_version: '2.0' };
const read = (status: Record<string, Json>, examples: readonly Json[] = [], metadata: Record<string, Json> = METADATA) => readDocument({ name: 'a.json', content: { status, examples, metadata } });

describe('status-examples', () => {
  it('makes one result of each hardware, with the status of its handler as written', () => {
    const { shape, records } = read({ init: 'Success', cpu_init: 'Success', cpu_handler: 'Success (REAL)', cuda_handler: 'Success', hardware_cuda_device_name: 'Sample GPU' });
    expect(shape).toBe('status-examples');
    expect(records.map(({ place, hardware: { type, device }, test, simulated }) => [place, type, device, test?.status, test?.success, simulated])).toEqual([
      ['/status/cpu_handler', 'cpu', null, 'Success (REAL)', true, false],
      ['/status/cuda_handler', 'cuda', 'Sample GPU', 'Success', true, false],
    ]);
    expect(records[0]).toMatchObject({ atMs: Date.UTC(2031, 3, 5, 6, 7, 8), model: { name: 'sample-encoder', type: 'encoder' }, test: { details: { cpu_init: 'Success', environment: { torch_version: '2.0' } } } });
  });

  it('fails a hardware by any of its steps, and keeps the error', () => {
    expect(read({ cuda_init: 'Success', cuda_handler: 'Handler error: no such attribute', cuda_batch: 'Success (REAL)' }).records).toMatchObject([{ place: '/status/cuda_handler', test: { status: 'Handler error', success: false, errorMessage: 'Handler error: no such attribute' } }]);
    expect(read({ cuda_init: 'Failed CUDA initialization', cuda_handler: 'Success (REAL)' }).records).toMatchObject([{ test: { status: 'Failed CUDA initialization', success: false } }]);
  });

  it.each([
    [{ cpu_handler: 'Success (MOCK)' }, 'The file says cpu_handler: Success (MOCK).'],
    [{ cpu_handler: 'Success (REAL)', cpu_endpoint_type: 'MagicMock' }, 'The file says cpu_endpoint_type: MagicMock.'],
    [{ cpu_handler: 'Success (REAL)', cpu_output: { is_simulated: true } }, 'The file says cpu_output: is_simulated is true.'],
    [{ cpu_handler: 'Success (REAL)', cpu_example: { implementation: '(MOCK)' } }, 'The file says cpu_example: implementation is (MOCK).'],
  ])('calls %j simulated', (status, reason) => {
    expect(read(status).records).toMatchObject([{ simulated: true, simulationReason: reason }]);
  });

  it.each([[{ transformers_mocked: true }, 'The file says transformers_mocked is true.'], [{ torch_version: 'mocked' }, 'The file says torch_version is mocked.'], [{ is_simulated: true }, 'The file says is_simulated is true.']])('calls everything of a program with %j simulated', (metadata, reason) => {
    expect(read({ cpu_handler: 'Success (REAL)' }, [], { ...METADATA, ...metadata }).records).toMatchObject([{ simulated: true, simulationReason: reason }]);
    expect(read({ cpu_handler: 'Success (REAL)' }, [], { ...METADATA, transformers_mocked: false }).records).toMatchObject([{ simulated: false }]);
  });

  it('rejects hardware that was not there as not run, and never as failed', () => {
    const { records, rejects } = read({ cpu_handler: 'Success', mps_tests: 'Apple Silicon MPS not available', hardware_rocm_detected: false, rocm_status: 'No ROCm/HIP-capable device detected' });
    expect(records.map(({ hardware }) => hardware.type)).toEqual(['cpu']);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['not-run', '/status/mps_tests'], ['not-run', '/status/hardware_rocm_detected']]);
  });

  it('takes the time of the only example, and hardware that only an example names', () => {
    const { records } = read({ cpu_handler: 'Success' }, [{ platform: 'CPU', elapsed_time: 0.5, implementation_type: 'REAL' }, { platform: 'OpenVINO', elapsed_time: 2, implementation_type: 'MOCK' }]);
    expect(records.map(({ place, hardware, test, simulated }) => [place, hardware.type, test?.executionTimeS, simulated])).toEqual([['/status/cpu_handler', 'cpu', 0.5, false], ['/examples/1', 'openvino', 2, true]]);
  });

  it('takes no time out of several examples, and rejects one without hardware', () => {
    const { records, rejects } = read({ cpu_handler: 'Success' }, [{ platform: 'CPU', elapsed_time: 0.5 }, { platform: 'CPU', elapsed_time: 0.7 }, { elapsed_time: 1 }]);
    expect(records.map(({ test }) => test?.executionTimeS)).toEqual([null]);
    expect(rejects).toMatchObject([{ code: 'no-hardware', place: '/examples/2' }]);
  });

  it('reads a stated benchmark of a hardware in ms', () => {
    expect(read({ cuda_handler: 'Success', cuda_benchmark: { average_inference_time: 0.25, iterations: 4, cuda_device: 'Sample GPU' } }).records).toMatchObject([{ hardware: { device: 'Sample GPU' }, performance: { averageLatencyMs: 250, iterations: 4 } }]);
  });

  it('takes from the summary of platforms only those of which the statuses say nothing', () => {
    const { records } = read({ cpu_handler: 'Success' }, [], { ...METADATA, platform_status: { cpu: 'Failed: once more', webnn: 'Failed: no browser' } });
    expect(records.map(({ place, test }) => [place, test?.success, test?.errorMessage])).toEqual([['/status/cpu_handler', true, null], ['/metadata/platform_status/webnn', false, 'Failed: no browser']]);
  });

  it('reads the same within results, and statuses that stand beside metadata', () => {
    const nested = readDocument({ name: 'a.json', content: { metadata: { model: 'sample-encoder' }, results: { status: { cpu_handler: 'Success' }, examples: [], metadata: { model_name: '/tmp/made_for_this', test_timestamp: '2031-04-05T06:07:08' } } } });
    expect(nested).toMatchObject({ shape: 'status-examples', records: [{ place: '/results/status/cpu_handler', model: { name: 'sample-encoder' }, atMs: Date.UTC(2031, 3, 5, 6, 7, 8) }] });
    const flat = readDocument({ name: 'a.json', content: { init: 'Success', cpu_init: 'Failed CPU initialization', metadata: { test_model: 'sample-encoder' } } });
    expect(flat).toMatchObject({ shape: 'status-examples', records: [{ place: '/cpu_init', test: { success: false } }] });
  });

  it('says that no model is named', () => {
    expect(read({ cpu_handler: 'Success' }, [], {})).toMatchObject({ records: [], rejects: [{ code: 'no-model', place: '/status' }] });
  });
});
