const GOLDEN = 0.618_033_988_749_895;

/** A place between −1 and 1 for the n-th of many: evenly scattered, always the same (multiples of the golden ratio). */
export function jitter(index: number): number {
  return (((index + 1) * GOLDEN) % 1) * 2 - 1;
}
