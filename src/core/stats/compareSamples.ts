import type { Magnitude } from './cliffsDelta.ts';
import { cliffsDelta, magnitudeOf } from './cliffsDelta.ts';
import { againstHistory, historyNoise } from './historyNoise.ts';
import { hodgesLehmannRatio, hodgesLehmannShift } from './hodgesLehmann.ts';
import { mannWhitney, smallestP } from './mannWhitney.ts';
import { median } from './summary.ts';
import type { SampleSummary } from './welch.ts';
import { welch } from './welch.ts';

/** The level of p and q. */
export const ALPHA = 0.05;
/** Values on each side that a test of ranks needs: with three p cannot come below .10. */
export const RANKS_NEED = 4;
/** A ratio this close to 1 is the same: between 1 / 1.02 and 1.02. */
export const MARGIN = 0.02;
/** The same on an interval scale, in its unit. */
export const INTERVAL_MARGIN = 1;
const LEAST_DELTA = 0.15;

export interface ComparedSide {
  readonly values: readonly number[];
  /** What a single row says of its own repetitions. */
  readonly stated: SampleSummary | null;
}

export interface CompareOptions {
  readonly better: 'lower' | 'higher' | 'none';
  readonly scale: 'ratio' | 'interval';
  /** Half-width of "the same": a share on a ratio scale, by default 2 %; in the unit on an interval scale, by default 1. */
  readonly margin?: number;
  /** The base's own series, oldest first; only where both sides are one configuration at different times. */
  readonly history?: readonly number[];
}

/** What the figures say before the other pairs are known. */
export interface RawVerdict {
  readonly method: 'ranks' | 'summaries' | 'history' | 'none';
  readonly better: 'lower' | 'higher' | 'none';
  readonly scale: 'ratio' | 'interval';
  readonly margin: number;
  /** Two-sided; null for the method `none`. */
  readonly p: number | null;
  /** other / base; null on an interval scale and where a value is not above 0. */
  readonly ratio: number | null;
  /** 95 %; null where there is none. */
  readonly ratioInterval: readonly [number, number] | null;
  /** other − base; by ranks on a ratio scale that of the medians, without an interval. */
  readonly difference: number;
  readonly differenceInterval: readonly [number, number] | null;
  /** Of other against base: above 0 where the other's values are larger. */
  readonly delta: number | null;
  readonly magnitude: Magnitude | null;
  /** The smallest p that ranks could reach with these counts, and whether it is within .05. */
  readonly smallestP: number;
  readonly attainable: boolean;
  /** Values, or the repetitions that a summary states. */
  readonly n: { readonly base: number; readonly other: number };
  /** By ranks: U of the other's values, and whether p is exact. */
  readonly u: number | null;
  readonly exact: boolean | null;
  /** By summaries t, by history z, with the degrees of freedom. */
  readonly t: number | null;
  readonly df: number | null;
  /** Earlier runs that the noise was taken from, and its deviation (of logarithms on a ratio scale). */
  readonly history: { readonly n: number; readonly sigma: number } | null;
}

export type Decision = 'better' | 'worse' | 'same' | 'unclear' | 'no-estimate';

/**
 * What can be said of two samples of one metric, by the strongest evidence they have: ranks from four values a side
 * (Mann-Whitney, Hodges-Lehmann, Cliff's delta), else two stated summaries with a deviation (Welch), else the base's
 * history of ten runs, else only the ratio. Throws a RangeError for an empty side and for NaN.
 */
export function compareSamples(base: ComparedSide, other: ComparedSide, options: CompareOptions): RawVerdict {
  const hasRatio = options.scale === 'ratio' && [...base.values, ...other.values].every((value) => value > 0);
  const scale = hasRatio ? 'ratio' : 'interval';
  const margin = hasRatio === (options.scale === 'ratio') ? options.margin : 0;
  const start = nothingKnown(base, other, { ...options, scale, ...(margin !== undefined && { margin }) });
  if (base.values.length >= RANKS_NEED && other.values.length >= RANKS_NEED) return { ...start, ...byRanks(base.values, other.values, scale) };
  if (isUsable(base.stated) && isUsable(other.stated)) return { ...start, ...bySummaries(base.stated, other.stated, scale) };
  return { ...start, ...byHistory(options.history ?? [], other.values, scale) };
}

