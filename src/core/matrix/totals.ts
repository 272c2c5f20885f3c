import type { BareCell } from './cells.ts';
import type { Totals } from './types.ts';

/** Totals while they are being counted. */
export type MutableTotals = { -readonly [K in keyof Totals]: Totals[K] };

export function emptyTotals(): MutableTotals {
  return { pairs: 0, tested: 0, supported: 0, failing: 0, newestMs: null };
}

/** Counts one pair: tested when a real result decided, supported when that result says so. */
export function addCell(totals: MutableTotals, cell: BareCell): void {
  totals.pairs += 1;
  if (cell.decision.tier === 'observed') {
    totals.tested += 1;
    if (cell.decision.state === 'supported') totals.supported += 1;
  }
  if (cell.decision.state === 'failing') totals.failing += 1;
  if (cell.newestMs !== null) totals.newestMs = Math.max(totals.newestMs ?? 0, cell.newestMs);
}

export function addTotals(totals: MutableTotals, other: Totals): void {
  totals.pairs += other.pairs;
  totals.tested += other.tested;
  totals.supported += other.supported;
  totals.failing += other.failing;
  if (other.newestMs !== null) totals.newestMs = Math.max(totals.newestMs ?? 0, other.newestMs);
}

export function finishTotals(totals: MutableTotals): Totals {
  return { ...totals };
}
