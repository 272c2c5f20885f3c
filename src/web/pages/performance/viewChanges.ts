import { configurationKey, type Configuration, type ConfigurationPart } from '../../../core/model/configuration.ts';
import { searchForModel } from '../../../core/matrix/searchForModel.ts';
import type { MetricKey } from '../../../core/model/metric.ts';
import type { ModelInfo } from '../../../core/model/modelAndDevice.ts';
import { NO_FILTERS, NO_SUBJECT, PINS_AT_MOST, type Across, type Includable, type PerformanceChart, type PerformanceView, type Subject, type ViewState } from '../../../core/view/viewState.ts';

/** The view with a part of what this page shows changed; the same view when nothing is different. */
export function withPerformance(view: ViewState, change: Partial<PerformanceView>): ViewState {
  const performance = { ...view.performance, ...change };
  return JSON.stringify(performance) === JSON.stringify(view.performance) ? view : { ...view, performance };
}

export function withChart(view: ViewState, chart: PerformanceChart): ViewState {
  return withPerformance(view, { chart });
}

/** Another metric; a Pareto chart never sets a metric against itself. */
export function withMetric(view: ViewState, metric: MetricKey): ViewState {
  const { against } = view.performance;
  return withPerformance(view, { metric, against: against === metric ? null : against });
}

/** Compares across something else; the baseline belongs to what was compared before. */
export function withAcross(view: ViewState, across: Across): ViewState {
  return view.performance.across === across ? view : withPerformance(view, { across, baseline: null });
}

export function toggleInclude(view: ViewState, what: Includable): ViewState {
  const include = view.include.includes(what) ? view.include.filter((other) => other !== what) : [...view.include, what];
  return { ...view, include };
}

/** One part of the subject; null leaves it to the data. Parts that depend on it stay, and give way where they no longer fit. */
export function withSubjectPart(view: ViewState, part: ConfigurationPart, value: string | null): ViewState {
  return view.subject[part] === value ? view : { ...view, subject: { ...view.subject, [part]: value } };
}

export function withoutSubject(view: ViewState): ViewState {
  return { ...view, subject: NO_SUBJECT };
}

export function withoutFilters(view: ViewState): ViewState {
  return { ...view, filters: NO_FILTERS };
}

/** The runs of one configuration; beside the pinned ones where there are some, since those are what that chart shows. */
export function withDistributionOf(view: ViewState, configuration: Configuration): ViewState {
  const subject: Subject = { ...configuration };
  const pinned = view.pins.length === 0 || isPinned(view, configuration) ? view : togglePin(view, configuration);
  return { ...withChart(pinned, 'distribution'), subject };
}

/** Whether the runs of a configuration can be shown: six others may be pinned already. */
export function hasRoomFor(view: ViewState, configuration: Configuration): boolean {
  return view.pins.length < PINS_AT_MOST || isPinned(view, configuration);
}

/** The matrix with the cell of a configuration open, its devices in sight. */
export function withEvidenceOf(view: ViewState, { model, hardwareType, device }: Configuration): ViewState {
  const expanded = view.expanded.includes(hardwareType) ? view.expanded : [...view.expanded, hardwareType];
  return { ...view, page: 'matrix', expanded, cell: { model, hardwareType, device } };
}

/** What the same model draws and how hot it gets, on the power page. */
export function withPowerOf(view: ViewState, { model }: Configuration, models: readonly ModelInfo[]): ViewState {
  return { ...view, page: 'power', filters: { ...view.filters, search: searchForModel(model, models) }, subject: { ...view.subject, model } };
}

export function isPinned(view: ViewState, configuration: Configuration): boolean {
  const key = configurationKey(configuration);
  return view.pins.some((pin) => configurationKey(pin) === key);
}

/** Pins or unpins; the same view when there is no room. */
export function togglePin(view: ViewState, configuration: Configuration): ViewState {
  const key = configurationKey(configuration);
  if (isPinned(view, configuration)) return { ...view, pins: view.pins.filter((pin) => configurationKey(pin) !== key) };
  return view.pins.length >= PINS_AT_MOST ? view : { ...view, pins: [...view.pins, configuration] };
}
