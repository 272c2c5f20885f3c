import { describe, expect, test } from 'vitest';

import { medianInterval } from '../stats/medianInterval.ts';
import { makeConfiguration, makePoint } from '../testing/compareSamples.ts';
import { DEFAULT_VIEW } from '../view/viewState.ts';
import { windowsOf } from './loadComparison.ts';
import { axesOf, paretoPoints } from './loadPareto.ts';
import { compareFacts } from './loadPinned.ts';
import { precisionSteps } from './loadPrecisionTrade.ts';
import { meanInterval } from './meanInterval.ts';
import { factsOf } from './pinnedFacts.ts';
import { includedIn } from './asked.ts';
import { countResults } from './countResults.ts';

const step = (precision: string, latency: number, change = {}) => makePoint({ latency, throughput: 1000 / latency }, { precision }, change);
const day = (text: string): number => Date.parse(`${text}Z`);
const between = (from: string, to: string, split: string | null = null) => windowsOf({ oldest_ms: day(from), newest_ms: day(to) }, { split })?.splitMs;
const included = (include: typeof DEFAULT_VIEW.include, evidence: typeof DEFAULT_VIEW.filters.evidence) => includedIn({ include, filters: { ...DEFAULT_VIEW.filters, evidence } });

describe('precisionSteps', () => {
  test('from the widest, against fp32', () => {
    const { steps, reference } = precisionSteps([step('int8', 5), step('fp64', 40), step('fp16', 8), step('fp32', 20), step('', 1)], ['latency', 'throughput', 'memory']);
    expect([reference, steps.map(({ precision, ratios }) => [precision, ratios.latency, ratios.throughput, ratios.memory])]).toEqual(['fp32', [['fp64', 2, 0.5, undefined], ['fp32', 1, 1, undefined], ['fp16', 0.4, 2.5, undefined], ['int8', 0.25, 4, undefined]]]);
  });

  test('against the widest where there is no fp32, and never against what may not be compared', () => {
    expect(precisionSteps([step('int8', 5), step('fp16', 10)], ['latency']).reference).toBe('fp16');
    expect(precisionSteps([step('fp32', 20), step('int8', 5, { simulated: true })], ['latency']).steps[1]?.ratios).toEqual({});
    expect(precisionSteps([], ['latency'])).toEqual({ steps: [], reference: null });
  });
});

describe('paretoPoints', () => {
  test('latency down, throughput up: only what none beats is on the frontier', () => {
    const points = [[1, 10], [2, 20], [3, 15], [2, 20], [1, 9]].map(([latency = 0, throughput = 0], index) => makePoint({ latency, throughput }, { batch: String(index) }));
    expect(paretoPoints(points, 'latency', 'throughput').map(({ onFrontier }) => onFrontier)).toEqual([true, true, false, true, false]);
  });

  test('a simulated point beats no real one; alone, simulated points have their own frontier', () => {
    const [real, ideal] = [makePoint({ latency: 5, throughput: 5 }), makePoint({ latency: 1, throughput: 50 }, { batch: '1' }, { simulated: true })];
    expect(paretoPoints([real, ideal], 'latency', 'throughput').map(({ onFrontier }) => onFrontier)).toEqual([true, false]);
    expect(paretoPoints([ideal], 'latency', 'throughput').map(({ onFrontier }) => onFrontier)).toEqual([true]);
    expect(paretoPoints([makePoint({ latency: 1 })], 'latency', 'throughput')).toEqual([]);
  });

  test('an estimate of power stands on no frontier beside measured power', () => {
    const [measured, estimated] = [makePoint({ latency: 5, power: 50 }), makePoint({ latency: 1, power: 5 }, { batch: '1' }, { estimated: true })];
    expect(paretoPoints([measured, estimated], 'latency', 'power').map(({ onFrontier }) => onFrontier)).toEqual([true, false]);
    expect(paretoPoints([estimated], 'latency', 'power').map(({ onFrontier }) => onFrontier)).toEqual([true]);
  });

  test.each([
    [null, null, ['latency', 'throughput', 'energy-per-item'], 'energy-per-item', 'latency'], [null, null, ['latency', 'throughput'], 'throughput', 'latency'], ['throughput', null, ['latency', 'throughput'], 'latency', 'throughput'],
    ['latency', 'memory', ['latency', 'throughput', 'memory'], 'memory', 'latency'], ['latency', 'latency', ['latency', 'throughput'], 'throughput', 'latency'], ['duration', null, ['latency', 'throughput'], 'throughput', 'latency'],
    ['memory', 'duration', ['latency', 'memory'], 'latency', 'memory'], [null, null, [], 'throughput', 'latency'], ['throughput', null, [], 'latency', 'throughput'],
  ] as const)('metric %s against %s of %j: %s across, %s up', (metric, against, metrics, x, y) => expect(axesOf({ metric, against }, metrics)).toEqual({ x, y }));
});

