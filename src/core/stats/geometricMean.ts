import { tQuantile } from './distributions.ts';
import { mean, requirePositive, requireSample, standardDeviation } from './summary.ts';

export interface GeometricMean {
  readonly geomean: number;
  /** Null below three ratios. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/**
 * exp(mean ln r) with the interval exp(mean ± t s / sqrt n) of the logarithms, n − 1 degrees of freedom: swapping numerator
 * and denominator inverts it (Fleming & Wallace, CACM 29(3), 1986). Throws a RangeError for no ratio and for one that is
 * not above 0.
 */
export function geometricMean(ratios: readonly number[], confidence = 0.95): GeometricMean {
  requireSample(ratios, 1);
  requirePositive(ratios);
  const n = ratios.length;
  const logs = ratios.map((ratio) => Math.log(ratio));
  const centre = mean(logs);
  if (n < 3) return { geomean: Math.exp(centre), low: null, high: null, n };
  const spread = (tQuantile((1 + confidence) / 2, n - 1) * standardDeviation(logs)) / Math.sqrt(n);
  return { geomean: Math.exp(centre), low: Math.exp(centre - spread), high: Math.exp(centre + spread), n };
}
