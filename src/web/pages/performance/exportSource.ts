import { hardwareLabel } from '../../../core/model/hardware.ts';
import { STATE_LABELS } from '../../../core/model/stateLabels.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { Filters, ViewState } from '../../../core/view/viewState.ts';

/** What must go with an exported picture: the dataset, whether it was measured at all, and what the view leaves out. */
export function exportSource({ synthetic }: Pick<Dataset, 'synthetic'>, name: string, { filters, include }: Pick<ViewState, 'filters' | 'include'>): string {
  const parts = [synthetic ? `${name}: synthetic data, no machine measured this` : name, ...filterTexts(filters), ...include.map((what) => `${what} results included`)];
  return parts.join(' · ');
}

const LISTS = [
  ['modality', 'modality'],
  ['family', 'family'],
  ['hardware', 'hardware'],
  ['device', 'device'],
  ['state', 'state'],
  ['modifier', 'only'],
  ['precision', 'precision'],
  ['batch', 'batch'],
  ['testType', 'test type'],
] as const satisfies readonly (readonly [keyof Filters, string])[];

function filterTexts(filters: Filters): readonly string[] {
  const lists = LISTS.flatMap(([key, label]) => (filters[key].length === 0 ? [] : [`${label} ${filters[key].map((value) => valueText(key, value)).join(' or ')}`]));
  return [
    ...(filters.search.trim() === '' ? [] : [`models found by “${filters.search.trim()}”`]),
    ...lists,
    ...(filters.since === null ? [] : [`from ${filters.since}`]),
    ...(filters.until === null ? [] : [`to ${filters.until}`]),
    ...(filters.evidence === 'all' ? [] : [`${filters.evidence} results only`]),
    ...(filters.throttled === 'all' ? [] : ['without throttled results']),
  ];
}

function valueText(key: (typeof LISTS)[number][0], value: string): string {
  if (value === '') return 'not stated';
  if (key === 'hardware') return hardwareLabel(value);
  const label = key === 'state' ? Object.entries(STATE_LABELS).find(([state]) => state === value)?.[1] : undefined;
  return label ?? value;
}
