import { CELL_STATES } from '../model/state.ts';
import { cellContent, dayCount, freeText, listOf, oneOf, optionalCell, optionalDataset, optionalDay, optionalWord, sortOrder, word } from './linkForms.ts';
import type { Form, Report } from './linkForms.ts';
import { DEFAULT_VIEW } from './viewState.ts';
import type { Filters, MetricConfiguration, ViewState } from './viewState.ts';

/** One parameter of a link. */
export interface LinkField {
  readonly name: string;
  /** The view with this part taken from the text; the same view when the text is refused. */
  readonly read: (view: ViewState, text: string, report: Report) => ViewState;
  /** Null when the view has the default here. */
  readonly write: (view: ViewState) => string | null;
}

/** Every parameter of a link, in the order in which a link states them. */
export const LINK_FIELDS: readonly LinkField[] = [
  viewField('page', 'page', oneOf(['matrix'], 'unknown page')),
  filterField('q', 'search', freeText),
  filterField('modality', 'modality', listOf(word)),
  filterField('family', 'family', listOf(word)),
  filterField('hardware', 'hardware', listOf(word)),
  filterField('device', 'device', listOf(word)),
  filterField('state', 'state', listOf(oneOf(CELL_STATES, 'unknown state'))),
  filterField('only', 'modifier', listOf(oneOf(['conflict', 'stale'], 'unknown modifier'))),
  filterField('precision', 'precision', listOf(word)),
  filterField('batch', 'batch', listOf(word)),
  filterField('test', 'testType', listOf(word)),
  filterField('since', 'since', optionalDay),
  filterField('until', 'until', optionalDay),
  filterField('evidence', 'evidence', oneOf(['all', 'real', 'simulated'], 'unknown kind of evidence')),
  viewField('show', 'content', cellContent),
  configurationField('at.batch', 'batch'),
  configurationField('at.precision', 'precision'),
  configurationField('at.case', 'testCase'),
  viewField('sort', 'sort', sortOrder),
  viewField('group', 'grouping', oneOf(['modality', 'family', 'none'], 'unknown grouping')),
  viewField('open', 'expanded', listOf(word)),
  viewField('fold', 'collapsed', listOf(word)),
  viewField('stale', 'staleAfterDays', dayCount),
  viewField('cell', 'cell', optionalCell),
  viewField('data', 'dataset', optionalDataset),
];

function viewField<K extends keyof ViewState>(name: string, key: K, form: Form<ViewState[K]>): LinkField {
  return linkField(name, form, (view) => view[key], (view, value) => ({ ...view, [key]: value }));
}

function filterField<K extends keyof Filters>(name: string, key: K, form: Form<Filters[K]>): LinkField {
  return linkField(name, form, (view) => view.filters[key], (view, value) => ({ ...view, filters: { ...view.filters, [key]: value } }));
}

function configurationField(name: string, key: keyof MetricConfiguration): LinkField {
  return linkField(name, optionalWord, (view) => view.at[key], (view, value) => ({ ...view, at: { ...view.at, [key]: value } }));
}

function linkField<T>(name: string, form: Form<T>, get: (view: ViewState) => T, set: (view: ViewState, value: T) => ViewState): LinkField {
  const unchanged = form.format(get(DEFAULT_VIEW));
  return {
    name,
    read(view, text, report) {
      const value = form.parse(text, report);
      return value === undefined ? view : set(view, value);
    },
    write(view) {
      const text = form.format(get(view));
      return text === unchanged ? null : text;
    },
  };
}
