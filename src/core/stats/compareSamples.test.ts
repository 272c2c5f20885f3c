import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { seededNoise } from '../testing/seededNoise.ts';
import { benjaminiHochberg } from './benjaminiHochberg.ts';
import type { CompareOptions, ComparedSide } from './compareSamples.ts';
import { compareSamples, decide } from './compareSamples.ts';
import { mannWhitney } from './mannWhitney.ts';
import { welch } from './welch.ts';

const LATENCY: CompareOptions = { better: 'lower', scale: 'ratio' };
const HEAT: CompareOptions = { better: 'lower', scale: 'interval' };
const BASE = [100, 102, 98, 101, 99, 103];
const HISTORY = [12.3, 11.9, 12.1, 12.6, 12, 11.8, 12.4, 12.2, 12.5, 12.05, 11.95];

describe('the ladder of evidence', () => {
  test('four values a side are ranked', () => {
    const raw = compareSamples(runs(BASE.slice(0, 4)), runs([50, 51, 49, 52]), LATENCY);
    expect(raw).toMatchObject({ method: 'ranks', u: 0, exact: true, delta: -1, magnitude: 'large', n: { base: 4, other: 4 }, attainable: true });
    expect(raw.p).toBeCloseTo(2 / 70, 12); // 2 / C(8, 4)
    expect(raw.ratio).toBeGreaterThan(0.48);
    expect(raw.ratio).toBeLessThan(0.53);
  });

  test('ranks come before stated summaries, summaries before history', () => {
    const stated = { mean: 12.1, sd: 0.3, n: 20 };
    expect(compareSamples(runs(BASE, stated), runs(BASE, stated), { ...LATENCY, history: HISTORY }).method).toBe('ranks');
    expect(compareSamples(runs([12.1], stated), runs([12.2], stated), { ...LATENCY, history: HISTORY }).method).toBe('summaries');
    expect(compareSamples(runs([12.1], stated), runs([12.2]), { ...LATENCY, history: HISTORY }).method).toBe('history');
    expect(compareSamples(runs([12.1], stated), runs([12.2]), LATENCY).method).toBe('none');
  });

  test('stated summaries give what Welch’s test gives', () => {
    const [base, other] = [{ mean: 100, sd: 5, n: 30 }, { mean: 90, sd: 4, n: 25 }];
    const expected = welch(base, other);
    expect(compareSamples(runs([100], base), runs([90], other), LATENCY)).toMatchObject({
      method: 'summaries',
      p: expected.p,
      t: expected.t,
      df: expected.df,
      ratio: 0.9,
      ratioInterval: [expected.low, expected.high],
      n: { base: 30, other: 25 },
      delta: null,
    });
  });

  test('a stated deviation of 0 or a single repetition says nothing about noise', () => {
    const fine = { mean: 100, sd: 5, n: 30 };
    for (const useless of [{ mean: 90, sd: 0, n: 30 }, { mean: 90, sd: 4, n: 1 }]) {
      expect(compareSamples(runs([100], fine), runs([90], useless), LATENCY).method).toBe('none');
    }
  });

  test('one run against eleven earlier ones', () => {
    const raw = compareSamples(runs([12.1]), runs([13.4]), { ...LATENCY, history: HISTORY });
    expect(raw).toMatchObject({ method: 'history', history: { n: 11 } });
    expect(raw.p).toBeCloseTo(0.03143821960316198, 10); // as in historyNoise.test.ts
    expect(decide(raw, raw.p)).toBe('worse');
    expect(compareSamples(runs([12.1]), runs([13.4]), { ...LATENCY, history: HISTORY.slice(2) }).method).toBe('none');
  });

  test('three against three can show nothing, and say so', () => {
    const raw = compareSamples(runs([100, 101, 102]), runs([10, 11, 12]), LATENCY);
    expect(raw).toMatchObject({ method: 'none', p: null, attainable: false, ratioInterval: null });
    expect(raw.smallestP).toBeCloseTo(0.1, 12); // 2 / C(6, 3)
    expect(raw.ratio).toBeCloseTo(11 / 101, 12);
    expect(decide(raw, 0)).toBe('no-estimate');
  });

  test('degrees have a difference and no ratio', () => {
    const raw = compareSamples(runs([60, 61, 62, 63, 64]), runs([70, 71, 72, 73, 74]), HEAT);
    expect(raw).toMatchObject({ ratio: null, ratioInterval: null, difference: 10 });
    expect(decide(raw, raw.p)).toBe('worse');
  });

  test('values that have no ratio are compared by difference and never called the same', () => {
    const raw = compareSamples(runs([0, 1, 2, 3]), runs([0, 1, 2, 3]), { ...LATENCY, margin: 50 });
    expect(raw).toMatchObject({ method: 'ranks', ratio: null, difference: 0 });
    expect(decide(raw, raw.p)).toBe('unclear');
  });
});

