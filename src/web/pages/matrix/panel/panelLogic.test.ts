import { describe, expect, test } from 'vitest';
import { NO_VALUES } from '../../../../core/model/evidence.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { DEFAULT_VIEW } from '../../../../core/view/viewState.ts';
import { fakeEvidence, fakeMatrix } from '../testing/fakeSession.ts';
import { detailView, deviceCells, hardwareName, locateCell } from './detailView.ts';
import { buildHistory } from './history.ts';
import { configurationText, median, metricsIn, summarisePerformance } from './performance.ts';

const DAY = 86_400_000;

const counted = (...of: Parameters<typeof summarisePerformance>): unknown => summarisePerformance(...of).map((found) => [found.count, found.median]);

describe('summarisePerformance', () => {
  const rows = [
    fakeEvidence({ values: { ...NO_VALUES, latency: 10 }, batch: 1, precision: 'fp16' }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 20 }, batch: 1, precision: 'fp16' }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 90 }, batch: 1, precision: 'fp16' }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 5 }, batch: 8, precision: 'fp16' }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 1 }, batch: 1, precision: 'fp16', tier: 'simulated' }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 0 }, batch: 1, precision: 'fp16', placeholder: true }),
    fakeEvidence({ values: { ...NO_VALUES, latency: 2 }, batch: 1, precision: 'fp16', outcome: 'failing' }),
  ];
  test('never mixes configurations, simulations, placeholders or failures', () => {
    expect(summarisePerformance(rows, METRICS.latency).map(({ batch, simulated, count, best, median }) => ({ batch, simulated, count, best, median }))).toEqual([
      { batch: 1, simulated: false, count: 3, best: 10, median: 20 },
      { batch: 8, simulated: false, count: 1, best: 5, median: 5 },
      { batch: 1, simulated: true, count: 1, best: 1, median: 1 },
    ]);
  });
  test('best is the highest where higher is better', () => {
    const found = summarisePerformance([fakeEvidence({ values: { ...NO_VALUES, throughput: 3 } }), fakeEvidence({ values: { ...NO_VALUES, throughput: 7 } })], METRICS.throughput);
    expect(found[0]).toMatchObject({ best: 7, median: 5 });
  });
  test('lists only metrics that were measured', () => {
    expect(metricsIn(rows).map((metric) => metric.key)).toEqual(['latency']);
    expect(metricsIn([fakeEvidence({ values: { ...NO_VALUES, power: 0 }, placeholder: true })])).toEqual([]);
  });
  test('counts a result and the power reading beside it once, as the cell does', () => {
    const result = fakeEvidence({ linked: true, kind: 'measurement', values: { ...NO_VALUES, throughput: 50, power: 90 } });
    const reading = fakeEvidence({ linked: true, kind: 'power', outcome: null, values: { ...NO_VALUES, throughput: 50, power: 100 } });
    expect(counted([result, reading], METRICS.throughput)).toEqual([[1, 50]]);
    expect(counted([result, reading], METRICS.power)).toEqual([[1, 100]]);
    expect(counted([{ ...result, linked: false }, { ...reading, linked: false }], METRICS.throughput)).toEqual([[2, 50]]);
    expect(metricsIn([reading]).map((metric) => metric.key)).toEqual(['power']);
  });
  test('says when no configuration is stated', () => {
    expect(configurationText({ batch: null, precision: null, sequenceLength: null, testCase: null })).toBe('not stated');
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('buildHistory', () => {
  test('needs two dated outcomes', () => {
    expect(buildHistory([fakeEvidence({ atMs: 0 }), fakeEvidence({ outcome: null, atMs: DAY })], 400)).toBeNull();
  });
  test('keeps tiers apart, merges what would overlap and puts it all into words', () => {
    const rows = [0, 0.1, 50, 100].map((days, index) => fakeEvidence({ atMs: days * DAY, outcome: index === 3 ? 'failing' : 'supported' }));
    const history = buildHistory([...rows, fakeEvidence({ tier: 'declared', atMs: 10 * DAY })], 400);
    expect(history?.lanes.map((lane) => [lane.tier, lane.mixed, lane.marks.map((mark) => mark.count)])).toEqual([
      ['observed', true, [2, 1, 1]],
      ['declared', false, [1]],
    ]);
    expect(history?.text).toBe('5 dated outcomes from 1 Jan 1970 to 11 Apr 1970: 4 passed, 1 failed.');
  });
  test('a power reading only repeats the outcome of its run', () => {
    const failed = fakeEvidence({ atMs: DAY, outcome: 'failing' });
    expect(buildHistory([failed, { ...failed, kind: 'power' }], 400)).toBeNull();
  });
  test('all at one time stand in the middle', () => {
    const history = buildHistory([fakeEvidence({ atMs: DAY }), fakeEvidence({ atMs: DAY })], 400);
    expect(history?.lanes[0]?.marks).toMatchObject([{ x: 200, count: 2 }]);
  });
});

describe('detailView', () => {
  const address = { model: 'bert-base-uncased', hardwareType: 'cuda', device: null };
  test('finds a cell whatever is folded or filtered away around it', () => {
    const view = { ...DEFAULT_VIEW, collapsed: ['text'], filters: { ...DEFAULT_VIEW.filters, search: 'nothing like it', precision: ['fp16'] } };
    const wide = detailView(view, [address.hardwareType]);
    expect(wide.filters.precision).toEqual(['fp16']);
    const matrix = fakeMatrix({ models: 8, types: 8, devices: 3 }, wide);
    const located = locateCell(matrix, address);
    if (located === null) throw new Error('the cell is there');
    expect(deviceCells(matrix, located)).toHaveLength(3);
  });
  test('names hardware in words', () => {
    expect(hardwareName({ typeLabel: 'CUDA', device: '' })).toBe('CUDA, no device named');
  });
});
