import { describe, expect, test } from 'vitest';
import type { DistributionGroup, ParetoPoint, PrecisionStep, Scaling, ScalingLine } from '../../../core/compare/types.ts';
import { METRICS } from '../../../core/model/metric.ts';
import { NO_SUBJECT } from '../../../core/view/viewState.ts';
import { drawnTexts } from '../../chart/testing/drawnTexts.ts';
import { PHONE_SIZE, TEST_SIZE, TEST_THEME } from '../../chart/testing/testTheme.ts';
import { commonText, groupNames, wholeName } from './configurationNames.ts';
import { boxBand, distributionOption } from './distribution/distributionOption.ts';
import { cvText, distributionNotes, drawnGroups, modesText } from './distribution/distributionText.ts';
import { distributionColumns } from './distribution/distributionColumns.tsx';
import { withBounds } from './intervalColumns.ts';
import { logChoice } from './logChoice.ts';
import { frontierText } from './pareto/frontierText.ts';
import { inOrder, paretoLegend, paretoOption } from './pareto/paretoOption.ts';
import { precisionColumns } from './precision/precisionColumns.tsx';
import { panelMetrics } from './precision/precisionMetrics.ts';
import { precisionHeight, precisionOption } from './precision/precisionOption.ts';
import { lineName, mainLines, panelsOf, saturationNotes, saturationSummary } from './scaling/scalingEntries.ts';
import { dashesText, scalingHeight, scalingOption } from './scaling/scalingOption.ts';
import { subjectText } from './subjectSentence.ts';
import { fakeConfiguration, fakePoint, fakeSample } from './testing/samples.ts';

const WIDE = { width: 1200, height: 420, narrow: false };

function cutOff(option: Parameters<typeof drawnTexts>[0], size: typeof TEST_SIZE): readonly string[] {
  return drawnTexts(option, size).filter(({ left, right, top, bottom }) => left < -1 || right > size.width + 1 || top < -1 || bottom > size.height + 1).map(({ text }) => text);
}

function group(change: Partial<DistributionGroup> = {}): DistributionGroup {
  return { sample: fakeSample(12), q1: 11, q3: 13, whiskers: [10, 14], outliers: [], cv: 0.03, modes: null, ...change };
}

describe('names of configurations', () => {
  const one = fakeConfiguration();
  const other = fakeConfiguration({ hardwareType: 'cpu', device: '', batch: '1' });
  test('say what differs, and once what does not', () => {
    expect(groupNames([one, other]).map(wholeName)).toEqual(['NVIDIA A100, batch 8', 'CPU, batch 1']);
    expect(commonText([one, other])).toBe('bert-base-uncased · fp16 · seq 128 · embedding');
  });
  test('say all where there is a single one', () => {
    expect(groupNames([one])).toEqual([{ title: 'bert-base-uncased', detail: 'NVIDIA A100 · fp16 · batch 8 · seq 128 · embedding' }]);
    expect(commonText([one])).toBe('');
    expect(commonText([])).toBe('');
  });
  test('of a subject leave out what it leaves open', () => {
    expect(subjectText(NO_SUBJECT)).toBe('');
    expect(subjectText({ ...NO_SUBJECT, model: 'bert', hardwareType: 'cuda', batch: '8' })).toBe('bert on CUDA · batch 8');
  });
});

