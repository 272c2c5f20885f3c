import type { CancelSignal, Engine } from '../engine/engine.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { evidenceView } from './evidenceView.ts';
import { foldedEntry } from './foldedEntry.ts';
import type { FoldedBy, FoldPlan } from './foldPlan.ts';
import type { Recognition } from './recognise.ts';
import type { Restriction } from '../sql/from.ts';
import type { RowTable } from './rowTable.ts';

/** One fold of a file's large tables: its name, how far rows are alike in it, and which rows enter. */
export interface Fold {
  readonly name: string;
  readonly by: FoldedBy;
  readonly where?: (plan: FoldPlan) => readonly string[];
}

/** Where a table lies folded, in the columns of the file; all tables of a fold lie together in `bench.<name>`, in the canonical columns. */
export function foldRelation({ entry }: FoldPlan, name: string): string {
  return `bench.${name}_${entry.id}`;
}

/** The condition that a row of the file is of a period, or has no time of its own, written so that the engine can skip blocks of rows. */
export function periodSql({ time }: FoldPlan, { fromMs, beforeMs }: Pick<Restriction, 'fromMs' | 'beforeMs'>): readonly string[] {
  const bounds = ([['>=', fromMs], ['<', beforeMs]] as const).flatMap(([operator, ms]) => (ms === null ? [] : [{ operator, ms }]));
  if (time.column === null) return bounds.map(({ operator, ms }) => `((${time.sql}) IS NULL OR (${time.sql}) ${operator} ${ms})`);
  return bounds.map(({ operator, ms }) => `t.${quoteIdentifier(time.column ?? '')} ${operator} make_timestamp_ms(${ms})`);
}

/** Folds tables: one for each, in the columns of the file. */
export async function foldTables(engine: Engine, plans: readonly FoldPlan[], { name, by, where }: Fold, signal?: CancelSignal): Promise<void> {
  for (const plan of plans) {
    const conditions = where?.(plan) ?? [];
    await engine.run({ sql: `CREATE TABLE ${foldRelation(plan, name)} AS ${plan.select(conditions.length === 0 ? 'true' : conditions.join('\n  AND '), by)}` }, { signal });
  }
}

/** Results that are folded at once, where memory counts more than time. */
export const FOLDED_AT_ONCE = 2_500_000;
const PARTS_AT_MOST = 8;

/** Conditions that part the rows of all tables by model into parts of about so many. */
export function foldParts(plans: readonly FoldPlan[], rowsAtOnce: number): readonly ((plan: FoldPlan) => string)[] {
  const rows = Math.max(0, ...plans.map(({ entry }) => entry.table.rowCount));
  const count = Math.min(PARTS_AT_MOST, Math.ceil(rows / rowsAtOnce));
  return Array.from({ length: Math.max(1, count) }, (_, part) => ({ saidBy }) => {
    const columns = saidBy.get('model')?.columns ?? [];
    if (columns.length === 0 || count < 2) return String(part === 0);
    return `hash(${columns.map((column) => `t.${quoteIdentifier(column)}`).join(', ')}) % ${count} = ${part}`;
  });
}

/** Reads folded tables into the canonical columns, all into one, which is made anew or appended to. */
export async function readFolded(engine: Engine, recognition: Recognition, plans: readonly FoldPlan[], table: RowTable, { name, by }: Fold, signal?: CancelSignal, append = false): Promise<void> {
  const parts = plans.map((plan) => table.folded(evidenceView(foldedEntry(plan, foldRelation(plan, name), by), recognition)));
  await engine.run({ sql: `${append ? `INSERT INTO bench.${name}` : `CREATE TABLE bench.${name} AS`} ${parts.join('\nUNION ALL\n')}` }, { signal });
}
