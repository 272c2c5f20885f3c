import { constant, quoteIdentifier } from '../sql/quote.ts';
import { BOOLEAN_FIELDS, FINITE_FIELDS, INTEGER_FIELDS, POSITIVE_FIELDS, TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import type { Alias } from './aliases.ts';
import { canonicalSelect } from './canonicalSelect.ts';
import { ColumnReader } from './columns.ts';
import { isStated } from './constantSql.ts';
import { filledColumns } from './filledColumns.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { simulatedSql } from './simulatedSql.ts';
import type { Subject } from './subject.ts';
import { MISSING, nameKey, subjectOf } from './subject.ts';
import type { SourceTable } from './table.ts';
import { throttleSql } from './throttleSql.ts';

export interface EvidenceView {
  readonly entry: RecognisedTable;
  /** A SELECT of every row in the canonical columns, to stand in a FROM clause. Not a view of the engine: binding one costs as much as asking it. */
  readonly select: string;
  /** The same of the rows whose places stand in the list parameter `$1`, parted by commas. */
  readonly selectRows: string;
  /** Which columns it reads, of its own table and of the one that its rows may point to. */
  readonly readings: readonly Reading[];
  /** Canonical columns of numbers and keys that the table can fill, and `test_type`. */
  readonly filled: ReadonlySet<string>;
}

/** Columns read of one table. */
export interface Reading {
  readonly entry: RecognisedTable;
  readonly reader: ColumnReader;
}

/** `"src"."main"."models"`, or where its rows are read instead. */
export function tableSql(table: SourceTable): string {
  if (table.readFrom !== undefined) return table.readFrom;
  return [table.catalog, table.schema, table.name].map(quoteIdentifier).join('.');
}

/** More than there are kinds of hardware; each costs a look at every row. */
const SUPPORT_COLUMNS_AT_MOST = 100;

/** The columns `<hardware>_support` of a wide compatibility table, with the hardware word of each: nothing but letters, digits and underscores. */
export function supportColumns(table: SourceTable): readonly { readonly column: string; readonly word: string }[] {
  return table.columns
    .map((column) => ({ column: column.name, word: /^([a-z0-9]+(?:_[a-z0-9]+)*)_support$/i.exec(column.name)?.[1]?.toLowerCase() ?? '' }))
    .filter(({ word }) => word !== '')
    .slice(0, SUPPORT_COLUMNS_AT_MOST);
}

/**
 * Reads a table of evidence: every row of the table (for a wide table, every stated hardware of every row) in the
 * canonical columns, with `reason` telling why a row is set aside.
 * @param where A condition over the table, which it calls `t`; a wide table takes none.
 */
export function evidenceView(entry: RecognisedTable, recognition: Recognition, where: string | null = null): EvidenceView {
  const reader = new ColumnReader(entry.table);
  const subject = subjectOf(entry, recognition, reader);
  if (reader.has('battery_impact_percent')) reader.notes.add('battery_impact_percent: a percentage of no stated time, not read');
  const wide = entry.concept.key === 'cross-platform' ? wideTable(entry.table, reader) : null;
  const placed: Subject = wide === null ? subject : { ...subject, hardwareRef: MISSING, hardwareWord: 'wide.word', device: MISSING };
  const facts = factsOf(entry, recognition, placed, reader, wide);
  const select = (condition: string | null): string => canonicalSelect(entry, recognition, facts, fromSql(entry, subject, wide, condition));
  const byPlace = wide === null && !reader.has('rowid') ? `t.rowid IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)` : null;
  return { entry, select: select(where), selectRows: select(byPlace), filled: filledColumns(reader, besideOf(recognition, entry, 'runs').length > 0), readings: [{ entry, reader }, ...(subject.parent === null ? [] : [subject.parent])] };
}

function fromSql({ table }: RecognisedTable, subject: Subject, wide: WideTable | null, where: string | null): string {
  const condition = wide === null ? where : `${wide.status} IS NOT NULL`;
  return `${tableSql(table)} AS t${wide?.join ?? ''}${subject.join}${condition === null ? '' : `\n  WHERE ${condition}`}`;
}

/** The join that makes a row of every hardware column, and what that column says. */
interface WideTable {
  readonly join: string;
  readonly status: string;
}

function wideTable(table: SourceTable, reader: ColumnReader): WideTable | null {
  const columns = supportColumns(table);
  if (columns.length === 0) return null;
  const branches = columns.map(({ column, word }) => `WHEN ${constant(word)} THEN ${reader.text([{ column: column.toLowerCase() }])}`);
  return {
    join: `\n  CROSS JOIN (VALUES ${columns.map(({ word }) => `(${constant(word)})`).join(', ')}) AS wide(word)`,
    status: `CASE wide.word ${branches.join(' ')} END`,
  };
}

/** What the columns of a row say, by the name that the canonical columns are worked out by; NULL for what the table lacks. */
function factsOf(entry: RecognisedTable, recognition: Recognition, subject: Subject, reader: ColumnReader, wide: WideTable | null): ReadonlyMap<string, string> {
  const declared = entry.concept.kind === 'declaration';
  // Numbers that stand beside a test repeat how it ended: one test is one pass or one failure.
  const test = entry.concept.key !== 'tests' && besideOf(recognition, entry, 'tests').length > 0 ? reader.text(TEXT_FIELDS.test_ref) : MISSING;
  return new Map([
    ['row_id', reader.rowId()],
    ['model_name_key', subject.modelName === MISSING ? MISSING : nameKey(subject.modelName)],
    ['model_ref', subject.modelRef],
    ['family_only', subject.family],
    ['hardware_ref', subject.hardwareRef],
    ['hardware_word', subject.hardwareWord],
    ['device_word', subject.device],
    ['run_ref', reader.text(TEXT_FIELDS.run_ref)],
    ['status_word', wide?.status ?? reader.text(declared ? TEXT_FIELDS.declared : TEXT_FIELDS.status)],
    ['success', declared ? 'NULL::BOOLEAN' : reader.boolean(BOOLEAN_FIELDS.success)],
    ['names_test', isStated(test)],
    ['marked_simulated', simulatedSql(reader)],
    ...timeColumns(entry, reader),
    ...TEXTS.map((field) => [field, reader.text(TEXT_FIELDS[field])] as const),
    ['test_case', testCase(reader)],
    ['precision_word', reader.text(TEXT_FIELDS.precision)],
    ['own_commit', reader.text(TEXT_FIELDS.commit_ref)],
    ...readAll(INTEGER_FIELDS, (aliases) => reader.integer(aliases)),
    ...readAll(FINITE_FIELDS, (aliases) => (aliases === FINITE_FIELDS.score && wide !== null ? 'NULL::DOUBLE' : reader.finite(aliases))),
    ['throttle', declared ? 'NULL::TINYINT' : throttleSql(reader)],
    ...readAll(POSITIVE_FIELDS, (aliases) => reader.positive(aliases)),
    ['has_zero', reader.anyZero([...POSITIVE_FIELDS.latency_ms, ...POSITIVE_FIELDS.throughput_per_s, ...POSITIVE_FIELDS.memory_mb, ...POSITIVE_FIELDS.power_w])],
  ]);
}

function readAll(fields: Readonly<Record<string, readonly Alias[]>>, read: (aliases: readonly Alias[]) => string): readonly (readonly [string, string])[] {
  return Object.entries(fields).map(([field, aliases]) => [field, read(aliases)]);
}

const TEXTS = ['error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds', 'simulation_reason', 'test_type', 'input_shape'] as const;

/** How many rows a row stands for, and the newest and the oldest of their own times. */
function timeColumns({ table }: RecognisedTable, reader: ColumnReader): readonly (readonly [string, string])[] {
  if (table.isFolded === true) return [['result_count', `t.${FOLD_COLUMNS.rows}`], ['own_ms', `t.${FOLD_COLUMNS.newest}`], ['own_oldest_ms', `t.${FOLD_COLUMNS.oldest}`]];
  return [['result_count', '1::INTEGER'], ['own_ms', reader.time(TIME_ALIASES)], ['own_oldest_ms', 'NULL::DOUBLE']];
}

/** The state that a phone was in (plugged in, on battery) is part of what was tested. */
export function testCase(reader: ColumnReader): string {
  const [test, state] = [reader.text(TEXT_FIELDS.test_case), reader.text([{ column: 'device_state' }])];
  return state === MISSING ? test : `nullif(concat_ws(', ', ${test}, ${state}), '')`;
}
