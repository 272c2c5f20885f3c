import type { CellState, FailureKind } from './state.ts';

/** The states as the page names them. */
export const STATE_LABELS: { readonly [K in CellState]: string } = {
  supported: 'Supported',
  partial: 'Partial',
  failing: 'Failing',
  unsupported: 'Unsupported',
  simulated: 'Simulated only',
  untested: 'Untested',
};

/** How a failure is named in a cell or a list. */
export const FAILURE_LABELS: { readonly [K in FailureKind]: string } = {
  error: 'Error',
  'out-of-memory': 'Out of memory',
  timeout: 'Timeout',
  crash: 'Crash',
  unavailable: 'Hardware unavailable',
};
