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

  it('notes a test that passed while its output is about other hardware', () => {
    expect(one({ hardware: 'cuda', success: true, stdout: 'ran on cpu' }).notes).toEqual(['The test at /detailed_results/0 passed as a test of cuda, but its output names only cpu.']);
  });

  it('takes a program that Python could not read for not run, with its error, and one that failed on its way for failed', () => {
    const unread = one({ success: false, return_code: 1, stderr: '  File "a.py", line 3\nSyntaxError: bad\n' });
    expect(unread.records).toMatchObject([{ test: { status: 'not_run', success: null, errorMessage: 'SyntaxError: bad', errorType: 'SyntaxError', details: { success: false, return_code: 1 } } }]);
    expect(unread.notes).toEqual(['Test programs that Python could not read (SyntaxError) ran nothing: their results are kept as not run, with the error.']);
    expect(one({ success: false, stderr: 'Traceback (most recent call last):\n  import other\nSyntaxError: bad\n' }).records).toMatchObject([{ test: { status: null, success: false } }]);
  });

  it('rejects a result without a model, without hardware, or that is none', () => {
    const { records, rejects } = read({ stats: STATS, detailed_results: [{ hardware: 'cpu', success: true }, { model: 'encoder', success: true }, 'encoder'] });
    expect(records).toEqual([]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-model', '/detailed_results/0'], ['no-hardware', '/detailed_results/1'], ['bad-value', '/detailed_results/2']]);
  });
});
