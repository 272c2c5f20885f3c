import { quoteIdentifier } from '../sql/quote.ts';
import { BOOLEAN_FIELDS, FINITE_FIELDS, INTEGER_FIELDS, POSITIVE_FIELDS, TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import type { Alias } from './aliases.ts';
import { ColumnReader, isWhole } from './columns.ts';
import type { ColumnStats } from './columnStats.ts';
import { tableSql, testCase } from './evidenceView.ts';
import { failureSql, reasonPart, repeats, withReasons } from './failureReasons.ts';
import { filledColumns } from './filledColumns.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import { named, places } from './foldPart.ts';
import type { Part } from './foldPart.ts';
import type { RecognisedTable } from './recognise.ts';
import { simulatedSql } from './simulatedSql.ts';
import { MISSING, ownSubject } from './subject.ts';
import type { SourceColumn, SourceTable } from './table.ts';
import { throttleSql } from './throttleSql.ts';

/** What a restriction of results can name. */
export type RestrictedBy = 'model' | 'device' | SettingName;

/** The parts of a setting that a file has few values of. */
export type SettingName = 'precision' | 'batch' | 'testCase' | 'testType';

export type FoldedBy = 'cell' | 'setting';

/** The columns of a table that say something, and whether they are stated in every row. */
export interface SaidBy {
  readonly columns: readonly string[];
  readonly always: boolean;
}

/** How a table is folded: all rows that are alike in everything but their time, their numbers and their run become one. */
export interface FoldPlan {
  readonly entry: RecognisedTable;
  /** The columns of the folded table. */
  readonly columns: (by: FoldedBy) => readonly SourceColumn[];
  /** The columns as they lie in the file, of which some are known to say always a number, and without those that never say anything. */
  readonly lying: readonly SourceColumn[];
  /** A SELECT of the folded table over the rows that fulfil a condition, which calls the table `t`; by cell, rows of all settings are alike. */
  readonly select: (where: string, by: FoldedBy) => string;
  /** What a restriction names, by the columns that say it. */
  readonly saidBy: ReadonlyMap<RestrictedBy, SaidBy>;
  /** Canonical columns of numbers and keys that some row may fill. */
  readonly holds: ReadonlySet<string>;
  /** The time of a row in ms since 1970, and the one column of moments that it is read of, where there is but one and it is always stated. */
  readonly time: { readonly sql: string; readonly column: string | null };
}

/** What a fold depends on besides the table itself. */
export interface FoldedBeside {
  /** Whether the file lists tests that rows may name, and runs that may date them. */
  readonly listsTests: boolean;
  readonly listsRuns: boolean;
  readonly stats: ReadonlyMap<string, ColumnStats>;
  /** Rows that say to be of a later moment are kept apart: a mistaken clock must not hide the newest of the others. */
  readonly clockMs: number;
}

/** The columns of `entry` that make rows alike, those that only tell whether there is a number, and the rest in short. */
export function foldPlan(entry: RecognisedTable, { listsTests, listsRuns, stats, clockMs }: FoldedBeside): FoldPlan {
  const { table } = entry;
  const { keys, settings } = keyColumns(entry);
  const time = timeOf(table, stats, clockMs);
  const parts: Part[] = [
    ...table.columns.filter(({ name }) => keys.has(name)).map((column) => key(column, stats.get(column.name)?.alwaysNull === true)),
    ...numbers(table, keys, stats),
    ...simulated(table, keys),
    ...(listsTests ? reference(table, keys, TEXT_FIELDS.test_ref, 'true', stats) : []),
    ...(listsRuns && time.column === null ? reference(table, keys, TEXT_FIELDS.run_ref, `(${time.sql}) IS NULL`, null) : []),
  ];
  const failure = failureSql(table);
  const byWords = failure !== null && repeats(failure, stats) ? failure : null;
  const byRow = byWords === null ? failure : null;
  const tellingOf = (by: FoldedBy): readonly Part[] => parts.filter(({ column, isConstant }) => isConstant !== true && (by === 'setting' || !settings.has(column.name)));
  return {
    entry,
    columns: (by) => [...parts.map(({ column }) => column).filter(({ name }) => by === 'setting' || !settings.has(name)), ...(failure === null ? [] : failure.texts('t.rowid').map(({ column }) => column))],
    lying: lying(table, stats),
    select: (where, by) => {
      const telling = [...tellingOf(by), ...(time.beyond === null ? [] : [{ column: { name: 'fold_beyond', type: 'BOOLEAN' }, sql: time.beyond }]), ...(byRow === null ? [] : [reasonPart(byRow)])];
      const constants = parts.filter(({ column, isConstant }) => isConstant === true && (by === 'setting' || !settings.has(column.name)));
      const raw = (byWords?.columns ?? []).filter((name) => ![...telling, ...constants].some(({ column }) => column.name === name)).map((name) => ({ column: { name, type: 'VARCHAR' }, sql: `t.${quoteIdentifier(name)}` }));
      const counted = [`count(*)::INTEGER AS ${FOLD_COLUMNS.rows}`, `${time.newest} AS ${FOLD_COLUMNS.newest}`, `${time.oldest} AS ${FOLD_COLUMNS.oldest}`];
      const alike = `SELECT ${[...telling, ...raw, ...(byRow?.texts('t.rowid') ?? []), ...constants].map(named).join(', ')}, ${counted.join(', ')}${byWords === null ? '' : `, min(t.rowid) AS fold_first`}
FROM ${tableSql(table)} AS t
WHERE ${where}
GROUP BY ${places([...telling, ...raw].length)}`;
      return byWords === null ? alike : withReasons(alike, byWords, telling, constants);
    },
    saidBy: saidBy(entry, stats),
    holds: filledColumns(new ColumnReader({ ...table, columns: table.columns.filter(({ name }) => stats.get(name)?.alwaysNull !== true) }), listsRuns),
    time: { sql: time.sql, column: time.column },
  };
}

/** A column as the file has it; one that never says anything tells nothing apart. */
function key(column: SourceColumn, isEmpty: boolean): Part {
  const stated = `t.${quoteIdentifier(column.name)}`;
  return isEmpty ? { column, sql: `any_value(${stated})`, isConstant: true } : { column, sql: stated };
}

function lying({ columns }: SourceTable, stats: ReadonlyMap<string, ColumnStats>): readonly SourceColumn[] {
  const saying = columns.filter(({ name }) => stats.get(name)?.alwaysNull !== true);
  return saying.map((column) => (stats.get(column.name)?.alwaysPositive === true && stats.get(column.name)?.neverNull === true ? { ...column, alwaysPositive: true } : column));
}

interface KeyColumns {
  readonly keys: ReadonlySet<string>;
  /** Those that say nothing but a setting. */
  readonly settings: ReadonlySet<string>;
}

/** What says in which cell, setting and state a result is, as the file has it. */
function keyColumns(entry: RecognisedTable): KeyColumns {
  const [reader, setting] = [new ColumnReader(entry.table), new ColumnReader(entry.table)];
  ownSubject(entry, reader);
  for (const column of ['model_family', 'modality', 'model_type']) reader.text([{ column }]);
  reader.text(TEXT_FIELDS.status);
  reader.boolean(BOOLEAN_FIELDS.success);
  throttleSql(reader);
  for (const aliases of Object.values<readonly Alias[]>(POSITIVE_FIELDS)) for (const { unit } of aliases) if (unit !== undefined) reader.text([{ column: unit.column }]);
  for (const field of ['test_type', 'precision', 'input_shape'] as const) setting.text(TEXT_FIELDS[field]);
  testCase(setting);
  setting.integer(INTEGER_FIELDS.batch);
  setting.integer(INTEGER_FIELDS.sequence_length);
  return { keys: new Set([...reader.used, ...setting.used]), settings: new Set([...setting.used].filter((name) => !reader.used.has(name))) };
}

/** Of a number the fold keeps whether it is above zero, zero, below or not stated: what its place in a cell follows from. */
function numbers(table: SourceTable, keys: ReadonlySet<string>, stats: ReadonlyMap<string, ColumnStats>): readonly Part[] {
  const reader = new ColumnReader(table);
  for (const aliases of Object.values<readonly Alias[]>({ ...POSITIVE_FIELDS, ...FINITE_FIELDS })) reader.positive(aliases);
  return [...reader.used].filter((name) => !keys.has(name)).map((name) => {
    const column = { name, type: 'TINYINT' };
    const stated = `t.${quoteIdentifier(name)}`;
    const x = `TRY_CAST(${stated} AS DOUBLE)`;
    const { alwaysPositive = false, neverNull = false, alwaysNull = false } = stats.get(name) ?? {};
    if (alwaysNull) return { column, sql: 'NULL::TINYINT', isConstant: true };
    if (!alwaysPositive) return { column, sql: `CASE WHEN isfinite(${x}) THEN sign(${x})::TINYINT END` };
    return neverNull ? { column, sql: '1::TINYINT', isConstant: true } : { column, sql: `CASE WHEN ${stated} IS NOT NULL THEN 1::TINYINT END` };
  });
}

function simulated(table: SourceTable, keys: ReadonlySet<string>): readonly Part[] {
  const reader = new ColumnReader(table);
  const sql = simulatedSql(reader);
  return reader.used.size === 0 || keys.has('is_simulated') ? [] : [{ column: { name: 'is_simulated', type: 'BOOLEAN' }, sql }];
}

/** A reference counts by whether it is stated where `needed`: by itself for tests, by its text for runs. */
function reference(table: SourceTable, keys: ReadonlySet<string>, aliases: readonly Alias[], needed: string, stats: ReadonlyMap<string, ColumnStats> | null): readonly Part[] {
  const reader = new ColumnReader(table);
  const text = reader.text(aliases);
  const [name] = [...reader.used];
  if (text === MISSING || name === undefined || keys.has(name)) return [];
  if (stats === null) return [{ column: { name, type: 'VARCHAR' }, sql: `CASE WHEN ${needed} THEN ${text} END` }];
  const column = { name, type: 'TINYINT' };
  const isOnly = reader.used.size === 1;
  if (isOnly && stats.get(name)?.neverNull === true && isWhole(table, name)) return [{ column, sql: '1::TINYINT', isConstant: true }];
  const stated = isOnly && isWhole(table, name) ? `t.${quoteIdentifier(name)}` : text;
  return [{ column, sql: `CASE WHEN ${stated} IS NOT NULL THEN 1::TINYINT END` }];
}

interface TimeOf {
  readonly sql: string;
  readonly column: string | null;
  readonly newest: string;
  readonly oldest: string;
  /** Whether a row is later than the clock, NULL for one without a time of its own; null where all are of the past. */
  readonly beyond: string | null;
}

/** Moments that are always stated, and sensible, are compared as they are. */
function timeOf(table: SourceTable, stats: ReadonlyMap<string, ColumnStats>, clockMs: number): TimeOf {
  const reader = new ColumnReader(table);
  const sql = reader.time(TIME_ALIASES);
  const first = TIME_ALIASES.find(({ column }) => reader.has(column));
  const column = table.columns.find(({ name }) => name.toLowerCase() === first?.column);
  if (column?.type === 'TIMESTAMP' && stats.get(column.name)?.sensibleTime === true) {
    const moment = `t.${quoteIdentifier(column.name)}`;
    const of = (aggregate: string): string => `floor(epoch_ms(${aggregate}(${moment}))::DOUBLE)`;
    const isPast = (stats.get(column.name)?.latestMs ?? Infinity) <= clockMs;
    return { sql, column: column.name, newest: of('max'), oldest: of('min'), beyond: isPast ? null : `${moment} > make_timestamp_ms(${clockMs})` };
  }
  return { sql, column: null, newest: `max(${sql})`, oldest: `min(${sql})`, beyond: `(${sql}) > ${clockMs}` };
}

function saidBy(entry: RecognisedTable, stats: ReadonlyMap<string, ColumnStats>): ReadonlyMap<RestrictedBy, SaidBy> {
  const said = (read: (reader: ColumnReader) => unknown, without: SaidBy | null = null): SaidBy => {
    const reader = new ColumnReader(entry.table);
    read(reader);
    const columns = [...reader.used].filter((name) => without?.columns.includes(name) !== true);
    return { columns, always: columns.length > 0 && columns.every((name) => stats.get(name)?.neverNull === true) };
  };
  const model = said((reader) => `${reader.text(TEXT_FIELDS.model_name)}${reader.text(TEXT_FIELDS.model_ref)}`);
  return new Map<RestrictedBy, SaidBy>([
    ['model', model],
    ['device', said((reader) => ownSubject(entry, reader), model)],
    ['precision', said((reader) => reader.text(TEXT_FIELDS.precision))],
    ['batch', said((reader) => reader.integer(INTEGER_FIELDS.batch))],
    ['testCase', said(testCase)],
    ['testType', said((reader) => reader.text(TEXT_FIELDS.test_type))],
  ]);
}
