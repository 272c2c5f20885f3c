import type { RejectCode } from '../../core/ingest/types.ts';

/** What each kind of reject means, for a person; stands behind a number of them. */
export const REJECT_WORDS: { readonly [K in RejectCode]: string } = {
  'not-json': 'not JSON',
  empty: 'empty',
  'too-deep': 'nested too deeply',
  'too-large': 'too large',
  'unknown-shape': 'of no known shape',
  'no-result': 'without a result inside',
  derived: 'derived from other results',
  'no-model': 'without a model',
  'no-hardware': 'without hardware',
  'no-measurement': 'without a measurement',
  'bad-value': 'with a value that cannot be',
  'not-run': 'not run',
};
