import type { PerformanceChart } from '../../../core/view/viewState.ts';

export const CHART_NAMES: { readonly [K in PerformanceChart]: string } = {
  compare: 'Compare',
  distribution: 'Distribution',
  scaling: 'Scaling',
  precision: 'Precision',
  pareto: 'Pareto',
};
