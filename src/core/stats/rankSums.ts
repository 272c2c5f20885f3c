/** Two samples ranked together. */
export interface JointRanks {
  /** Twice the mid-ranks of the first sample, added up: a whole number also with ties. */
  readonly doubledSum: number;
  /** Twice the mid-rank and size of each group of equal values, ascending. */
  readonly groups: readonly { readonly doubledRank: number; readonly size: number }[];
  readonly tied: boolean;
}

/** Ranks two ascending samples together; equal values share the mean of their ranks. */
export function rankJointly(a: Float64Array, b: Float64Array): JointRanks {
  const groups: { doubledRank: number; size: number }[] = [];
  let doubledSum = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    const [fromA, fromB] = [i, j];
    while (a[i] === value) i += 1;
    while (b[j] === value) j += 1;
    const doubledRank = fromA + fromB + i + j + 1;
    doubledSum += doubledRank * (i - fromA);
    groups.push({ doubledRank, size: i + j - fromA - fromB });
  }
  return { doubledSum, groups, tied: groups.length < a.length + b.length };
}

/**
 * In how many ways `m` of the given whole scores add up to each sum: the null distribution of a rank sum, by the shift
 * algorithm (Streitberg & Röhmel, "Exact distributions for permutation and rank tests", Stat. Software Newsletter 12,
 * 1986), which also takes tied ranks. Exact as long as there are fewer than 2^53 ways.
 */
export function waysToSum(scores: readonly number[], m: number): Float64Array {
  const largest = scores.toSorted((left, right) => right - left).slice(0, m).reduce((sum, score) => sum + score, 0);
  const counts = Array.from({ length: m + 1 }, () => new Float64Array(largest + 1));
  counts[0]?.fill(1, 0, 1);
  let reach = 0;
  scores.forEach((score, place) => {
    reach = Math.min(largest, reach + score);
    for (let taken = Math.min(m, place + 1); taken > 0; taken -= 1) addShifted(counts[taken], counts[taken - 1], score, reach);
  });
  return counts[m] ?? new Float64Array();
}

const remembered = new Map<string, Float64Array>();

/** In how many ways `m` of the ranks 1 to m + n add up to each sum; worked out once for each pair of sizes. */
export function waysOfRanks(m: number, n: number): Float64Array {
  const key = `${m} ${n}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const ways = waysToSum(Array.from({ length: m + n }, (_, place) => place + 1), m);
  remembered.set(key, ways);
  return ways;
}

/** How many ways there are in all, of a list of ways. */
export function totalWays(ways: Float64Array): number {
  return ways.reduce((sum, count) => sum + count, 0);
}

function addShifted(to: Float64Array | undefined, from: Float64Array | undefined, shift: number, reach: number): void {
  if (to === undefined || from === undefined) return;
  for (let sum = reach; sum >= shift; sum -= 1) to[sum] = (to[sum] ?? 0) + (from[sum - shift] ?? 0);
}
