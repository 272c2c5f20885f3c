import { incompleteBeta, logBeta } from './incompleteBeta.ts';

const SQRT_2PI = Math.sqrt(2 * Math.PI);
const SERIES_UP_TO = 3;
const FRACTION_TERMS = 120;
/** Beyond these degrees of freedom t and normal agree to 10 digits. */
const DF_NORMAL = 1e10;

/**
 * P(Z <= z) of the standard normal distribution, also exact far out in the tail: within 3 the series of Marsaglia,
 * "Evaluating the Normal Distribution", J. Stat. Software 11(4), 2004; beyond it Laplace's continued fraction
 * (Abramowitz & Stegun 26.2.14). Throws a RangeError for NaN.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('no normal probability of NaN');
  const distance = Math.abs(z);
  if (distance < SERIES_UP_TO) return 0.5 + normalSeries(z);
  const tail = distance > 40 ? 0 : normalTail(distance);
  return z < 0 ? tail : 1 - tail;
}

/** z of the standard normal distribution with P(Z <= z) = p: Abramowitz & Stegun 26.2.23, made exact by Halley's steps. Throws a RangeError unless 0 <= p <= 1. */
export function normalQuantile(p: number): number {
  requireProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const s = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + s * (0.802853 + s * 0.010328)) / (1 + s * (1.432788 + s * (0.189269 + s * 0.001308))) - s;
  for (let step = 0; step < 3; step += 1) {
    const error = (normalCdf(z) - p) / normalDensity(z);
    if (!Number.isFinite(error)) break;
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}

/**
 * P(T <= t) of Student's distribution with `df` degrees of freedom (any positive number), by the incomplete beta
 * function, Abramowitz & Stegun 26.7.1. Throws a RangeError for NaN and for df <= 0.
 */
export function tCdf(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError('no t probability of NaN');
  requireDegrees(df);
  if (df > DF_NORMAL) return normalCdf(t);
  if (!Number.isFinite(t)) return t < 0 ? 0 : 1;
  const square = t * t;
  const tail = Number.isFinite(square) ? incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5) / 2 : farTail(t, df);
  return t < 0 ? tail : 1 - tail;
}

/** t with P(T <= t) = p for `df` degrees of freedom, by Newton's steps kept within a shrinking bracket. Throws a RangeError unless 0 <= p <= 1 and df > 0. */
export function tQuantile(p: number, df: number): number {
  requireProbability(p);
  requireDegrees(df);
  if (df > DF_NORMAL) return normalQuantile(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -tQuantile(1 - p, df);
  let outer = -1;
  while (tCdf(outer, df) > p) outer *= 2;
  return tRoot(p, df, outer, outer === -1 ? 0 : outer / 2);
}

/** P(X <= k) of `n` trials that succeed with probability `p`, by the incomplete beta function (Abramowitz & Stegun 26.5.24). Throws a RangeError for impossible parameters. */
export function binomialCdf(k: number, n: number, p: number): number {
  requireProbability(p);
  if (!Number.isInteger(n) || n < 0 || Number.isNaN(k)) throw new RangeError(`no binomial distribution of ${k} of ${n} trials`);
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return incompleteBeta(1 - p, p, n - whole, whole + 1);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / SQRT_2PI;
}

function normalSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum * normalDensity(z);
}

function normalTail(z: number): number {
  let below = z;
  for (let term = FRACTION_TERMS; term > 0; term -= 1) below = z + term / below;
  return normalDensity(z) / below;
}

function tRoot(p: number, df: number, outer: number, inner: number): number {
  let [low, high] = [outer, inner];
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step += 1) {
    const error = tCdf(t, df) - p;
    if (error === 0) return t;
    if (error > 0) high = t;
    else low = t;
    const newton = t - error / tDensity(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 4e-16 * Math.abs(next)) return next;
    t = next;
  }
  return t;
}

/** The first term of the series of the incomplete beta function (DLMF 8.17.7), where t² is beyond all numbers. */
function farTail(t: number, df: number): number {
  return Math.exp(df * (Math.log(df) / 2 - Math.log(Math.abs(t))) - logBeta(df / 2, 0.5)) / df;
}

function tDensity(t: number, df: number): number {
  return Math.exp(-(df + 1) * logHypot(t, df) - Math.log(df) / 2 - logBeta(df / 2, 0.5));
}

/** ln sqrt(1 + t²/df), also where t² is beyond all numbers. */
function logHypot(t: number, df: number): number {
  const ratio = (t / df) * t;
  return Number.isFinite(ratio) ? Math.log1p(ratio) / 2 : Math.log(Math.abs(t)) - Math.log(df) / 2;
}

function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`);
}

function requireDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
}
