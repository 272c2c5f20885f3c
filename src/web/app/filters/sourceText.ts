import type { ResultCounts } from '../../../core/compare/types.ts';
import { formatCount, formatDateUtc, formatQuantity } from '../../../core/model/format.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { activeFilters } from './activeFilters.ts';

/** What must be known of a picture or a table away from its page: which file, whether anything in it was measured, what the filters left, how old it is. */
export function sourceText(datasetName: string, dataset: Pick<Dataset, 'sources' | 'synthetic' | 'newestMs'>, view: ViewState): string {
  const filters = activeFilters(view).map(({ label, text }) => `${label}: ${text}`);
  const parts = [
    datasetName,
    syntheticText(dataset, view),
    filters.length === 0 ? 'no filters' : `filters: ${filters.join('; ')}`,
    dataset.newestMs === null ? 'no dates' : `newest ${formatDateUtc(dataset.newestMs)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Which of the files in view no machine measured. */
function syntheticText({ sources, synthetic }: Pick<Dataset, 'sources' | 'synthetic'>, { filters }: Pick<ViewState, 'filters'>): string {
  const inView = sources.filter(({ label }) => filters.source.length === 0 || filters.source.includes(label));
  const invented = inView.filter((source) => source.synthetic);
  if (sources.length < 2 ? synthetic : invented.length > 0 && invented.length === inView.length) return 'synthetic: no machine measured this';
  return sources.length < 2 || invented.length === 0 ? '' : `partly synthetic: no machine measured ${invented.map(({ label }) => label).join(', ')}`;
}

/** With how many of the results in view are used: `… · 7,912 of 8,378 results used`. */
export function withUsed(source: string, { used, inView }: Pick<ResultCounts, 'used' | 'inView'>): string {
  return `${source} · ${formatCount(used)} of ${formatQuantity(inView, 'result')} used`;
}