describe('distribution', () => {
  const single = group({ sample: fakeSample(9, { n: 1, values: [9], configuration: fakeConfiguration({ batch: '1' }) }), cv: null });
  const humps = group({ sample: fakeSample(12, { n: 40 }), modes: [{ median: 11.9, n: 24 }, { median: 15.2, n: 16 }] });
  const names = groupNames([humps, single].map(({ sample }) => sample.configuration));
  test('one run is said in words and not drawn as a box', () => {
    const { drawn, single: left } = drawnGroups([humps, single], names);
    expect(drawn).toEqual([humps]);
    expect(left).toHaveLength(1);
    expect(distributionNotes([humps, single], names, METRICS.latency)).toEqual([
      'batch 8: Two humps: 24 runs around 11.9\u00a0ms and 16 around 15.2\u00a0ms. One median does not speak for both.',
      'batch 1: one run, 9\u00a0ms; one run has no distribution.',
      'Of very long samples the newest runs are drawn; the figures are of all.',
    ]);
  });
  test('three humps are listed, one is not mentioned', () => {
    expect(modesText({ modes: [{ median: 1, n: 20 }, { median: 2, n: 1 }, { median: 3, n: 5 }] }, METRICS.latency)).toBe('3 humps: 20 runs around 1\u00a0ms, 1 around 2\u00a0ms and 5 around 3\u00a0ms.');
    expect(modesText(group(), METRICS.latency)).toBe('');
  });
  test('a small variation keeps its digits', () => {
    expect([cvText(null), cvText(0.0012), cvText(0.034)]).toEqual(['none', '0.120\u00a0%', '3\u00a0%']);
  });
  test('names and axis are drawn, uncut, on a phone too', () => {
    for (const size of [{ ...TEST_SIZE, height: 76 + boxBand(false) }, { ...PHONE_SIZE, height: 76 + boxBand(true) }]) {
      const option = distributionOption({ distribution: { metric: 'latency' }, groups: [humps], names: names.slice(0, 1), log: false })(TEST_THEME, size);
      expect(drawnTexts(option, size).map(({ text }) => text)).toContain('batch 8');
      expect(cutOff(option, size)).toEqual([]);
    }
  });
});

function line(change: Partial<ScalingLine> & { readonly throughputs: readonly (number | null)[] }): ScalingLine {
  const { throughputs, ...rest } = change;
  const points = throughputs.map((value, index) => ({
    batch: 2 ** index,
    point: fakePoint(value === null ? {} : { throughput: value }, { configuration: fakeConfiguration({ batch: String(2 ** index) }) }),
    latencyMs: null,
    throughputPerS: value,
    efficiency: value === null || index === 0 ? null : 0.5,
  }));
  return { key: JSON.stringify(rest), hardwareType: 'cuda', device: 'NVIDIA A100', precision: 'fp16', points, saturatesAt: null, saturationN: null, saturationFirm: null, ...rest };
}

describe('scaling', () => {
  const lines = [line({ throughputs: [100, 150, 152], saturatesAt: 2, saturationN: 3, saturationFirm: false }), line({ throughputs: [10, 20, 40], hardwareType: 'cpu', device: '', precision: 'int8' })];
  const scaling: Pick<Scaling, 'lines'> = { lines };
  test('draws only what any line has two values of', () => {
    expect(panelsOf(scaling)).toEqual(['throughput']);
    expect(panelsOf({ lines: [line({ throughputs: [100, null] })] })).toEqual([]);
  });
  test('says where each line stops growing, and in how many', () => {
    expect(saturationSummary(scaling)).toBe('Throughput seems to stop growing for 1 of 2 lines, at about batch 2; no interval bears it out.');
    expect(saturationSummary({ lines: lines.map((one) => ({ ...one, saturatesAt: 2, saturationFirm: one.hardwareType === 'cpu' })) })).toBe('Throughput seems to stop growing for 2 of 2 lines, at about batch 2; the intervals bear it out for 1.');
    expect(saturationSummary({ lines: [lines[1] ?? line({ throughputs: [] })] })).toBe('Throughput still grows at the largest batch measured.');
    expect(saturationNotes(scaling)).toEqual([
      'NVIDIA A100, fp16: throughput seems to stop growing at about batch 2 (medians of 3; less than 5\u00a0% per doubling from there). At batch 4 it reaches 50\u00a0% of what batch 1 promises.',
      'CPU, int8: throughput still grows at batch 4, the largest measured. At batch 4 it reaches 50\u00a0% of what batch 1 promises.',
    ]);
  });
  test('of many lines the highest are drawn, one of each device first, in their own order', () => {
    const many = [1, 2, 3].map((top) => line({ throughputs: [1, top * 10], device: 'A', precision: `p${top}` })).concat(line({ throughputs: [1, 5], device: 'B' }));
    expect(mainLines(many, 2).map(({ device, precision }) => [device, precision])).toEqual([['A', 'p3'], ['B', 'fp16']]);
    expect(mainLines(many, 3)).toHaveLength(3);
    expect(mainLines(many)).toEqual(many);
  });
  test('every batch size is a tick, every line has its name and its dash', () => {
    const texts = drawnTexts(scalingOption({ scaling, log: true })(TEST_THEME, WIDE), WIDE).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['1', '2', '4', 'Batch size', 'NVIDIA A100, fp16', 'CPU, int8']));
    expect(dashesText(scaling)).toBe('fp16 solid, int8 dashed');
    expect(lineName({ hardwareType: 'webgpu', device: '', precision: '' })).toBe('WebGPU');
  });
  test('nothing is cut off, wide or on a phone', () => {
    for (const size of [WIDE, { ...PHONE_SIZE, height: scalingHeight(1, 2, true) }]) expect(cutOff(scalingOption({ scaling, log: false })(TEST_THEME, size), size)).toEqual([]);
  });
});

