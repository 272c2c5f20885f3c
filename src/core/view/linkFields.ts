import { CELL_STATES } from '../model/state.ts';
import { METRIC_KEYS } from '../model/metric.ts';
import { cellContent, dayCount, freeText, listOf, oneOf, optionalCell, optionalDataset, optionalDay, optionalNumber, optionalOneOf, optionalRange, optionalWord, pinList, sortOrder, word } from './linkForms.ts';
import type { Form, Report } from './linkForms.ts';
import { ACROSS, COMPARE_ORDERS, DEFAULT_VIEW, INCLUDABLE, PAGES, PERFORMANCE_CHARTS, POWER_CHARTS } from './viewState.ts';
import type { Filters, MetricConfiguration, PerformanceView, PowerView, Subject, ViewState } from './viewState.ts';

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
  viewField('page', 'page', oneOf(PAGES, 'unknown page')),
  filterField('q', 'search', freeText),
  filterField('source', 'source', listOf(word)),
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
  filterField('throttled', 'throttled', oneOf(['all', 'without'], 'unknown choice')),
  viewField('include', 'include', listOf(oneOf(INCLUDABLE, 'unknown kind of result'))),
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
  performanceField('chart', 'chart', oneOf(PERFORMANCE_CHARTS, 'unknown chart')),
  performanceField('metric', 'metric', optionalOneOf(METRIC_KEYS, 'unknown metric')),
  performanceField('across', 'across', oneOf(ACROSS, 'unknown comparison')),
  performanceField('versus', 'versus', oneOf(['baseline', 'best'], 'unknown choice')),
  performanceField('baseline', 'baseline', optionalWord),
  performanceField('order', 'order', oneOf(COMPARE_ORDERS, 'unknown order')),
  performanceField('scale', 'scale', optionalOneOf(['linear', 'log'], 'unknown scale')),
  performanceField('split', 'split', optionalDay),
  performanceField('against', 'against', optionalOneOf(METRIC_KEYS, 'unknown metric')),
  performanceField('dominated', 'dominated', oneOf(['shown', 'hidden'], 'unknown choice')),
  powerField('power', 'chart', oneOf(POWER_CHARTS, 'unknown chart')),
  powerField('run', 'run', optionalWord),
  powerField('window', 'window', optionalRange),
  powerField('load', 'load', optionalRange),
  powerField('price', 'pricePerKwh', optionalNumber(1_000_000)),
  powerField('carbon', 'carbonGPerKwh', optionalNumber(1_000_000)),
  subjectField('of.model', 'model'),
  subjectField('of.hardware', 'hardwareType'),
  subjectField('of.device', 'device'),
  subjectField('of.precision', 'precision'),
  subjectField('of.batch', 'batch'),
  subjectField('of.shape', 'shape'),
  subjectField('of.case', 'testCase'),
  viewField('pin', 'pins', pinList),
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

function performanceField<K extends keyof PerformanceView>(name: string, key: K, form: Form<PerformanceView[K]>): LinkField {
  return linkField(name, form, (view) => view.performance[key], (view, value) => ({ ...view, performance: { ...view.performance, [key]: value } }));
}

function powerField<K extends keyof PowerView>(name: string, key: K, form: Form<PowerView[K]>): LinkField {
  return linkField(name, form, (view) => view.power[key], (view, value) => ({ ...view, power: { ...view.power, [key]: value } }));
}

function subjectField(name: string, key: keyof Subject): LinkField {
  return linkField(name, optionalWord, (view) => view.subject[key], (view, value) => ({ ...view, subject: { ...view.subject, [key]: value } }));
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
