import type { Metric, MetricKey } from '../model/metric.ts';

const NBSP = '\u00a0';

/** The verb that goes with a metric's words: `is 1.8× faster`, `needs 1.3× more memory`. */
const VERBS: { readonly [K in MetricKey]: string } = {
  latency: 'is', 'latency-p50': 'is', 'latency-p90': 'is', 'latency-p99': 'is', throughput: 'is', memory: 'needs', power: 'draws', 'load-time': 'is', 'items-per-joule': 'gives',
  'energy-per-item': 'needs', 'power-peak': 'draws', 'energy-delay': 'has a', temperature: 'is', 'temperature-peak': 'is', duration: 'takes', battery: 'causes', 'battery-rate': 'causes', runtime: 'gives',
};

export function verbOf(metric: Metric): string {
  return VERBS[metric.key];
}

/** How many times, always 1 or more and with two significant digits: `1.8×`, `12×`; two decimals below 1.1: `1.04×`. */
export function timesText(ratio: number): string {
  const times = ratio < 1 ? 1 / ratio : ratio;
  if (times < 1.095) return `${times.toFixed(2)}×`;
  if (times < 9.95) return `${times.toFixed(1)}×`;
  if (times < 1e6) return `${Number(times.toPrecision(2)).toLocaleString('en-US')}×`;
  return `${times.toExponential(1).replace(/e\+?/, ' × 10^')}×`;
}

/** The word for a change in the direction of `ratio`: `faster` for half the latency or twice the throughput. Without a better direction, more of it is its second word. */
export function directionWord({ better, words }: Metric, isMore: boolean): string {
  return isMore === (better === 'higher') ? words.better : words.worse;
}

/** `1.8× faster`, `1.3× more memory` for value / baseline. */
export function ratioText(metric: Metric, ratio: number): string {
  return `${timesText(ratio)} ${directionWord(metric, ratio > 1)}`;
}

/** `12 °C hotter` for value − baseline on an interval scale. */
export function differenceText(metric: Metric, difference: number): string {
  return `${twoDigits(Math.abs(difference))}${NBSP}${metric.unit} ${directionWord(metric, difference > 0)}`;
}

/** Two significant digits, a tenth at the finest: `12`, `3.4`, `0.2`. */
function twoDigits(size: number): string {
  return size < 9.95 ? String(Number(size.toFixed(1))) : Number(size.toPrecision(2)).toLocaleString('en-US');
}

/** `(2.8× to 3.7×)`; where it crosses 1 both sides say their direction: `(1.1× slower to 1.2× faster)`. */
export function ratioRangeText(metric: Metric, low: number, high: number): string {
  const [lowText, highText] = [timesText(low), timesText(high)];
  if (lowText === LEVEL && highText === LEVEL) return `(within 1${NBSP}%)`;
  if (low < 1 && high > 1 && lowText !== LEVEL && highText !== LEVEL) return `(${ratioText(metric, low)} to ${ratioText(metric, high)})`;
  return high <= 1 || highText === LEVEL ? `(${highText} to ${lowText})` : `(${lowText} to ${highText})`;
}

/** What is shown of a ratio within half a percent of 1. */
export const LEVEL = '1.00×';
