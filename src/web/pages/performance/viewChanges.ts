import type { ConfigurationPart } from '../../../core/model/configuration.ts';
import type { MetricKey } from '../../../core/model/metric.ts';
import { NO_FILTERS, NO_SUBJECT, type Across, type Includable, type PerformanceChart, type PerformanceView, type ViewState } from '../../../core/view/viewState.ts';

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

/** Against one column, or against the best of each row (null). */
export function withAgainst(view: ViewState, column: string | null): ViewState {
  return withPerformance(view, column === null ? { versus: 'best', baseline: null } : { versus: 'baseline', baseline: column });
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
