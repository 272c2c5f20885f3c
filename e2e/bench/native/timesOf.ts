/** Median and 95th percentile by the nearest rank, in the unit of the times. */
export function timesOf(times: readonly number[]): { readonly medianMs: number; readonly p95Ms: number } {
  const sorted = times.toSorted((left, right) => left - right);
  return { medianMs: atRank(sorted, 0.5), p95Ms: atRank(sorted, 0.95) };
}

function atRank(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('there are no times');
  return value;
}

/** Milliseconds that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
