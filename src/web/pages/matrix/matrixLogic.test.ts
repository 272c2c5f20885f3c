import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW, NO_FILTERS, type ViewState } from '../../../core/view/viewState.ts';
import { configurationChoices, contentChoices, contentFrom, contentSentence, MOST_FREQUENT } from './contentOptions.ts';
import { emptyExplanation } from './emptyReason.ts';
import { middleEllipsis } from './middleEllipsis.ts';
import { sortKeyFrom, sortValue } from './toolbar/sortOptions.ts';
import { matrixKey } from '../../data/matrixKey.ts';
import { ariaSort, evidenceKey, sortBy, toggleState, toggleType, withCell, withGrouping } from './viewChanges.ts';

const cell = { model: 'm', hardwareType: 'cuda', device: null };

describe('changes of the view', () => {
  test('a state is added, then taken away', () => {
    const once = toggleState(DEFAULT_VIEW, 'failing');
    expect(once.filters.state).toEqual(['failing']);
    expect(toggleState(once, 'failing').filters.state).toEqual([]);
  });
  test('the same sort key turns round, another starts with what matters most', () => {
    const coverage = sortBy(DEFAULT_VIEW, { by: 'coverage' });
    expect(coverage.sort.descending).toBe(true);
    expect(ariaSort(coverage, { by: 'coverage' })).toBe('descending');
    expect(ariaSort(sortBy(coverage, { by: 'coverage' }), { by: 'coverage' })).toBe('ascending');
    expect(ariaSort(coverage, { by: 'name' })).toBe('none');
  });
  test('a column of a metric that is better high starts with the highest', () => {
    const view: ViewState = { ...DEFAULT_VIEW, content: { kind: 'metric', metric: 'throughput', statistic: 'best' } };
    const key = { by: 'column', hardwareType: 'cuda', device: null } as const;
    expect(sortBy(view, key).sort.descending).toBe(true);
    expect(sortBy(DEFAULT_VIEW, key).sort.descending).toBe(false);
  });
  test('another grouping forgets what was folded', () => {
    expect(withGrouping({ ...DEFAULT_VIEW, collapsed: ['text'] }, 'family').collapsed).toEqual([]);
  });
  test('opening the open cell changes nothing, so history gets no entry', () => {
    const open = withCell(DEFAULT_VIEW, cell);
    expect(withCell(open, { ...cell })).toBe(open);
  });
  test('the open cell does not ask for another matrix, the filters ask for other evidence', () => {
    expect(matrixKey(withCell(DEFAULT_VIEW, cell))).toBe(matrixKey(DEFAULT_VIEW));
    expect(evidenceKey(toggleType(DEFAULT_VIEW, 'cuda'), cell)).toBe(evidenceKey(DEFAULT_VIEW, cell));
    expect(evidenceKey(toggleState(DEFAULT_VIEW, 'failing'), cell)).not.toBe(evidenceKey(DEFAULT_VIEW, cell));
  });
});

describe('content', () => {
  test('offers only metrics that the file holds', () => {
    expect(contentChoices([])).toHaveLength(1);
    expect(contentChoices(['power'])[1]?.choices).toEqual([{ value: 'metric:power', label: 'Average power (W)' }]);
    expect(contentFrom('metric:latency', { kind: 'state' }, ['power'])).toBeNull();
    expect(contentFrom('nonsense', { kind: 'state' }, [])).toBeNull();
  });
  test('keeps the statistic from one metric to the next', () => {
    expect(contentFrom('metric:power', { kind: 'metric', metric: 'latency', statistic: 'best' }, ['power'])).toEqual({ kind: 'metric', metric: 'power', statistic: 'best' });
  });
  test('tells "most frequent" from "not stated"', () => {
    const choices = configurationChoices([{ value: '', rows: 9 }, { value: 'fp16', rows: 2 }], '');
    expect(choices.map((choice) => choice.label)).toEqual(['Not stated (most frequent)', 'Not stated', 'fp16']);
    expect(choices[0]?.value).toBe(MOST_FREQUENT);
  });
  test('says at which configuration a number was read', () => {
    expect(contentSentence({ contentLabel: 'Latency (ms)', at: { batch: '8', precision: '', testCase: 'x' } })).toBe('Latency (ms); at batch 8, x');
  });
});

test('an empty matrix names the filters that emptied it', () => {
  const dataset = { models: Array.from({ length: 1200 }, (_, key) => ({ key, name: `m${key}`, family: null, modality: null, parametersMillion: null })), devices: [], results: 5, tables: [] };
  expect(emptyExplanation({ ...NO_FILTERS, search: 'zz', state: ['failing'] }, dataset).reason).toBe('None of the 1,200 models in this file fits the search “zz” and state together.');
  const report = { source: 'a.duckdb', table: 'performance_results', takenFor: 'performance results', rows: 33, used: 0, setAside: [{ reason: 'the model is “unknown”', rows: 33 }], notes: [], columnsUsed: [], columnsIgnored: [], reason: null };
  const empty = emptyExplanation(NO_FILTERS, { ...dataset, models: [], results: 0, tables: [report, { ...report, table: 'notes', takenFor: null }] });
  expect(empty.title).toBe('No results in this file');
  expect(empty.tables).toEqual(['performance_results (performance results): 33 rows, none used: the model is “unknown” (33)']);
});

test('sort choices survive a column that went away', () => {
  const view: ViewState = { ...DEFAULT_VIEW, sort: { key: { by: 'column', hardwareType: 'gone', device: null }, descending: false } };
  expect(sortValue(view, [])).toBe('name');
  expect(sortKeyFrom('column:gone', [])).toEqual({ by: 'name' });
});

test('middleEllipsis counts characters', () => {
  expect(middleEllipsis('NVIDIA A100-SXM4-80GB', 11)).toBe('NVIDI…-80GB');
  expect(middleEllipsis('𝔸𝔹ℂ', 3)).toBe('𝔸𝔹ℂ');
});
