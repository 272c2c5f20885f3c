import type { ResultUsage } from '../sql/resultUsage.ts';
import { LEFT_OUT } from './types.ts';
import type { LeftOut, ResultCounts } from './types.ts';

/** What became of the usable rows of a view. */
export interface Entered {
  readonly used: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

/** Every row in view once: used, or under the first reason that keeps it out. What no part tells of lacks the value. */
export function countResults(usage: ResultUsage, { used, leftOut }: Entered): ResultCounts {
  const counts = new Map(leftOut);
  for (const reason of ['declared', 'placeholder', 'simulated', 'failed'] as const) counts.set(reason, (counts.get(reason) ?? 0) + usage[reason]);
  const known = used + [...leftOut.values()].reduce((sum, rows) => sum + rows, 0);
  counts.set('no-value', usage.usable - known);
  return {
    inView: usage.in_view,
    used,
    leftOut: LEFT_OUT.flatMap((reason) => {
      const rows = counts.get(reason) ?? 0;
      return rows === 0 ? [] : [{ reason, rows }];
    }),
  };
}

/** The sum of two tallies. */
export function addCounts(left: ReadonlyMap<LeftOut, number>, right: ReadonlyMap<LeftOut, number>): ReadonlyMap<LeftOut, number> {
  const sum = new Map(left);
  for (const [reason, rows] of right) sum.set(reason, (sum.get(reason) ?? 0) + rows);
  return sum;
}
