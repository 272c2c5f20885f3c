import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import { SHAPE_DOCUMENTS } from '../testing/shapeDocuments.ts';
import type { Json } from '../types.ts';
import { named } from './noResult.ts';

const read = (content: Json) => readDocument({ name: 'a.json', content });

describe('files that hold no result', () => {
  it.each([
    ['benchmark-config', 'This is the configuration of a benchmark: sample-encoder to be run on cpu. What came of it is in other files.'],
    ['browser-capabilities', 'This is what firefox said it can do (webgpu yes, webnn no); no model was run.'],
    ['coverage-report', 'This tells which functions the test programs of encoder contain for each hardware; the code was read and not run, so "supported" says nothing of a model.'],
    ['api-tests', 'This is a test of clients of remote services (sample): how requests were queued and answered. On which hardware a model ran is not said.'],
  ] as const)('says what %s is', (shape, reason) => {
    expect(read(SHAPE_DOCUMENTS[shape])).toEqual({ shape, records: [], rejects: [{ code: 'no-result', place: '', reason }], notes: [] });
  });

  it.each<[string, Json]>([
    ['api-tests', { timestamp: '20310405_060708', apis: { one: { status: 'MOCK' }, two: { error: 'invalid syntax' } } }],
    ['api-tests', { timestamp: '20310405_060708', tests: { queue: { exit_code: 1, status: 'Failed' } }, success_count: 1, total_tests: 3 }],
    ['api-tests', { timestamp: '20310405_060708', model: 'talker', total_requests: 20, success_rate: 1, results: { basic_queue: [{ success: true, time_taken: 31 }] } }],
    ['browser-capabilities', { webgpu: { supported: true }, wasm: { supported: true } }],
    ['benchmark-config', { models: ['a', 'b'], hardware: ['cpu'], iterations: 3 }],
  ])('knows %s by the parts that it has', (shape, content) => {
    expect(read(content)).toMatchObject({ shape, records: [], rejects: [{ code: 'no-result' }] });
  });

  it.each<[string, Json]>([
    ['a configuration beside results', { models: ['a'], hardware: 'cpu', batch_sizes: [1], results: { a: { success: true, benchmark_data: { model: 'a', hardware: 'cpu', success: true, batch_results: { 1: { latencies_ms: [2] } } } } } }],
    ['a result that names tests', { model_name: 'a', hardware_type: 'cpu', status: 'success', tests: [1], success_rate: 1 }],
    ['a result on a browser', { model_name: 'a', platform: 'webgpu', status: 'success', is_simulation: false, webgpu: { supported: true }, browser: 'firefox' }],
  ])('does not take %s for one', (_, content) => {
    expect(read(content).records).toHaveLength(1);
  });
});

describe('named', () => {
  it('lists some and counts the rest', () => {
    expect(named(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(named(['a'])).toBe('a');
  });
});
