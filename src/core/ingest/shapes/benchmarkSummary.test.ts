import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import { SHAPE_DOCUMENTS } from '../testing/shapeDocuments.ts';

describe('benchmark-summary', () => {
  it('takes no average for a result, and tells an average from a list that is empty', () => {
    const { shape, records, rejects } = readDocument({ name: 'a.json', content: SHAPE_DOCUMENTS['benchmark-summary'] });
    expect([shape, records]).toEqual(['benchmark-summary', []]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([
      ['derived', '/model_families/encoder/hardware_results/cpu'],
      ['no-measurement', '/model_families/encoder/hardware_results/cuda'],
      ['derived', '/performance_comparison/encoder'],
    ]);
    expect(rejects[0]?.reason).toBe('3 averages of sample-encoder, other on cpu were found, without batch size, sequence length or the model of each; results are taken from the files they were averaged from.');
  });

  it('says of a family without averages that it has none', () => {
    expect(readDocument({ name: 'a.json', content: { model_families: { encoder: { models_tested: [] } }, performance_comparison: {} } }).rejects).toMatchObject([{ code: 'no-measurement', place: '/model_families/encoder' }]);
  });
});
