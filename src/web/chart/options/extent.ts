export type Range = readonly [number, number];

/** Lowest and highest of the numbers that can be drawn; null where there is none. */
export function extentOf(values: Iterable<number | null | undefined>): Range | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}
