import { normalCdf } from './distributions.ts';
import type { JointRanks } from './rankSums.ts';
import { rankJointly, totalWays, waysOfRanks, waysToSum } from './rankSums.ts';
import { sortAscending } from './summary.ts';

/** Up to this many pairs the null distribution is exact, with and without ties; beyond it the normal one is close. */
export const EXACT_PAIRS = 400;

export interface MannWhitney {
  /** Pairs with a > b, and half of the equal ones. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'normal';
}

/**
 * The two-sided test of Mann & Whitney (Ann. Math. Stat. 18, 1947). Up to 400 pairs p is the exact share of all ways to
 * deal the (mid-)ranks whose U lies at least as far from mn/2; beyond, the normal approximation with the corrections for
 * ties and continuity. Throws a RangeError for an empty sample.
 */
export function mannWhitney(a: ArrayLike<number>, b: ArrayLike<number>): MannWhitney {
  const [left, right] = [sortAscending(a), sortAscending(b)];
  const [m, n] = [left.length, right.length];
  const ranks = rankJointly(left, right);
  const u = (ranks.doubledSum - m * (m + 1)) / 2;
  if (m * n <= EXACT_PAIRS) return { u, p: exactP(ranks, m, n), method: 'exact' };
  return { u, p: normalP(u, ranks, m, n), method: 'normal' };
}

/** The smallest two-sided p that m against n values without ties can reach: 2 / C(m + n, m), at most 1. */
export function smallestP(m: number, n: number): number {
  if (!Number.isInteger(m) || !Number.isInteger(n) || m < 1 || n < 1) throw new RangeError(`no test of ${m} against ${n} values`);
  let ways = 1;
  for (let chosen = 1; chosen <= Math.min(m, n); chosen += 1) ways *= (Math.max(m, n) + chosen) / chosen;
  return Math.min(1, 2 / ways);
}

/** How many values each of two equal samples needs before p <= alpha can be reached at all: 4 for 0.05. */
export function runsToDetect(alpha: number): number {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`a level lies between 0 and 1, not at ${alpha}`);
  let n = 1;
  while (smallestP(n, n) > alpha) n += 1;
  return n;
}

/** With ties the scores are doubled mid-ranks, else the ranks themselves; the smaller sample's sum is the cheaper one. */
function exactP({ doubledSum, groups, tied }: JointRanks, m: number, n: number): number {
  const all = m + n;
  const few = Math.min(m, n);
  const unit = tied ? 1 : 2;
  const sum = (few === m ? doubledSum : all * (all + 1) - doubledSum) / unit;
  const expected = (few * (all + 1)) / unit;
  const distance = Math.abs(sum - expected);
  const ways = tied ? waysToSum(groups.flatMap(({ doubledRank, size }) => Array.from({ length: size }, () => doubledRank)), few) : waysOfRanks(few, all - few);
  return totalWays(ways.filter((_, place) => Math.abs(place - expected) >= distance)) / totalWays(ways);
}

function normalP(u: number, ranks: JointRanks, m: number, n: number): number {
  const all = m + n;
  const ties = ranks.groups.reduce((sum, { size }) => sum + size ** 3 - size, 0);
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) return 1;
  const z = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalCdf(-z));
}
