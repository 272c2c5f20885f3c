import { expect, test } from 'vitest';
import { chartItems } from '../chartItems.ts';
import { PHONE_SIZE, TEST_SIZE, TEST_THEME } from '../testing/testTheme.ts';
import { drawnTexts } from '../testing/drawnTexts.ts';
import type { ChartOption, ChartSize } from '../types.ts';
import { barSeries } from './barSeries.ts';
import { baselineLine } from './baselineLine.ts';
import { bandSeries } from './bandSeries.ts';
import { boxAndStrip } from './boxAndStrip.ts';
import { categoryXAxis, categoryYAxis } from './categoryAxis.ts';
import { dotSeries } from './dotSeries.ts';
import { frontierLine } from './frontierLine.ts';
import { intervalSeries } from './intervalSeries.ts';
import { isoLines } from './isoLines.ts';
import { joinedDots } from './joinedDots.ts';
import { lineSeries } from './lineSeries.ts';
import { plotGrid, stackedGrids } from './plotGrid.ts';
import { axisRange, valueXAxis, valueYAxis } from './valueAxis.ts';
import { zoom } from './zoom.ts';

const theme = TEST_THEME;
const NAMES = ['bert-base-uncased', 'meta-llama/Llama-3.2-11B-Vision-Instruct-with-a-name-that-goes-on-and-on', 't5'];
const look = theme.category(0);

function comparison(size: ChartSize): ChartOption {
  return {
    grid: plotGrid(),
    xAxis: valueXAxis({ label: 'Latency, mean', unit: 'ms', extent: [8, 5_000], log: true, better: 'lower', theme, size }),
    yAxis: categoryYAxis({ names: NAMES, theme, size }),
    series: [
      intervalSeries({ direction: 'horizontal', intervals: NAMES.map((_, at) => ({ at, from: 10 * 10 ** at, to: 15 * 10 ** at, color: look.color, offset: 6 })) }),
      dotSeries({ theme, dots: NAMES.map((id, y) => ({ id, x: 12 * 10 ** y, y, look, offset: [0, 6], label: y === 2 ? 'the last' : undefined })) }),
      baselineLine({ axis: 'x', theme, lines: [{ value: 100, label: 'Baseline: CUDA' }] }),
    ],
  };
}

function tradeOff(size: ChartSize): ChartOption {
  const [x, y] = [axisRange({ extent: [5, 300] }), axisRange({ extent: [10, 900] })];
  return {
    grid: plotGrid({ right: 20 }),
    xAxis: valueXAxis({ label: 'Average power', unit: 'W', extent: [5, 300], theme, size }),
    yAxis: valueYAxis({ label: 'Throughput', unit: 'items/s', extent: [10, 900], better: 'higher', theme, size }),
    series: [
      isoLines({ levels: [1, 10], x, y, label: (level) => `${level} items/J`, theme }),
      frontierLine({ points: [{ x: 5, y: 10 }, { x: 300, y: 900 }], better: { x: 'lower', y: 'higher' }, x, y, theme }),
      dotSeries({ theme, dots: [{ id: 'a', x: 5, y: 10, look, label: 'first' }, { id: 'b', x: 300, y: 900, look, faded: true }] }),
    ],
  };
}

function distribution(size: ChartSize): ChartOption {
  const groups = NAMES.map((id, at) => ({ id, at, q1: 10, median: 12, q3: 15, whiskers: [8, 20] as const, strip: [8, 12, 20].map((value, run) => ({ id: `${id} ${run}`, value })), look, modes: at === 0 ? [9, 19] : [] }));
  return {
    grid: plotGrid(),
    xAxis: valueXAxis({ label: 'Latency, mean', unit: 'ms', extent: [8, 20], fromZero: false, theme, size }),
    yAxis: categoryYAxis({ names: NAMES, theme, size }),
    series: boxAndStrip({ groups, direction: 'horizontal', band: 72, theme }),
  };
}

function scaling(size: ChartSize): ChartOption {
  return {
    grid: plotGrid({ right: 100 }),
    xAxis: categoryXAxis({ names: ['1', '2', '4'], label: 'Batch size', theme, size }),
    yAxis: valueYAxis({ label: 'Throughput', unit: 'items/s', extent: [0, 90], theme, size }),
    series: [joinedDots({ theme, look, endLabel: 'RTX 4090', labelRoom: 100, dots: [{ id: 'one', x: 0, y: 10, look }, null, { id: 'four', x: 2, y: 90, look }] })],
  };
}

