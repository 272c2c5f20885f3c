import { describe, expect, test } from 'vitest';
import { METRICS } from '../../../../core/model/metric.ts';
import { drawnTexts } from '../../../chart/testing/drawnTexts.ts';
import { PHONE_SIZE, TEST_SIZE, TEST_THEME } from '../../../chart/testing/testTheme.ts';
import { fakeComparison, fakeVerdict } from '../testing/fakeComparison.ts';
import { barsOption, orderedEntries } from './barsOption.ts';
import { compareColumns } from './compareColumns.tsx';
import { compareExport } from './compareExport.ts';
import { compareEntries } from './compareEntries.ts';
import { bandHeight, compareLayout, labelsDots } from './compareLayout.ts';
import { compareTip } from './compareTip.ts';
import { dotsLegend, dotsOption } from './dotsOption.ts';
import { meanRange, meanText, partText, restsOn, rulesText, splitSummaries, summaryHead, verdictCounts } from './summaryText.ts';

const TWO = fakeComparison([[10, 5, null], [200, null, 100]]);
const DEVICES = fakeComparison([Array.from({ length: 5 }, (_, index) => 10 + index)], {
  across: 'device',
  columns: Array.from({ length: 5 }, (_, index) => ({ value: `cuda/${index}`, label: `NVIDIA GeForce RTX ${index}090 with a name that goes on`, hardwareType: 'cuda', rows: 1 })),
});

/** Drawn texts that reach beyond the picture. */
function cutOff(option: Parameters<typeof drawnTexts>[0], size: typeof TEST_SIZE): readonly string[] {
  return drawnTexts(option, size).filter(({ left, right }) => left < -1 || right > size.width + 1).map(({ text }) => text);
}

describe('the layout', () => {
  test('several rows are dots, logarithmic where their values span more than tenfold', () => {
    expect(compareLayout(TWO, null)).toMatchObject({ kind: 'dots', choice: { log: true, offered: true } });
    expect(compareLayout(TWO, 'linear').choice).toEqual({ log: false, offered: true });
    expect(compareLayout(fakeComparison([[10, 5], [9, 8]]), null).choice).toEqual({ log: false, offered: false });
  });
  test('a single row is bars from zero, logarithmic only when asked for', () => {
    const one = fakeComparison([[10, 500]]);
    expect(compareLayout(one, null)).toMatchObject({ kind: 'bars', choice: { log: false, offered: true } });
    expect(compareLayout(one, 'log').choice.log).toBe(true);
  });
  test('temperatures have no ratio and no logarithm', () => {
    expect(compareLayout(fakeComparison([[10, 500], [1, 2]], { metric: 'temperature' }), 'log').choice).toEqual({ log: false, offered: false });
  });
  test('at most twelve rows stand at once; very wide rows stand alone', () => {
    const many = fakeComparison(Array.from({ length: 60 }, () => [10, 5]));
    expect(compareLayout(many, null).rowsAtOnce).toBe(12);
    const wide = fakeComparison(Array.from({ length: 3 }, () => Array.from({ length: 20 }, (_, index) => index + 1)));
    expect(compareLayout(wide, null)).toMatchObject({ kind: 'bars', rowsAtOnce: 1 });
  });
  test('columns that share a colour say their names', () => {
    expect(labelsDots(DEVICES)).toBe(true);
    expect(labelsDots(TWO)).toBe(false);
    expect(dotsLegend(DEVICES, DEVICES.rows)(TEST_THEME)).toEqual([]);
    expect(dotsLegend(TWO, TWO.rows)(TEST_THEME).map(({ label }) => label)).toEqual(['CPU', 'CUDA', 'ROCm']);
    expect(dotsLegend(TWO, TWO.rows.slice(1))(TEST_THEME).map(({ label }) => label)).toEqual(['CPU', 'ROCm']);
  });
});

interface Datum {
  readonly id?: string;
  readonly value: readonly [number, number];
  readonly symbolSize?: number;
  readonly itemStyle?: { readonly opacity: number };
}

function dotsOf(option: object): readonly Datum[] {
  const { series } = option as { readonly series: readonly { readonly type: string; readonly data: readonly Datum[] }[] };
  return series.filter(({ type }) => type === 'scatter').flatMap(({ data }) => data);
}

