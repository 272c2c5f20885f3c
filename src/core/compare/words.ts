import type { Metric, MetricKey } from '../model/metric.ts';

const NBSP = '\u00a0';
const GROUPED = new Intl.NumberFormat('en-US');
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** The verb that goes with a metric's words: `is 1.8× faster`, `needs 1.3× the memory`. */
const VERBS: { readonly [K in MetricKey]: string } = {
  latency: 'is', 'latency-p50': 'is', 'latency-p90': 'is', 'latency-p99': 'is', throughput: 'is', memory: 'needs', power: 'draws', 'load-time': 'is', 'items-per-joule': 'gives',
  'energy-per-item': 'needs', 'power-peak': 'draws', 'energy-delay': 'has', temperature: 'is', 'temperature-peak': 'is', duration: 'takes', battery: 'causes', 'battery-rate': 'causes', runtime: 'gives',
};

/** `is` or `needs`: what stands between a name and `ratioText`. */
export function verbOf(metric: Metric): string {
  return VERBS[metric.key];
}

/** `1.8× faster than`, but `0.53× the memory of`. */
export function thanWord({ words }: Metric): 'than' | 'of' {
  return 'of' in words ? 'of' : 'than';
}

/** How many times, always 1 or more and with two significant digits: `1.8×`, `12×`; two decimals below 1.1: `1.04×`. */
export function timesText(ratio: number): string {
  const times = ratio < 1 ? 1 / ratio : ratio;
  if (times < 1.095) return `${times.toFixed(2)}×`;
  if (times < 9.95) return `${times.toFixed(1)}×`;
  if (times < 1e6) return `${GROUPED.format(Number(times.toPrecision(2)))}×`;
  return `${times.toExponential(1).replace(/e\+?/, ' × 10^')}×`;
}

/** The plain ratio, which may be below 1: `1.9×`, `0.53×`, `0.96×`, `0.0012×`. */
export function shareText(ratio: number): string {
  if (ratio >= 1 || timesText(ratio) === LEVEL) return timesText(ratio);
  return ratio < 1e-6 ? `${ratio.toExponential(1).replace('e-', ' × 10^−')}×` : `${ratio >= 0.1 ? ratio.toFixed(2) : Number(ratio.toPrecision(2))}×`;
}

/** `1.8× faster`, `0.53× the memory` for value / baseline. */
export function ratioText(metric: Metric, ratio: number): string {
  const { better, words } = metric;
  if ('of' in words) return `${shareText(ratio)} ${words.of}`;
  return `${timesText(ratio)} ${ratio > 1 === (better === 'higher') ? words.better : words.worse}`;
}

/** `12 °C hotter` for value − baseline on an interval scale. */
export function differenceText({ better, unit, words }: Metric, difference: number): string {
  if ('of' in words) return `${difference < 0 ? '−' : '+'}${twoDigits(Math.abs(difference))}${NBSP}${unit}`;
  return `${twoDigits(Math.abs(difference))}${NBSP}${unit} ${difference > 0 === (better === 'higher') ? words.better : words.worse}`;
}

/** Two significant digits, a tenth at the finest: `12`, `3.4`, `0.2`. */
function twoDigits(size: number): string {
  return size < 9.95 ? String(Number(size.toFixed(1))) : GROUPED.format(Number(size.toPrecision(2)));
}

/** `(2.8× to 3.7×)`, with a further digit where two are alike: `(1.37× to 1.44×)`; where it crosses 1 both sides say their direction: `(1.1× slower to 1.2× faster)`. */
export function ratioRangeText(metric: Metric, low: number, high: number): string {
  const [lowText, highText] = [timesText(low), timesText(high)];
  if (lowText === LEVEL && highText === LEVEL) return `(within 1${NBSP}%)`;
  if ('of' in metric.words) return range(finely(low, high, shareText));
  if (low < 1 && high > 1 && lowText !== LEVEL && highText !== LEVEL) return `(${ratioText(metric, low)} to ${ratioText(metric, high)})`;
  const texts = finely(low, high, timesText);
  return high <= 1 || highText === LEVEL ? range([texts[1], texts[0]]) : range(texts);
}

function range([first, last]: readonly [string, string]): string {
  return first === last ? `(${first})` : `(${first} to ${last})`;
}

/** Both bounds as text; with three digits where two make them alike. */
function finely(low: number, high: number, text: (ratio: number) => string): readonly [string, string] {
  const coarse = [text(low), text(high)] as const;
  if (coarse[0] !== coarse[1]) return coarse;
  const fine = (ratio: number): string => `${THREE_DIGITS.format(Number((text === timesText && ratio < 1 ? 1 / ratio : ratio).toPrecision(3)))}×`;
  return [fine(low), fine(high)];
}

/** What is shown of a ratio within half a percent of 1. */
export const LEVEL = '1.00×';
