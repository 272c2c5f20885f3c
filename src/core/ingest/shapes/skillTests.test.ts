import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const read = (tests: Record<string, Json>) => readDocument({ name: 'a.json', content: { timestamp: '2031-04-05T06:07:08', command: 'sample --skills', python_version: '3.12', skill_tests: tests } });

describe('skill-tests', () => {
  it('reads what a program says of each hardware, with its own time and the call kept', () => {
    const { shape, records, rejects } = read({
      'test_hf_encoder.py': {
        test_file: 'test_hf_encoder.py', elapsed_time: 11.5, return_code: 0, stdout: '', stderr: '',
        json_result: { init: 'Success', cuda_init: 'Success (REAL)', cuda_handler: 'Success (REAL)', cuda_total_time: 0.25, cuda_tokens_per_second: 112.5, qualcomm_handler: 'Success (MOCK)', apple_tests: 'Apple Silicon not available', metadata: { timestamp: 1930000000 } },
      },
    });
    expect(shape).toBe('skill-tests');
    expect(records.map(({ model, hardware, test, simulated }) => [model.name, hardware.type, test?.status, test?.success, simulated])).toEqual([['encoder', 'cuda', 'Success (REAL)', true, false], ['encoder', 'qualcomm', 'Success (MOCK)', true, true]]);
    expect(records[0]).toMatchObject({
      place: '/skill_tests/test_hf_encoder.py/json_result/cuda_handler', atMs: 1_930_000_000_000, run: { name: 'skill tests 2031-04-05T06:07:08', command: 'sample --skills' },
      performance: null, test: { executionTimeS: 0.25, details: { cuda_tokens_per_second: 112.5, environment: { elapsed_time: 11.5, return_code: 0 } } },
    });
    expect(rejects).toMatchObject([{ code: 'not-run', place: '/skill_tests/test_hf_encoder.py/json_result/apple_tests' }]);
  });

  it('rejects a program that says nothing of any hardware with how it ended', () => {
    const { records, rejects } = read({ 'test_hf_encoder.py': { elapsed_time: 0.2, return_code: 1, stdout: '', stderr: 'SyntaxError: bad\n' }, 'other.py': { return_code: 0, json_result: { cpu_init: 'Success' } } });
    expect(records).toEqual([]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-hardware', '/skill_tests/test_hf_encoder.py'], ['no-model', '/skill_tests/other.py']]);
    expect(rejects[0]?.reason).toBe('The test of encoder ended with return code 1 (SyntaxError: bad), and says of no hardware what happened on it.');
  });

  it('reads the form that gathers statuses by hardware', () => {
    const { shape, records } = readDocument({ name: 'a.json', content: { metadata: { timestamp: '2031-04-05T06:07:08' }, results: { 'skills/test_hf_encoder.py': { status: 'Success', execution_time: 3, performance_metrics: { cuda: { cuda_init: 'Success (MOCK)', implementation_type: 'MOCK' }, openvino: { openvino_init: 'Success (REAL)' } } } } } });
    expect(shape).toBe('skill-tests');
    expect(records.map(({ place, hardware, simulated, atMs }) => [place, hardware.type, simulated, atMs])).toEqual([
      ['/results/skills~1test_hf_encoder.py/performance_metrics/cuda/cuda_init', 'cuda', true, Date.UTC(2031, 3, 5, 6, 7, 8)],
      ['/results/skills~1test_hf_encoder.py/performance_metrics/openvino/openvino_init', 'openvino', false, Date.UTC(2031, 3, 5, 6, 7, 8)],
    ]);
  });
});
