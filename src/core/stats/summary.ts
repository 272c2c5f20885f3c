/** The values in ascending order. Throws a RangeError for an empty sample and for what is not a finite number. */
export function sortAscending(values: ArrayLike<number>): Float64Array {
  requireSample(values, 1);
  return Float64Array.from(values).sort();
}

/** Throws a RangeError unless there are `least` values and all are finite: no statistic exists then. */
export function requireSample(values: ArrayLike<number>, least: number): void {
  if (values.length < least) throw new RangeError(`a sample of ${values.length} values, where ${least} are needed`);
  for (let place = 0; place < values.length; place += 1) {
    if (!Number.isFinite(values[place])) throw new RangeError(`value ${place + 1} of the sample is ${values[place]}, not a finite number`);
  }
}

/** Throws a RangeError unless every value is above 0, so that it has a logarithm. */
export function requirePositive(values: ArrayLike<number>): void {
  for (let place = 0; place < values.length; place += 1) {
    if (!((values[place] ?? 0) > 0)) throw new RangeError(`value ${place + 1} of the sample is ${values[place]}; a ratio needs values above 0`);
  }
}

/** The quantile `p` of ascending values, type 7 of Hyndman & Fan (1996): linear between the order statistics, as R's default and DuckDB's `quantile_cont`. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile lies between 0 and 1, not at ${p}`);
  if (sorted.length === 0) throw new RangeError('an empty sample has no quantile');
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low === high ? low : low * (1 - (place - below)) + high * (place - below);
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: ArrayLike<number>): number {
  return quantile(sortAscending(values), 0.5);
}

/** The arithmetic mean. */
export function mean(values: ArrayLike<number>): number {
  requireSample(values, 1);
  let shift = 0;
  const first = values[0] ?? 0;
  for (let place = 1; place < values.length; place += 1) shift += (values[place] ?? 0) - first;
  return first + shift / values.length;
}

/** The sample standard deviation, with n − 1 (Bessel). Throws a RangeError below two values. */
export function standardDeviation(values: ArrayLike<number>): number {
  requireSample(values, 2);
  const centre = mean(values);
  let squares = 0;
  for (let place = 0; place < values.length; place += 1) squares += ((values[place] ?? 0) - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** The median of the distances to the median, unscaled: times 1.4826 it estimates the deviation of a normal distribution. */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number {
  const centre = median(values);
  return median(Float64Array.from(values, (value) => Math.abs(value - centre)));
}

/** Standard deviation / mean; null below two values and where the mean is not above 0, for then it says nothing. */
export function coefficientOfVariation(values: ArrayLike<number>): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return centre > 0 ? standardDeviation(values) / centre : null;
}
