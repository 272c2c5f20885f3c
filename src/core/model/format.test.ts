import { assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatDateTimeUtc,
  formatDateUtc,
  formatDurationMs,
  formatExact,
  formatNumber,
  formatPercent,
  formatQuantity,
} from './format.ts';

/** Non-breaking spaces keep a number and its unit together; here they read as spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [5, '5'],
    [1.5, '1.50'],
    [1.9999, '2.00'],
    [12.345, '12.3'],
    [123.456, '123'],
    [1234, '1,230'],
    [1_234_567, '1,230,000'],
    [999.9, '1,000'],
    [0.1 + 0.2, '0.300'],
    [0.000123456, '0.000123'],
    [1e-7, '< 0.000001'],
    [-1e-7, '> −0.000001'],
    [-42.42, '−42.4'],
    [1.5e21, '1.50 × 10²¹'],
  ])('%d reads %s', (value, text) => {
    expect(plain(formatNumber(value))).toBe(text);
  });

  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is an en dash', (value) => {
    expect(formatNumber(value)).toBe('–');
  });
});

test('no formatter ever shows a word or a notation of the machine', () => {
  const formatters = [formatNumber, formatExact, formatCount, formatPercent, formatDurationMs, formatBytes, formatDateUtc, formatDateTimeUtc, (value: number) => formatAge(value, 0)];
  assert(
    property(double(), (value) => {
      for (const format of formatters) expect(format(value)).not.toMatch(/NaN|null|undefined|Infinity|\de[+-]?\d|^-/);
    }),
  );
});

test('formatExact keeps the stored digits', () => {
  expect(formatExact(1234.5678)).toBe('1,234.5678');
  expect(formatExact(0.1 + 0.2)).toBe('0.3');
  expect(plain(formatExact(1.25e-9))).toBe('1.25 × 10⁻⁹');
});

test('formatCount separates thousands', () => {
  expect(formatCount(12_345)).toBe('12,345');
  expect(formatCount(-3)).toBe('−3');
});

test.each([
  [0, '0 %'],
  [0.001, '< 1 %'],
  [0.714, '71 %'],
  [0.9999, '> 99 %'],
  [1, '100 %'],
])('formatPercent %d reads %s', (share, text) => {
  expect(plain(formatPercent(share))).toBe(text);
});

test.each([
  [0.1234, '0.123 ms'],
  [12.34, '12.3 ms'],
  [999.7, '1.00 s'],
  [1234, '1.23 s'],
  [59_990, '1 min'],
  [125_000, '2 min 5 s'],
  [3_599_999, '1 h'],
  [11_520_000, '3 h 12 min'],
  [10 * 86_400_000, '10 d'],
])('formatDurationMs %d reads %s', (ms, text) => {
  expect(plain(formatDurationMs(ms))).toBe(text);
});

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [1_000, '1 kB'],
  [1_540_096, '1.54 MB'],
  [999_999_999, '1 GB'],
  [4.8e9, '4.8 GB'],
])('formatBytes %d reads %s', (bytes, text) => {
  expect(plain(formatBytes(bytes))).toBe(text);
});

test.each([
  [30_000, 'just now'],
  [60_000, '1 minute ago'],
  [3 * 3_600_000, '3 hours ago'],
  [86_400_000, '1 day ago'],
  [45 * 86_400_000, '45 days ago'],
  [100 * 86_400_000, '3 months ago'],
  [900 * 86_400_000, '2 years ago'],
  [-7_200_000, 'in 2 hours'],
])('formatAge of %d ms reads %s', (age, text) => {
  expect(formatAge(1e12 - age, 1e12)).toBe(text);
});

test('dates are UTC days in words', () => {
  const ms = Date.UTC(2025, 4, 12, 23, 59);
  expect(formatDateUtc(ms)).toBe('12 May 2025');
  expect(formatDateTimeUtc(ms)).toBe('12 May 2025, 23:59 UTC');
  expect(formatDateUtc(8.7e15)).toBe('–');
});

test('formatQuantity agrees in number', () => {
  expect(formatQuantity(1, 'model')).toBe('1 model');
  expect(formatQuantity(1_200, 'family', 'families')).toBe('1,200 families');
});