describe('precision', () => {
  const steps: readonly PrecisionStep[] = [
    { precision: 'fp32', point: fakePoint({ throughput: 273, memory: 5390 }), ratios: {} },
    { precision: 'int8', point: fakePoint({ throughput: 643 }, { simulated: true }), ratios: { throughput: 643 / 273 } },
  ];
  const trade = { steps, reference: 'fp32', metrics: ['throughput', 'memory'] as const };
  test('shows one metric each for speed, memory and energy, the one asked for first of its kind', () => {
    expect(panelMetrics(['latency', 'throughput', 'memory', 'power', 'energy-per-item'], null)).toEqual(['throughput', 'memory', 'energy-per-item']);
    expect(panelMetrics(['latency', 'throughput', 'memory'], 'latency')).toEqual(['latency', 'memory']);
    expect(panelMetrics(['latency', 'load-time'], 'load-time')).toEqual(['load-time', 'latency']);
    expect(panelMetrics(['temperature'], null)).toEqual(['temperature']);
    // Batch 8 in 40 ms is 200 items/s: as fast as stated, or not.
    expect(panelMetrics(['latency', 'throughput'], null, [{ precision: 'fp32', point: fakePoint({ throughput: 205, latency: 40 }), ratios: {} }])).toEqual(['throughput']);
    expect(panelMetrics(['latency', 'throughput'], null, [{ precision: 'fp32', point: fakePoint({ throughput: 400, latency: 40 }), ratios: {} }])).toEqual(['throughput', 'latency']);
    expect(panelMetrics([], null)).toEqual([]);
  });
  test('a bar says its value and its ratio in words; what was not measured says so; nothing is cut off', () => {
    for (const size of [{ ...WIDE, height: precisionHeight(2, 2, false) }, { ...PHONE_SIZE, height: precisionHeight(2, 2, true) }]) {
      const option = precisionOption({ trade, panels: ['throughput', 'memory'] })(TEST_THEME, size);
      const texts = drawnTexts(option, size).map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(['273\u00a0items/s', 'reference', '≈ 643\u00a0items/s', '2.4× faster', 'not measured', 'fp32', 'int8', 'Peak memory (MB), lower is better']));
      expect(cutOff(option, size)).toEqual([]);
    }
  });
  test('the table has every metric with its ratio, and no null', () => {
    const columns = precisionColumns(trade);
    expect(columns.map(({ id }) => id)).toEqual(['precision', 'throughput', 'throughput ratio', 'memory', 'memory ratio', 'runs', 'marks']);
    expect(steps.map((step) => columns.map((column) => column.value(step)))).toEqual([
      ['fp32', 273, 'reference', 5390, 'reference', 6, null],
      ['int8', 643, '2.4× faster', null, '–', 6, '≈ simulated'],
    ]);
  });
});

