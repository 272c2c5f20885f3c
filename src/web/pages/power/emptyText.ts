import { formatQuantity } from '../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../core/model/metric.ts';
import type { PowerOverview } from '../../../core/power/types.ts';
import { NO_FILTERS, type ViewState } from '../../../core/view/viewState.ts';

/** Metrics that this page is about. */
export const POWER_METRICS: readonly MetricKey[] = ['power', 'power-peak', 'items-per-joule', 'energy-per-item', 'energy-delay', 'temperature', 'temperature-peak', 'battery', 'battery-rate', 'runtime'];

export function hasFilters({ filters }: Pick<ViewState, 'filters'>): boolean {
  return JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
}

export interface EmptyText {
  readonly title: string;
  readonly reason: string;
  /** True when the file itself has nothing for this page, whatever the filters. */
  readonly wholeFile: boolean;
}

/** Why the page has nothing at all to show; null when it has. */
export function emptyText(overview: Pick<PowerOverview, 'results' | 'series' | 'counts'>, fileMetrics: readonly MetricKey[], view: Pick<ViewState, 'filters'>): EmptyText | null {
  if (overview.results.length > 0 || overview.series > 0) return null;
  const there = POWER_METRICS.filter((key) => fileMetrics.includes(key));
  const zeros = overview.counts.leftOut.find(({ reason }) => reason === 'placeholder')?.rows ?? 0;
  if (there.length === 0 && zeros > 0) {
    return {
      title: 'This file has only placeholders where power would be',
      reason: `${formatQuantity(zeros, 'row')} in view, all zero: written before anything was measured. Zero watts is not taken for a measurement.`,
      wholeFile: true,
    };
  }
  if (there.length === 0) {
    return {
      title: 'This file has no power, energy or temperature',
      reason: 'Power pages read power_metrics, any power column of performance_results, tables of mobile devices, and tables of samples with a time and watts or °C. None of them holds a value here.',
      wholeFile: true,
    };
  }
  const has = there.map((key) => METRICS[key].label.toLowerCase()).join(', ');
  const reason = hasFilters(view) ? `The file has ${has}, but no result in view does.` : `The file has ${has}, but only in results that are left out.`;
  return { title: 'No power in view', reason, wholeFile: false };
}
