import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW, NO_SUBJECT } from '../../../core/view/viewState.ts';
import { comparable } from './comparable.ts';
import { emptyText } from './emptyText.ts';
import { notesInView } from './notesInView.ts';
import { countResults } from './overview/countResults.ts';
import { lacking, POWER_VIEWS, powerView } from './powerViews.ts';
import { resultFacts, resultMarks, resultNotes, resultsWith, resultTip } from './resultText.ts';
import { fakeOverview, fakeResult } from './testing/fakePower.ts';
import { withRun, withWindow, withWork } from './viewChanges.ts';

const NO_RATES = { pricePerKwh: null, carbonGPerKwh: null };

describe('what is compared', () => {
  const results = [
    fakeResult('a', { configuration: { model: 'bert', shape: '128' } }),
    fakeResult('b', { configuration: { model: 'bert', shape: '128' } }),
    fakeResult('c', { configuration: { model: 'bert', shape: '512' } }),
    fakeResult('d', { configuration: { model: 'gpt2', shape: '' } }),
  ];
  test('is the model with most results, and of it one test case and one shape', () => {
    const found = comparable(results, NO_SUBJECT);
    expect(found.results.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(found.others).toBe(2);
    expect(found.choices.find(({ part }) => part === 'shape')?.options).toEqual([{ value: '128', results: 2 }, { value: '512', results: 1 }]);
  });
  test('is what the link says where there is such a result, "not stated" included', () => {
    expect(comparable(results, { ...NO_SUBJECT, shape: '512' }).results.map(({ key }) => key)).toEqual(['c']);
    expect(comparable(results, { ...NO_SUBJECT, model: 'gpt2', shape: '' }).results.map(({ key }) => key)).toEqual(['d']);
    expect(comparable(results, { ...NO_SUBJECT, model: 'none such' }).results.map(({ key }) => key)).toEqual(['a', 'b']);
  });
  test('another model forgets the test case and shape of the one before', () => {
    const view = withWork({ ...DEFAULT_VIEW, subject: { ...NO_SUBJECT, testCase: 'x', shape: '9', precision: 'fp16' } }, 'model', 'gpt2');
    expect(view.subject).toEqual({ ...NO_SUBJECT, model: 'gpt2', precision: 'fp16' });
  });
});

describe('marks', () => {
  const odd = fakeResult('odd', { basis: 'estimated', n: 3, throttle: 'reason', throttledResults: 2, conflicts: 1, values: { power: 50 } });
  test('go with a result in words and with their evidence', () => {
    expect(resultMarks(odd)).toEqual(['estimated', 'throttled']);
    const notes = resultNotes(odd).join(' ');
    expect(notes).toContain('peak is exactly 1.2 × and idle exactly 0.4 × the average');
    expect(notes).toContain('Throttled in 2 of 3 results: the driver gave a reason for lowering the clock.');
    expect(notes).toContain('no energy is taken from it');
    expect(resultTip(odd, ['power', 'throughput'], ['power'], NO_RATES).lines).toEqual([['Average power', '50\u00a0W'], ['Results', '3, median']]);
  });
  test('are counted by results, most serious first', () => {
    expect(notesInView({ results: [odd, fakeResult('plain')], configurations: 2 }).map(({ key, count }) => [key, count])).toEqual([['conflict', 1], ['throttled', 2], ['estimated', 3]]);
    expect(notesInView({ results: [fakeResult('plain')], configurations: 1 })).toEqual([]);
    expect(notesInView({ results: [fakeResult('plain')], configurations: 25_001 })).toMatchObject([{ key: 'part', count: 25_000 }]);
  });
});

test('facts leave out what was not measured and take in what the rates make of it', () => {
  const facts = resultFacts(fakeResult('a', { values: { 'energy-per-item': 3.6 } }), { pricePerKwh: 0.25, carbonGPerKwh: null });
  expect(facts).toEqual([['Energy per item', '3.60\u00a0J'], ['Cost per million, your currency', '0.250'], ['Taken from', 'one result']]);
});

test('counts say how many results have what is drawn, not how many there are', () => {
  const result = fakeResult('a', { n: 9, values: { power: 10, temperature: 60 } });
  const partly = { ...result, measured: { ...result.measured, temperature: 1 } };
  expect(resultsWith(partly, ['temperature', 'temperature-peak'])).toBe(1);
  expect(countResults([partly], ['temperature'])).toBe('1 configuration of 1 result.');
  expect(resultTip(partly, ['temperature'], ['temperature'], NO_RATES).lines.at(-1)).toEqual(['Results', 'one']);
});

describe('views', () => {
  const overview = fakeOverview([fakeResult('a', { values: { power: 10, throughput: 5 } })]);
  test('say what is missing, and only then', () => {
    expect(lacking(powerView('throughput'), overview)).toBeUndefined();
    expect(lacking(powerView('temperature'), overview)).toBe('No result in view has a temperature.');
    expect(lacking(powerView('samples'), overview)).toBe('No run in view was recorded over time.');
    expect(lacking(powerView('samples'), { ...overview, series: 3 })).toBeUndefined();
  });
  test('of a file without any power tell the whole page is empty, and why', () => {
    const nothing = fakeOverview([]);
    expect(emptyText(nothing, ['latency'], DEFAULT_VIEW)).toMatchObject({ wholeFile: true, title: 'This file has no power, energy or temperature' });
    expect(emptyText(nothing, ['power'], DEFAULT_VIEW)).toMatchObject({ wholeFile: false, reason: 'The file has average power, but only in results that are left out.' });
    const zeros = { ...nothing, counts: { inView: 1200, used: 0, leftOut: [{ reason: 'placeholder' as const, rows: 1200 }] } };
    expect(emptyText(zeros, [], DEFAULT_VIEW)).toMatchObject({ wholeFile: true, reason: expect.stringContaining('1,200 rows in view, all zero') as string });
    expect(emptyText(overview, ['power'], DEFAULT_VIEW)).toBeNull();
    expect(emptyText({ ...nothing, series: 1 }, [], DEFAULT_VIEW)).toBeNull();
  });
  test('are all there', () => {
    expect(POWER_VIEWS.map(({ chart }) => chart)).toEqual(['throughput', 'latency', 'efficiency', 'temperature', 'battery', 'samples']);
  });
});

test('a window that is the whole run is no window; another run begins whole', () => {
  expect(withWindow(DEFAULT_VIEW, { fromS: -1, toS: 60.0001 }, 60).power.window).toBeNull();
  expect(withWindow(DEFAULT_VIEW, { fromS: 10.00049, toS: 20 }, 60).power.window).toEqual({ fromS: 10, toS: 20 });
  const moved = { ...DEFAULT_VIEW, power: { ...DEFAULT_VIEW.power, run: 'a', window: { fromS: 1, toS: 2 }, load: { fromS: 1, toS: 2 } } };
  expect(withRun(moved, 'b').power).toMatchObject({ run: 'b', window: null, load: null });
});
