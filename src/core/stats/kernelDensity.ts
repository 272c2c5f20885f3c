/** Points at which a density is taken, from the smallest value to the largest. */
export const DENSITY_POINTS = 256;
/** Bandwidths beyond which the kernel is nothing. */
const REACH = 4;

/** The Gaussian kernel density of ascending values at evenly spaced points, up to a constant factor; values between two points count in part for both. */
export function kernelDensity(sorted: Float64Array, bandwidth: number): Float64Array {
  const [least, most] = [sorted[0] ?? NaN, sorted[sorted.length - 1] ?? NaN];
  const step = (most - least) / (DENSITY_POINTS - 1);
  const weights = new Float64Array(DENSITY_POINTS);
  for (const value of sorted) {
    const place = (value - least) / step;
    const below = Math.min(DENSITY_POINTS - 2, Math.floor(place));
    weights[below] = at(weights, below) + 1 - (place - below);
    weights[below + 1] = at(weights, below + 1) + place - below;
  }
  const reach = Math.min(DENSITY_POINTS - 1, Math.ceil((REACH * bandwidth) / step));
  const kernel = Float64Array.from({ length: reach + 1 }, (_, distance) => Math.exp(-(((distance * step) / bandwidth) ** 2) / 2));
  const density = new Float64Array(DENSITY_POINTS);
  for (const [from, weight] of weights.entries()) {
    if (weight === 0) continue;
    const end = Math.min(DENSITY_POINTS - 1, from + reach);
    for (let place = Math.max(0, from - reach); place <= end; place += 1) density[place] = at(density, place) + weight * at(kernel, Math.abs(place - from));
  }
  return density;
}

/**
 * The places of the peaks that stand out of a density, ascending: those whose prominence is at least `prominence` of their
 * own height, taken from the highest down and none closer than `apart` points to a taken one.
 */
export function prominentPeaks(density: Float64Array, prominence: number, apart: number): readonly number[] {
  const taken: number[] = [];
  const peaks = [...density.keys()].filter((place) => at(density, place) > at(density, place - 1) && at(density, place) >= at(density, place + 1));
  for (const peak of peaks.toSorted((left, right) => at(density, right) - at(density, left) || left - right)) {
    const far = taken.every((other) => Math.abs(other - peak) >= apart);
    if (far && prominenceOf(density, peak) >= prominence * at(density, peak)) taken.push(peak);
  }
  return taken.toSorted((left, right) => left - right);
}

/** The lowest place between each peak and the next. */
export function valleysBetween(density: Float64Array, peaks: readonly number[]): readonly number[] {
  return peaks.slice(1).map((right, before) => {
    let lowest = peaks[before] ?? 0;
    for (let place = lowest; place < right; place += 1) if (at(density, place) < at(density, lowest)) lowest = place;
    return lowest;
  });
}

/** How far one must go down from a peak to reach a higher one, or out of the density. */
function prominenceOf(density: Float64Array, peak: number): number {
  const top = at(density, peak);
  const saddle = (direction: 1 | -1): number => {
    let lowest = top;
    for (let place = peak + direction; place >= 0 && place < density.length; place += direction) {
      if (at(density, place) > top) return lowest;
      lowest = Math.min(lowest, at(density, place));
    }
    return 0;
  };
  return top - Math.max(saddle(1), saddle(-1));
}

function at(list: Float64Array, place: number): number {
  return list[place] ?? 0;
}
