import type { PowerResult } from '../../../../core/power/types.ts';

/** Measured, in a test that ran: drawn solid, and alone able to be on a frontier. */
export function isReal({ basis, failed }: Pick<PowerResult, 'basis' | 'failed'>): boolean {
  return basis === 'measured' && !failed;
}
