import { describe, expect, test } from 'vitest';

import { makePoint } from '../testing/compareSamples.ts';
import { evidenceOf, saturationOf, scalingLines } from './scalingLines.ts';
import type { ConfigurationPoint } from './types.ts';

describe('scalingLines', () => {
  test('efficiency is throughput over batch × throughput at batch 1, batches in order of size', () => {
    const points = [['16', 640], ['1', 100], ['2', 180]].map(([batch, throughput]) => makePoint({ throughput: Number(throughput), latency: 5 }, { batch: String(batch) }));
    const [line] = scalingLines(points);
    expect(line?.points.map(({ batch, efficiency, latencyMs }) => [batch, efficiency, latencyMs])).toEqual([[1, 1, 5], [2, 0.9, 5], [16, 0.4, 5]]);
  });

  test('there is no efficiency without a batch of 1, and no line through one point', () => {
    const [line] = scalingLines([makePoint({ throughput: 10 }, { batch: '2' }), makePoint({ latency: 10 }, { batch: '4' })]);
    expect(line?.points.map(({ efficiency, throughputPerS, latencyMs }) => [efficiency, throughputPerS, latencyMs])).toEqual([[null, 10, null], [null, null, 10]]);
    expect(scalingLines([makePoint({ throughput: 10 }, { batch: '2' }), makePoint({ throughput: 10 }, { batch: '' })])).toEqual([]);
  });

  test('devices, precisions, tables and simulated results never share a line', () => {
    const lines = scalingLines([...sized({ device: 'B' }), ...sized({ device: 'A' }), ...sized({ device: 'A', precision: 'fp32' }), ...sized({ hardwareType: 'cpu', device: 'Z' }), ...sized({ device: 'A' }, { simulated: true }), ...sized({ device: 'A' }, { kind: 'web' })]);
    expect(lines.map(({ hardwareType, device, precision, points }) => `${hardwareType} ${device} ${precision} ${points.length}`)).toEqual(['cpu Z fp16 2', 'cuda A fp32 2', 'cuda A fp16 2', 'cuda A fp16 2', 'cuda A fp16 2', 'cuda B fp16 2']);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(6);
  });
});

describe('saturationOf', () => {
  test('the batch after which no step grows by 5 % a doubling', () => {
    expect(at([1, 100], [2, 190], [4, 300], [8, 310], [16, 315])).toBe(4);
    expect(at([1, 100], [2, 104], [4, 200], [8, 205])).toBe(4);
    expect(at([1, 100], [2, 90])).toBe(1);
  });

  test('none while it still grows, up to the largest batch', () => {
    expect(at([1, 100], [2, 101], [4, 200])).toBeNull();
    expect(at([1, 100])).toBeNull();
    expect(at()).toBeNull();
  });

  test('a step over several doublings counts for each: 12 % over two is 5.8 % a doubling, 10 % is 4.9 %', () => {
    expect(at([8, 100], [32, 112])).toBeNull();
    expect(at([8, 100], [32, 110])).toBe(8);
    expect(at([1, 100], [2, null], [4, 110])).toBe(1);
  });
});

describe('what saturation rests on', () => {
  type Measured = readonly [batch: number, median: number, n: number, interval: readonly [number, number] | null];
  const evidence = (saturatesAt: number | null, ...measured: readonly Measured[]) => {
    const points = measured.map(([batch, median, n, interval]) => ({ batch, point: makePoint({}, {}, { values: { throughput: { median, n, interval } } }), latencyMs: null, throughputPerS: median, efficiency: null }));
    const { saturationN, saturationFirm } = evidenceOf(points, saturatesAt);
    return [saturationN, saturationFirm];
  };

  test('firm where the intervals part it from the batch before, and leave less than 5 % a doubling after', () => {
    // 304 / 297 over one doubling: 2.4 %.
    expect(evidence(4, [1, 100, 2, null], [2, 200, 9, [195, 205]], [4, 300, 8, [297, 303]], [8, 302, 7, [300, 304]])).toEqual([7, true]);
    expect(evidence(4, [2, 200, 9, [190, 298]], [4, 300, 8, [297, 303]], [8, 302, 7, [300, 304]])).toEqual([7, false]);
    // 320 / 297: 7.7 %.
    expect(evidence(4, [2, 200, 9, [195, 205]], [4, 300, 8, [297, 303]], [8, 302, 7, [290, 320]])).toEqual([7, false]);
    expect(evidence(1, [1, 300, 8, [297, 303]], [2, 302, 7, [300, 304]])).toEqual([7, true]);
  });

  test('not known without intervals, and nothing to know without saturation', () => {
    expect(evidence(4, [2, 200, 3, null], [4, 300, 3, null], [8, 302, 3, null])).toEqual([3, null]);
    expect(evidence(null, [2, 200, 3, null])).toEqual([null, null]);
  });
});

/** The same configuration at two batch sizes. */
function sized(change: Parameters<typeof makePoint>[1], marks: Parameters<typeof makePoint>[2] = {}): readonly ConfigurationPoint[] {
  return ['1', '2'].map((batch) => makePoint({ throughput: 1 }, { ...change, batch }, marks));
}

function at(...pairs: readonly (readonly [batch: number, throughputPerS: number | null])[]): number | null {
  return saturationOf(pairs.map(([batch, throughputPerS]) => ({ batch, throughputPerS })));
}
