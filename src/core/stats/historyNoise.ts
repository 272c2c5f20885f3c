import { tCdf, tQuantile } from './distributions.ts';
import { medianAbsoluteDeviation, median, requirePositive, requireSample } from './summary.ts';

/** Earlier runs that an estimate of their noise needs. */
export const HISTORY_NEEDS = 10;
/** Sigma from differences wavers as if it came from fewer runs: with this divisor 5 % and 1 % of null series are found at 5 % and 1 %, from 10 to 60 runs (simulated; with n − 2 itself 10 % and 4 % at 10 runs). */
const CAUTION = 2.5;
/** MAD to standard deviation for a normal distribution: 1 / z(.75). */
const MAD_TO_SIGMA = 1.4826;

export interface HistoryNoise {
  /** Of the earlier runs, in their unit. */
  readonly median: number;
  /** Run-to-run deviation: of the logarithms on a ratio scale, else in the unit. */
  readonly sigma: number;
  readonly n: number;
  readonly scale: 'ratio' | 'interval';
}

export interface AgainstHistory {
  readonly z: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  /** value / earlier with its 95 % interval; null on an interval scale. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** value − earlier with its 95 % interval; null on a ratio scale. */
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
}

/**
 * The noise of a series of single runs, oldest first: 1.4826 × the MAD of first differences / sqrt 2, which neither a slow
 * drift nor a few steps enlarge (the differences of von Neumann 1941 with the spread of Hampel 1974). Null below 10 runs and
 * where it comes out as 0: then nothing is known of the noise. Throws a RangeError for values that a ratio cannot have.
 */
export function historyNoise(earlier: readonly number[], scale: 'ratio' | 'interval' = 'ratio'): HistoryNoise | null {
  requireSample(earlier, 0);
  if (scale === 'ratio') requirePositive(earlier);
  if (earlier.length < HISTORY_NEEDS) return null;
  const values = onScale(earlier, scale);
  const steps = values.slice(1).map((value, place) => value - (values[place] ?? NaN));
  const sigma = (MAD_TO_SIGMA * medianAbsoluteDeviation(steps)) / Math.SQRT2;
  return sigma > 0 ? { median: median(earlier), sigma, n: earlier.length, scale } : null;
}

/**
 * Whether the median of `values` lies outside what the noise explains: z = distance / (sigma sqrt(v(k) + v(n))) for k
 * values and n earlier runs, where v(k) = π / (2 (k + π/2 − 1)) is the variance of a median, 1 for one value; judged by t
 * with (n − 2) / 2.5 degrees of freedom because sigma is itself an estimate, and a rough one.
 */
export function againstHistory(noise: HistoryNoise, values: readonly number[]): AgainstHistory {
  requireSample(values, 1);
  if (noise.scale === 'ratio') requirePositive(values);
  const [now] = onScale([median(values)], noise.scale);
  const [before] = onScale([noise.median], noise.scale);
  const distance = (now ?? NaN) - (before ?? NaN);
  const error = noise.sigma * Math.sqrt(varianceOfMedian(values.length) + varianceOfMedian(noise.n));
  const df = (noise.n - 2) / CAUTION;
  const z = distance / error;
  const spread = tQuantile(0.975, df) * error;
  const found = { z, df, p: 2 * tCdf(-Math.abs(z), df) };
  const none = { ratio: null, low: null, high: null, difference: null, differenceLow: null, differenceHigh: null };
  if (noise.scale === 'interval') return { ...none, ...found, difference: distance, differenceLow: distance - spread, differenceHigh: distance + spread };
  return { ...none, ...found, ratio: Math.exp(distance), low: Math.exp(distance - spread), high: Math.exp(distance + spread) };
}

/** Of n normal values with deviation 1: asymptotically π / 2n (Kendall & Stuart, §10.10), shifted to be right for one value. */
function varianceOfMedian(n: number): number {
  return Math.PI / 2 / (n + Math.PI / 2 - 1);
}

function onScale(values: readonly number[], scale: 'ratio' | 'interval'): readonly number[] {
  return scale === 'ratio' ? values.map((value) => Math.log(value)) : values;
}
