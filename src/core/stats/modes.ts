import { median, quantile, sortAscending, standardDeviation } from './summary.ts';

/** Values that a look for humps needs. */
export const MODES_NEED = 20;
/** How deep the valley beside a hump is, as a share of the highest hump. */
const PROMINENCE = 0.25;
/** How far apart two humps are, as a share of the range. */
const APART = 0.05;
/** The fewest values of a hump, as a share of all. */
const LEAST_SHARE = 0.1;
const POINTS = 512;

export interface Mode {
  readonly median: number;
  readonly n: number;
}

/**
 * The humps of a sample, ascending, each with the median and number of its values; null below 20 values and for one hump.
 * A Gaussian kernel density with the bandwidth .9 min(sd, IQR / 1.34) n^(-1/5) (Silverman 1986, eq. 3.31), never finer than
 * the steps of rounded values; a peak counts from a prominence of a quarter of the highest and 5 % of the range from the
 * next, if a tenth of the values are its own; the valleys divide the values. Throws a RangeError for NaN.
 */
export function modes(values: ArrayLike<number>): readonly Mode[] | null {
  if (values.length < MODES_NEED) return null;
  const sorted = sortAscending(values);
  const [least, most] = [sorted[0] ?? NaN, sorted[sorted.length - 1] ?? NaN];
  if (!(most > least)) return null;
  const density = densityOf(sorted, least, most, bandwidthOf(sorted));
  const valleys = valleysBetween(density, prominentPeaks(density)).map((place) => least + ((most - least) * place) / (POINTS - 1));
  const humps = divide(sorted, valleys).filter((part) => part.length >= LEAST_SHARE * sorted.length);
  return humps.length < 2 ? null : humps.map((part) => ({ median: median(part), n: part.length }));
}

function bandwidthOf(sorted: Float64Array): number {
  const spread = standardDeviation(sorted);
  const box = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
  const silverman = 0.9 * (box > 0 ? Math.min(spread, box) : spread) * sorted.length ** -0.2;
  return Math.max(silverman, roundingStep(sorted), ((sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0)) / 200);
}

/** The smallest gap between different values where most values are repeated, else 0. */
function roundingStep(sorted: Float64Array): number {
  let [different, step] = [1, Infinity];
  for (let place = 1; place < sorted.length; place += 1) {
    const gap = (sorted[place] ?? 0) - (sorted[place - 1] ?? 0);
    if (gap === 0) continue;
    different += 1;
    step = Math.min(step, gap);
  }
  return different <= sorted.length / 2 ? step : 0;
}

function densityOf(sorted: Float64Array, least: number, most: number, bandwidth: number): Float64Array {
  const step = (most - least) / (POINTS - 1);
  const weights = new Float64Array(POINTS);
  for (const value of sorted) {
    const place = (value - least) / step;
    const below = Math.min(POINTS - 2, Math.floor(place));
    weights[below] = (weights[below] ?? 0) + 1 - (place - below);
    weights[below + 1] = (weights[below + 1] ?? 0) + place - below;
  }
  const kernel = Float64Array.from({ length: POINTS }, (_, distance) => Math.exp(-(((distance * step) / bandwidth) ** 2) / 2));
  return weights.map((_, at) => weights.reduce((sum, weight, from) => (weight === 0 ? sum : sum + weight * (kernel[Math.abs(at - from)] ?? 0)), 0));
}

/** Places of the peaks that stand out, ascending: the highest first, then each that is far enough from those taken. */
function prominentPeaks(density: Float64Array): readonly number[] {
  const peaks = [...density.keys()].filter((place) => height(density, place) > height(density, place - 1) && height(density, place) >= height(density, place + 1));
  const byHeight = peaks.toSorted((left, right) => height(density, right) - height(density, left) || left - right);
  const highest = height(density, byHeight[0] ?? 0);
  const taken: number[] = [];
  for (const peak of byHeight) {
    const far = taken.every((other) => Math.abs(other - peak) >= APART * (POINTS - 1));
    if (far && prominenceOf(density, peak) >= PROMINENCE * highest) taken.push(peak);
  }
  return taken.toSorted((left, right) => left - right);
}

/** How far one must go down from a peak, at least, to reach a higher one. */
function prominenceOf(density: Float64Array, peak: number): number {
  const top = height(density, peak);
  const valley = (direction: 1 | -1): number => {
    let lowest = top;
    for (let place = peak + direction; place >= 0 && place < density.length; place += direction) {
      if (height(density, place) > top) return lowest;
      lowest = Math.min(lowest, height(density, place));
    }
    return 0;
  };
  return top - Math.max(valley(1), valley(-1));
}

function valleysBetween(density: Float64Array, peaks: readonly number[]): readonly number[] {
  return peaks.slice(1).map((right, place) => {
    let lowest = peaks[place] ?? 0;
    for (let at = lowest; at < right; at += 1) if (height(density, at) < height(density, lowest)) lowest = at;
    return lowest;
  });
}

function divide(sorted: Float64Array, valleys: readonly number[]): readonly Float64Array[] {
  const ends = [...valleys, Infinity];
  return ends.map((end, place) => sorted.filter((value) => value <= end && value > (ends[place - 1] ?? -Infinity)));
}

function height(density: Float64Array, place: number): number {
  return density[place] ?? 0;
}
