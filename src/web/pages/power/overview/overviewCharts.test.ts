import { assert, array, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PowerResult } from '../../../../core/power/types.ts';
import { FAKE_THEME, fakeResult, NARROW, WIDE } from '../testing/fakePower.ts';
import { efficiencyLevels } from './equalEfficiency.ts';
import { energyFrontier } from './energyFrontier.ts';
import { energyOption } from './energyOption.ts';
import { rankHeight, rankOption } from './rankOption.ts';
import { ranked, rankRows } from './rankRows.ts';
import { scatterScales } from './scatterOption.ts';
import { temperatureOption } from './temperatureOption.ts';
import { PER_DEVICE, temperatureRows } from './temperatureRows.ts';
import { itemsPerJouleLevels, throughputOption } from './throughputOption.ts';

interface DrawnSeries {
  readonly type: string;
  readonly data: readonly { readonly id?: string; readonly value: readonly number[]; readonly itemStyle?: { readonly color: string } }[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function beats(p: Point, q: Point): boolean {
  return p.x <= q.x && p.y <= q.y && (p.x < q.x || p.y < q.y);
}

function value({ values }: PowerResult): number | null {
  return values.throughput;
}

function hot(key: string, device: string, average: number | null, peak: number | null): PowerResult {
  return fakeResult(key, { configuration: { device }, values: { temperature: average, 'temperature-peak': peak } });
}

function at(key: string, latency: number, energy: number, change: Pick<Partial<PowerResult>, 'basis' | 'failed'> = {}): PowerResult {
  return fakeResult(key, { values: { latency, 'energy-per-item': energy }, ...change });
}

function series(option: object): readonly DrawnSeries[] {
  return (option as { readonly series: readonly DrawnSeries[] }).series;
}

function ids(option: object): readonly string[] {
  return series(option).flatMap(({ data }) => data.flatMap(({ id }) => (id === undefined ? [] : [id])));
}

describe('power against throughput', () => {
  const results = [fakeResult('slow', { values: { throughput: 10, power: 5 } }), fakeResult('fast', { values: { throughput: 9000, power: 300 } }), fakeResult('guess', { basis: 'estimated', values: { throughput: 100, power: 50 } })];

  test('draws every configuration once, estimated ones hollow', () => {
    const option = throughputOption(results)(FAKE_THEME, WIDE);
    expect([...ids(option)].toSorted()).toEqual(['fast', 'guess', 'slow']);
    const colors = new Map(series(option).flatMap(({ data }) => data.map(({ id, itemStyle }) => [id, itemStyle?.color] as const)));
    expect(colors.get('guess')).toBe(FAKE_THEME.canvas);
    expect(colors.get('fast')).toBe(FAKE_THEME.hardware('cuda').color);
  });
  test('takes a log axis only for what spans more than twenty times', () => {
    expect(scatterScales({ results, x: 'throughput', y: 'power', front: null })).toMatchObject({ logX: true, logY: true });
    const close = results.slice(1).map((result) => ({ ...result, values: { ...result.values, power: 100 } }));
    expect(scatterScales({ results: close, x: 'throughput', y: 'power', front: null })).toMatchObject({ logX: true, logY: false });
  });
  test('has lines at round efficiencies within the data', () => {
    // 10 / 5 = 2, 100 / 50 = 2, 9000 / 300 = 30 items per joule
    expect(itemsPerJouleLevels(results)).toEqual([2, 5, 10, 20]);
    expect(efficiencyLevels([0.001, 1000])).toEqual([0.001, 0.1, 10, 1000]);
    expect(itemsPerJouleLevels([fakeResult('a', { values: { throughput: 0, power: 5 } })])).toEqual([]);
  });
});

describe('energy against latency', () => {
  test('the frontier is what nothing measured beats in both', () => {
    const results = [at('fast', 1, 9), at('middle', 2, 4), at('beaten', 3, 5), at('frugal', 5, 1), at('guess', 0.5, 0.5, { basis: 'estimated' }), at('failed', 0.1, 0.1, { failed: true })];
    expect(energyFrontier(results, 'latency').map(({ result }) => result.key)).toEqual(['fast', 'middle', 'frugal']);
    expect(ids(energyOption(results, 'latency')(FAKE_THEME, WIDE))).toHaveLength(results.length);
  });
  test('whatever the points: none on the frontier is beaten, all others are', () => {
    assert(property(array(record({ x: integer({ min: 1, max: 20 }), y: integer({ min: 1, max: 20 }) }), { maxLength: 30 }), (points) => {
      const results = points.map(({ x, y }, index) => at(String(index), x, y));
      const front = energyFrontier(results, 'latency');
      for (const [index, point] of points.entries()) {
        const beaten = points.some((other) => beats(other, point));
        expect(front.some(({ result }) => result.key === String(index))).toBe(!beaten);
      }
    }));
  });
});

describe('ranking', () => {
  test('best first, without a value last', () => {
    const results = [fakeResult('none'), fakeResult('low', { values: { throughput: 1 } }), fakeResult('high', { values: { throughput: 2 } })];
    expect(ranked(results, value, 'higher').map(({ key }) => key)).toEqual(['high', 'low', 'none']);
    expect(ranked(results, value, 'lower').map(({ key }) => key)).toEqual(['low', 'high', 'none']);
  });
  test('two that would read alike name their tables', () => {
    const rows = rankRows([fakeResult('a'), fakeResult('b', { kind: 'measurement' }), fakeResult('c', { configuration: { batch: '1' } })], false);
    expect(rows.map(({ label }) => label)).toEqual(['Card A · fp16 · batch 8 · power table', 'Card A · fp16 · batch 8 · performance table', 'Card A · fp16 · batch 1']);
  });
  test('a bar only for what was measured, on any width', () => {
    const rows = rankRows([fakeResult('a', { values: { throughput: 3 } }), fakeResult('b')], true);
    const panel = { label: 'Throughput', unit: 'items/s', better: 'higher', value, text: String } as const;
    for (const size of [WIDE, NARROW]) expect(ids(rankOption(rows, [panel])(FAKE_THEME, size))).toEqual(['a']);
    expect(rankHeight(2, 3, true)).toBeGreaterThan(rankHeight(2, 3, false));
  });
});

describe('temperature', () => {
  test('hottest device first, its hottest configurations below it', () => {
    const results = [hot('cool', 'A', 40, 50), hot('warm', 'A', 45, 60), hot('hottest', 'B', 70, 80), fakeResult('cold')];
    const { rows, hidden, devices } = temperatureRows({ results, limits: [] });
    expect(rows.map((row) => (row.kind === 'device' ? row.label : row.result.key))).toEqual(['CUDA · B', 'hottest', 'CUDA · A', 'warm', 'cool']);
    expect([hidden, devices]).toEqual([0, 2]);
  });
  test('says how many it leaves to the table', () => {
    const results = Array.from({ length: PER_DEVICE + 4 }, (_, index) => hot(String(index), 'A', 40, 50 + index));
    expect(temperatureRows({ results, limits: [] }).hidden).toBe(4);
  });
  test('a limit only where the file gives one', () => {
    const results = [hot('a', 'A', 40, 50), hot('b', 'B', null, 60)];
    const limits = [{ hardwareType: 'cuda', device: 'A', limitC: 83, source: 'thermal_zones' }];
    const { rows } = temperatureRows({ results, limits });
    expect(rows.flatMap((row) => (row.kind === 'device' ? [row.limitC] : []))).toEqual([null, 83]);
    const drawn = ids(temperatureOption({ rows, hidden: 0, devices: 2 })(FAKE_THEME, WIDE));
    expect(drawn.filter((id) => id === 'a')).toHaveLength(2);
    expect(drawn.filter((id) => id === 'b')).toHaveLength(1);
  });
});
