import type { Alias } from './aliases.ts';
import { TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { evidenceView, tableSql } from './evidenceView.ts';
import { plainEntry } from './foldedEntry.ts';
import type { FoldPlan } from './foldPlan.ts';
import { CREATE_LINK, linkPower } from './linkPower.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import type { RowTable } from './rowTable.ts';
import { MISSING } from './subject.ts';
import { quoteIdentifier } from '../sql/quote.ts';

/**
 * Statements that put every power row into `bench.stored_row`, take every row out of the folded tables which a power
 * row may belong to, put it there too, and join them. Rows that are taken out must not count in the fold any more.
 */
export function takeOut(recognition: Recognition, plans: readonly FoldPlan[], atFirst: readonly FoldPlan[], table: RowTable): readonly string[] {
  if (!recognition.recognised.some(({ concept }) => concept.kind === 'power')) return [];
  const taken = plans.map((plan) => ({ plan, relation: `bench.taken_${plan.entry.id}` }));
  const tables = taken.map(({ plan, relation }) => `CREATE TABLE ${relation} AS SELECT t.rowid AS rowid, ${plan.entry.table.columns.map(({ name }) => `t.${quoteIdentifier(name)}`).join(', ')} FROM ${tableSql(plan.entry.table)} AS t WHERE ${wanted(recognition, plan.entry)}`);
  const lying = taken.map(({ plan, relation }): RecognisedTable => ({ ...plainEntry(plan), table: { ...plainEntry(plan).table, readFrom: relation } }));
  const rows = [...atFirst.map(plainEntry), ...lying].map((entry) => table.insert(evidenceView(entry, recognition)));
  const read = { ...recognition, recognised: recognition.recognised.map((entry) => lying.find(({ id }) => id === entry.id) ?? entry) };
  return [...tables, ...rows, ...linkPower(read).statements.filter((sql) => sql !== CREATE_LINK), ...taken.map(({ relation }) => `DROP TABLE ${relation}`)];
}

/** The condition that a row `t` may be what a power row was measured beside: it is named by one, or is of the moment of a test that is. */
function wanted(recognition: Recognition, entry: RecognisedTable): string {
  const power = recognition.recognised.filter(({ concept }) => concept.kind === 'power');
  const conditions = power.flatMap((reading) => {
    const [result] = besideOf(recognition, reading, 'measurements');
    const [test] = besideOf(recognition, reading, 'tests');
    const byTest = test === undefined ? [] : entry === test ? among(entry, TEXT_FIELDS.test_key, reading, TEXT_FIELDS.test_ref) : ofMoments(entry, test, reading);
    return [...(entry === result ? among(entry, TEXT_FIELDS.result_key, reading, TEXT_FIELDS.result_ref) : []), ...byTest];
  });
  return conditions.length === 0 ? 'false' : conditions.join('\n  OR ');
}

/** That a row is named by a row of another table: by numbers where both are whole numbers, else by their texts. */
function among(entry: RecognisedTable, keys: readonly Alias[], reading: RecognisedTable, refs: readonly Alias[]): readonly string[] {
  const [key, ref] = [named(entry, keys, 't'), named(reading, refs, 'p')];
  if (key.text === MISSING || ref.text === MISSING) return [];
  const [left, right] = key.integer !== null && ref.integer !== null ? [key.integer, ref.integer] : [key.text, ref.text];
  return [`${left} IN (SELECT ${right} FROM ${tableSql(reading.table)} AS p)`];
}

function named({ table }: RecognisedTable, aliases: readonly Alias[], row: string): { readonly text: string; readonly integer: string | null } {
  const reader = new ColumnReader(table, row);
  const text = reader.text(aliases);
  const [name] = [...reader.used];
  const whole = reader.used.size === 1 && table.columns.some((column) => column.name === name && /^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(column.type));
  return { text, integer: whole && name !== undefined ? `${row}.${quoteIdentifier(name)}` : null };
}

/** That a row is of the moment of a test which a power row names. */
function ofMoments(entry: RecognisedTable, test: RecognisedTable, reading: RecognisedTable): readonly string[] {
  const tests = among({ ...test }, TEXT_FIELDS.test_key, reading, TEXT_FIELDS.test_ref);
  if (tests.length === 0) return [];
  const [own, theirs] = [moment(entry), moment(test)];
  const [left, right] = own.ms !== null && theirs.ms !== null ? [own.ms, theirs.ms] : [own.sql, theirs.sql];
  return [`${left} IN (SELECT ${right} FROM ${tableSql(test.table)} AS t WHERE ${tests.join(' OR ')})`];
}

/** In ms since 1970, as moments are compared: of a plain column also without asking whether each is sensible. */
function moment({ table }: RecognisedTable): { readonly sql: string; readonly ms: string | null } {
  const reader = new ColumnReader(table);
  const sql = reader.time(TIME_ALIASES);
  const [name] = [...reader.used];
  const only = reader.used.size === 1 && table.columns.some((column) => column.name === name && column.type === 'TIMESTAMP');
  return { sql, ms: only && name !== undefined ? `epoch_ms(t.${quoteIdentifier(name)})` : null };
}
