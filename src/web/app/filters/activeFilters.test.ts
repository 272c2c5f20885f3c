import { expect, test } from 'vitest';
import { DEFAULT_VIEW, NO_FILTERS, type Filters, type ViewState } from '../../../core/view/viewState.ts';
import { activeFilters, withoutFilters } from './activeFilters.ts';
import { toggleValue } from './facets.ts';

const viewWith = (filters: Partial<Filters>): ViewState => ({ ...DEFAULT_VIEW, filters: { ...NO_FILTERS, ...filters } });

test('the default view has no active filter', () => {
  expect(activeFilters(DEFAULT_VIEW)).toEqual([]);
});

test('chips read in the words of the page', () => {
  const view = { ...viewWith({ search: ' bert ', hardware: ['cuda', 'rocm', 'cpu'], device: [''], state: ['failing'], modifier: ['stale'], since: '2025-01-01', evidence: 'real' }), staleAfterDays: 0 };
  expect(activeFilters(view).map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'Search: bert',
    'Hardware: CUDA, ROCm and 1 more',
    'Device: No device named',
    'State: Failing',
    'Only: Stale',
    'Dates: since 2025-01-01',
    'Evidence: real only',
    'Stale: never',
  ]);
});

test('each chip takes only itself away, and reset takes all', () => {
  const view = viewWith({ search: 'x', hardware: ['cuda'], since: '2025-01-01', until: '2025-02-01' });
  for (const filter of activeFilters(view)) expect(activeFilters(filter.without(view)).map(({ key }) => key)).not.toContain(filter.key);
  expect(withoutFilters({ ...view, staleAfterDays: 7 })).toEqual(DEFAULT_VIEW);
});

test('throttled runs left out, and what a comparison takes in, have chips of their own', () => {
  const view: ViewState = { ...viewWith({ throttled: 'without' }), page: 'performance', include: ['simulated', 'failed'] };
  expect(activeFilters(view).map(({ label, text }) => `${label}: ${text}`)).toEqual(['Evidence: without throttled runs', 'Included: simulated results', 'Included: failed runs']);
  expect(activeFilters(view)[1]?.without(view).include).toEqual(['failed']);
  expect(withoutFilters(view)).toEqual({ ...DEFAULT_VIEW, page: 'performance' });
  expect(activeFilters({ ...view, page: 'matrix' }).map(({ key }) => key), 'the matrix includes them anyway').toEqual(['throttled']);
});

test('a value goes in and out of its list', () => {
  const once = toggleValue(NO_FILTERS, 'hardware', 'cuda');
  expect(once.hardware).toEqual(['cuda']);
  expect(toggleValue(once, 'hardware', 'cuda')).toEqual(NO_FILTERS);
});