describe('dots', () => {
  test('stand at their medians, each with the id of its sample', () => {
    const dots = dotsOf(dotsOption({ comparison: TWO, rows: TWO.rows, log: true })(TEST_THEME, TEST_SIZE));
    const entries = compareEntries(TWO, TWO.rows);
    expect(dots.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    expect(dots.map(({ value }) => value[0])).toEqual([10, 5, 200, 100]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
  });
  test('without a verdict are small and pale, so that a verdict is seen', () => {
    const [row] = TWO.rows;
    if (row === undefined) throw new Error('no row');
    const unjudged = { ...row, cells: row.cells.map((cell) => (cell === null || cell.verdict === null ? cell : { ...cell, verdict: fakeVerdict({ kind: 'no-estimate', method: 'none' }) })) };
    const looks = [row, unjudged].map((one) => dotsOf(dotsOption({ comparison: TWO, rows: [one], log: true })(TEST_THEME, TEST_SIZE)).map(({ symbolSize, itemStyle }) => [symbolSize, itemStyle?.opacity]));
    expect(looks).toEqual([[[10, 1], [10, 1]], [[10, 1], [7, 0.35]]]);
  });
  test('names, settings and the axis are drawn and nothing is cut off, on a phone too', () => {
    for (const size of [{ ...TEST_SIZE, height: 300 }, { ...PHONE_SIZE, height: 2 * bandHeight(TWO, TWO.rows, true) + 76 }]) {
      const option = dotsOption({ comparison: TWO, rows: TWO.rows, log: true })(TEST_THEME, size);
      const texts = drawnTexts(option, size).map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(['model-0', 'model-1']));
      expect(texts.some((text) => text.startsWith('Latency, mean (ms)'))).toBe(true);
      expect(cutOff(option, size)).toEqual([]);
    }
  });
  test('names beside dots are not cut off at the right border', () => {
    expect(cutOff(dotsOption({ comparison: DEVICES, rows: DEVICES.rows, log: false })(TEST_THEME, TEST_SIZE), TEST_SIZE)).toEqual([]);
  });
});

describe('bars', () => {
  const row = fakeComparison([[10, 5, 80]]);
  const [only] = row.rows;
  test('are ordered by value, the best first, or as their columns when ordered by name', () => {
    if (only === undefined) throw new Error('no row');
    expect(orderedEntries(row, only, 'coverage').map(({ column }) => column.label)).toEqual(['CUDA', 'CPU', 'ROCm']);
    expect(orderedEntries(row, only, 'name').map(({ column }) => column.label)).toEqual(['CPU', 'CUDA', 'ROCm']);
    expect(orderedEntries({ ...row, metric: 'throughput' }, only, 'value').map(({ column }) => column.label)).toEqual(['ROCm', 'CPU', 'CUDA']);
  });
  test('say their value and how it compares, uncut', () => {
    if (only === undefined) throw new Error('no row');
    for (const size of [TEST_SIZE, PHONE_SIZE]) {
      const option = barsOption({ comparison: row, row: only, order: 'value', log: false })(TEST_THEME, size);
      const texts = drawnTexts(option, size).map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(['5.00\u00a0ms'.replace('.00', ''), size === PHONE_SIZE ? '1.8× slower' : '1.8× slower (1.6× to 2.0×)', 'CUDA']));
      expect(cutOff(option, size)).toEqual([]);
    }
  });
});

