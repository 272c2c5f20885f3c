import type { ResultCounts } from '../../../core/compare/types.ts';
import { formatCount, formatDateUtc, formatQuantity } from '../../../core/model/format.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import { activeFilters } from './activeFilters.ts';

/** What must be known of a picture or a table away from its page: which file, whether anything in it was measured, what the filters left, how old it is. */
export function sourceText(datasetName: string, { synthetic, newestMs }: Pick<Dataset, 'synthetic' | 'newestMs'>, view: ViewState): string {
  const filters = activeFilters(view).map(({ label, text }) => `${label}: ${text}`);
  const parts = [
    datasetName,
    synthetic ? 'synthetic: no machine measured this' : '',
    filters.length === 0 ? 'no filters' : `filters: ${filters.join('; ')}`,
    newestMs === null ? 'no dates' : `newest ${formatDateUtc(newestMs)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** With how many of the results in view are used: `… · 7,912 of 8,378 results used`. */
export function withUsed(source: string, { used, inView }: Pick<ResultCounts, 'used' | 'inView'>): string {
  return `${source} · ${formatCount(used)} of ${formatQuantity(inView, 'result')} used`;
}
