import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { binomialCdf, normalCdf, normalQuantile, tCdf, tQuantile } from './distributions.ts';

/** Expected values: SciPy 1.17.1, `scipy.stats.norm`, `.t` and `.binom`. */
describe('agree with SciPy to 11 digits, in the tails too', () => {
  test.each([
    [-10, 7.61985302416047e-24],
    [-3.5, 0.00023262907903552502],
    [-3, 0.0013498980316300933],
    [-1.96, 0.024997895148220435],
    [0.1, 0.539827837277029],
    [1, 0.8413447460685429],
    [2.5, 0.9937903346742238],
    [6, 0.9999999990134123],
  ])('normalCdf(%d)', (z, expected) => expectClose(normalCdf(z), expected));

  test.each([
    [1e-300, -37.0470962993612],
    [1e-12, -7.034483825301131],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.9, 1.2815515655446004],
    [0.999, 3.090232306167813],
  ])('normalQuantile(%d)', (p, expected) => expectClose(normalQuantile(p), expected));

  test.each([
    [-2, 5000, 0.022777129994146977],
    [-40, 10, 1.1404288715428768e-12],
    [-5, 3.7, 0.004581983822446657],
    [-1e-3, 4, 0.499625000078125],
    [2.5, 1.3, 0.9033596164219233],
    [-30, 1000, 7.687343722021547e-142],
    [-1.7, 2e5, 0.0445662401915831],
  ])('tCdf(%d, %d)', (t, df, expected) => expectClose(tCdf(t, df), expected));

  test.each([
    [0.975, 3.3, 3.024874461840807],
    [0.025, 1e6, -1.9599663568141072],
    [0.975, 1, 12.706204736174694],
    [0.995, 2, 9.924843200918287],
    [1e-10, 7.5, -45.36104424133951],
    [1e-300, 1, -3.183098861837907e299],
    [0.6, 30, 0.2556053649519128],
  ])('tQuantile(%d, %d)', (p, df, expected) => expectClose(tQuantile(p, df), expected));

  test.each([
    [2, 10, 0.5, 0.0546875],
    [900, 2000, 0.5, 4.228544767751905e-6],
    [0, 5, 0.2, 0.32768],
    [37, 100, 0.45, 0.0650695192319373],
  ])('binomialCdf(%d, %d, %d)', (k, n, p, expected) => expectClose(binomialCdf(k, n, p), expected));
});

test('the table of t at 97.5 % that every textbook prints', () => {
  const table: readonly (readonly [number, number])[] = [[1, 12.706], [2, 4.303], [3, 3.182], [5, 2.571], [10, 2.228], [30, 2.042], [120, 1.98]];
  for (const [df, expected] of table) expect(tQuantile(0.975, df)).toBeCloseTo(expected, 3);
});

test('with one and two degrees of freedom t has closed forms', () => {
  for (const t of [-50, -3, -0.2, 0, 0.7, 8]) {
    expectClose(tCdf(t, 1), 0.5 + Math.atan(t) / Math.PI);
    expectClose(tCdf(t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)));
  }
});

test('ends and middles', () => {
  expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  expect([tQuantile(0, 3), tQuantile(0.5, 3), tQuantile(1, 3)]).toEqual([-Infinity, 0, Infinity]);
  expect([tCdf(-Infinity, 3), tCdf(0, 3), tCdf(Infinity, 3), tCdf(-1e200, 3)]).toEqual([0, 0.5, 1, 0]);
  expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
  expect([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3), binomialCdf(2.9, 5, 0), binomialCdf(2, 5, 1)]).toEqual([0, 1, 1, 0]);
  expect(tCdf(-1.5, Infinity)).toBe(normalCdf(-1.5));
});

test('a quantile leads back to its probability', () => {
  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  fc.assert(fc.property(probability, (p) => expectClose(normalCdf(normalQuantile(p)), p)));
  fc.assert(fc.property(probability, fc.double({ min: 1, max: 1e4, noNaN: true }), (p, df) => expectClose(tCdf(tQuantile(p, df), df), p)));
});

test('a binomial probability is the sum of its terms', () => {
  const whole = fc.integer({ min: 1, max: 25 });
  fc.assert(
    fc.property(whole, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat({ max: 24 }), (n, p, k) => {
      let term = (1 - p) ** n;
      let sum = 0;
      for (let successes = 0; successes <= Math.min(k, n); successes += 1) {
        sum += term;
        term *= ((n - successes) / (successes + 1)) * (p / (1 - p));
      }
      expect(binomialCdf(k, n, p)).toBeCloseTo(sum, 10);
    }),
  );
});

test('impossible parameters are errors', () => {
  const impossible = [
    () => normalCdf(NaN),
    () => normalQuantile(1.01),
    () => normalQuantile(NaN),
    () => tCdf(NaN, 3),
    () => tCdf(1, 0),
    () => tQuantile(-0.1, 3),
    () => tQuantile(0.5, NaN),
    () => binomialCdf(1, 2.5, 0.5),
    () => binomialCdf(1, -1, 0.5),
    () => binomialCdf(1, 2, 1.5),
  ];
  for (const call of impossible) expect(call).toThrow(RangeError);
});

function expectClose(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
}
