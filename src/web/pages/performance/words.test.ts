import { describe, expect, test } from 'vitest';
import type { ResultCounts } from '../../../core/compare/types.ts';
import { METRICS } from '../../../core/model/metric.ts';
import { DEFAULT_VIEW, NO_FILTERS, type ViewState } from '../../../core/view/viewState.ts';
import { ACROSS_WORDS, comparedSentence, compareTitle, unitAndDirection } from './acrossWords.ts';
import { countsText, leftOutList, usedText } from '../../parts/countsText.ts';
import { nothingForSubject, nothingInFile, nothingToCompare, nothingUsable } from './emptyReason.ts';
import { markedFor, marksText } from './marksText.ts';
import { againstReference, intervalText, valueText } from './numberWords.ts';
import { pagerText } from './Pager.tsx';
import { intervalsText, resultsText } from './resultsText.ts';
import { fakeComparison } from './testing/fakeComparison.ts';
import { fakeSample } from './testing/samples.ts';

const COUNTS: ResultCounts = { inView: 8378, used: 7912, leftOut: [{ reason: 'simulated', rows: 64 }, { reason: 'failed', rows: 402 }] };
const NONE: ResultCounts = { inView: 33, used: 0, leftOut: [{ reason: 'placeholder', rows: 33 }] };
const DIMENSIONS = { precision: [{ value: 'fp32', rows: 1 }, { value: 'fp16', rows: 1 }], batch: [{ value: '1', rows: 2 }], testType: [], testCase: [] };
const DATASET = {
  results: 33,
  models: [{ key: 0, name: 'm', family: null, modality: null, parametersMillion: null }],
  devices: [{ key: 0, hardwareType: 'cpu', name: 'one' }, { key: 1, hardwareType: 'cpu', name: 'two' }],
  dimensions: DIMENSIONS,
  tables: [],
};

function input(change: { readonly counts?: ResultCounts; readonly view?: ViewState } = {}) {
  return { view: DEFAULT_VIEW, dataset: DATASET, counts: NONE, metrics: ['throughput'] as const, wanted: ['latency'] as const, ...change };
}

describe('what is in view', () => {
  test('is counted, with what was left out and why', () => {
    expect(countsText(COUNTS, ['latency'])).toBe('7,912 of 8,378 results used; left out: 64 simulated, 402 failed');
    expect(countsText({ inView: 1, used: 1, leftOut: [] }, [])).toBe('1 of 1 result used');
    expect(countsText({ inView: 5, used: 1, leftOut: [{ reason: 'no-value', rows: 3 }, { reason: 'placeholder', rows: 1 }] }, ['items-per-joule'])).toBe('1 of 5 results used; left out: 3 without an efficiency, 1 placeholder of zeros');
    expect(countsText({ inView: 2, used: 0, leftOut: [{ reason: 'no-value', rows: 2 }] }, ['throughput', 'latency'])).toContain('2 without a throughput and a latency');
  });
  test('is said in parts where there is little room', () => {
    expect(usedText(COUNTS)).toBe('7,912 of 8,378 results used');
    expect(leftOutList(COUNTS, [])).toBe('64 simulated, 402 failed');
    expect(leftOutList({ leftOut: [{ reason: 'no-batch', rows: 2 }, { reason: 'failed', rows: 0 }] }, [])).toBe('2 without a batch size');
  });
});

describe('what is compared', () => {
  test('is said in words for everything that can be compared', () => {
    expect(comparedSentence({ across: 'hardware', windows: null, rows: fakeComparison([[1, 2]]).rows })).toBe('Across hardware types, each by its best device (of up to 2): model, precision, batch size, sequence length and test case are equal within a row; versions and dates may differ.');
    expect(comparedSentence({ across: 'time', rows: [], windows: { splitMs: Date.UTC(2026, 2, 1), fromMs: Date.UTC(2026, 0, 5), toMs: Date.UTC(2026, 4, 20) } })).toBe('Across two time windows: 5 Jan 2026 to the day before 1 Mar 2026, and from then to 20 May 2026; the whole configuration is equal within a row.');
    for (const { many, equal } of Object.values(ACROSS_WORDS)) expect(`${many} ${equal}`).not.toContain('undefined');
  });
  test('the title names the baseline as its column does', () => {
    const columns = [{ value: 'cpu', label: 'CPU', hardwareType: 'cpu', rows: 3 }];
    expect(compareTitle(METRICS.latency, { across: 'hardware', baseline: 'cpu', columns })).toBe('Latency, mean: how do hardware types compare with CPU?');
    expect(compareTitle(METRICS.memory, { across: 'batch', baseline: null, columns })).toBe('Peak memory: how do batch sizes compare with the best batch size of each row?');
  });
  test('a unit says its direction, where it has one', () => {
    expect(unitAndDirection(METRICS.throughput)).toBe('items/s, higher is better');
    expect(unitAndDirection(METRICS.duration)).toBe('s');
  });
});

