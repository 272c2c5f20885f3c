import { DENSITY_POINTS, kernelDensity, prominentPeaks, valleysBetween } from './kernelDensity.ts';
import { mean, median, quantile, sortAscending, standardDeviation } from './summary.ts';

/** Values that a look for humps needs. */
export const MODES_NEED = 20;
/** Silverman's rule is made for one hump and smooths two into one. */
const BANDWIDTH_SHARE = 0.6;
/** Prominence of a peak as a share of its height; the fewer the values, the deeper a valley must be to be no accident. */
const PROMINENCE = { many: 0.25, perRootN: 1.5 };
const APART = 0.05;
const LEAST_SHARE = 0.1;
/** The share of their variance that the split of two humps must explain: a normal sample cut in the middle has .64, two normals 4 sd apart .80. */
const EXPLAINED = 0.73;
const FAR_OUT = 3;
/** More than this share of all values is no accident. */
const FAR_OUT_SHARE = 0.02;

export interface Mode {
  readonly median: number;
  readonly n: number;
}

/**
 * The humps of a sample, ascending, each with the median and number of its values; null below 20 values and for one hump.
 * Peaks of a Gaussian kernel density, bandwidth .6 × .9 min(sd, IQR / 1.34) n^(−1/5) (Silverman 1986, eq. 3.31) but never
 * finer than the steps of rounded values, with a prominence of 25 % + 1.5 / sqrt n of their own height and 5 % of the range
 * apart; valleys divide the values. A valley counts if a tenth of the values lie on each side and the split explains 73 % of
 * the variance of both humps without what lies far out of either, also after taking logarithms from either end, which a long tail does not withstand. Throws a
 * RangeError for NaN.
 */
export function modes(values: ArrayLike<number>): readonly Mode[] | null {
  if (values.length < MODES_NEED) return null;
  const sorted = sortAscending(values);
  const [least, most] = [sorted[0] ?? NaN, sorted[sorted.length - 1] ?? NaN];
  if (!(most > least)) return null;
  const bandwidth = bandwidthOf(sorted);
  const density = kernelDensity(sorted, bandwidth);
  const prominence = PROMINENCE.many + PROMINENCE.perRootN / Math.sqrt(sorted.length);
  const peaks = prominentPeaks(density, prominence, APART * (DENSITY_POINTS - 1));
  const valleys = valleysBetween(density, peaks).map((place) => least + ((most - least) * place) / (DENSITY_POINTS - 1));
  const humps = firmHumps(sorted, valleys, bandwidth);
  return humps.length < 2 ? null : humps.map((hump) => ({ median: median(hump), n: hump.length }));
}

type View = (value: number) => number;

/** The values as they are, and their logarithms from the lower and from the upper end. */
function viewsOf(sorted: Float64Array, bandwidth: number): readonly View[] {
  const [least, middle, most] = [sorted[0] ?? NaN, quantile(sorted, 0.5), sorted[sorted.length - 1] ?? NaN];
  const below = least - Math.max(middle - least, bandwidth);
  const above = most + Math.max(most - middle, bandwidth);
  return [(value) => value, (value) => Math.log(value - below), (value) => -Math.log(above - value)];
}

/** Divides the values at the valleys, without the weakest valley again and again until every one holds. */
function firmHumps(sorted: Float64Array, valleys: readonly number[], bandwidth: number): readonly Float64Array[] {
  const humps = divide(sorted, valleys);
  const core = humps.map((hump) => withoutFarOut(hump, FAR_OUT_SHARE * sorted.length));
  const views = viewsOf(Float64Array.from(core.flatMap((hump) => [...hump])), bandwidth);
  const firmness = valleys.map((_, place) => firmnessOf(core[place] ?? sorted, core[place + 1] ?? sorted, sorted.length, views));
  const weakest = firmness.indexOf(Math.min(...firmness));
  if (weakest < 0 || (firmness[weakest] ?? 0) >= EXPLAINED) return humps;
  return firmHumps(sorted, valleys.filter((_, place) => place !== weakest), bandwidth);
}

/** A few runs that went wrong must not hide two humps: values beyond the outer fences of their own hump (3 × its interquartile range, Tukey 1977) have no say. */
function withoutFarOut(hump: Float64Array, atMost: number): Float64Array {
  const [low, high] = [quantile(hump, 0.25), quantile(hump, 0.75)];
  const reach = FAR_OUT * (high - low);
  const kept = hump.filter((value) => value >= low - reach && value <= high + reach);
  return reach > 0 && hump.length - kept.length <= atMost ? kept : hump;
}

function firmnessOf(left: Float64Array, right: Float64Array, all: number, views: readonly View[]): number {
  if (Math.min(left.length, right.length) < LEAST_SHARE * all) return 0;
  return Math.min(...views.map((view) => explainedBySplit(left.map(view), right.map(view))));
}

function explainedBySplit(left: Float64Array, right: Float64Array): number {
  const [centre, other] = [mean(left), mean(right)];
  const between = ((left.length * right.length) / (left.length + right.length)) * (centre - other) ** 2;
  return between / (between + squaresAbout(left, centre) + squaresAbout(right, other));
}

function squaresAbout(values: Float64Array, centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

function bandwidthOf(sorted: Float64Array): number {
  const spread = standardDeviation(sorted);
  const box = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
  const silverman = 0.9 * (box > 0 ? Math.min(spread, box) : spread) * sorted.length ** -0.2;
  const range = (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0);
  return Math.max(BANDWIDTH_SHARE * silverman, roundingStep(sorted), range / DENSITY_POINTS);
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

function divide(sorted: Float64Array, valleys: readonly number[]): readonly Float64Array[] {
  const ends = [...valleys, Infinity];
  return ends.map((end, place) => sorted.filter((value) => value <= end && value > (ends[place - 1] ?? -Infinity)));
}
