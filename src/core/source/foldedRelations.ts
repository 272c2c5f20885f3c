import { QueryError } from '../engine/engine.ts';
import type { CancelSignal, Engine } from '../engine/engine.ts';
import { inList, listParameter, quoteIdentifier } from '../sql/quote.ts';
import { evidenceView } from './evidenceView.ts';
import { plainEntry } from './foldedEntry.ts';
import type { FoldPlan, RestrictedBy } from './foldPlan.ts';
import { foldParts, foldRelation, foldTables, periodSql, readFolded } from './foldTables.ts';
import type { Fold } from './foldTables.ts';
import type { Recognition } from './recognise.ts';
import type { Parameters } from '../sql/evidenceFilter.ts';
import type { Counting, From, Restriction } from '../sql/from.ts';
import type { Relations } from './relations.ts';
import type { RowTable } from './rowTable.ts';
import { SETTING_COLUMNS, settingRelation } from './settingTables.ts';
import { COMPRESS, takeOut } from './takeOut.ts';

/** What folded relations are made of. */
export interface FoldedDataset {
  readonly engine: Engine;
  readonly recognition: Recognition;
  readonly plans: readonly FoldPlan[];
  /** Tables of power, folded until they are joined with their results. */
  readonly atFirst: readonly FoldPlan[];
  readonly table: RowTable;
  /** Results that are folded at once, see `FOLDED_AT_ONCE`. */
  readonly rowsAtOnce: number;
  /** Called while the rest is worked out. */
  readonly onFinishing: (done: number, of: number) => void;
}

/** The fold by cell that a file is first shown by: one row for all that are alike in it, whatever their setting. */
export const AT_FIRST: Fold = { name: 'first_cell', by: 'cell' };

/** Periods whose results are kept folded; each is at most as large as the fold of all. */
const PERIODS_KEPT = 4;

/** How many statements of joining take as long as to fold one part, and as what follows and tells nothing of itself: describing the file anew, gathering its results. */
const STEPS_OF_A_PART = 12;
const STEPS_STILL_TO_COME = 20;

/** The relations of a dataset that keeps its large tables folded, and reads their rows where they lie. */
export class FoldedRelations implements Relations {
  readonly #dataset: FoldedDataset;
  readonly #periods = new Map<string, Promise<string>>();
  #made = 0;
  #isFinished = false;
  #finishing: Promise<void> | null = null;

  constructor(dataset: FoldedDataset) {
    this.#dataset = dataset;
  }

  /** Takes the rows out that power rows may belong to, joins them, and folds the others by setting. */
  finish(): Promise<void> {
    return (this.#finishing ??= this.#finish());
  }

  /** Every row of the folded tables counted, in the columns of `bench.row`, with `reason`. */
  reported(): string {
    const { table } = this.#dataset;
    return this.#isFinished ? `(${table.reported('stored', 'bench.stored_row')} UNION ALL ${table.reported('folded', 'bench.setting')})` : `(${table.reported('folded', `bench.${AT_FIRST.name}`)})`;
  }

  async #finish(): Promise<void> {
    const { engine, plans, atFirst, recognition, table, rowsAtOnce, onFinishing } = this.#dataset;
    const statements = [...plans.flatMap((plan) => (['model', 'device'] as const).map((by) => this.#subjects(plan, by))), ...takeOut(recognition, plans, atFirst, table, rowsAtOnce)];
    const parts = foldParts(plans, rowsAtOnce);
    const total = statements.length + parts.length * STEPS_OF_A_PART + STEPS_STILL_TO_COME;
    for (const [index, sql] of statements.entries()) {
      onFinishing(index, total);
      await (sql === COMPRESS ? this.#compress() : engine.run({ sql }));
    }
    for (const [index, part] of parts.entries()) {
      onFinishing(statements.length + index * STEPS_OF_A_PART, total);
      await this.#make({ name: 'setting', by: 'setting', where: (plan) => [part(plan), ...untaken(plan)] }, undefined, index > 0);
      if (index % 2 === 1) await this.#compress();
    }
    onFinishing(total - STEPS_STILL_TO_COME, total);
    // What the file was first shown by stays: a question that was written for it may still be on its way.
    for (const plan of [...plans, ...atFirst]) await engine.run({ sql: `DROP TABLE ${foldRelation(plan, AT_FIRST.name)}` });
    this.#isFinished = true;
    await this.#compress();
  }

  /** Writes what is in memory anew, compressed; while another question is under way that waits for the next time. */
  async #compress(): Promise<void> {
    try {
      await this.#dataset.engine.run({ sql: COMPRESS });
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
    }
  }

  async counted(counting: Counting, signal?: CancelSignal): Promise<string> {
    const { plans, atFirst, table } = this.#dataset;
    const whole = counting.fromMs === null && counting.beforeMs === null;
    if (!this.#isFinished && counting.by === 'cell' && whole) {
      const ids = [...plans, ...atFirst].map(({ entry }) => entry.id).join(', ');
      return `(${table.counted('stored', 'bench.stored_row', `table_id NOT IN (${ids})`)} UNION ALL ${table.counted('folded', `bench.${AT_FIRST.name}`)})`;
    }
    await this.finish();
    const name = whole ? 'setting' : await this.#ofPeriod(counting, signal);
    return `(${table.counted('stored', 'bench.stored_row')} UNION ALL ${table.counted('folded', `bench.${name}`)})`;
  }

  async rows(restriction: Restriction): Promise<From> {
    const { plans, recognition, table } = this.#dataset;
    await this.finish();
    const held = plans.filter(({ holds }) => restriction.holding?.some((column) => holds.has(column)) ?? true);
    return (parameters) => {
      const parts = held.map((plan) => table.evidence(evidenceView(plainEntry(plan), recognition, conditions(plan, restriction).map((write) => write(parameters)).join('\n    AND ')), known(plan, restriction, parameters)));
      return `(${[table.stored, ...parts].join('\nUNION ALL\n')})`;
    };
  }

  async #make(fold: Fold, signal?: CancelSignal, append = false): Promise<void> {
    const { engine, plans, recognition, table } = this.#dataset;
    try {
      await foldTables(engine, plans, fold, signal);
      await readFolded(engine, recognition, plans, table, fold, signal, append);
    } finally {
      for (const plan of plans) await engine.run({ sql: `DROP TABLE IF EXISTS ${foldRelation(plan, fold.name)}` });
    }
  }

  async #ofPeriod(period: Counting, signal: CancelSignal | undefined): Promise<string> {
    const key = `${period.by} ${period.fromMs} ${period.beforeMs}`;
    const begun = this.#periods.get(key);
    const folding = begun ?? this.#foldPeriod(period, signal);
    this.#periods.delete(key);
    this.#periods.set(key, folding);
    try {
      return await folding;
    } catch (error) {
      if (this.#periods.get(key) === folding) this.#periods.delete(key);
      // The question that began it was given up; this one still needs it.
      if (begun === undefined || signal?.aborted === true) throw error;
    } finally {
      await this.#forget();
    }
    return this.#ofPeriod(period, signal);
  }

  async #foldPeriod(period: Counting, signal: CancelSignal | undefined): Promise<string> {
    this.#made += 1;
    const name = `period_${this.#made}`;
    await this.#make({ name, by: period.by, where: (plan) => [...periodSql(plan, period), ...untaken(plan)] }, signal);
    return name;
  }

  async #forget(): Promise<void> {
    for (const [key, kept] of this.#periods) {
      if (this.#periods.size <= PERIODS_KEPT) return;
      this.#periods.delete(key);
      const name = await kept.catch(() => null);
      if (name !== null) await this.#dataset.engine.run({ sql: `DROP TABLE IF EXISTS bench.${name}` });
    }
  }

  /** A small table of what the file writes for each model or device. */
  #subjects(plan: FoldPlan, by: 'model' | 'device'): string {
    const columns = plan.saidBy.get(by)?.columns ?? [];
    const named = columns.map((column) => `, f.${quoteIdentifier(column)}`).join('');
    return `CREATE TABLE ${lookupRelation(plan, by)} AS SELECT DISTINCT b.${by}_key AS key${named} FROM ${foldRelation(plan, AT_FIRST.name)} AS f JOIN bench.${AT_FIRST.name} AS b ON b.table_id = ${plan.entry.id} AND b.row_id = f.rowid WHERE b.reason IS NULL`;
  }
}

