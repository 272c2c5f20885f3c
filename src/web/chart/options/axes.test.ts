import { describe, expect, test } from 'vitest';
import { TEST_SIZE, TEST_THEME } from '../testing/testTheme.ts';
import { fitText, oneLine, textWidth } from './axisText.ts';
import { extentOf } from './extent.ts';
import { linearRange, linearTicks } from './linearScale.ts';
import { logRange, logTicks } from './logTicks.ts';
import { formatTick, tickFormat } from './tickFormat.ts';
import { axisRange, isLogAxis, valueXAxis } from './valueAxis.ts';

/** Non-breaking spaces keep a number and its unit together; here they read as spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('ticks', () => {
  test.each([
    [0, '0'],
    [0.5, '0.5'],
    [1500, '1,500'],
    [2_500_000, '2.5 M'],
    [3e9, '3 G'],
    [4e12, '4 T'],
    [-0.25, '−0.25'],
    [1e-7, '10⁻⁷'],
    [5e-8, '5 × 10⁻⁸'],
    [0.1 + 0.2, '0.3'],
  ])('%d reads %s', (value, text) => {
    expect(plain(formatTick(value))).toBe(text);
  });

  test.each([
    ['ms', 9_999, 'ms', 5_000, '5,000'],
    ['ms', 12_000, 's', 5_000, '5'],
    ['ms', 0.05, 'µs', 0.02, '20'],
    ['MB', 64_000, 'GB', 16_000, '16'],
    ['J', 0.004, 'mJ', 0.002, '2'],
    ['items/s', 250_000, 'items/s', 100_000, '100,000'],
    ['%/h', 0.01, '%/h', 0.005, '0.005'],
  ])('%s up to %d is written in %s', (unit, largest, shown, value, text) => {
    const ticks = tickFormat(unit, largest);
    expect([ticks.unit, ticks.format(value)]).toEqual([shown, text]);
  });
});

describe('ranges', () => {
  test('of bars and dots begin at zero, of distributions near the lowest', () => {
    expect(linearRange([20, 100], true)).toEqual([0, 105]);
    expect(linearRange([20, 100], false)).toEqual([16, 104]);
    expect(linearRange([-40, -20], true)).toEqual([-42, 0]);
  });

  test('of one value are never empty', () => {
    expect(linearRange([0, 0], true)).toEqual([0, 1]);
    expect(linearRange([50, 50], false)).toEqual([45, 55]);
    const [low, high] = logRange([8, 8]);
    expect(low).toBeLessThan(8);
    expect(high).toBeGreaterThan(8);
  });

  test('of nothing or of text are told apart from zero', () => {
    expect(extentOf([])).toBeNull();
    expect(extentOf([null, Number.NaN, undefined, Number.POSITIVE_INFINITY])).toBeNull();
    expect(extentOf([null, 3, -1])).toEqual([-1, 3]);
  });
});

test('linear ticks are round, inside the range and not too many', () => {
  expect(linearTicks([0, 105], 6)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(linearTicks([0, 0.35], 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(linearTicks([-42, 0], 4)).toEqual([-40, -20, 0]);
});

test('log ticks are few over many powers and several within one', () => {
  expect(logTicks([1, 1e9])).toEqual([1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((_, index) => index % 2 === 0));
  expect(logTicks([0.9, 1100])).toEqual([1, 3, 10, 30, 100, 300, 1000]);
  expect(logTicks([8, 60])).toEqual([10, 15, 20, 30, 50]);
});

describe('valueXAxis', () => {
  const input = { label: 'Latency, mean', unit: 'ms', better: 'lower', theme: TEST_THEME, size: TEST_SIZE } as const;

  test('is logarithmic only where every value is positive, and says so', () => {
    expect(isLogAxis({ log: true, extent: [0, 10] })).toBe(false);
    expect(valueXAxis({ ...input, log: true, extent: [0, 10] })).toMatchObject({ type: 'value', name: 'Latency, mean (ms) · lower is better' });
    expect(valueXAxis({ ...input, log: true, extent: [1, 10] })).toMatchObject({ type: 'log', name: 'Latency, mean (ms) · log scale · lower is better' });
  });

  test('names the unit that its ticks are in', () => {
    expect(valueXAxis({ ...input, extent: [0, 30_000] }).name).toBe('Latency, mean (s) · lower is better');
  });

  test('stays in the stored unit where a log axis spans several', () => {
    expect(valueXAxis({ ...input, log: true, extent: [2, 20_000] }).name).toBe('Latency, mean (ms) · log scale · lower is better');
    expect(valueXAxis({ ...input, log: true, extent: [9_000, 90_000] }).name).toBe('Latency, mean (s) · log scale · lower is better');
  });

  test('leaves out what a phone has no room for, first the direction', () => {
    expect(valueXAxis({ ...input, log: true, extent: [1, 10], size: { width: 330, height: 300, narrow: true } }).name).toBe('Latency, mean (ms) · log scale');
  });

  test('ends where axisRange says, whatever its ticks', () => {
    for (const width of [330, 700, 1_200]) {
      const axis = valueXAxis({ ...input, extent: [3, 97], size: { ...TEST_SIZE, width } });
      expect([axis.min, axis.max]).toEqual(axisRange({ extent: [3, 97] }));
    }
  });
});

describe('fitText', () => {
  test('keeps what fits and cuts the middle of what does not', () => {
    expect(fitText('bert-base', 100, 12)).toBe('bert-base');
    const cut = fitText('meta-llama/Llama-3.2-11B-Vision-Instruct', 120, 12);
    expect(cut).toMatch(/^meta-ll.*….*struct$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(120);
  });

  test('never cuts a character in half and folds what would break a line or turn it', () => {
    expect(fitText('😀'.repeat(30), 60, 12)).toMatch(/^😀+…😀*$/u);
    expect(oneLine('a\nb\tc\u202ed')).toBe('a b c d');
  });
});
