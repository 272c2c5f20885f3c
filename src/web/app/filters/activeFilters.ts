import { hardwareLabel } from '../../../core/model/hardware.ts';
import { STATE_LABELS } from '../../../core/model/stateLabels.ts';
import type { CellState } from '../../../core/model/state.ts';
import { DEFAULT_VIEW, NO_FILTERS, type Filters, type Includable, type ViewState } from '../../../core/view/viewState.ts';
import { FACET_LIST, type ListFilter } from './facets.ts';

/** A filter in use, as a chip shows it. */
export interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** The view without it. */
  readonly without: (view: ViewState) => ViewState;
}

const NAMED = 2;

/** Everything that narrows the view, or widens what is compared, in the order of the bar. */
export function activeFilters(view: ViewState): readonly ActiveFilter[] {
  const { filters } = view;
  const active: ActiveFilter[] = [];
  const add = (key: string, label: string, text: string, cleared: Partial<Filters>): number =>
    active.push({ key, label, text, without: (from) => ({ ...from, filters: { ...from.filters, ...cleared } }) });
  if (filters.search.trim() !== '') add('search', 'Search', filters.search.trim(), { search: '' });
  for (const { key, label } of FACET_LIST) {
    if (filters[key].length > 0) add(key, label, valuesText(key, filters[key]), { [key]: [] });
  }
  if (filters.since !== null || filters.until !== null) add('dates', 'Dates', datesText(filters), { since: null, until: null });
  if (filters.throttled === 'without') add('throttled', 'Evidence', 'without throttled runs', { throttled: 'all' });
  if (filters.evidence !== 'all') add('evidence', 'Evidence', `${filters.evidence} only`, { evidence: 'all' });
  if (view.staleAfterDays !== DEFAULT_VIEW.staleAfterDays) {
    const text = view.staleAfterDays === 0 ? 'never' : `after ${view.staleAfterDays} days`;
    active.push({ key: 'stale', label: 'Stale', text, without: (from) => ({ ...from, staleAfterDays: DEFAULT_VIEW.staleAfterDays }) });
  }
  if (view.page !== 'matrix') {
    for (const kind of view.include) {
      active.push({ key: `include ${kind}`, label: 'Included', text: INCLUDED[kind], without: (from) => ({ ...from, include: from.include.filter((other) => other !== kind) }) });
    }
  }
  return active;
}

/** What a comparison takes in besides real results that ran. */
const INCLUDED: { readonly [K in Includable]: string } = { simulated: 'simulated results', failed: 'failed runs' };

/** The view without any filter. */
export function withoutFilters(view: ViewState): ViewState {
  return { ...view, filters: NO_FILTERS, staleAfterDays: DEFAULT_VIEW.staleAfterDays, include: view.page === 'matrix' ? view.include : DEFAULT_VIEW.include };
}

/** How a value of a filter reads. */
export function valueLabel(key: ListFilter, value: string): string {
  if (key === 'modifier') return value === 'conflict' ? 'Conflicts' : 'Stale';
  if (value === '') return key === 'device' ? 'No device named' : 'Not stated';
  if (key === 'hardware') return hardwareLabel(value);
  if (key === 'state') return isState(value) ? STATE_LABELS[value] : value;
  if (key === 'modality') return value.charAt(0).toUpperCase() + value.slice(1);
  return value;
}

export function datesText({ since, until }: Pick<Filters, 'since' | 'until'>): string {
  if (since !== null && until !== null) return since === until ? since : `${since} to ${until}`;
  return since === null ? `until ${until ?? ''}` : `since ${since}`;
}

function valuesText(key: ListFilter, values: readonly string[]): string {
  const named = values.slice(0, NAMED).map((value) => valueLabel(key, value));
  const more = values.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' or ');
}

function isState(value: string): value is CellState {
  return Object.hasOwn(STATE_LABELS, value);
}