function off(change: Parameters<typeof fakePoint>[1]): string {
  return frontierText({ point: fakePoint({}, change), x: 1, y: 1, onFrontier: false }, { x: 'latency', y: 'power' });
}

test('an interval is exported as a number a column', () => {
  const columns = withBounds(distributionColumns({ metric: 'latency' }), ({ sample }) => sample.interval);
  const one = group({ sample: fakeSample(10, { interval: [9, 11] }) });
  expect(columns.filter(({ id }) => id.startsWith('interval')).map(({ header, value }) => [header, value(one)])).toEqual([['95 % interval, low', 9], ['95 % interval, high', 11]]);
});

test('a point off the frontier says why: beaten, or no measurement', () => {
  expect(frontierText({ point: fakePoint({}), x: 1, y: 1, onFrontier: true }, { x: 'latency', y: 'power' })).toBe('on the frontier');
  expect(off({})).toBe('another is at least as good in both and better in one');
  expect([off({ simulated: true }), off({ failed: true }), off({ estimated: true })]).toEqual(['not considered: simulated', 'not considered: failed', 'not considered: estimated power']);
  expect(frontierText({ point: fakePoint({}, { estimated: true }), x: 1, y: 1, onFrontier: false }, { x: 'latency', y: 'memory' })).toContain('at least as good');
});

describe('pareto', () => {
  const points: readonly ParetoPoint[] = [
    { point: fakePoint({}), x: 3, y: 1, onFrontier: true },
    { point: fakePoint({}, { configuration: fakeConfiguration({ hardwareType: 'cpu' }) }), x: 1, y: 3, onFrontier: true },
    { point: fakePoint({}), x: 4, y: 4, onFrontier: false },
  ];
  test('frontier points are numbered along x, dominated ones have no number', () => {
    expect(inOrder(points.filter(({ onFrontier }) => onFrontier)).map(({ x }) => x)).toEqual([1, 3]);
    const option = paretoOption({ pareto: { x: 'memory', y: 'latency' }, points, logX: false, logY: false })(TEST_THEME, TEST_SIZE);
    const { series } = option as unknown as { readonly series: readonly { readonly type: string; readonly data: readonly { readonly id: string; readonly itemStyle: { readonly opacity: number }; readonly label?: { readonly formatter: () => string } }[] }[] };
    const dots = series.find(({ type }) => type === 'scatter')?.data ?? [];
    expect(dots.map(({ id, itemStyle, label }) => [id, itemStyle.opacity < 1, label?.formatter()])).toEqual([['2', true, undefined], ['0', false, '2'], ['1', false, '1']]);
    expect(cutOff(option, TEST_SIZE)).toEqual([]);
  });
  test('the legend names the hardware types there are, or nothing for one', () => {
    expect(paretoLegend(points)(TEST_THEME).map(({ label }) => label)).toEqual(['CUDA', 'CPU']);
    expect(paretoLegend(points.slice(2))(TEST_THEME)).toEqual([]);
  });
});

test('a log scale is offered from a tenfold span on, never for what may be zero or has no ratio', () => {
  expect(logChoice([1, 9], null, [METRICS.latency])).toEqual({ log: false, offered: false });
  expect(logChoice([1, 11], null, [METRICS.latency])).toEqual({ log: true, offered: true });
  expect(logChoice([1, 11], 'linear', [METRICS.latency])).toEqual({ log: false, offered: true });
  expect(logChoice([1, 2], 'log', [METRICS.latency])).toEqual({ log: true, offered: true });
  expect(logChoice([0, 100], 'log', [METRICS.latency])).toEqual({ log: false, offered: false });
  expect(logChoice([1, 100], 'log', [METRICS.temperature])).toEqual({ log: false, offered: false });
  expect(logChoice([], 'log', [METRICS.latency])).toEqual({ log: false, offered: false });
});
