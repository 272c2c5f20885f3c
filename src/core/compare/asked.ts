import type { Includable, ViewState } from '../view/viewState.ts';

/** What a view takes in besides real results: what the reader turned on, and simulated rows where the filters leave nothing else. */
export function includedIn({ include, filters }: Pick<ViewState, 'include' | 'filters'>): readonly Includable[] {
  const simulated = include.includes('simulated') || filters.evidence === 'simulated';
  return [...(simulated ? (['simulated'] as const) : []), ...(include.includes('failed') ? (['failed'] as const) : [])];
}
