import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const UNTESTED = { compatible: false, performance_rating: null, benchmark_results: [] };
const read = (content: Record<string, Json>) => readDocument({ name: 'a.json', content: { timestamp: '20310405_060708', hardware_types: ['cpu', 'cuda'], ...content } });
const family = (entries: Record<string, Json>) => read({ model_families: { encoder: { hardware_compatibility: entries } } });
const model = (entries: Record<string, Json>, more: Record<string, Json> = {}) => read({ models: { 'sample-encoder': { family: 'encoder', hardware_compatibility: entries } }, ...more });

describe('hardware-compatibility-matrix', () => {
  it('takes no entry before any test for incompatibility, whoever it is of', () => {
    for (const reading of [family({ cpu: UNTESTED }), model({ cpu: UNTESTED })]) {
      expect(reading).toMatchObject({ shape: 'hardware-compatibility-matrix', records: [], rejects: [{ code: 'not-run' }] });
    }
    expect(family({ 'sample/encoder': UNTESTED }).rejects[0]?.reason).toContain('sample/encoder, which stands in the place of a hardware within encoder');
  });

  it('takes what is declared of a model, with its rating or its reason', () => {
    const { records, rejects } = model({ cuda: { compatible: true, performance_rating: 'high' }, cpu: { compatible: false, reason: 'needs more memory' } });
    expect(rejects).toEqual([]);
    expect(records.map(({ model: { name, family: of }, hardware, compatibility, atMs }) => [name, of, hardware.type, compatibility, atMs])).toEqual([
      ['sample-encoder', 'encoder', 'cuda', { status: 'true', score: null, recommended: null, notes: 'performance rating: high' }, Date.UTC(2031, 3, 5, 6, 7, 8)],
      ['sample-encoder', 'encoder', 'cpu', { status: 'false', score: null, recommended: null, notes: 'needs more memory' }, Date.UTC(2031, 3, 5, 6, 7, 8)],
    ]);
  });

  it('passes nothing on from a family to a model', () => {
    expect(family({ cuda: { compatible: true } })).toMatchObject({ records: [], rejects: [{ code: 'no-model', place: '/model_families/encoder/hardware_compatibility/cuda' }] });
    expect(family({ 'sample/encoder': { compatible: true } })).toMatchObject({ records: [], rejects: [{ code: 'no-hardware' }] });
  });

  it('takes a listed result that says how it ended or what was measured', () => {
    const { records, rejects } = family({ cpu: { compatible: false, performance_rating: null, benchmark_results: [{ model_name: 'sample-encoder', status: 'success', latency_ms: 8 }, { model_name: 'other', timestamp: '2031-01-01' }, 'plain'] } });
    expect(records).toMatchObject([{ place: '/model_families/encoder/hardware_compatibility/cpu/benchmark_results/0', model: { name: 'sample-encoder', family: 'encoder' }, hardware: { type: 'cpu' }, test: { status: 'success' }, performance: { averageLatencyMs: 8 } }]);
    expect(rejects.map(({ code }) => code)).toEqual(['no-measurement', 'no-model']);
  });

  it('calls simulated what the file lists as simulated hardware', () => {
    expect(model({ cuda: { compatible: true } }, { simulated_hardware: ['CUDA'] }).records).toMatchObject([{ simulated: true, simulationReason: 'The file lists cuda as simulated hardware.' }]);
  });
});
