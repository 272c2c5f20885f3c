import { hardwareLabel } from '../model/hardware.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import type { ViewState } from '../view/viewState.ts';

/** The filters of a view and what it takes in besides real results, each in a few words; empty for the whole database. */
export function filterTexts({ filters, include }: Pick<ViewState, 'filters' | 'include'>): readonly string[] {
  return [
    ...(filters.search === '' ? [] : [`search: ${filters.search}`]),
    ...list('source', filters.source),
    ...list('modality', filters.modality),
    ...list('family', filters.family),
    ...list('hardware', filters.hardware.map(hardwareLabel)),
    ...list('device', filters.device),
    ...list('state', filters.state.map((state) => STATE_LABELS[state])),
    ...list('only', filters.modifier),
    ...list('precision', filters.precision),
    ...list('batch size', filters.batch),
    ...list('test type', filters.testType),
    ...(filters.since === null ? [] : [`since ${filters.since}`]),
    ...(filters.until === null ? [] : [`until ${filters.until}`]),
    ...(filters.evidence === 'all' ? [] : [`${filters.evidence} results only`]),
    ...(filters.throttled === 'all' ? [] : ['without throttled results']),
    ...include.map((kind) => `performance and power take in ${kind} results`),
  ];
}

function list(label: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${label}: ${values.map((value) => (value === '' ? 'not stated' : value)).join(', ')}`];
}
