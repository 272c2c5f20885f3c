import { describe, expect, test } from 'vitest';

import { METRICS } from '../model/metric.ts';
import type { RawVerdict } from '../stats/compareSamples.ts';
import { compareSamples } from '../stats/compareSamples.ts';
import * as verdict from './verdictText.ts';

/** Units never part from their number in a line; here that does not matter. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const verdictText = (...figures: Parameters<typeof verdict.verdictText>): string => plain(verdict.verdictText(...figures));
const verdictReason = (...figures: Parameters<typeof verdict.verdictReason>): string => plain(verdict.verdictReason(...figures));

const side = (...values: readonly number[]): { readonly values: readonly number[]; readonly stated: null } => ({ values, stated: null });
const LATENCY = { better: 'lower', scale: 'ratio' } as const;

const figures = (change: Partial<RawVerdict>) => ({ ratio: null, difference: 0, margin: 0.02, scale: 'ratio' as const, ...change });
const reason = (raw: RawVerdict, q: number | null = raw.p, results: RawVerdict['n'] | null = raw.n): string => verdictReason(METRICS.latency, raw, q, results);

describe('verdictText', () => {
  test.each([
    ['better', { ratio: 0.55 }, '1.8× faster'], ['worse', { ratio: 1.3 }, '1.3× slower'], ['unclear', { ratio: 1.04 }, '1.04× slower'], ['no-estimate', { ratio: 12 }, '12× slower'], ['same', { ratio: 1.01 }, 'the same within 2 %'], ['no-estimate', { ratio: 1.003 }, '1.00×'],
  ] as const)('%s of %o: %s', (kind, change, text) => expect(verdictText(METRICS.latency, kind, figures(change))).toBe(text));

  test('an interval scale has differences, never ratios', () => {
    expect(verdictText(METRICS.temperature, 'worse', figures({ difference: 12, margin: 1, scale: 'interval' }))).toBe('12 °C hotter');
    expect(verdictText(METRICS.temperature, 'same', figures({ difference: 0.4, margin: 1, scale: 'interval' }))).toBe('the same within 1 °C');
    expect(verdictText(METRICS.temperature, 'no-estimate', figures({ difference: 0, scale: 'interval' }))).toBe('0.0 °C apart');
  });
});

describe('verdictReason', () => {
  test('too few runs say what would be needed', () => {
    expect(reason(compareSamples(side(1, 2, 3), side(4, 5, 6), LATENCY))).toBe('3 results against 3 can’t show a difference (needs 4 against 4)');
    expect(reason(compareSamples(side(1), side(4), LATENCY))).toBe('One run against one run: no noise estimate (needs 4 against 4)');
    expect(reason(compareSamples(side(1), side(4, 5), LATENCY))).toBe('1 result against 2 can’t show a difference (needs 4 against 4)');
    // 2 / C(13, 3) = .007: ranks could tell, but three runs tell too little of their own spread.
    expect(reason(compareSamples(side(1, 2, 3), side(4, 5, 6, 7, 8, 9, 10, 11, 12, 13), LATENCY))).toBe('3 results against 10: no noise estimate (needs 4 against 4)');
  });

  test('ranks give p, q, runs and effect', () => {
    // All of 8 below all of 8: p = 2 / C(16, 8) = 0.000155.
    const raw = compareSamples(side(1, 2, 3, 4, 5, 6, 7, 8), side(11, 12, 13, 14, 15, 16, 17, 18), LATENCY);
    expect(reason(raw, 0.012)).toMatch(/^Mann-Whitney p = 0\.00016 \(q = 0\.012\), 8 against 8 runs, Cliff’s δ = 1\.00 \(large\), 95 % interval of the ratio \d\.\d{3} to \d\.\d{3}$/);
    expect(reason(raw, 0.012, { base: 31, other: 8 })).toContain('8 against 8 runs (31 and 8 results), ');
    expect(reason(raw, 0.012, null)).toContain('8 against 8 results, ');
  });

  test('summaries and history say what they rest on', () => {
    const stated = compareSamples({ values: [10], stated: { mean: 10, sd: 1, n: 100 } }, { values: [12], stated: { mean: 12, sd: 1, n: 100 } }, LATENCY);
    expect(reason(stated, 0.00002)).toMatch(/^Welch p < 0\.0001 \(q < 0\.0001\), from stated means and deviations of 100 against 100 repetitions, normality assumed, 95 % interval of the ratio 1\.1\d\d to 1\.2\d\d$/);
    const past = [10, 10.2, 9.9, 10.1, 10, 9.8, 10.2, 10, 10.1, 9.9];
    const raw = compareSamples(side(...past), side(20), { ...LATENCY, history: past });
    expect(reason(raw, 0.001)).toMatch(/^z = \d+\.\d\d, p < 0\.0001 \(q = 0\.001\), against the noise of 10 earlier runs, 95 % interval of the ratio 1\.\d{3} to 2\.\d{3}$/);
  });

  test.each([[1, 1, 'one run on each side'], [2, 2, '2 runs on each side'], [1, 3, '1 run against 3'], [12, 1, '12 runs against 1']])('results of %d against %d runs', (base, other, text) =>
    expect(verdict.withinRunsText(base, other)).toBe(`results of ${text}: how runs differ is not in it`));

  test('the same shows the interval that lies within the margin', () => {
    const runs = Array.from({ length: 30 }, (_, index) => 100 + (index % 3) * 0.1);
    expect(reason(compareSamples(side(...runs), side(...runs), LATENCY))).toBe('Mann-Whitney p = 1 (q = 1), 30 against 30 runs, Cliff’s δ = 0.00 (negligible), 95 % interval of the ratio 1.000 to 1.000');
  });
});