describe('words', () => {
  const [summary] = TWO.summaries;
  test('a column says its mean ratio with the interval, its pairs and verdicts', () => {
    if (summary === undefined) throw new Error('no summary');
    expect([meanText(summary, METRICS.latency, 'cpu'), meanRange(summary, METRICS.latency)]).toEqual(['2.4× faster', '(2.1× to 2.6×)']);
    expect(restsOn(summary, METRICS.latency, 'cpu')).toBe('38 rows of 12 models; 3 not in the mean');
    expect(meanText({ ...summary, geomean: null, medianDifference: -2.1 }, METRICS.temperature, 'cpu')).toBe('2.1\u00a0°C cooler');
    expect(meanText({ ...summary, geomean: null }, METRICS.duration, 'cpu')).toBe('');
  });
  test('against the best of each row a column says how often it is the best, and how far off it is where not', () => {
    if (summary === undefined) throw new Error('no summary');
    const best = { ...summary, geomean: null, geomeanInterval: null, best: 306, possible: 32, averaged: 32, medianRatio: 1.4 };
    expect(meanText(best, METRICS.latency, null)).toBe('best in 306 of 338 rows');
    expect(restsOn(best, METRICS.latency, null)).toBe('else 1.4× slower at the median (32 rows)');
    expect(verdictCounts(summary)).toBe('30 better, 2 worse, 3 same, 6 unclear');
  });
  test('of many columns those with most pairs are shown, in their order', () => {
    if (summary === undefined) throw new Error('no summary');
    const many = [3, 50, 1, 20].map((compared) => ({ ...summary, compared }));
    const { shown, more, nothing } = splitSummaries([...many, { ...summary, compared: 0, best: 0 }], 2);
    expect(nothing).toHaveLength(1);
    expect(shown.map(({ compared }) => compared)).toEqual([50, 20]);
    expect(more.map(({ compared }) => compared)).toEqual([3, 1]);
    expect(splitSummaries(many, 9)).toEqual({ shown: many, more: [], nothing: [] });
  });
  test('the rules for pairs and for many comparisons are said', () => {
    const text = rulesText({ ...TWO, unjudged: 7 });
    expect(text).toContain('Compared 41 of 60 pairs; a pair with one side missing is left out, never filled in.');
    expect(text).toContain('held at 5\u00a0% over 118 pairs');
    expect(text).toContain('3 rows with a single result are not shown');
    expect(text).toContain('7 pairs beyond the limit were not judged');
    expect(rulesText({ ...TWO, family: 1, lonelyRows: 0 })).not.toContain('false-discovery');
  });
  test('where only some rows are read, that is said with which they are', () => {
    const part = { first: 18, atOnce: 18, of: 8964, results: 9_760_847, byResults: false };
    const some = { ...TWO, part };
    expect(rulesText(some)).toContain(`9,760,847 results in 8,964 rows are too many to judge at once: verdicts, summary and pairs are of rows 19 to ${18 + TWO.rows.length} only. Compared 41`);
    expect(rulesText(some)).not.toContain('order');
    expect(rulesText({ ...some, part: { ...part, byResults: true } })).toContain('the rows with most results come first instead');
    expect(summaryHead(some)).toMatch(/^Against CPU, of rows 19 to \d+ of 8,964 only/);
    expect(summaryHead(TWO)).not.toContain('only');
    expect(partText({ rows: TWO.rows.slice(0, 1) }, part, '-')).toBe('row-19');
  });
  test('a tip tells facts, verdict and reason, and marks what was not measured', () => {
    const [, entry] = compareEntries(TWO, TWO.rows);
    if (entry === undefined) throw new Error('no entry');
    const tip = compareTip({ ...entry, cell: { ...entry.cell, sample: { ...entry.cell.sample, simulated: true, interval: null, intervalMethod: 'needs 6 runs, has 3' } } }, METRICS.latency);
    expect(tip.title).toBe('model-0, CUDA');
    expect(tip.lines).toEqual(expect.arrayContaining([['95 % interval', 'none: needs 6 runs, has 3'], ['Against baseline', '1.8× slower (1.6× to 2.0×)'], ['Verdict', 'Worse'], ['Marks', '≈ simulated']]));
    expect(tip.note).toBe(fakeVerdict().reason);
  });
  test('every column of the table has a plain value for each sample, and none reads null', () => {
    const columns = compareColumns(TWO);
    const rows = compareEntries(TWO, TWO.rows).map((entry) => columns.map((column) => column.value(entry)));
    expect(columns.map(({ id }) => id)).toEqual(['row', 'compared', 'value', 'runs', 'ratio', 'verdict', 'marks']);
    expect(rows[0]?.slice(2, 6)).toEqual([10, 6, null, null]);
    expect(rows[1]?.slice(2, 6)).toEqual([5, 6, 1.8, 'Worse']);
  });
  test('the exported table has a number a column', () => {
    const columns = compareExport(TWO);
    const [, entry] = compareEntries(TWO, TWO.rows);
    if (entry === undefined) throw new Error('no entry');
    const line = Object.fromEntries(columns.map(({ header, value }) => [header, value(entry)]));
    expect(line).toMatchObject({ Model: 'model-0', 'Hardware type': 'CUDA', 'Best device': 'CUDA device', 'Of devices': 2, 'Median (ms)': 5, 'Low (ms)': 4.85, 'High (ms)': 5.25, n: 6, Runs: 6, Ratio: 1.8, 'Ratio low': 1.6, 'Ratio high': 2, p: 0.004, q: 0.012, Verdict: 'Worse' });
  });
});
