const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
];
const HALF_LOG_2PI = Math.log(2 * Math.PI) / 2;
const STIRLING_FROM = 10;
const TERMS_AT_MOST = 1_000_000;
const TINY = 1e-300;

/**
 * The regularised incomplete beta function I_x(a, b) by its continued fraction, DLMF 8.17.22, summed by the modified
 * method of Lentz (Thompson & Barnett 1986). `y` is 1 − x, given apart so that nothing is lost where x is close to 1.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, x, b, a);
  const front = Math.exp(a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b)) / a;
  return Math.min(1, front * betaFraction(x, a, b));
}

/** ln B(a, b); for large arguments by Stirling's series (DLMF 5.11.1) in a form without cancellation. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const both = small + large;
  const quotient = -(large - 0.5) * Math.log1p(small / large) - small * Math.log(both) + small + stirlingRest(large) - stirlingRest(both);
  if (small < STIRLING_FROM) return logGamma(small) + quotient;
  return (small - 0.5) * Math.log(small / both) - Math.log(both) / 2 + HALF_LOG_2PI - (large - 0.5) * Math.log1p(small / large) + stirlingRest(small) + stirlingRest(large) - stirlingRest(both);
}

/** ln Γ(x) for x > 0 by the approximation of Lanczos (g = 7, nine terms; SIAM J. Num. Anal. 1, 1964). */
function logGamma(x: number): number {
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingRest(x);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = LANCZOS.reduce((total, coefficient, place) => (place === 0 ? coefficient : total + coefficient / (shifted + place)), 0);
  const base = shifted + 7.5;
  return HALF_LOG_2PI + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

function stirlingRest(x: number): number {
  const inverse = 1 / (x * x);
  return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - inverse * (691 / 360360)))))) / x;
}

function logOf(x: number, y: number): number {
  return x > 0.5 ? Math.log1p(-y) : Math.log(x);
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= TERMS_AT_MOST; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) return result;
  }
  return result;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
