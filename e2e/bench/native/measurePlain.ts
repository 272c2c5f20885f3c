import type { DuckDBConnection } from '@duckdb/node-api';

import { constant } from '../../../src/core/sql/quote.ts';
import type { QuestionId } from '../questions.ts';
import type { NativeFigure } from './nativeFigure.ts';
import { PLAIN_QUESTIONS, parquetQuestion } from './plainSql.ts';
import type { PlainQuestion } from './plainSql.ts';
import { timed, timesOf } from './timesOf.ts';
import { withConnection } from '../data/writeDatabase.ts';

/** Asks every plain question of a database, each at first in an instance that has read nothing yet. */
export async function measurePlain(path: string, repeats: number): Promise<NativeFigure[]> {
  const figures: NativeFigure[] = [];
  for (const [id, question] of Object.entries(PLAIN_QUESTIONS) as [Exclude<QuestionId, 'parquet'>, PlainQuestion][]) figures.push(await measureQuestion(path, id, question, repeats));
  return figures;
}

/** Reads a flat Parquet file as often, each time into an instance of its own. */
export async function measurePlainParquet(path: string, repeats: number): Promise<NativeFigure> {
  const question = parquetQuestion(path);
  const times: number[] = [];
  for (let round = 0; round <= repeats; round += 1) times.push(await withOneThread((connection) => timed(() => askAll(connection, question))));
  return figureOf('parquet', question, times);
}

async function measureQuestion(path: string, id: QuestionId, question: PlainQuestion, repeats: number): Promise<NativeFigure> {
  return withOneThread(async (connection) => {
    const attachMs = await timed(() => connection.run(`ATTACH ${constant(path)} AS src (READ_ONLY)`));
    const times: number[] = [];
    for (let round = 0; round <= repeats; round += 1) times.push(await timed(() => askAll(connection, question)));
    const [firstMs = 0, ...rest] = times;
    return figureOf(id, question, [id === 'open' ? firstMs + attachMs : firstMs, ...rest]);
  });
}

/** The first time is the cold one; those after it are warm. */
function figureOf(id: QuestionId, { label, statements }: PlainQuestion, [coldMs = 0, ...warm]: readonly number[]): NativeFigure {
  return { id, kind: 'plain', label, sql: statements.map((sql) => `${sql.trim()};`).join('\n\n'), coldMs, ...timesOf(warm.length === 0 ? [coldMs] : warm) };
}

async function askAll(connection: DuckDBConnection, { statements }: PlainQuestion): Promise<void> {
  for (const sql of statements) await connection.runAndReadAll(sql);
}

/** Runs in a fresh instance with one thread, which is closed afterwards. */
function withOneThread<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  return withConnection(work, { threads: '1' });
}
