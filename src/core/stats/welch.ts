import { tCdf, tQuantile } from './distributions.ts';

/** What a row states about its own repetitions; `sd` with n − 1. */
export interface SampleSummary {
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
}

export interface Welch {
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  /** other / base with its interval; null unless both means are above 0. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** other − base */
  readonly difference: number;
  readonly differenceLow: number;
  readonly differenceHigh: number;
}

/**
 * Welch's test (Biometrika 34, 1947) of two stated summaries, t = (other − base) / sqrt(sA²/nA + sB²/nB) with the degrees
 * of freedom of Welch & Satterthwaite. The ratio's interval is by the delta method on the logarithm, variance s²/(n m²) a
 * side, with the same t quantile. Where both deviations are 0, p is 1 for equal means, else 0, and the intervals are points.
 * Throws a RangeError below two repetitions, and for a negative deviation.
 */
export function welch(base: SampleSummary, other: SampleSummary, confidence = 0.95): Welch {
  requireSummary(base);
  requireSummary(other);
  const [a, b] = [base.sd ** 2 / base.n, other.sd ** 2 / other.n];
  const difference = other.mean - base.mean;
  const error = Math.sqrt(a + b);
  const df = error === 0 ? base.n + other.n - 2 : 1 / ((a / (a + b)) ** 2 / (base.n - 1) + (b / (a + b)) ** 2 / (other.n - 1));
  const t = difference === 0 ? 0 : difference / error;
  const quantile = tQuantile((1 + confidence) / 2, df);
  return {
    t,
    df,
    p: 2 * tCdf(-Math.abs(t), df),
    ...ratioInterval(base, other, quantile),
    difference,
    differenceLow: difference - quantile * error,
    differenceHigh: difference + quantile * error,
  };
}

function ratioInterval(base: SampleSummary, other: SampleSummary, quantile: number): Pick<Welch, 'ratio' | 'low' | 'high'> {
  if (!(base.mean > 0 && other.mean > 0)) return { ratio: null, low: null, high: null };
  const ratio = other.mean / base.mean;
  const spread = quantile * Math.hypot(base.sd / base.mean / Math.sqrt(base.n), other.sd / other.mean / Math.sqrt(other.n));
  return { ratio, low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) };
}

function requireSummary({ mean, sd, n }: SampleSummary): void {
  if (Number.isFinite(mean) && Number.isFinite(sd) && sd >= 0 && n >= 2 && Number.isFinite(n)) return;
  throw new RangeError(`mean ${mean}, deviation ${sd}, ${n} repetitions: no summary to test; it needs finite numbers, a deviation of 0 or more, 2 repetitions or more`);
}