function ranking(size: ChartSize): ChartOption {
  return {
    grid: plotGrid({ right: 60 }),
    xAxis: valueXAxis({ label: 'Efficiency', unit: 'items/J', extent: [0, 9], better: 'higher', theme, size }),
    yAxis: categoryYAxis({ names: NAMES, theme, size }),
    series: [barSeries({ direction: 'horizontal', thickness: 16, theme, bars: NAMES.map((id, at) => ({ id, at, value: 3 * (at + 1), look, hollow: at === 1, label: `${3 * (at + 1)}` })) })],
  };
}

const CHARTS = { comparison, tradeOff, distribution, scaling, ranking };

test.each(Object.entries(CHARTS))('%s shows its whole text inside the picture, on a desktop and on a phone', (_, build) => {
  for (const size of [TEST_SIZE, PHONE_SIZE]) {
    const texts = drawnTexts(build(size), size);
    expect(texts.length).toBeGreaterThan(4);
    for (const { text, left, right, top, bottom } of texts) {
      expect(left, text).toBeGreaterThanOrEqual(-0.5);
      expect(right, text).toBeLessThanOrEqual(size.width + 0.5);
      expect(top, text).toBeGreaterThanOrEqual(-0.5);
      expect(bottom, text).toBeLessThanOrEqual(size.height + 0.5);
      expect(text).not.toMatch(/NaN|null|undefined|\de[+-]?\d/);
    }
  }
});

test('names of axes keep off their ticks', () => {
  const texts = drawnTexts(comparison(TEST_SIZE), TEST_SIZE);
  const name = texts.find(({ text }) => text.startsWith('Latency'));
  const ticks = texts.filter(({ text }) => /^[\d,]+$/.test(text));
  expect(ticks.map(({ text }) => text)).toEqual(['10', '20', '50', '100', '200', '500', '1,000', '2,000', '5,000']);
  for (const tick of ticks) expect(tick.bottom).toBeLessThanOrEqual(name?.top ?? 0);
});

function written(build: (size: ChartSize) => ChartOption): string[] {
  return drawnTexts(build(TEST_SIZE), TEST_SIZE).map(({ text }) => text);
}

test('the labels of a chart say what they mean', () => {
  expect(written(comparison)).toEqual(expect.arrayContaining(['Latency, mean (ms) · log scale · lower is better', 'Baseline: CUDA', 'the last']));
  expect(written(tradeOff)).toEqual(expect.arrayContaining(['1 items/J', '10 items/J', 'first']));
  expect(written(scaling)).toEqual(expect.arrayContaining(['RTX 4090', 'Batch size']));
  expect(written(ranking)).toEqual(expect.arrayContaining(['3', '6', '9']));
});

test('only data can be pointed at: dots once, boxes and runs, never whiskers or lines', () => {
  expect(chartItems(comparison(TEST_SIZE)).map(({ id }) => id)).toEqual(NAMES);
  expect(chartItems(tradeOff(TEST_SIZE)).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(chartItems(scaling(TEST_SIZE)).map(({ id }) => id)).toEqual(['one', 'four']);
  expect(chartItems(distribution(TEST_SIZE))).toHaveLength(NAMES.length * 4);
  expect(chartItems(comparison(TEST_SIZE))[1]).toMatchObject({ at: [120, 1], offset: [0, 6], dataIndex: 1 });
});

test('samples are drawn without an object for each, gaps and bands with them', () => {
  const x = Float64Array.from({ length: 1_000 }, (_, index) => index);
  const y = Float64Array.from(x, (value) => (value > 400 && value < 500 ? Number.NaN : 50 + (value % 10)));
  const full = [0, 999] as const;
  const option: ChartOption = {
    grid: stackedGrids({ heights: [150] }),
    xAxis: { ...valueXAxis({ label: 'Time', unit: 's', extent: full, zoomable: true, theme, size: TEST_SIZE }), min: 0, max: 999 },
    yAxis: valueYAxis({ label: 'Power', unit: 'W', extent: [0, 60], theme, size: TEST_SIZE }),
    dataZoom: zoom({ xAxisIndex: [0], full, range: [100, 600], theme, format: String }),
    series: [bandSeries({ theme, bands: [{ from: 400, to: 500, color: theme.textFaint, label: 'gap', hatched: true }] }), lineSeries({ x, y, color: theme.accent })],
  };
  expect(chartItems(option)).toEqual([]);
  const texts = drawnTexts(option, TEST_SIZE).map(({ text }) => text);
  expect(texts).toContain('gap');
  expect(texts).toContain('200');
  expect(texts).not.toContain('800');
});