/**
 * The answer once the q-value over all pairs is known: the same where the interval lies within the margin; better or worse
 * for q <= .05, by ranks only with |delta| >= .15; otherwise unclear. Without a method there is no estimate, and a metric
 * without a better direction is never better or worse.
 */
export function decide(raw: RawVerdict, q: number | null): Decision {
  if (raw.method === 'none' || q === null) return 'no-estimate';
  if (isWithinMargin(raw)) return 'same';
  if (raw.better === 'none' || q > ALPHA || (raw.delta !== null && Math.abs(raw.delta) < LEAST_DELTA)) return 'unclear';
  const change = raw.ratio === null ? raw.difference : Math.log(raw.ratio);
  if (change === 0) return 'unclear';
  return change < 0 === (raw.better === 'lower') ? 'better' : 'worse';
}

function isWithinMargin({ ratioInterval, differenceInterval, margin, scale }: RawVerdict): boolean {
  if (margin <= 0) return false;
  if (scale === 'ratio') return ratioInterval !== null && ratioInterval[0] >= 1 / (1 + margin) && ratioInterval[1] <= 1 + margin;
  return differenceInterval !== null && differenceInterval[0] >= -margin && differenceInterval[1] <= margin;
}

function nothingKnown(base: ComparedSide, other: ComparedSide, options: CompareOptions): RawVerdict {
  const [before, now] = [median(base.values), median(other.values)];
  const least = smallestP(base.values.length, other.values.length);
  return {
    method: 'none',
    better: options.better,
    scale: options.scale,
    margin: options.margin ?? (options.scale === 'ratio' ? MARGIN : INTERVAL_MARGIN),
    p: null,
    ratio: options.scale === 'ratio' ? now / before : null,
    ratioInterval: null,
    difference: now - before,
    differenceInterval: null,
    delta: null,
    magnitude: null,
    smallestP: least,
    attainable: least <= ALPHA,
    n: { base: base.values.length, other: other.values.length },
    u: null,
    exact: null,
    t: null,
    df: null,
    history: null,
  };
}

function byRanks(base: readonly number[], other: readonly number[], scale: 'ratio' | 'interval'): Partial<RawVerdict> {
  const { u, p, method } = mannWhitney(other, base);
  const delta = cliffsDelta(other, base);
  const found = { method: 'ranks', u, p, exact: method === 'exact', delta, magnitude: magnitudeOf(delta) } as const;
  if (scale === 'interval') {
    const { shift, low, high } = hodgesLehmannShift(base, other);
    return { ...found, difference: shift, differenceInterval: intervalOf(low, high) };
  }
  const { ratio, low, high } = hodgesLehmannRatio(base, other);
  return { ...found, ratio, ratioInterval: intervalOf(low, high) };
}

function bySummaries(base: SampleSummary, other: SampleSummary, scale: 'ratio' | 'interval'): Partial<RawVerdict> {
  const { t, df, p, ratio, low, high, difference, differenceLow, differenceHigh } = welch(base, other);
  return {
    method: 'summaries',
    t,
    df,
    p,
    n: { base: base.n, other: other.n },
    difference,
    differenceInterval: [differenceLow, differenceHigh],
    ...(scale === 'ratio' && { ratio, ratioInterval: intervalOf(low, high) }),
  };
}

function byHistory(history: readonly number[], values: readonly number[], scale: 'ratio' | 'interval'): Partial<RawVerdict> {
  if (scale === 'ratio' && history.some((value) => !(value > 0))) return {};
  const noise = historyNoise(history, scale);
  if (noise === null) return {};
  const { z, df, p, ratio, low, high, difference, differenceLow, differenceHigh } = againstHistory(noise, values);
  const found = { method: 'history', t: z, df, p, history: { n: noise.n, sigma: noise.sigma } } as const;
  if (difference !== null) return { ...found, difference, differenceInterval: intervalOf(differenceLow, differenceHigh) };
  return { ...found, ratio, ratioInterval: intervalOf(low, high), difference: median(values) - noise.median };
}

/** A stated deviation of 0 says that nothing was measured about the noise, not that there is none. */
function isUsable(stated: SampleSummary | null): stated is SampleSummary {
  return stated !== null && stated.n >= 2 && stated.sd > 0;
}

function intervalOf(low: number | null, high: number | null): readonly [number, number] | null {
  return low === null || high === null ? null : [low, high];
}
