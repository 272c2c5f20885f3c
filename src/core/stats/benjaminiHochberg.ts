/**
 * The q-value of each p, in the order given: q_(k) = min over j >= k of m p_(j) / j, at most 1 (Benjamini & Hochberg,
 * J. R. Stat. Soc. B 57, 1995). Taking q <= .05 holds the expected share of false discoveries at 5 %. Throws a RangeError
 * for what is not a probability.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const wrong = p.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new RangeError(`a probability lies between 0 and 1, not at ${wrong}`);
  const order = p.map((value, place) => ({ value, place })).toSorted((left, right) => right.value - left.value);
  const q = Array.from({ length: p.length }, () => 1);
  let least = 1;
  order.forEach(({ value, place }, fromLargest) => {
    least = Math.min(least, value * (p.length / (p.length - fromLargest)));
    q[place] = least;
  });
  return q;
}
