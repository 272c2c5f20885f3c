import type { EvidenceKind } from '../model/evidence.ts';
import { FAILURE_PATTERNS } from '../model/failure.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { verdictCode } from '../model/state.ts';
import { constant, constants, quoteIdentifier } from '../sql/quote.ts';
import { BOOLEAN_FIELDS, FINITE_FIELDS, INTEGER_FIELDS, POSITIVE_FIELDS, TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { filledColumns } from './filledColumns.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import { energySql, estimatedSql } from './energy.ts';
import type { Subject } from './subject.ts';
import { MISSING, nameKey, subjectOf } from './subject.ts';
import { simulatedSql } from './simulatedSql.ts';
import { throttleSql } from './throttleSql.ts';
import { besideOf, scopeOf, sourceOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import type { SourceTable } from './table.ts';

/** Why a row cannot be placed in the matrix, in the order in which they are looked for. */
export const SET_ASIDE_REASONS = {
  family: 'names a model family, not a model',
  noModel: 'names no model',
  unknownModel: 'the model is “unknown”',
  orphanModel: 'refers to a model that the file does not list',
  noHardware: 'names no hardware',
  unknownHardware: 'the hardware is “unknown” or is not hardware',
  orphanHardware: 'refers to hardware that the file does not list',
} as const;

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
  const declared = entry.concept.kind === 'declaration';
  const statusWord = wide?.status ?? reader.text(declared ? TEXT_FIELDS.declared : TEXT_FIELDS.status);
  const placed: Subject = wide === null ? subject : { ...subject, hardwareRef: MISSING, hardwareWord: 'wide.word', device: MISSING };
  const select = (condition: string | null): string => canonicalSelect(entry, recognition, selectFacts(entry, recognition, placed, reader, statusWord, wide, condition), declared, {
    name: placed.modelName !== MISSING,
    device: placed.hardwareWord !== MISSING,
    run: reader.has('run_id'),
    status: statusWord !== MISSING,
    precision: TEXT_FIELDS.precision.some(({ column }) => reader.has(column)),
  });
  const byPlace = wide === null && !reader.has('rowid') ? `t.rowid IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)` : null;
  return { entry, select: select(where), selectRows: select(byPlace), filled: filledColumns(reader, besideOf(recognition, entry, 'runs').length > 0), readings: [{ entry, reader }, ...(subject.parent === null ? [] : [subject.parent])] };
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

function selectFacts(entry: RecognisedTable, recognition: Recognition, subject: Subject, reader: ColumnReader, statusWord: string, wide: WideTable | null, where: string | null): string {
  const declared = entry.concept.kind === 'declaration';
  // Numbers that stand beside a test repeat how it ended: one test is one pass or one failure.
  const namesTest = entry.concept.key !== 'tests' && besideOf(recognition, entry, 'tests').length > 0 ? `${reader.text(TEXT_FIELDS.test_ref)} IS NOT NULL` : 'false';
  const numbers = Object.entries(POSITIVE_FIELDS).map(([field, aliases]) => [field, reader.positive(aliases)] as const);
  return `SELECT
    ${reader.rowId()} AS row_id,
    ${nameKey(subject.modelName)} AS model_name_key,
    ${subject.modelRef} AS model_ref,
    ${subject.family} AS family_only,
    ${subject.hardwareRef} AS hardware_ref,
    ${subject.hardwareWord} AS hardware_word,
    ${subject.device} AS device_word,
    ${reader.text(TEXT_FIELDS.run_ref)} AS run_ref,
    ${statusWord} AS status_word,
    ${declared ? 'NULL::BOOLEAN' : reader.boolean(BOOLEAN_FIELDS.success)} AS success,
    ${namesTest} AS names_test,
    ${simulatedSql(reader)} AS marked_simulated,
    ${timeColumns(entry, reader)},
    ${textColumns(reader)},
    ${Object.entries(INTEGER_FIELDS).map(([field, aliases]) => `${reader.integer(aliases)} AS ${field}`).join(',\n    ')},
    ${Object.entries(FINITE_FIELDS).map(([field, aliases]) => `${field === 'score' && wide !== null ? 'NULL::DOUBLE' : reader.finite(aliases)} AS ${field}`).join(',\n    ')},
    ${reader.text(TEXT_FIELDS.input_shape)} AS input_shape,
    ${declared ? 'NULL::TINYINT' : throttleSql(reader)} AS throttle,
    ${numbers.map(([field, sql]) => `${sql} AS ${field}`).join(',\n    ')},
    ${reader.anyZero([...POSITIVE_FIELDS.latency_ms, ...POSITIVE_FIELDS.throughput_per_s, ...POSITIVE_FIELDS.memory_mb, ...POSITIVE_FIELDS.power_w])} AS has_zero
  FROM ${tableSql(entry.table)} AS t${wide?.join ?? ''}${subject.join}${wide === null ? (where === null ? '' : `\n  WHERE ${where}`) : `\n  WHERE ${wide.status} IS NOT NULL`}`;
}

/** How many rows a row stands for, and the newest and the oldest of their own times. */
function timeColumns({ table }: RecognisedTable, reader: ColumnReader): string {
  if (table.isFolded === true) return `t.${FOLD_COLUMNS.rows} AS result_count, t.${FOLD_COLUMNS.newest} AS own_ms, t.${FOLD_COLUMNS.oldest} AS own_oldest_ms`;
  const own = reader.time(TIME_ALIASES);
  return `1::INTEGER AS result_count, ${own} AS own_ms, NULL::DOUBLE AS own_oldest_ms`;
}

/** Lookups that a table can need at all; a join over a column that it lacks only costs planning. */
interface Lookups {
  readonly name: boolean;
  readonly device: boolean;
  readonly run: boolean;
  readonly status: boolean;
  readonly precision: boolean;
}

function lookup(needed: boolean, table: string, alias: string, condition: string): string {
  return `LEFT JOIN ${needed ? table : `(SELECT * FROM ${table} WHERE false)`} AS ${alias} ON ${condition}`;
}

function textColumns(reader: ColumnReader): string {
  const fields = ['error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds', 'simulation_reason', 'test_type', 'test_case', 'precision', 'commit_ref'] as const;
  return fields.map((field) => `${field === 'test_case' ? testCase(reader) : reader.text(TEXT_FIELDS[field])} AS ${field === 'precision' ? 'precision_word' : field === 'commit_ref' ? 'own_commit' : field}`).join(',\n    ');
}

/** The state that a phone was in (plugged in, on battery) is part of what was tested. */
export function testCase(reader: ColumnReader): string {
  const [test, state] = [reader.text(TEXT_FIELDS.test_case), reader.text([{ column: 'device_state' }])];
  return state === MISSING ? test : `nullif(concat_ws(', ', ${test}, ${state}), '')`;
}

const MEASURED = '(latency_ms IS NOT NULL OR latency_p50_ms IS NOT NULL OR latency_p90_ms IS NOT NULL OR latency_p99_ms IS NOT NULL OR throughput_per_s IS NOT NULL OR memory_mb IS NOT NULL)';

function canonicalSelect(entry: RecognisedTable, recognition: Recognition, facts: string, declared: boolean, lookups: Lookups): string {
  const kind = entry.concept.kind ?? 'measurement';
  const energy = energySql('f');
  return `SELECT
  ${entry.id} AS table_id, f.row_id, ${constant(kind)} AS kind,
  coalesce(mn.model_key, mi.model_key) AS model_key,
  coalesce(di.device_key, dn.device_key) AS device_key,
  CASE
    WHEN f.family_only AND f.model_name_key IS NULL AND f.model_ref IS NULL THEN ${constant(SET_ASIDE_REASONS.family)}
    WHEN f.model_name_key IS NULL AND f.model_ref IS NULL THEN ${constant(SET_ASIDE_REASONS.noModel)}
    WHEN mn.model_key IS NULL AND mi.model_key IS NULL AND (f.model_name_key IN (${constants(UNKNOWN_WORDS)}) OR coalesce(mi.is_unknown, false)) THEN ${constant(SET_ASIDE_REASONS.unknownModel)}
    WHEN mn.model_key IS NULL AND mi.model_key IS NULL THEN ${constant(SET_ASIDE_REASONS.orphanModel)}
    WHEN f.hardware_ref IS NULL AND f.hardware_word IS NULL THEN ${constant(SET_ASIDE_REASONS.noHardware)}
    WHEN di.device_key IS NULL AND dn.device_key IS NULL AND (f.hardware_word IS NOT NULL OR coalesce(di.is_unknown, false)) THEN ${constant(SET_ASIDE_REASONS.unknownHardware)}
    WHEN di.device_key IS NULL AND dn.device_key IS NULL THEN ${constant(SET_ASIDE_REASONS.orphanHardware)}
  END AS reason,
  CASE WHEN f.marked_simulated OR coalesce(sw.simulated, false) OR coalesce(di.simulated, false) THEN 'simulated' ELSE ${constant(declared ? 'declared' : 'observed')} END AS tier,
  ${verdictSql(kind, declared)} AS code,
  ${kind === 'power' || declared ? 'false' : 'NOT f.names_test AND coalesce(NOT sw.not_run AND (sw.code IS NOT NULL OR f.success IS NOT NULL), f.success IS NOT NULL, false)'} AS explicit,
  ${placeholderSql(kind)} AS placeholder,
  coalesce(f.own_ms, r.started_ms) AS at_ms, coalesce(f.own_oldest_ms, f.own_ms, r.started_ms) AS oldest_ms, f.result_count,
  f.own_ms IS NULL AND r.started_ms IS NOT NULL AS time_from_run,
  ${precisionSql('f.precision_word')} AS precision, f.precision_word, coalesce(f.batch::VARCHAR, '') AS batch, f.sequence_length,
  ${choiceSql('f.test_type')} AS test_type, ${choiceSql('f.test_case')} AS test_case,
  f.status_word, f.error_text, f.error_type, f.suggested_fix, f.notes, f.limitations, f.workarounds, coalesce(f.simulation_reason, di.simulation_reason) AS simulation_reason, f.score,
  CASE WHEN di.device_key IS NULL THEN f.hardware_word ELSE di.word END AS hardware_word, f.run_ref, coalesce(f.own_commit, r.commit_ref) AS commit_ref,
  ${keySql(`${scopeOf(recognition, entry, 'runs')}, f.run_ref`, 'f.run_ref')} AS run_key, ${keySql('coalesce(f.own_commit, r.commit_ref)', 'coalesce(f.own_commit, r.commit_ref)')} AS version_key,
  coalesce(f.sequence_length::VARCHAR, left(f.input_shape, 200), '') AS shape, f.iterations, false AS linked, ${sourceOf(recognition, entry.table).bit}::USMALLINT AS sources,
  f.throttle,
  ${estimatedSql('f')} AS power_estimated, ${energy.conflict} AS efficiency_conflict,
  ${energy.perItem} AS energy_per_item_j, ${energy.itemsPerJoule} AS items_per_joule, ${energy.delay} AS energy_delay_js,
  ${Object.keys(FINITE_FIELDS).filter((field) => field !== 'score').map((field) => `f.${field}`).join(', ')},
  ${Object.keys(POSITIVE_FIELDS).map((field) => `f.${field}`).join(', ')}
FROM (
  ${facts}
) AS f
${lookup(lookups.name, 'bench.model', 'mn', 'mn.name_key = f.model_name_key')}
LEFT JOIN bench.model_id AS mi ON mi.scope = ${scopeOf(recognition, entry, 'models')} AND mi.ref = f.model_ref
LEFT JOIN bench.device_id AS di ON di.scope = ${scopeOf(recognition, entry, 'hardware')} AND di.ref = f.hardware_ref
${lookup(lookups.device, 'bench.hardware_word', 'hw', 'hw.word = lower(left(f.hardware_word, 400))')}
${lookup(lookups.device, 'bench.device', 'dn', `dn.hardware_type = hw.hardware_type AND dn.device_lower = lower(${deviceSql('f.device_word')})`)}
${lookup(lookups.run, 'bench.run', 'r', `r.scope = ${scopeOf(recognition, entry, 'runs')} AND r.ref = f.run_ref`)}
${lookup(lookups.status, declared ? 'bench.declared_word' : 'bench.status_word', 'sw', 'sw.word = lower(left(f.status_word, 200))')}
${lookup(lookups.precision, 'bench.precision_word', 'pw', precisionJoin('f.precision_word'))}`;
}

/** Zeros and nothing but zeros: a declaration measures nothing, and a test that says how it ended is more than its zeros. */
function placeholderSql(kind: EvidenceKind): string {
  if (kind === 'declaration') return 'false';
  const zeros = `f.has_zero AND NOT ${MEASURED} AND f.power_w IS NULL`;
  return kind === 'test' ? `(${zeros} AND f.status_word IS NULL AND f.success IS NULL)` : `(${zeros})`;
}

/** A number from 0 for a text that is only told apart from others; NULL where there is none. */
function keySql(hashed: string, text: string): string {
  return `CASE WHEN ${text} IS NOT NULL THEN (hash(${hashed}) % 2147483647)::INTEGER END`;
}

/** A precision by the word that the file has for it; as written where the word is not known. Needs `pw`, joined by `precisionJoin`. */
export function precisionSql(word: string): string {
  return `CASE WHEN pw.word IS NULL THEN coalesce(left(${word}, 200), '') ELSE coalesce(pw.precision, '') END`;
}

/** The condition that joins `bench.precision_word AS pw`. */
export function precisionJoin(word: string): string {
  return `pw.word = left(${word}, 200)`;
}

/** A word that can be chosen in a filter, in lower case; empty when it is not stated. Lists of choices are parted by U+001F. */
export function choiceSql(text: string): string {
  return `coalesce(lower(replace(left(${text}, 200), chr(31), ' ')), '')`;
}

/** The device's name where one is stated that says more than the type, else what the hardware word said, else empty. Needs `hw`. */
export function deviceSql(device: string): string {
  const text = `left(trim(${device}), 400)`;
  return `coalesce(CASE WHEN lower(${text}) IN (${constants(UNKNOWN_WORDS)}) OR lower(${text}) = hw.hardware_type OR lower(${text}) = lower(hw.label) THEN NULL ELSE ${text} END, hw.device, '')`;
}

function verdictSql(kind: EvidenceKind, declared: boolean): string {
  if (kind === 'power') return 'NULL::INTEGER';
  if (declared) return 'sw.code';
  const generic = verdictCode('failing', 'error');
  const byText = FAILURE_PATTERNS.map(({ kind: failure, pattern }) => `WHEN regexp_matches(left(concat_ws(' ', f.error_type, f.status_word, f.error_text), 4000), ${constant(pattern)}, 'i') THEN ${verdictCode('failing', failure)}`).join(' ');
  const implied = kind === 'test' ? 'NULL' : `CASE WHEN ${MEASURED} AND f.status_word IS NULL THEN ${verdictCode('supported')} END`;
  return `CASE
    WHEN sw.not_run THEN NULL
    WHEN sw.code > ${generic} OR sw.code = ${verdictCode('failing', 'unavailable')} THEN sw.code
    WHEN sw.code = ${generic} OR (f.success = false AND coalesce(sw.code, 1) <> ${verdictCode('unsupported')}) THEN CASE ${byText} ELSE ${generic} END
    WHEN sw.code IS NOT NULL THEN sw.code
    WHEN f.success THEN ${verdictCode('supported')}
    ELSE ${implied}
  END::INTEGER`;
}
