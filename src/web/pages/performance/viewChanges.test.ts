import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW, PINS_AT_MOST, type ViewState } from '../../../core/view/viewState.ts';
import { onlyFilters } from '../../parts/onlyFilters.ts';
import { hasRoomFor, isPinned, togglePin, withDistributionOf, withEvidenceOf, withModelOn, withRecordedRun } from '../../parts/resultChanges.ts';
import { questionKey } from './questionKey.ts';
import { fakeConfiguration } from './testing/samples.ts';
import { toggleInclude, withAcross, withAgainst, withChart, withMetric, withPerformance } from './viewChanges.ts';

const configuration = fakeConfiguration();

function pinned(count: number): ViewState {
  return Array.from({ length: count }, (_, index) => fakeConfiguration({ batch: String(index + 100) })).reduce(togglePin, DEFAULT_VIEW);
}

describe('changes of the view', () => {
  test('what is already so changes nothing, so that history gets no entry', () => {
    expect(withPerformance(DEFAULT_VIEW, { scale: null })).toBe(DEFAULT_VIEW);
    expect(withChart(DEFAULT_VIEW, 'compare')).toBe(DEFAULT_VIEW);
    expect(withAcross(DEFAULT_VIEW, 'hardware')).toBe(DEFAULT_VIEW);
  });
  test('comparing across something else forgets the baseline, which was a column of before', () => {
    const view = withPerformance(DEFAULT_VIEW, { baseline: 'cuda' });
    expect(withAcross(view, 'precision').performance).toMatchObject({ across: 'precision', baseline: null });
  });
  test('against the best of each row there is no baseline, against a column no best', () => {
    expect(withAgainst(withPerformance(DEFAULT_VIEW, { baseline: 'cpu' }), null).performance).toMatchObject({ versus: 'best', baseline: null });
    expect(withAgainst(withPerformance(DEFAULT_VIEW, { versus: 'best' }), 'cpu').performance).toMatchObject({ versus: 'baseline', baseline: 'cpu' });
  });
  test('a metric is never set against itself', () => {
    const view = withPerformance(DEFAULT_VIEW, { against: 'memory' });
    expect(withMetric(view, 'memory').performance).toMatchObject({ metric: 'memory', against: null });
    expect(withMetric(view, 'power').performance).toMatchObject({ metric: 'power', against: 'memory' });
  });
  test('what is counted in is taken out again', () => {
    const once = toggleInclude(DEFAULT_VIEW, 'simulated');
    expect(once.include).toEqual(['simulated']);
    expect(toggleInclude(once, 'simulated').include).toEqual([]);
  });
  test('six results are pinned, a seventh is not, and one that is pinned is unpinned', () => {
    const full = pinned(PINS_AT_MOST);
    expect(full.pins).toHaveLength(6);
    expect(togglePin(full, configuration)).toBe(full);
    expect(hasRoomFor(full, configuration)).toBe(false);
    const [first = configuration] = full.pins;
    expect(isPinned(full, { ...first })).toBe(true);
    expect(togglePin(full, { ...first }).pins).toHaveLength(5);
  });
  test('the distribution of a configuration stands beside what is pinned, because that chart shows the pinned ones', () => {
    expect(withDistributionOf(DEFAULT_VIEW, configuration)).toMatchObject({ page: 'performance', performance: { chart: 'distribution' }, subject: configuration, pins: [] });
    expect(withDistributionOf(pinned(2), configuration).pins).toHaveLength(3);
  });
  test('a recorded run is shown whole, on the page of power', () => {
    const view = { ...DEFAULT_VIEW, power: { ...DEFAULT_VIEW.power, window: { fromS: 1, toS: 2 } } };
    expect(withRecordedRun(view, 'samples/7')).toMatchObject({ page: 'power', power: { chart: 'samples', run: 'samples/7', window: null } });
  });
  test('its evidence is the cell of its device in the matrix, with the filters kept', () => {
    const view = { ...DEFAULT_VIEW, page: 'performance' as const, filters: { ...DEFAULT_VIEW.filters, precision: ['fp16'] } };
    const evidence = withEvidenceOf(view, configuration);
    expect(evidence).toMatchObject({ page: 'matrix', cell: { model: 'bert-base-uncased', hardwareType: 'cuda', device: 'NVIDIA A100' }, expanded: ['cuda'] });
    expect(evidence.filters).toBe(view.filters);
  });
});

describe('narrowing to what a result shares', () => {
  const models = ['bert-base-uncased', 'distilbert-base-uncased'].map((name, key) => ({ key, name, family: null, modality: null, parametersMillion: null }));
  test('sets a filter each, and takes a chosen subject along', () => {
    const view = { ...DEFAULT_VIEW, subject: { ...DEFAULT_VIEW.subject, model: 'other', precision: 'fp32' } };
    const [model, hardware, , precision] = onlyFilters(view, configuration, models);
    expect(model?.apply(view)).toMatchObject({ filters: { search: 'bert-base-uncased -distilbert' }, subject: { model: 'bert-base-uncased', precision: 'fp32' } });
    expect(hardware?.apply(view)).toMatchObject({ filters: { hardware: ['cuda'] }, subject: { hardwareType: null } });
    expect(precision?.apply(view).subject.precision).toBe('fp16');
  });
  test('is off where the page is narrowed to it already', () => {
    const [model] = onlyFilters(DEFAULT_VIEW, configuration, models);
    const narrowed = model?.apply(DEFAULT_VIEW) ?? DEFAULT_VIEW;
    expect(onlyFilters(narrowed, configuration, models).map(({ active }) => active)).toEqual([true, false, false, false, false]);
  });
  test('to its power keeps the filters and searches for the model', () => {
    expect(withModelOn(DEFAULT_VIEW, 'power', configuration, models)).toMatchObject({ page: 'power', filters: { search: 'bert-base-uncased -distilbert' } });
  });
});

describe('the key of a question', () => {
  test('what only changes the drawing asks nothing anew', () => {
    const drawn = withPerformance(DEFAULT_VIEW, { scale: 'log', dominated: 'hidden' });
    for (const chart of ['compare', 'distribution', 'scaling', 'precision', 'pareto'] as const) expect(questionKey(chart, drawn)).toBe(questionKey(chart, DEFAULT_VIEW));
  });
  test('filters, inclusion and what is compared do', () => {
    const key = questionKey('compare', DEFAULT_VIEW);
    const others: readonly ViewState[] = [
      { ...DEFAULT_VIEW, filters: { ...DEFAULT_VIEW.filters, throttled: 'without' } },
      { ...DEFAULT_VIEW, include: ['failed'] },
      withPerformance(DEFAULT_VIEW, { metric: 'memory' }),
      withPerformance(DEFAULT_VIEW, { baseline: 'cpu' }),
      withPerformance(DEFAULT_VIEW, { versus: 'best' }),
      withPerformance(DEFAULT_VIEW, { split: '2026-01-01' }),
    ];
    for (const other of others) expect(questionKey('compare', other)).not.toBe(key);
    expect(questionKey('distribution', pinned(1))).not.toBe(questionKey('distribution', DEFAULT_VIEW));
  });
  test('the age at which evidence is stale matters only where cells are chosen by it', () => {
    const young = { ...DEFAULT_VIEW, staleAfterDays: 7 };
    expect(questionKey('compare', young)).toBe(questionKey('compare', DEFAULT_VIEW));
    const stale = { ...DEFAULT_VIEW, filters: { ...DEFAULT_VIEW.filters, modifier: ['stale' as const] } };
    expect(questionKey('compare', { ...stale, staleAfterDays: 7 })).not.toBe(questionKey('compare', stale));
  });
});
