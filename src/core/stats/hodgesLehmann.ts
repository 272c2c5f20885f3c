import { normalQuantile } from './distributions.ts';
import { EXACT_PAIRS } from './mannWhitney.ts';
import { differenceAt } from './pairwiseDifferences.ts';
import { totalWays, waysOfRanks } from './rankSums.ts';
import { requirePositive, sortAscending } from './summary.ts';

export interface RatioEstimate {
  /** other / base */
  readonly ratio: number;
  /** Null where the samples are too small for an interval of this confidence. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface ShiftEstimate {
  /** other − base, in the unit of the values. */
  readonly shift: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * How many times larger `other` is than `base`: exp of the median of all ln b_j − ln a_i (Hodges & Lehmann 1963), with the
 * interval that belongs to the test of Mann & Whitney. Throws a RangeError for values that are not above 0.
 */
export function hodgesLehmannRatio(base: ArrayLike<number>, other: ArrayLike<number>, confidence = 0.95): RatioEstimate {
  requirePositive(base);
  requirePositive(other);
  const { shift, low, high } = hodgesLehmannShift(Float64Array.from(base, Math.log), Float64Array.from(other, Math.log), confidence);
  return { ratio: Math.exp(shift), low: low === null ? null : Math.exp(low), high: high === null ? null : Math.exp(high) };
}

/**
 * How much larger `other` is than `base`: the median of all b_j − a_i (Hodges & Lehmann, Ann. Math. Stat. 34, 1963), with
 * the interval of the k-th smallest and k-th largest difference (Hollander & Wolfe §4.3); k exact for up to 400 pairs, else
 * floor(mn/2 − z sqrt(mn(m+n+1)/12)).
 */
export function hodgesLehmannShift(base: ArrayLike<number>, other: ArrayLike<number>, confidence = 0.95): ShiftEstimate {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  const [a, b] = [sortAscending(base), sortAscending(other)];
  const pairs = a.length * b.length;
  const lower = differenceAt(a, b, Math.floor((pairs + 1) / 2));
  const shift = pairs % 2 === 1 ? lower : (lower + differenceAt(a, b, pairs / 2 + 1)) / 2;
  const k = intervalRank(a.length, b.length, confidence);
  if (k < 1) return { shift, low: null, high: null };
  return { shift, low: differenceAt(a, b, k), high: differenceAt(a, b, pairs + 1 - k) };
}

/** The largest k with 2 P(U < k) <= 1 − confidence. */
function intervalRank(m: number, n: number, confidence: number): number {
  if (m * n > EXACT_PAIRS) return Math.floor((m * n) / 2 + normalQuantile((1 - confidence) / 2) * Math.sqrt((m * n * (m + n + 1)) / 12));
  const few = Math.min(m, n);
  const ways = waysOfRanks(few, Math.max(m, n));
  const all = totalWays(ways);
  let below = 0;
  let k = 0;
  for (let sum = (few * (few + 1)) / 2; sum < ways.length; sum += 1) {
    below += ways[sum] ?? 0;
    if ((2 * below) / all > 1 - confidence) break;
    k += 1;
  }
  return k;
}
