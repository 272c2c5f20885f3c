import type { SecondsRange } from '../view/viewState.ts';

/** The part of a range that lies within a run; null for none, and for a range that lies outside of it. */
export function secondsWithin(range: SecondsRange | null, seconds: number): SecondsRange | null {
  if (range === null) return null;
  const fromS = Math.max(0, range.fromS);
  const toS = Math.min(seconds, range.toS);
  return toS > fromS ? { fromS, toS } : null;
}
