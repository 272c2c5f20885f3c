import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const STATS = { timestamp: '20310405_060708', total_tests: 1 };
const read = (content: Json) => readDocument({ name: 'a.json', content });
const one = (result: Record<string, Json>) => read({ stats: STATS, detailed_results: [{ model: 'encoder', hardware: 'cpu', ...result }] });

describe('model-functionality', () => {
  it('takes the detailed result once, and of the short list what is nowhere else', () => {
    const { shape, records, rejects } = read({
      stats: STATS,
      model_results: { encoder: { cpu: false }, talker: { cuda: true } },
      detailed_results: [{ model: 'encoder', hardware: 'cpu', success: false, return_code: 1, stdout: 'starting', stderr: 'TypeError: no\n' }],
    });
    expect(shape).toBe('model-functionality');
    expect(records.map(({ place, model, hardware, test }) => [place, model.name, hardware.type, test?.success])).toEqual([['/detailed_results/0', 'encoder', 'cpu', false], ['/model_results/talker/cuda', 'talker', 'cuda', true]]);
    expect(records[0]).toMatchObject({
      atMs: Date.UTC(2031, 3, 5, 6, 7, 8), run: { name: 'model functionality 20310405_060708' }, simulated: false,
      test: { errorMessage: 'TypeError: no', errorType: 'TypeError', details: { return_code: 1, stdout: 'starting', stderr: 'TypeError: no' } },
    });
    expect(rejects).toEqual([]);
  });

  it('says where the two lists disagree, and keeps the detailed result', () => {
    const { records, rejects } = read({ stats: STATS, model_results: { encoder: { CPU: true } }, detailed_results: [{ model: 'encoder', hardware: 'cpu', success: false }] });
    expect(records.map(({ test }) => test?.success)).toEqual([false]);
    expect(rejects).toMatchObject([{ code: 'bad-value', place: '/model_results/encoder/CPU' }]);
  });

  it('goes by the return code where no success is stated, and rejects what states neither', () => {
    expect(one({ return_code: 0 }).records[0]?.test?.success).toBe(true);
    expect(one({ return_code: 139 }).records[0]?.test?.success).toBe(false);
    expect(one({ stdout: 'x' }).rejects).toMatchObject([{ code: 'no-measurement', place: '/detailed_results/0' }]);
  });

  it('calls simulated what its own output admits, whatever the exit code', () => {
    expect(one({ success: true, stdout: 'cpu_handler: Success (MOCK)' }).records[0]).toMatchObject({ simulated: true, simulationReason: 'The output of the test says: cpu_handler: Success (MOCK)', test: { success: true } });
    expect(one({ success: true, stdout: 'cpu_handler: Success (REAL)' }).records[0]).toMatchObject({ simulated: false, simulationReason: null });
  });

  it('notes a test that passed while its output is about other hardware, and one that Python could not read', () => {
    expect(one({ hardware: 'cuda', success: true, stdout: 'ran on cpu' }).notes).toEqual(['The test at /detailed_results/0 passed as a test of cuda, but its output names only cpu.']);
    expect(one({ success: false, stderr: 'SyntaxError: bad' }).notes).toEqual(['Test programs failed with SyntaxError: they could not be read by Python, so what failed is the test, before any model was loaded.']);
  });

  it('rejects a result without a model, without hardware, or that is none', () => {
    const { records, rejects } = read({ stats: STATS, detailed_results: [{ hardware: 'cpu', success: true }, { model: 'encoder', success: true }, 'encoder'] });
    expect(records).toEqual([]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-model', '/detailed_results/0'], ['no-hardware', '/detailed_results/1'], ['bad-value', '/detailed_results/2']]);
  });
});
