import { assert, array, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PowerResult } from '../../../../core/power/types.ts';
import { NO_SUBJECT } from '../../../../core/view/viewState.ts';
import { symbolPath } from '../../../chart/symbolPath.ts';
import { drawnTexts } from '../../../chart/testing/drawnTexts.ts';
import { comparable } from '../comparable.ts';
import { isOffline } from '../offline.ts';
import type { ChartOption, ChartSize } from '../../../chart/types.ts';
import { FAKE_THEME, fakeResult, NARROW, WIDE } from '../testing/fakePower.ts';
import { efficiencyLevels } from './equalEfficiency.ts';
import { energyFrontier } from './energyFrontier.ts';
import { energyOption } from './energyOption.ts';
import { rankHeight, rankOption } from './rankOption.ts';
import { ranked, rankRows } from './rankRows.ts';
import { frontierItems } from './frontierItems.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { resultColumns } from './resultColumns.tsx';
import { energyUnitSize, scatterScales } from './scatterOption.ts';
import { endText, temperatureOption } from './temperatureOption.ts';
import { PER_DEVICE, temperatureRows } from './temperatureRows.ts';
import { itemsPerJouleLevels, throughputOption } from './throughputOption.ts';

interface DrawnSeries {
  readonly type: string;
  readonly silent?: boolean;
  readonly symbolSize?: number;
  readonly z?: number;
  readonly data: readonly { readonly id?: string; readonly symbol?: string; readonly label?: { readonly formatter: () => string }; readonly value: readonly number[]; readonly itemStyle?: { readonly color: string } }[];
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

/** Above the plot. */
function heading(option: object, size: ChartSize, words: string): boolean {
  return drawnTexts(option as ChartOption, size).some(({ text, bottom }) => text.includes(words) && bottom < 40);
}

function offline(key: string, n: number): readonly PowerResult[] {
  return Array.from({ length: n }, (_, index) => fakeResult(key + String(index), { configuration: { testCase: 'Offline' }, values: { latency: 9000 + index, 'energy-per-item': 1 + index } }));
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

describe('an offline run', () => {
  const server = fakeResult('server', { configuration: { testCase: 'Server' }, values: { latency: 9, 'energy-per-item': 2 } });
  test('is compared by latency only when asked for: its latency is waiting in a queue (MLPerf Inference, Reddi et al. 2020)', () => {
    const results = [...offline('o', 3), server];
    expect(comparable(results, NO_SUBJECT).results).toHaveLength(3);
    expect(comparable(results, NO_SUBJECT, isOffline).results.map(({ key }) => key)).toEqual(['server']);
    expect(comparable(results, { ...NO_SUBJECT, testCase: 'Offline' }, isOffline).results).toHaveLength(3);
    expect(comparable(results.slice(0, 3), NO_SUBJECT, isOffline).results).toHaveLength(3);
  });
  test('is on no frontier, and no line is drawn through it', () => {
    expect(energyFrontier(offline('o', 2), 'latency')).toEqual([]);
    expect(series(energyOption(offline('o', 2), 'latency')(FAKE_THEME, WIDE))[0]?.data).toEqual([]);
    expect(energyFrontier([...offline('o', 1), server], 'latency').map(({ result }) => result.key)).toEqual(['server']);
  });
  test('is known by the word, not by letters within another', () => {
    expect(['offline', 'MLPerf Offline', 'bert_offline_99'].every((testCase) => isOffline(fakeResult('a', { configuration: { testCase } })))).toBe(true);
    expect(isOffline(fakeResult('a', { configuration: { testCase: 'offliner' } }))).toBe(false);
  });
});

describe('marks in the picture', () => {
  const values = { throughput: 10, power: 5, temperature: 60, 'temperature-peak': 70 };
  const results = [
    fakeResult('real', { values }),
    fakeResult('guess', { basis: 'estimated', values: { ...values, throughput: 20 } }),
    fakeResult('invented', { basis: 'simulated', values: { ...values, throughput: 30 } }),
    fakeResult('broken', { failed: true, values: { ...values, throughput: 40 } }),
    fakeResult('slowed', { throttle: 'reason', values: { ...values, throughput: 50 } }),
  ];
  test('estimated, simulated and failed each have a shape of their own, the same in the legend', () => {
    const drawn = new Map(series(throughputOption(results)(FAKE_THEME, WIDE)).flatMap(({ data }) => data.map((datum) => [datum.id, datum] as const)));
    const symbols = ['guess', 'invented', 'broken'].map((id) => drawn.get(id)?.symbol);
    expect(new Set(symbols).size).toBe(3);
    const legend = hardwareLegend(results)(FAKE_THEME);
    expect(legend.map(({ label, kind }) => [label, kind])).toEqual([['CUDA', undefined], ['estimated', 'hollow'], ['≈ simulated', 'hollow'], ['failed', 'hollow'], ['throttled', undefined]]);
    // FAKE_THEME draws every type as a circle, as the legend draws these.
    expect(legend.slice(1, 4).map(({ symbol }) => symbolPath(symbol))).toEqual(symbols.map((symbol) => symbolPath(symbol ?? '')));
    expect(drawn.get('invented')?.label?.formatter()).toBe('≈');
    const bars = hardwareLegend(results, 'bars')(FAKE_THEME);
    expect(bars.find(({ label }) => label === 'estimated')?.symbol).not.toBe(bars.find(({ label }) => label === '≈ simulated')?.symbol);
  });
  test('throttled has a ring above everything, larger than its mark', () => {
    for (const option of [throughputOption(results)(FAKE_THEME, WIDE), temperatureOption(temperatureRows({ results, limits: [] }))(FAKE_THEME, WIDE)]) {
      const all = series(option).filter(({ type }) => type === 'scatter');
      const rings = all.filter(({ silent }) => silent === true);
      expect(rings).toHaveLength(1);
      expect(rings[0]?.data).toHaveLength(1);
      expect(rings[0]?.symbolSize).toBeGreaterThanOrEqual(10);
      expect(Math.max(...all.map(({ z }) => z ?? 0))).toBe(rings[0]?.z);
    }
  });
  test('what a plot shows stands above it, on any width', () => {
    const rows = rankRows(results, false);
    for (const size of [WIDE, NARROW]) {
      expect(heading(rankOption(rows, [{ label: 'Throughput', unit: 'items/s', better: 'higher', value, text: String }])(FAKE_THEME, size), size, 'Throughput (items/s) · higher is better')).toBe(true);
      expect(heading(temperatureOption(temperatureRows({ results, limits: [] }))(FAKE_THEME, size), size, 'Temperature (°C)')).toBe(true);
    }
  });
});

test('peak and rise are named, in degrees with one decimal', () => {
  const result = fakeResult('a', { temperatureRiseK: 3.73 });
  expect(endText({ result, peak: 70 }, 70, false)).toBe('peak 70.0\u00a0°C, 3.73\u00a0K over average');
  expect(endText({ result, peak: 70 }, 70, true)).toBe('70.0\u00a0°C, +3.73\u00a0K');
  expect(endText({ result: fakeResult('a'), peak: null }, 70, false)).toBe('average 70.0\u00a0°C');
});

test('the list of the frontier counts energy in the unit of the axis', () => {
  const results = [at('fast', 1, 0.009), at('frugal', 5, 0.001)];
  expect(frontierItems(energyFrontier(results, 'latency'), energyUnitSize(results)).map(({ values: text }) => text)).toEqual(['1\u00a0ms, 9\u00a0mJ', '5\u00a0ms, 1\u00a0mJ']);
  expect(JSON.stringify(energyOption(results, 'latency')(FAKE_THEME, WIDE))).toContain('(mJ)');
  expect(energyUnitSize([at('a', 1, 0.001), at('b', 1, 10)])).toBeCloseTo(0.1, 9);
});

test('columns: what to believe comes before the numbers, an energy-delay product is not 0.000, a cost says in which money', () => {
  const columns = resultColumns(['latency', 'energy-delay'], ['energy-per-item'], { pricePerKwh: 0.3, carbonGPerKwh: null });
  const order = columns.map(({ id }) => id);
  expect(order.indexOf('basis')).toBeLessThan(order.indexOf('latency'));
  expect(order.indexOf('marks')).toBeLessThan(order.indexOf('latency'));
  const product = columns.find(({ id }) => id === 'energy-delay');
  expect([product?.header, product?.value(fakeResult('a', { values: { 'energy-delay': 0.000123 } }))]).toEqual(['Energy-delay product (mJ·s)', 0.123]);
  expect(columns.find(({ id }) => id === 'cost')?.header).toContain('your currency');
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