describe('the decision', () => {
  const slower = compareSamples(runs(BASE), runs(BASE.map((value) => value * 1.5)), LATENCY);

  test('follows the better direction', () => {
    expect(decide(slower, slower.p)).toBe('worse');
    expect(decide(compareSamples(runs(BASE), runs(BASE.map((value) => value * 1.5)), { better: 'higher', scale: 'ratio' }), 0.01)).toBe('better');
    expect(decide(compareSamples(runs(BASE), runs(BASE.map((value) => value * 1.5)), { better: 'none', scale: 'ratio' }), 0.01)).toBe('unclear');
  });

  test('needs q, not only p', () => {
    expect(decide(slower, 0.05)).toBe('worse');
    expect(decide(slower, 0.0501)).toBe('unclear');
  });

  test('needs an effect: |delta| of .15 by ranks', () => {
    expect(decide({ ...slower, delta: 0.149 }, 0.001)).toBe('unclear');
    expect(decide({ ...slower, delta: 0.15 }, 0.001)).toBe('worse');
    expect(decide({ ...slower, delta: null }, 0.001)).toBe('worse');
  });

  test('the same where the whole interval lies within the margin, significant or not', () => {
    const close = [100, 100.1, 99.9, 100.2, 99.8, 100.05, 99.95, 100.15];
    const raw = compareSamples(runs(close), runs(close.map((value) => value * 1.01)), LATENCY);
    expect(raw.p).toBeLessThan(0.001);
    expect(decide(raw, raw.p)).toBe('same');
    expect(decide(compareSamples(runs(close), runs(close.map((value) => value * 1.01)), { ...LATENCY, margin: 0.005 }), raw.p)).toBe('worse');
  });

  test('unclear where the interval reaches beyond the margin and nothing is significant', () => {
    const raw = compareSamples(runs([90, 100, 110, 95]), runs([92, 103, 108, 99]), LATENCY);
    expect(decide(raw, raw.p)).toBe('unclear');
  });
});

test('swapping the sides turns the answer round', () => {
  const values = fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 });
  const opposite = { better: 'worse', worse: 'better', same: 'same', unclear: 'unclear', 'no-estimate': 'no-estimate' } as const;
  fc.assert(
    fc.property(values, values, (base, other) => {
      const [there, back] = [compareSamples(runs(base), runs(other), LATENCY), compareSamples(runs(other), runs(base), LATENCY)];
      expect((there.ratio ?? NaN) * (back.ratio ?? NaN)).toBeCloseTo(1, 9);
      expect(back.p ?? -1).toBeCloseTo(there.p ?? -1, 10);
      expect(decide(back, back.p)).toBe(opposite[decide(there, there.p)]);
      if (there.method === 'ranks') expect(there.p).toBe(mannWhitney(other, base).p);
    }),
  );
});

test('a table of 960 pairs without any difference: dozens by p alone, none by q in nearly every table', () => {
  // the null matrix of Benjamini & Hochberg's argument: five against five runs, 5 % noise
  const { normal } = seededNoise(960);
  const sample = (): ComparedSide => runs(Array.from({ length: 5 }, () => 100 * Math.exp(0.05 * normal())));
  let byP = 0;
  let tables = 0;
  for (let table = 0; table < 10; table += 1) {
    const raws = Array.from({ length: 960 }, () => compareSamples(sample(), sample(), LATENCY));
    const q = benjaminiHochberg(raws.map(({ p }) => p ?? 1));
    byP += raws.filter((raw) => ['better', 'worse'].includes(decide(raw, raw.p))).length;
    if (raws.some((raw, place) => ['better', 'worse'].includes(decide(raw, q[place] ?? 1)))) tables += 1;
  }
  expect(byP / 10).toBeGreaterThan(15); // the exact test of 5 against 5 rejects 3.2 % at .05: 30 of 960
  expect(byP / 10).toBeLessThan(45);
  expect(tables).toBeLessThanOrEqual(1);
});

test('an empty side and NaN are errors', () => {
  expect(() => compareSamples(runs([]), runs([1]), LATENCY)).toThrow(RangeError);
  expect(() => compareSamples(runs([1, 2, 3, NaN]), runs([1, 2, 3, 4]), LATENCY)).toThrow(RangeError);
});

function runs(values: readonly number[], stated: ComparedSide['stated'] = null): ComparedSide {
  return { values, stated };
}