describe('numbers in words', () => {
  test('a ratio says which way it goes', () => {
    expect(againstReference(0.5, METRICS.latency)).toBe('2.0× faster');
    expect(againstReference(0.5, METRICS.throughput)).toBe('2.0× slower');
    expect(againstReference(1.25, METRICS.memory)).toBe('1.3× the memory');
    expect(againstReference(1.001, METRICS.memory)).toBe('1.00×');
  });
  test('what is missing is a dash', () => {
    for (const missing of [null, undefined, 0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(againstReference(missing, METRICS.latency)).toBe('–');
    expect(valueText(undefined, METRICS.latency)).toBe('–');
    expect(intervalText(null)).toBe('–');
  });
  test('marks say what a number is not', () => {
    expect(marksText(fakeSample(1))).toBe('');
    expect(marksText({ ...fakeSample(1, { simulated: true, throttle: 'event', estimated: true, failed: true }), p99: 20 })).toBe('≈ simulated, failed, throttled, estimated, p99 of 20 samples');
    expect(marksText({ ...fakeSample(1), p99: 100 })).toBe('');
    expect(marksText({ ...fakeSample(1, { humps: true }), p99: null, farApart: true })).toBe('two humps, differs more than 1,000×, samples behind the p99 unknown');
    expect(marksText(markedFor(fakeSample(1), ['latency']))).toBe('');
    expect(marksText(markedFor(fakeSample(1), ['latency-p99']))).toBe('samples behind the p99 unknown');
  });
  test('runs are told from repetitions within a run', () => {
    expect([resultsText({ n: 1, runs: 1 }), resultsText({ n: 12, runs: 12 }), resultsText({ n: 12, runs: 1 }), resultsText({ n: 12, runs: 3 })]).toEqual(['one result', '12 runs', '12 results of 1 run', '12 results of 3 runs']);
    expect(intervalsText([{ n: 1, interval: null }])).toBe('single results, no intervals');
    expect(intervalsText([{ n: 3, interval: null }, { n: 9, interval: [1, 2] }])).toBe('medians; 95 % intervals for 1 of 2');
    expect(intervalsText([{ n: 9, interval: [1, 2] }])).toBe('medians with 95 % intervals');
  });
  test('a pager says where it is', () => {
    expect(pagerText('rows', 0, 12, 60)).toBe('rows 1 to 12 of 60');
    expect(pagerText('rows', 59, 60, 60)).toBe('row 60 of 60');
  });
});

describe('an empty chart', () => {
  test('is none while anything is used', () => {
    expect(nothingUsable(input({ counts: COUNTS }))).toBeNull();
  });
  test('of placeholders says so', () => {
    expect(nothingUsable(input())).toMatchObject({ title: 'All 33 results in view are placeholders of zeros', waysOut: [] });
  });
  test('of simulated results offers to count them in', () => {
    const empty = nothingUsable(input({ counts: { inView: 9, used: 0, leftOut: [{ reason: 'simulated', rows: 9 }] } }));
    expect(empty?.title).toBe('All 9 results in view are simulated');
    expect(empty?.waysOut[0]?.label).toBe('Include 9 simulated');
    expect(empty?.waysOut[0]?.change(DEFAULT_VIEW).include).toEqual(['simulated']);
  });
  test('without the metric offers one that is there', () => {
    const empty = nothingUsable(input({ counts: { inView: 9, used: 0, leftOut: [{ reason: 'no-value', rows: 9 }] } }));
    expect(empty?.title).toBe('No usable result in view has a latency');
    expect(empty?.waysOut[0]?.label).toBe('Show throughput');
    expect(empty?.waysOut[0]?.change(DEFAULT_VIEW).performance.metric).toBe('throughput');
  });
  test('through the filters offers to reset them', () => {
    const view = { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, search: 'none' } };
    const empty = nothingUsable(input({ view, counts: { inView: 0, used: 0, leftOut: [] } }));
    expect(empty).toMatchObject({ title: 'Nothing in view', waysOut: [{ label: 'Reset filters' }] });
    expect(empty?.waysOut[0]?.change(view).filters).toEqual(NO_FILTERS);
  });
  test('without a partner offers to compare across what the file has several of', () => {
    const empty = nothingToCompare(input({ counts: COUNTS }), 'hardware', 33);
    expect(empty.reason).toContain('Each of the 33 rows in view has results for one hardware type only');
    expect(empty.waysOut.map(({ label }) => label)).toEqual(['Compare across devices', 'Compare across precisions']);
    expect(empty.waysOut[0]?.change(DEFAULT_VIEW).performance.across).toBe('device');
  });
  test('without a batch size is no lack of results', () => {
    const counts: ResultCounts = { inView: 50, used: 0, leftOut: [{ reason: 'no-value', rows: 20 }, { reason: 'no-batch', rows: 30 }] };
    expect(nothingForSubject(input({ counts }), 'No batch sizes', 'None is stated.')).toMatchObject({ title: 'No batch sizes', reason: 'None is stated.', waysOut: [{ label: 'Compare instead' }] });
  });
  test('of a file without results tells what became of its rows', () => {
    const table = { source: 'a.duckdb', table: 'performance_results', takenFor: 'performance results', rows: 33, used: 0, setAside: [{ reason: 'the model is “unknown”', rows: 33 }], notes: [], columnsUsed: [], columnsIgnored: [], reason: null };
    const { reason } = nothingInFile({ tables: [table, { ...table, table: 'notes', takenFor: null }] });
    expect(reason).toContain('performance_results: none of 33 rows used, because the model is “unknown” (33).');
    expect(reason).not.toContain('notes');
    expect(nothingInFile({ tables: [{ ...table, rows: 0, setAside: [] }] }).reason).toContain('performance_results: empty.');
  });
  test('about a chosen subject offers to clear the choice', () => {
    const view = { ...DEFAULT_VIEW, subject: { ...DEFAULT_VIEW.subject, model: 'gone' } };
    const empty = nothingForSubject(input({ view, counts: COUNTS }), 'title', 'reason');
    expect(empty.waysOut[0]?.change(view).subject.model).toBeNull();
  });
});
