import type { Dimension } from '../../../core/matrix/session.ts';
import type { Filters } from '../../../core/view/viewState.ts';

/** Filters that hold a list of values. */
export type ListFilter = 'source' | 'modality' | 'family' | 'hardware' | 'device' | 'state' | 'modifier' | 'precision' | 'batch' | 'testType';

export interface Facet {
  readonly key: ListFilter & Dimension;
  readonly label: string;
  /** Several of them, for chips and empty lists. */
  readonly plural: string;
}

/** A button of the filter bar, with the facets it opens. */
export interface FacetGroup {
  readonly label: string;
  readonly facets: readonly Facet[];
}

const FACETS = {
  source: { key: 'source', label: 'File', plural: 'files' },
  modality: { key: 'modality', label: 'Modality', plural: 'modalities' },
  family: { key: 'family', label: 'Family', plural: 'families' },
  hardware: { key: 'hardware', label: 'Hardware', plural: 'hardware types' },
  device: { key: 'device', label: 'Device', plural: 'devices' },
  state: { key: 'state', label: 'State', plural: 'states' },
  modifier: { key: 'modifier', label: 'Only', plural: 'marks' },
  precision: { key: 'precision', label: 'Precision', plural: 'precisions' },
  batch: { key: 'batch', label: 'Batch size', plural: 'batch sizes' },
  testType: { key: 'testType', label: 'Test type', plural: 'test types' },
} as const satisfies { readonly [K in ListFilter]: Facet };

export const FACET_LIST: readonly Facet[] = Object.values(FACETS);

const FACET_GROUPS: readonly FacetGroup[] = [
  { label: 'Modality', facets: [FACETS.modality] },
  { label: 'Family', facets: [FACETS.family] },
  { label: 'Hardware', facets: [FACETS.hardware] },
  { label: 'State', facets: [FACETS.state, FACETS.modifier] },
  { label: 'Device', facets: [FACETS.device] },
  { label: 'Precision', facets: [FACETS.precision] },
  { label: 'Batch size', facets: [FACETS.batch] },
  { label: 'Test type', facets: [FACETS.testType] },
];
export const GROUPS_WHEN_NARROW = 4;

/** In the order of the bar; narrow windows keep the first ones and put the rest behind one button. The file is a question only where there are several. */
export function facetGroups({ sources }: { readonly sources: readonly unknown[] }): readonly FacetGroup[] {
  return sources.length > 1 ? [{ label: FACETS.source.label, facets: [FACETS.source] }, ...FACET_GROUPS] : FACET_GROUPS;
}

/** The filters with other values in one list. */
export function withValues(filters: Filters, key: ListFilter, values: readonly string[]): Filters {
  return { ...filters, [key]: values };
}

/** The filters with one value put in or taken out. */
export function toggleValue(filters: Filters, key: ListFilter, value: string): Filters {
  const values: readonly string[] = filters[key];
  return withValues(filters, key, values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
}
