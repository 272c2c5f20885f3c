import { sortAscending } from './summary.ts';

export type Magnitude = 'negligible' | 'small' | 'moderate' | 'large';

/** The delta of Cliff (Psychol. Bull. 114, 1993): (pairs with a > b − pairs with a < b) / all pairs, from −1 to 1; in O((m + n) log(m + n)). */
export function cliffsDelta(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [left, right] = [sortAscending(a), sortAscending(b)];
  let balance = 0;
  let below = 0;
  let upTo = 0;
  for (const value of left) {
    while (below < right.length && (right[below] ?? 0) < value) below += 1;
    while (upTo < right.length && (right[upTo] ?? 0) <= value) upTo += 1;
    balance += below - (right.length - upTo);
  }
  return balance / (left.length * right.length);
}

/** The words of Romano et al. (2006) for |delta|: below .15 negligible, .33 small, .47 moderate (.147, .33 and .474 there, rounded). */
export function magnitudeOf(delta: number): Magnitude {
  const size = Math.abs(delta);
  if (!(size <= 1)) throw new RangeError(`a delta lies between -1 and 1, not at ${delta}`);
  if (size < 0.15) return 'negligible';
  if (size < 0.33) return 'small';
  return size < 0.47 ? 'moderate' : 'large';
}
