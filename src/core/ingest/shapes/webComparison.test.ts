import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import { SHAPE_DOCUMENTS } from '../testing/shapeDocuments.ts';

describe('web-comparison', () => {
  it('reads each model on each platform, and takes none of the tables worked out from them', () => {
    const { records, rejects } = readDocument({ name: 'a.json', content: SHAPE_DOCUMENTS['web-comparison'] });
    expect(records).toMatchObject([
      { place: '/results_by_modality/text/0/webnn', model: { name: 'sample-encoder', modality: 'text' }, hardware: { type: 'webnn', device: 'Sample CPU, Sample GPU' }, simulated: false, test: { success: true }, web: { inferenceTimeMs: 15.5, memoryMb: 35, implementationType: 'REAL_WEBNN' } },
      { place: '/results_by_modality/text/0/webgpu', simulated: true, test: { success: false, errorMessage: 'no operator' }, web: { inferenceTimeMs: 10.5 } },
    ]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['derived', '/summary'], ['no-result', '/recommendations']]);
  });

  it('keeps a failure without numbers, and rejects what says nothing', () => {
    const { records, rejects } = readDocument({ name: 'a.json', content: { results_by_modality: { text: [{ model: 'big', webnn: { time_ms: null, memory_mb: null, success: false, error: 'too large' }, webgpu: { time_ms: 0 } }, { model: 'alone' }, { webnn: { success: true } }] } } });
    expect(records).toMatchObject([{ model: { name: 'big' }, hardware: { type: 'webnn' }, test: { success: false, errorMessage: 'too large' }, web: null }]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-measurement', '/results_by_modality/text/0/webgpu'], ['no-hardware', '/results_by_modality/text/1'], ['no-model', '/results_by_modality/text/2']]);
  });
});
