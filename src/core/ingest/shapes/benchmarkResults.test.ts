import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json } from '../types.ts';

const section = (hardware: string, timestamp: string): Json => ({ stats: { timestamp }, model_results: { encoder: { [hardware]: true } }, detailed_results: [{ model: 'encoder', hardware, success: true, return_code: 0, stdout: '', stderr: '' }] });
const read = (sections: Record<string, Json>, more: Record<string, Json> = {}) =>
  readDocument({ name: 'a.json', content: { timestamp: '20310405_060700', models: { encoder: { name: 'sample/encoder-tiny', family: 'embedding', modality: 'text' } }, functionality_verification: sections, performance_benchmarks: {}, hardware_detected: {}, ...more } });

describe('benchmark-results', () => {
  it('reads each section at its own time, with the family of the list but the name that was tested', () => {
    const { shape, records } = read({ cpu: section('cpu', '20310405_060708'), cuda: section('cuda', '20310405_060709') });
    expect(shape).toBe('benchmark-results');
    expect(records.map(({ place, hardware, atMs }) => [place, hardware.type, atMs])).toEqual([
      ['/functionality_verification/cpu/detailed_results/0', 'cpu', Date.UTC(2031, 3, 5, 6, 7, 8)],
      ['/functionality_verification/cuda/detailed_results/0', 'cuda', Date.UTC(2031, 3, 5, 6, 7, 9)],
    ]);
    expect(records[0]).toMatchObject({ model: { name: 'encoder', family: 'embedding', modality: 'text' }, run: { name: 'benchmark results 20310405_060700', startedMs: Date.UTC(2031, 3, 5, 6, 7, 0) } });
  });

  it('counts a section once that was written twice under two names', () => {
    const { records, rejects } = read({ cuda: section('cuda', '20310405_060708'), openvino: section('cuda', '20310405_060708') });
    expect(records).toHaveLength(1);
    expect(rejects).toMatchObject([{ code: 'derived', place: '/functionality_verification/openvino/detailed_results/0' }]);
    expect(rejects[0]?.reason).toContain('/functionality_verification/cuda/detailed_results/0');
  });

  it('counts the same outcome at another time again', () => {
    expect(read({ first: section('cuda', '20310405_060708'), second: section('cuda', '20310405_070708') }).records).toHaveLength(2);
  });

  it('rejects benchmarks of whole families and empty sections with what they say', () => {
    const { records, rejects, notes } = read({ openvino: {} }, { performance_benchmarks: { vision: { status: 'error', error: 'Traceback\nNameError: false' } }, hardware_detected: { cpu: true, rocm: false } });
    expect(records).toEqual([]);
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-result', '/functionality_verification/openvino'], ['no-model', '/performance_benchmarks/vision']]);
    expect(rejects[1]?.reason).toContain('error (NameError: false)');
    expect(notes).toEqual(['The file says that this hardware was not found on the machine: rocm.']);
  });

  it('calls simulated what the file lists as simulated hardware', () => {
    const { records } = read({ cpu: section('cpu', '20310405_060708'), npu: section('qualcomm', '20310405_060708') }, { simulated_hardware: ['qnn', 'webgpu'], warnings: [{ type: 'simulation', message: 'Made up.' }] });
    expect(records.map(({ hardware, simulated, simulationReason }) => [hardware.type, simulated, simulationReason])).toEqual([['cpu', false, null], ['qualcomm', true, 'The file lists qualcomm as simulated hardware: Made up..']]);
  });
});
