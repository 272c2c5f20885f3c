import type { Engine } from '../engine/engine.ts';
import { NUMBER } from '../engine/row.ts';
import type { Alias } from './aliases.ts';
import { POSITIVE_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { columnStats } from './columnStats.ts';
import type { ColumnStats } from './columnStats.ts';
import { statesSoftware } from './deviceFacts.ts';
import { tableSql } from './evidenceView.ts';
import { foldPlan } from './foldPlan.ts';
import type { FoldPlan } from './foldPlan.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { MISSING, ownSubject, parentTable } from './subject.ts';

/** A file with a table of more results than this is folded in a page; fewer are read row by row as fast. */
export const FOLD_ABOVE_ROWS = 100_000;

/** Of a file that is folded, tables that are smaller by more than this factor are still read row by row. */
const SMALL_BY = 50;

/** What is read folded. */
export interface ChosenFolds {
  readonly plans: readonly FoldPlan[];
  /** Tables of power that stand folded only until their rows are joined with their results. */
  readonly atFirst: readonly FoldPlan[];
}

const NONE: ChosenFolds = { plans: [], atFirst: [] };

/**
 * The tables that are read folded: large ones of results whose rows say themselves what they are about, where nothing that a
 * fold cannot tell depends on single rows (samples over time, copies in another file, versions beside a result, contradicting energy).
 */
export async function chooseFolds(engine: Engine, recognition: Recognition, aboveRows: number, clockMs: number): Promise<ChosenFolds> {
  if (recognition.sources.length > 1 || recognition.samples.length > 0 || recognition.events.length > 0) return NONE;
  if (!recognition.recognised.some((entry) => isFoldable(entry, aboveRows))) return NONE;
  const chosen: { readonly plan: FoldPlan; readonly power: boolean }[] = [];
  for (const entry of recognition.recognised) {
    if (!isFoldable(entry, aboveRows / SMALL_BY)) continue;
    const stats = await columnStats(engine, entry.table);
    const power = entry.concept.kind === 'power';
    if ((!power && contradicts(entry, stats)) || !(await namesSubject(engine, recognition, entry))) continue;
    const [listsTests, listsRuns] = [besideOf(recognition, entry, 'tests').some((other) => other !== entry), besideOf(recognition, entry, 'runs').length > 0];
    chosen.push({ plan: foldPlan(entry, { listsTests, listsRuns, stats, clockMs }), power });
  }
  const plans = chosen.filter(({ power }) => !power).map(({ plan }) => plan);
  return plans.length === 0 ? NONE : { plans, atFirst: chosen.filter(({ power }) => power).map(({ plan }) => plan) };
}

const FOLDABLE = new Set<string>(['tests', 'measurements', 'flat', 'power']);

/** Columns whose values count row by row, and names that the fold itself uses. */
const NOT_FOLDABLE = ['rowid', 'compatibility_score', 'fold_beyond', 'fold_failure', 'fold_rows', 'fold_newest_ms', 'fold_oldest_ms'];

function isFoldable({ concept, table }: RecognisedTable, aboveRows: number): boolean {
  const reader = new ColumnReader(table);
  return FOLDABLE.has(concept.key) && table.rowCount > aboveRows && !NOT_FOLDABLE.some((column) => reader.has(column)) && !statesSoftware(table);
}

/** Whether one number of a row may make another one void or an estimate: which rows that befalls, a fold cannot tell. */
function contradicts({ table }: RecognisedTable, stats: ReadonlyMap<string, ColumnStats>): boolean {
  const reader = new ColumnReader(table);
  const holds = (aliases: readonly Alias[]): boolean => table.columns.some(({ name }) => aliases.some(({ column }) => column === name.toLowerCase() && reader.has(column)) && stats.get(name)?.alwaysNull !== true);
  const power = holds(POSITIVE_FIELDS.power_w);
  return power && (holds(POSITIVE_FIELDS.stated_items_per_joule) || holds(POSITIVE_FIELDS.stated_energy_per_item_j) || (holds(POSITIVE_FIELDS.power_peak_w) && holds(POSITIVE_FIELDS.power_idle_w)));
}

/** Whether no row leaves its model or its hardware to the row that it refers to. */
export async function namesSubject(engine: Engine, recognition: Recognition, entry: RecognisedTable): Promise<boolean> {
  const doubtful = doubtfulSubjects(recognition, entry);
  if (doubtful === null || doubtful.length === 0) return doubtful !== null;
  const stats = await columnStats(engine, entry.table);
  const always = ['model_id', 'hardware_id'].map((name) => entry.table.columns.some((column) => column.name === name && /^[US]?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(column.type) && stats.get(name)?.neverNull === true));
  const asked = doubtful.filter((_, index) => always[index] !== true);
  return asked.length === 0 || (await lackingSubjects(engine, [[entry, asked]])).size === 0;
}

/** The tables that have rows which name a row of another one, and among them none that leaves its model or its hardware to it. */
export async function thoseNamingSubjects(engine: Engine, recognition: Recognition): Promise<ReadonlySet<RecognisedTable>> {
  const doubtful = recognition.recognised.filter(({ concept }) => concept.kind !== null).flatMap((entry) => {
    const conditions = doubtfulSubjects(recognition, entry);
    return conditions === null || conditions.length === 0 ? [] : [[entry, conditions] as const];
  });
  const lacking = doubtful.length === 0 ? new Set<number>() : await lackingSubjects(engine, doubtful);
  return new Set(doubtful.map(([entry]) => entry).filter(({ id }) => !lacking.has(id)));
}

/** The conditions that a row names no model, and no hardware; none where there is nothing else to ask, null where its table cannot name them. */
function doubtfulSubjects(recognition: Recognition, entry: RecognisedTable): readonly string[] | null {
  if (parentTable(entry, recognition) === null) return [];
  const { modelName, modelRef, hardwareRef, hardwareWord } = ownSubject(entry, new ColumnReader(entry.table));
  const stated = [[modelName, modelRef], [hardwareRef, hardwareWord]].map((texts) => texts.filter((sql) => sql !== MISSING));
  return stated.some((texts) => texts.length === 0) ? null : stated.map((texts) => texts.map((sql) => `${sql} IS NULL`).join(' AND '));
}

async function lackingSubjects(engine: Engine, doubtful: readonly (readonly [RecognisedTable, readonly string[]])[]): Promise<ReadonlySet<number>> {
  const parts = doubtful.map(([{ id, table }, conditions]) => `(SELECT ${id}::INTEGER AS table_id FROM ${tableSql(table)} AS t WHERE ${conditions.map((condition) => `(${condition})`).join(' OR ')} LIMIT 1)`);
  const rows = await engine.ask({ name: 'tables-without-subjects', sql: `${parts.join('\nUNION ALL\n')}\nORDER BY 1`, row: { table_id: NUMBER } });
  return new Set(rows.map(({ table_id }) => table_id));
}
