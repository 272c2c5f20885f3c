import type { PerformanceChart, ViewState } from '../../../core/view/viewState.ts';

/** All that decides the answer to a chart's question; what only changes how it is drawn asks nothing anew. */
export function questionKey(chart: PerformanceChart, view: ViewState): string {
  const { filters, staleAfterDays, include, subject, pins } = view;
  const common = [chart, filters, filters.state.length > 0 || filters.modifier.length > 0 ? staleAfterDays : 0, include];
  const { metric, across, versus, baseline, order, split, against } = view.performance;
  switch (chart) {
    case 'compare':
      return JSON.stringify([...common, subject, metric, across, versus, baseline, order, split]);
    case 'distribution':
      return JSON.stringify([...common, subject, metric, pins]);
    case 'pareto':
      return JSON.stringify([...common, subject, metric, against]);
    case 'scaling':
    case 'precision':
      return JSON.stringify([...common, subject, metric]);
  }
}
