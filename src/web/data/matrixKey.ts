import type { ViewState } from '../../core/view/viewState.ts';

/** All of a view that decides the matrix, as text; whoever asks by this key shares the answer. */
export function matrixKey({ filters, grouping, collapsed, expanded, sort, content, at, staleAfterDays }: ViewState): string {
  return JSON.stringify({ filters, grouping, collapsed, expanded, sort, content, at, staleAfterDays });
}
