import { describe, expect, test } from 'vitest';

import { METRICS } from '../model/metric.ts';
import { differenceText, ratioRangeText, ratioText, timesText } from './words.ts';

/** Units never part from their number in a line; here that does not matter. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('timesText', () => {
  test.each([
    [1.8, '1.8×'], [1 / 1.8, '1.8×'], [12.4, '12×'], [1.04, '1.04×'], [1 / 1.04, '1.04×'], [1.094, '1.09×'], [1.0951, '1.1×'], [1.1, '1.1×'], [9.94, '9.9×'], [9.96, '10×'], [3, '3.0×'], [99.6, '100×'], [128.4, '130×'], [12_345, '12,000×'],
    [1, '1.00×'], [1.004, '1.00×'], [0.996, '1.00×'], [2_500_000, '2.5 × 10^6×'],
  ])('%d is %s: never below 1, two digits', (ratio, text) => expect(timesText(ratio)).toBe(text));
});

describe('ratioText', () => {
  test.each([
    ['latency', 0.5, '2.0× faster'], ['latency', 2, '2.0× slower'], ['throughput', 2, '2.0× faster'], ['throughput', 0.5, '2.0× slower'], ['memory', 1.3, '1.3× the memory'], ['memory', 0.53, '0.53× the memory'], ['memory', 0.964, '0.96× the memory'], ['memory', 1.04, '1.04× the memory'], ['memory', 0.998, '1.00× the memory'], ['memory', 0.00123, '0.0012× the memory'],
    ['items-per-joule', 1.5, '1.5× the items per joule'], ['items-per-joule', 1 / 1.5, '0.67× the items per joule'], ['energy-per-item', 0.8, '0.80× the energy per item'], ['load-time', 3, '3.0× slower to load'],
    ['runtime', 2, '2.0× the runtime'], ['runtime', 0.5, '0.50× the runtime'], ['duration', 2, '2.0× the time'], ['duration', 0.5, '0.50× the time'],
  ] as const)('%s × %d: %s', (key, ratio, text) => expect(ratioText(METRICS[key], ratio)).toBe(text));
});

describe('differenceText', () => {
  test.each([[12, '12 °C hotter'], [-3.44, '3.4 °C cooler'], [0.2, '0.2 °C hotter'], [123.4, '120 °C hotter']])('%d K: %s', (difference, text) => expect(plain(differenceText(METRICS.temperature, difference))).toBe(text));
});

describe('ratioRangeText', () => {
  test.each([
    [2.8, 3.7, '(2.8× to 3.7×)'], [1 / 3.7, 1 / 2.8, '(2.8× to 3.7×)'], [0.9, 1.3, '(1.1× faster to 1.3× slower)'], [1, 1.2, '(1.00× to 1.2×)'], [0.998, 1.2, '(1.00× to 1.2×)'], [0.8, 1.002, '(1.00× to 1.3×)'], [0.999, 1.001, '(within 1 %)'], [1.37, 1.44, '(1.37× to 1.44×)'], [1 / 1.44, 1 / 1.37, '(1.37× to 1.44×)'], [2, 2, '(2×)'],
  ])('%d to %d: %s', (low, high, text) => expect(plain(ratioRangeText(METRICS.latency, low, high))).toBe(text));

  test.each([[0.48, 0.56, '(0.48× to 0.56×)'], [0.9, 1.3, '(0.90× to 1.3×)'], [0.5312, 0.5344, '(0.531× to 0.534×)']])('of memory %d to %d: %s', (low, high, text) => expect(ratioRangeText(METRICS.memory, low, high)).toBe(text));
});
