/**
 * Rank of a value among the values in view, 0 (worst) to 1 (best); equal values share the middle of their ranks. Ranks,
 * not distances, so that one outlier cannot flatten the scale.
 */
export function heatScale(ranks: readonly number[]): (rank: number) => number | null {
  const sorted = Float64Array.from(ranks).sort();
  const last = sorted.length - 1;
  if (last < 1 || sorted[0] === sorted[last]) return () => null;
  return (rank) => {
    const below = bound(sorted, rank, false);
    const upTo = bound(sorted, rank, true);
    const middle = upTo > below ? (below + upTo - 1) / 2 : below - 0.5;
    return Math.min(1, Math.max(0, middle / last));
  };
}

/** How many values are below the rank, or below or equal to it. */
function bound(sorted: Float64Array, rank: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (orEqual ? value <= rank : value < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