describe('windowsOf', () => {
  test('at the day asked for, else the day halfway', () => {
    expect(between('2026-01-01T10:00', '2026-03-01T10:00', '2026-02-10')).toBe(day('2026-02-10T00:00'));
    expect(between('2026-01-01T10:00', '2026-01-05T10:00')).toBe(day('2026-01-03T00:00'));
    expect(between('2026-01-01T10:00', '2026-01-01T12:00')).toBe(day('2026-01-01T11:00'));
    expect(windowsOf({ oldest_ms: null, newest_ms: null }, { split: '2026-02-10' })).toBeNull();
  });
});

describe('pinned facts', () => {
  const nowhere = { commits: [], drivers: ['550.54'], software: [], releases: ['v2.0'], computeUnits: [], tables: ['performance_results'] };

  test('only what differs, in one order; what none states is not mentioned', () => {
    const one = factsOf(makeConfiguration(), makePoint({ latency: 12.345 }), { ...nowhere, releases: ['v2.0', 'v2.1'], computeUnits: ['72'], commits: ['0123456789abcdef0123', 'v2', 'v3', 'v4', 'v5'] });
    const other = factsOf(makeConfiguration({ batch: '1', precision: '' }), makePoint({ latency: 3 }), nowhere);
    const { differences, same } = compareFacts([one, other]);
    expect(differences).toEqual([
      { label: 'Version', values: ['v2.0, v2.1', 'v2.0'] }, { label: 'Compute units', values: ['72', null] }, { label: 'Precision', values: ['fp16', null] }, { label: 'Batch size', values: ['8', '1'] }, { label: 'Commit', values: ['0123456789, v2, v3 and 2 more', null] }, { label: 'Latency, mean', values: ['12.3\u00a0ms', '3\u00a0ms'] },
    ]);
    expect(same).toEqual(['Model', 'Hardware', 'Device', 'Driver', 'Results', 'Runs', 'Evidence', 'Throttled', 'Table']);
  });

  test('a pin without a result still says what it is', () => {
    const facts = factsOf(makeConfiguration(), null, null);
    expect([facts.get('Device'), facts.get('Results'), facts.get('Latency, mean')]).toEqual(['A100', null, null]);
    expect(compareFacts([facts]).differences).toEqual([]);
  });
});

test('the interval of a stated mean is Student’s', () => {
  // R: t.test of n = 10, mean 100, sd 5: 100 ± 2.262157 × 5 / √10 = 96.42321 to 103.57679.
  expect(meanInterval({ mean: 100, sd: 5, n: 10 }).map((bound) => bound.toFixed(4))).toEqual(['96.4232', '103.5768']);
});

test('the rank in SQL for the interval of a median is the exact one', () => {
  const wrong = Array.from({ length: 2000 }, (_, index) => index + 1).filter((n) => {
    const rank = n < 6 ? undefined : Math.floor((n + 1 - 1.959963984540054 * Math.sqrt(n - 0.48)) / 2);
    return medianInterval(Array.from({ length: n }, (_, place) => place + 1))?.low !== rank;
  });
  expect(wrong).toEqual([]);
});

test('what a view takes in', () => {
  expect([included([], 'all'), included([], 'simulated'), included(['failed', 'simulated'], 'simulated'), included(['failed'], 'real')]).toEqual([[], ['simulated'], ['simulated', 'failed'], ['failed']]);
});

test('every row has one place in the count; what is told of by no part lacks the value', () => {
  const usage = { in_view: 100, declared: 10, placeholder: 1, simulated: 5, failed: 4, usable: 80, oldest_ms: null, newest_ms: null };
  const counts = countResults(usage, { used: 50, leftOut: new Map([['duplicate', 7], ['simulated', 2], ['other-subject', 0]]) });
  expect(counts).toEqual({
    inView: 100, used: 50,
    leftOut: [{ reason: 'declared', rows: 10 }, { reason: 'placeholder', rows: 1 }, { reason: 'simulated', rows: 7 }, { reason: 'failed', rows: 4 }, { reason: 'no-value', rows: 21 }, { reason: 'duplicate', rows: 7 }],
  });
});
