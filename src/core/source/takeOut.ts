import type { Alias } from './aliases.ts';
import { TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import { ColumnReader, isWhole } from './columns.ts';
import type { EvidenceView, Reading } from './evidenceView.ts';
import { evidenceView, tableSql } from './evidenceView.ts';
import { plainEntry } from './foldedEntry.ts';
import type { FoldPlan } from './foldPlan.ts';
import { UPDATE_LINKED, moveLinked } from './linkChanges.ts';
import { linkPower } from './linkPower.ts';
import type { PowerLinks } from './linkPower.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import type { RowTable } from './rowTable.ts';
import { MISSING } from './subject.ts';
import { quoteIdentifier } from '../sql/quote.ts';

/** Stands among the statements where what is in memory had better be compressed. */
export const COMPRESS = 'CHECKPOINT bench';

/** What is joined lies in memory uncompressed, and so do the results beside it: so many fewer readings are joined at once than results are folded. */
const READINGS_FEWER_BY = 20;
const PARTS_AT_MOST = 8;

const UNLINKED = 'bench.unlinked_row';
const LINKABLE = 'bench.linkable_row';

/**
 * Statements that put every power row into `bench.stored_row`, and take every row out of the folded tables which a power row
 * may belong to and put it there too, both as they are once they are joined. Rows that are taken out must not count in the fold any more.
 */
export function takeOut(recognition: Recognition, plans: readonly FoldPlan[], atFirst: readonly FoldPlan[], table: RowTable, rowsAtOnce: number): readonly string[] {
  const power = recognition.recognised.filter(({ concept }) => concept.kind === 'power');
  if (power.length === 0) return [];
  const taken = plans.map((plan) => ({ plan, relation: `bench.taken_${plan.entry.id}` }));
  const lying = taken.map(({ plan, relation }): RecognisedTable => ({ ...plainEntry(plan), table: { ...plainEntry(plan).table, readFrom: relation } }));
  const read = { ...recognition, recognised: recognition.recognised.map((entry) => lying.find(({ id }) => id === entry.id) ?? entry) };
  const links = linkPower(read);
  const views = [...atFirst.map(plainEntry), ...lying].map((entry) => evidenceView(entry, recognition));
  const readings = [...links.readings, ...views.flatMap((view) => view.readings)];
  const move: Move = { links, views, table, moved: [...plans, ...atFirst].map(({ entry }) => entry.id), updates: staysLinkable(recognition, [...plans, ...atFirst]) ? UPDATE_LINKED : [] };
  const readingCount = power.reduce((sum, entry) => sum + entry.table.rowCount, 0);
  const parts = Math.min(PARTS_AT_MOST, Math.max(1, Math.ceil((readingCount * READINGS_FEWER_BY) / rowsAtOnce)));
  return [
    ...taken.flatMap(({ plan, relation }) => [...take(plan, relation, wanted(recognition, plan.entry), usedOf(plan.entry, readings)), COMPRESS]),
    ...Array.from({ length: parts }, (_, part) => moveModels(move, `coalesce(model_key, 0) % ${parts} = ${part}`)).flat(),
    ...taken.map(({ relation }) => `DROP TABLE ${relation}`),
  ];
}

interface Move {
  readonly links: PowerLinks;
  readonly views: readonly EvidenceView[];
  readonly table: RowTable;
  /** The tables whose rows are moved. */
  readonly moved: readonly number[];
  readonly updates: readonly string[];
}

/** Whether a table that is kept row by row from the start has rows which are joined, too. */
function staysLinkable(recognition: Recognition, moved: readonly FoldPlan[]): boolean {
  return recognition.recognised.some(({ id, concept }) => concept.kind !== null && concept.kind !== 'declaration' && !moved.some(({ entry }) => entry.id === id));
}

/** Joins and moves the rows of some models: a reading belongs to a result of its own. */
function moveModels({ links, views, table, moved, updates }: Move, ofModels: string): readonly string[] {
  return [
    `CREATE TABLE ${UNLINKED} AS FROM bench.stored_row LIMIT 0`,
    ...views.map((view) => table.insert(view, ofModels, UNLINKED)),
    `CREATE VIEW ${LINKABLE} AS FROM bench.stored_row WHERE table_id NOT IN (${moved.join(', ')}) UNION ALL FROM ${UNLINKED}`,
    ...(links.joins ? [...links.find(LINKABLE), ...updates, ...moveLinked(table.names, UNLINKED), ...links.drop] : [`INSERT INTO bench.stored_row FROM ${UNLINKED}`]),
    `DROP VIEW ${LINKABLE}`,
    `DROP TABLE ${UNLINKED}`,
    COMPRESS,
  ];
}

/** The columns of a table that any reading looks at. */
function usedOf(entry: RecognisedTable, readings: readonly Reading[]): readonly string[] {
  const used = new Set(readings.filter((reading) => reading.entry.id === entry.id).flatMap(({ reader }) => [...reader.used]));
  return entry.table.columns.map(({ name }) => name).filter((name) => used.has(name));
}

/** Takes the rows that fulfil any of some conditions: one condition after the other, which are searched for faster than all at once. */
function take({ entry }: FoldPlan, relation: string, conditions: readonly string[], columns: readonly string[]): readonly string[] {
  const select = `SELECT t.rowid AS rowid${columns.map((name) => `, t.${quoteIdentifier(name)}`).join('')} FROM ${tableSql(entry.table)} AS t WHERE`;
  const [first = 'false', ...others] = conditions;
  return [`CREATE TABLE ${relation} AS ${select} ${first}`, ...others.map((condition) => `INSERT INTO ${relation} ${select} ${condition} AND t.rowid NOT IN (SELECT k.rowid FROM ${relation} AS k)`)];
}

/** The conditions of which a row `t` fulfils one that a power row may be measured beside: it is named by one, or is of the moment of a test that is. */
function wanted(recognition: Recognition, entry: RecognisedTable): readonly string[] {
  const power = recognition.recognised.filter(({ concept }) => concept.kind === 'power');
  return power.flatMap((reading) => {
    const [result] = besideOf(recognition, reading, 'measurements');
    const [test] = besideOf(recognition, reading, 'tests');
    const byTest = test === undefined ? [] : entry === test ? amongTests(entry, reading) : ofMoments(entry, test, reading);
    return [...(entry === result ? among(entry, TEXT_FIELDS.result_key, reading, TEXT_FIELDS.result_ref) : []), ...byTest];
  });
}

/** That a row is a test named by a reading which names no result: one that names both is of the result. */
function amongTests(test: RecognisedTable, reading: RecognisedTable): readonly string[] {
  return among(test, TEXT_FIELDS.test_key, reading, TEXT_FIELDS.test_ref, `${named(reading, TEXT_FIELDS.result_ref, 'p').text} IS NULL`);
}

/** That a row is named by a row of another table: by numbers where both are whole numbers, else by their texts. */
function among(entry: RecognisedTable, keys: readonly Alias[], reading: RecognisedTable, refs: readonly Alias[], where = 'true'): readonly string[] {
  const [key, ref] = [named(entry, keys, 't'), named(reading, refs, 'p')];
  if (key.text === MISSING || ref.text === MISSING) return [];
  const [left, right] = key.integer !== null && ref.integer !== null ? [key.integer, ref.integer] : [key.text, ref.text];
  return [`${left} IN (SELECT ${right} FROM ${tableSql(reading.table)} AS p WHERE ${where})`];
}

function named({ table }: RecognisedTable, aliases: readonly Alias[], row: string): { readonly text: string; readonly integer: string | null } {
  const reader = new ColumnReader(table, row);
  const text = reader.text(aliases);
  const [name] = [...reader.used];
  return { text, integer: reader.used.size === 1 && name !== undefined && isWhole(table, name) ? `${row}.${quoteIdentifier(name)}` : null };
}

/** That a row is of the moment of a test which a power row names. */
function ofMoments(entry: RecognisedTable, test: RecognisedTable, reading: RecognisedTable): readonly string[] {
  const tests = amongTests(test, reading);
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
