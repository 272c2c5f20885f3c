export interface SeededNoise {
  /** Even between 0 and 1. */
  readonly uniform: () => number;
  /** Mean 0, deviation 1 (Box & Muller 1958). */
  readonly normal: () => number;
}

/** The same random numbers for the same seed, by mulberry32. */
export function seededNoise(seed: number): SeededNoise {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
}
