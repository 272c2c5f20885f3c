/**
 * The k-th smallest (from 1) of all differences b_j − a_i of two ascending samples, exactly as subtraction gives it, without
 * listing them: bisection on the value, where each step counts by two pointers, O(m + n), and moves a bound to a difference
 * that really occurs (after Monahan, ACM TOMS 10, 1984).
 */
export function differenceAt(a: Float64Array, b: Float64Array, k: number): number {
  if (!Number.isInteger(k) || k < 1 || k > a.length * b.length) throw new RangeError(`no difference ${k} among ${a.length} × ${b.length}`);
  let low = (b[0] ?? NaN) - (a[a.length - 1] ?? NaN);
  let high = (b[b.length - 1] ?? NaN) - (a[0] ?? NaN);
  while (low < high) {
    const half = low / 2 + high / 2;
    const middle = half >= low && half < high ? half : low;
    const { upTo, below, above } = countUpTo(a, b, middle);
    if (upTo >= k) high = below;
    else low = above;
  }
  return low;
}

/** How many differences are at most `value`, the largest of them, and the smallest of the others. */
function countUpTo(a: Float64Array, b: Float64Array, value: number): { upTo: number; below: number; above: number } {
  let [upTo, below, above] = [0, -Infinity, Infinity];
  let j = 0;
  for (const left of a) {
    while (j < b.length && (b[j] ?? 0) - left <= value) j += 1;
    upTo += j;
    if (j > 0) below = Math.max(below, (b[j - 1] ?? 0) - left);
    if (j < b.length) above = Math.min(above, (b[j] ?? 0) - left);
  }
  return { upTo, below, above };
}
