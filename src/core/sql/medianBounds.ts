/** Values below which not even the smallest and the largest hold the median in 95 of 100 samples. */
const VALUES_NEEDED = 6;

/**
 * SQL for the bounds of the median's 95 % interval by order statistics, x_(k) and x_(n+1−k) of a sorted list of `count`
 * values; NULL where it is too short for one. k = floor((n + 1 − 1.96 √(n − 0.48)) / 2), the normal approximation with a
 * correction that makes it the exact rank of the binomial distribution for each n up to 2,000.
 */
export function medianBounds(sorted: string, count: string): { readonly low: string; readonly high: string } {
  const rank = `floor((${count} + 1 - 1.959963984540054 * sqrt(${count} - 0.48)) / 2)::INTEGER`;
  const bound = (index: string): string => `CASE WHEN ${count} >= ${VALUES_NEEDED} THEN ${sorted}[${index}] END`;
  return { low: bound(rank), high: bound(`${count} + 1 - ${rank}`) };
}

/** The rank k of the same bounds among `count` values; null where they are too few for an interval. */
export function medianRank(count: number): number | null {
  return count < VALUES_NEEDED ? null : Math.floor((count + 1 - 1.959963984540054 * Math.sqrt(count - 0.48)) / 2);
}
