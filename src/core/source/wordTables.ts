import type { Engine, SqlValue, Statement } from '../engine/engine.ts';
import { TEXT } from '../engine/row.ts';
import { normaliseCompatibility } from '../model/compatibility.ts';
import { hardwareLabel, normaliseHardware } from '../model/hardware.ts';
import { normalisePrecision } from '../model/precision.ts';
import { verdictCode } from '../model/state.ts';
import { normaliseStatus } from '../model/status.ts';
import { constant } from '../sql/quote.ts';
import { TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { factWords } from './deviceFacts.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import { supportColumns, tableSql } from './evidenceView.ts';
import { MISSING } from './subject.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** Of a vocabulary with more words than this, as free text in a status makes it, the most frequent ones are read. */
const WORDS_AT_MOST = 5_000;
const ROWS_PER_INSERT = 100;

/** The tables of words, empty. */
export const WORD_TABLES: readonly string[] = [
  'CREATE TABLE bench.hardware_word (word VARCHAR, hardware_type VARCHAR, device VARCHAR, label VARCHAR)',
  'CREATE TABLE bench.status_word (word VARCHAR, code INTEGER, not_run BOOLEAN, simulated BOOLEAN)',
  'CREATE TABLE bench.declared_word (word VARCHAR, code INTEGER, not_run BOOLEAN, simulated BOOLEAN)',
  'CREATE TABLE bench.precision_word (word VARCHAR, precision VARCHAR)',
];

/** Fills the tables of words; `evidence` is where rows of results are read. */
export async function fillWords(engine: Engine, recognition: Recognition, evidence: Recognition = recognition): Promise<void> {
  await Promise.all([fillHardwareWords(engine, recognition), fillEvidenceWords(engine, evidence)]);
}

/** `bench.hardware_word` from the gathered devices, and from tables that tell more of them. */
async function fillHardwareWords(engine: Engine, recognition: Recognition): Promise<void> {
  const gathered = ['SELECT word FROM bench.device_source', ...factWords(recognition)].join(' UNION ALL ');
  const words = await frequentWords(engine, 'hardware-words', { hardware: [`SELECT left(word, 400) AS word, lower(left(word, 400)) AS key, 1 AS times FROM (${gathered}) WHERE word IS NOT NULL`] });
  const rows = words.flatMap(({ key, word }): SqlValue[][] => {
    const hardware = normaliseHardware(word);
    return hardware === null ? [] : [[key, hardware.type, hardware.device, hardwareLabel(hardware.type)]];
  });
  await insertRows(engine, 'bench.hardware_word', ['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR'], rows);
}

/** The vocabularies of the evidence: status words, declared words and precisions. */
async function fillEvidenceWords(engine: Engine, recognition: Recognition): Promise<void> {
  const evidence = recognition.recognised.filter((entry) => entry.concept.kind !== null);
  const declared = evidence.filter((entry) => entry.concept.kind === 'declaration');
  const observed = evidence.filter((entry) => entry.concept.kind !== 'declaration');
  const words = await frequentWords(engine, 'evidence-words', {
    status: wordsOf(observed, (reader) => [reader.text(TEXT_FIELDS.status)], 'lower'),
    declared: wordsOf(declared, declaredTexts, 'lower'),
    precision: wordsOf(evidence, (reader) => [reader.text(TEXT_FIELDS.precision)], 'as-is'),
  });
  const rowsOf = (vocabulary: 'status' | 'declared' | 'precision', row: (word: Word) => SqlValue[]): SqlValue[][] => words.filter((word) => word.vocabulary === vocabulary).map(row);

  const statuses = rowsOf('status', ({ key, word }) => {
    const status = normaliseStatus(word);
    return [key, status.outcome === null ? null : verdictCode(status.outcome, status.failure), status.notRun, status.simulated];
  });
  const declarations = rowsOf('declared', ({ key, word }) => {
    const compatibility = normaliseCompatibility(word);
    return [key, compatibility.outcome === null ? null : verdictCode(compatibility.outcome), false, compatibility.simulated];
  });
  // Sent together, none waits for the way of another to the engine and back.
  await Promise.all([
    insertRows(engine, 'bench.status_word', ['VARCHAR', 'INTEGER', 'BOOLEAN', 'BOOLEAN'], statuses),
    insertRows(engine, 'bench.declared_word', ['VARCHAR', 'INTEGER', 'BOOLEAN', 'BOOLEAN'], declarations),
    insertRows(engine, 'bench.precision_word', ['VARCHAR', 'VARCHAR'], rowsOf('precision', ({ key, word }) => [key, normalisePrecision(word)])),
  ]);
}

/** The texts of a table that declare something: one, or one for each hardware column of a wide table. */
function declaredTexts(reader: ColumnReader, { concept, table }: RecognisedTable): readonly string[] {
  const wide = concept.key === 'cross-platform' ? supportColumns(table) : [];
  return wide.length > 0 ? wide.map(({ column }) => reader.text([{ column: column.toLowerCase() }])) : [reader.text(TEXT_FIELDS.declared)];
}

/** SQL for every word, with the key that it is found by. */
function wordsOf(tables: readonly RecognisedTable[], textsOf: (reader: ColumnReader, entry: RecognisedTable) => readonly string[], style: 'lower' | 'as-is'): string[] {
  return tables.flatMap((entry) =>
    textsOf(new ColumnReader(entry.table), entry)
      .filter((text) => text !== MISSING)
      .map((text) => `SELECT left(${text}, 200) AS word, ${style === 'lower' ? `lower(left(${text}, 200))` : `left(${text}, 200)`} AS key, ${entry.table.isFolded === true ? `t.${FOLD_COLUMNS.rows}` : '1'} AS times FROM ${tableSql(entry.table)} AS t WHERE ${text} IS NOT NULL`),
  );
}

interface Word {
  readonly vocabulary: string;
  readonly key: string;
  readonly word: string;
}

/** Of each vocabulary the words, in one question. Keys are lowered by the engine that looks them up, since not every letter has the same small one everywhere. */
async function frequentWords(engine: Engine, name: string, vocabularies: Readonly<Record<string, readonly string[]>>): Promise<Word[]> {
  const parts = Object.entries(vocabularies).filter(([, from]) => from.length > 0).map(([vocabulary, from]) => `SELECT * FROM (
SELECT ${constant(vocabulary)} AS vocabulary, key, min(word) AS word
FROM (${from.join('\nUNION ALL\n')})
GROUP BY key
ORDER BY sum(times) DESC, key
LIMIT ${WORDS_AT_MOST})`);
  return parts.length === 0 ? [] : engine.ask({ name, sql: parts.join('\nUNION ALL\n'), row: { vocabulary: TEXT, key: TEXT, word: TEXT } });
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
