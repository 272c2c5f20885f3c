import type { Engine, SqlValue, Statement } from '../engine/engine.ts';
import { TEXT_NULL } from '../engine/row.ts';
import { normaliseCompatibility } from '../model/compatibility.ts';
import { hardwareLabel, normaliseHardware } from '../model/hardware.ts';
import { normalisePrecision } from '../model/precision.ts';
import { verdictCode } from '../model/state.ts';
import { normaliseStatus } from '../model/status.ts';
import { TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { tableSql } from './evidenceView.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** Distinct words of one vocabulary beyond this many are taken as they are: no real file has so many. */
const WORDS_AT_MOST = 5_000;
const ROWS_PER_INSERT = 100;

/** Fills `bench.hardware_word` from the gathered devices. */
export async function fillHardwareWords(engine: Engine): Promise<void> {
  await engine.run({ sql: 'CREATE TABLE bench.hardware_word (word VARCHAR, hardware_type VARCHAR, device VARCHAR, label VARCHAR)' });
  const words = await distinctWords(engine, 'hardware-words', 'SELECT min(left(word, 400)) AS word FROM bench.device_source WHERE word IS NOT NULL GROUP BY lower(left(word, 400))');
  const rows = words.flatMap((word): SqlValue[][] => {
    const hardware = normaliseHardware(word);
    return hardware === null ? [] : [[word.toLowerCase(), hardware.type, hardware.device, hardwareLabel(hardware.type)]];
  });
  await insertRows(engine, 'bench.hardware_word', ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'], rows);
}

/** Fills the vocabularies of the evidence: status words, declared words and precisions. */
export async function fillEvidenceWords(engine: Engine, recognition: Recognition): Promise<void> {
  const evidence = recognition.recognised.filter((entry) => entry.concept.kind !== null);
  const declared = evidence.filter((entry) => entry.concept.kind === 'declaration');
  const observed = evidence.filter((entry) => entry.concept.kind !== 'declaration');

  await engine.run({ sql: 'CREATE TABLE bench.status_word (word VARCHAR, code INTEGER, not_run BOOLEAN, simulated BOOLEAN)' });
  const statuses = await wordsOf(engine, 'status-words', observed, TEXT_FIELDS.status, 'lower');
  const statusRows = statuses.map((word): SqlValue[] => {
    const status = normaliseStatus(word);
    return [word, status.outcome === null ? null : verdictCode(status.outcome, status.failure), status.notRun, status.simulated];
  });
  await insertRows(engine, 'bench.status_word', ['VARCHAR', 'INTEGER', 'BOOLEAN', 'BOOLEAN'], statusRows);

  await engine.run({ sql: 'CREATE TABLE bench.declared_word (word VARCHAR, code INTEGER, not_run BOOLEAN, simulated BOOLEAN)' });
  const declarations = [...new Set([...(await wordsOf(engine, 'declared-words', declared, TEXT_FIELDS.declared, 'lower')), 'true', 'false'])];
  const declaredRows = declarations.map((word): SqlValue[] => {
    const compatibility = normaliseCompatibility(word);
    return [word, compatibility.outcome === null ? null : verdictCode(compatibility.outcome), false, compatibility.simulated];
  });
  await insertRows(engine, 'bench.declared_word', ['VARCHAR', 'INTEGER', 'BOOLEAN', 'BOOLEAN'], declaredRows);

  await engine.run({ sql: 'CREATE TABLE bench.precision_word (word VARCHAR, precision VARCHAR)' });
  const precisions = await wordsOf(engine, 'precision-words', evidence, TEXT_FIELDS.precision, 'as-is');
  const precisionRows = precisions.map((word): SqlValue[] => [word, normalisePrecision(word)]);
  await insertRows(engine, 'bench.precision_word', ['VARCHAR', 'VARCHAR'], precisionRows);
}

async function wordsOf(engine: Engine, name: string, tables: readonly RecognisedTable[], aliases: readonly { readonly column: string }[], style: 'lower' | 'as-is'): Promise<string[]> {
  const parts = tables.flatMap((entry) => {
    const reader = new ColumnReader(entry.table);
    const word = reader.text(aliases);
    if (reader.used.size === 0) return [];
    const text = `left(${word}, 200)`;
    return [`SELECT DISTINCT ${style === 'lower' ? `lower(${text})` : text} AS word FROM ${tableSql(entry.table)} AS t WHERE ${word} IS NOT NULL`];
  });
  return parts.length === 0 ? [] : distinctWords(engine, name, parts.join(' UNION '));
}

async function distinctWords(engine: Engine, name: string, sql: string): Promise<string[]> {
  const rows = await engine.ask({ name, sql: `SELECT word FROM (${sql}) ORDER BY word LIMIT ${WORDS_AT_MOST}`, row: { word: TEXT_NULL } });
  return rows.flatMap((row) => (row.word === null ? [] : [row.word]));
}

async function insertRows(engine: Engine, table: string, types: readonly string[], rows: readonly SqlValue[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await engine.run(insertStatement(table, types, rows.slice(start, start + ROWS_PER_INSERT)));
  }
}

function insertStatement(table: string, types: readonly string[], rows: readonly SqlValue[][]): Statement {
  const tuples = rows.map((_, row) => `(${types.map((type, column) => `$${row * types.length + column + 1}::${type}`).join(', ')})`);
  return { sql: `INSERT INTO ${table} VALUES ${tuples.join(', ')}`, params: rows.flat() };
}
