import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import { SHAPE_DOCUMENTS } from '../testing/shapeDocuments.ts';

describe('benchmark-progress', () => {
  it('reads completed, failed and skipped benchmarks as what they are', () => {
    const { records, rejects } = readDocument({ name: 'a.json', content: SHAPE_DOCUMENTS['benchmark-progress'] });
    expect(rejects).toEqual([]);
    expect(records.map(({ place, model, hardware, test }) => [place, model.name, hardware.type, test?.status, test?.success])).toEqual([
      ['/completed_benchmarks/0', 'encoder', 'cpu', 'completed', true],
      ['/failed_benchmarks/0', 'painter', 'cpu', 'failed', false],
      ['/skipped_benchmarks/0', 'talker', 'cuda', 'skipped', null],
    ]);
    expect(records[0]?.performance?.averageLatencyMs).toBe(4);
  });

  it('keeps what was stated of a failure, its cause, its output and its time', () => {
    const { records } = readDocument({ name: 'a.json', content: { timestamp: '20310405_060000', failed_benchmarks: [{ model_type: 'encoder', hardware_type: 'cpu', error: 'Command failed', error_type: 'execution_error', stdout: 'begun', stderr: 'OSError: gone', timestamp: '2031-04-05T06:07:08.5' }] } });
    expect(records[0]).toMatchObject({
      atMs: Date.UTC(2031, 3, 5, 6, 7, 8, 500), run: { name: 'benchmark progress 20310405_060000', startedMs: Date.UTC(2031, 3, 5, 6) },
      test: { errorMessage: 'Command failed: OSError: gone', errorType: 'execution_error', details: { stdout: 'begun', stderr: 'OSError: gone' } },
    });
  });

  it('takes a program that Python could not read for not run', () => {
    const { records, notes } = readDocument({ name: 'a.json', content: { failed_benchmarks: [{ model_type: 'encoder', hardware_type: 'cpu', error: 'Command failed', stderr: '  File "a.py", line 3\nIndentationError: unexpected indent\n' }] } });
    expect(records).toMatchObject([{ test: { status: 'not_run', success: null, errorMessage: 'Command failed: IndentationError: unexpected indent', details: { list: 'failed_benchmarks' } } }]);
    expect(notes).toHaveLength(1);
  });

  it('rejects entries that do not say of what they are', () => {
    const { records, rejects } = readDocument({ name: 'a.json', content: { completed_benchmarks: ['encoder', { hardware_type: 'cpu' }, { model_type: 'encoder' }] } });
    expect(records).toEqual([]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-hardware', '/completed_benchmarks/0'], ['no-model', '/completed_benchmarks/1'], ['no-hardware', '/completed_benchmarks/2']]);
  });

  it('says of a log without entries that it holds no result', () => {
    expect(readDocument({ name: 'a.json', content: { completed_benchmarks: [], failed_benchmarks: [] } })).toMatchObject({ shape: 'benchmark-progress', records: [], rejects: [{ code: 'no-result' }] });
  });
});
