import { binomialCdf } from './distributions.ts';

/** An interval of the median, with the confidence that it really has. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/**
 * The interval [x_(k), x_(n+1−k)] of ascending values with the largest k for which 1 − 2 P(Bin(n, ½) < k) is at least the
 * confidence (Conover, "Practical Nonparametric Statistics", §3.2): free of any distribution, without interpolation.
 * Null where even the whole range covers less: at 95 % below 6 values.
 */
export function medianInterval(sorted: ArrayLike<number>, confidence = 0.95): MedianInterval | null {
  requireConfidence(confidence);
  const n = sorted.length;
  const coverage = (k: number): number => 1 - 2 * binomialCdf(k - 1, n, 0.5);
  let k = 0;
  let above = Math.floor(n / 2) + 1;
  while (above - k > 1) {
    const middle = (k + above) >> 1;
    if (coverage(middle) >= confidence) k = middle;
    else above = middle;
  }
  return k === 0 ? null : { low: sorted[k - 1] ?? NaN, high: sorted[n - k] ?? NaN, coverage: coverage(k) };
}

/** The fewest values whose range, smallest to largest, covers the median with this confidence: 6 for 95 %. */
export function runsForInterval(confidence: number): number {
  requireConfidence(confidence);
  return Math.ceil(1 - Math.log2(1 - confidence));
}

function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
}