function lookupRelation(plan: FoldPlan, by: RestrictedBy): string {
  return by === 'model' || by === 'device' ? `bench.subject_${by}_${plan.entry.id}` : settingRelation(plan, by);
}

/** What a restriction names, as the rows say it that are kept one by one. */
const TAKEN_COLUMNS: Readonly<Record<RestrictedBy, string>> = { model: 'model_key', device: 'device_key', ...SETTING_COLUMNS };

/** Without the rows that are kept one by one. */
function untaken({ entry }: FoldPlan): readonly string[] {
  return [`t.rowid NOT IN (SELECT s.row_id FROM bench.stored_row AS s WHERE s.table_id = ${entry.id})`];
}

/** What all rows say that fulfil a restriction to one value: to work it out again for each costs as much as to find them. */
function known({ saidBy }: FoldPlan, restriction: Restriction, parameters: Parameters): ReadonlyMap<string, string> {
  const named = (['precision', 'batch', 'testCase'] as const).filter((by) => restriction[by]?.length === 1 && saidBy.get(by)?.always === true);
  return new Map(named.map((by) => [SETTING_COLUMNS[by], `$${parameters.add(listParameter(restriction[by] ?? []))}::VARCHAR`]));
}

/** What leaves no row out that a restriction means: what the file writes for what it names, and its period. */
function conditions(plan: FoldPlan, restriction: Restriction): readonly From[] {
  const lists: readonly (readonly [RestrictedBy, readonly (string | number)[] | null])[] = [
    ['model', restriction.modelKeys], ['device', restriction.deviceKeys], ['precision', restriction.precision], ['batch', restriction.batch], ['testCase', restriction.testCase],
  ];
  const written: From[] = periodSql(plan, restriction).map((sql) => () => sql);
  const taken: From[] = [() => `s.table_id = ${plan.entry.id}`];
  for (const [by, values] of lists) {
    if (values === null) continue;
    const among = (key: string): From => (parameters) => inList(`${key}::VARCHAR`, parameters.add(listParameter(values.map(String))));
    taken.push(among(`s.${TAKEN_COLUMNS[by]}`));
    const said = plan.saidBy.get(by);
    if (said?.always !== true) continue;
    for (const column of said.columns) written.push((parameters) => `t.${quoteIdentifier(column)} IN (SELECT k.${quoteIdentifier(column)} FROM ${lookupRelation(plan, by)} AS k WHERE ${among('k.key')(parameters)})`);
  }
  return [...written, (parameters) => `t.rowid NOT IN (SELECT s.row_id FROM bench.stored_row AS s WHERE ${taken.map((write) => write(parameters)).join(' AND ')})`];
}
