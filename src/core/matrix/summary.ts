import { formatAge, formatCount, formatPercent, formatQuantity } from '../model/format.ts';
import type { ModelCells } from './build.ts';
import { addCell, emptyTotals } from './totals.ts';
import type { MatrixSummary } from './types.ts';

/** What is in view, in numbers and in one sentence. */
export function summarise(rows: readonly ModelCells[], hardwareTypes: number, nowMs: number): MatrixSummary {
  const totals = emptyTotals();
  let conflicts = 0;
  let stale = 0;
  let results = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (!cell.inView) continue;
      addCell(totals, cell);
      if (cell.decision.conflict) conflicts += 1;
      if (cell.stale) stale += 1;
      for (const fact of cell.facts) results += fact.rows;
    }
  }
  const { pairs, tested, supported, newestMs } = totals;
  return { models: rows.length, hardwareTypes, pairs, results, tested, supported, conflicts, stale, newestMs, text: sentence(pairs, tested, supported, newestMs, nowMs) };
}

function sentence(pairs: number, tested: number, supported: number, newestMs: number | null, nowMs: number): string {
  if (pairs === 0) return 'Nothing in view';
  const parts = [`${formatCount(tested)} of ${formatQuantity(pairs, 'pair')} tested`];
  if (tested > 0) parts.push(`${formatPercent(supported / tested)} supported`);
  if (newestMs !== null) parts.push(`newest evidence ${formatAge(newestMs, nowMs)}`);
  return parts.join('; ');
}
