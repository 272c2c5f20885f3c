import { StatementType } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api';

import { duckdbCell, printedColumn } from '../output/duckdbCell.ts';
import type { Cell, PrintedColumn } from '../output/cell.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { detailOf } from './refusal.ts';

/** The answer to a query that a person wrote: a batch of rows at a time. */
export interface Answer {
  readonly columns: readonly PrintedColumn[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Told by its first word where binding it would already fail for another reason. */
const WRITING = /^(?:copy|export|import|attach|detach|install|load|insert|update|delete|merge|truncate|create|drop|alter|set|reset|use|call|begin|commit|checkpoint|vacuum|prepare|execute)\b/i;
const READING: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/**
 * Asks what a person wrote, as one statement that reads.
 * @throws {CommandFailure} when it is none, or when DuckDB refuses it, in DuckDB's words with the place.
 */
export async function askUserQuery(connection: DuckDBConnection, sql: string, io: CommandIo): Promise<Answer> {
  const stop = interruptOnAbort(connection, io.signal);
  try {
    const statement = await readingStatement(connection, sql, io);
    const result = await refusing(io.signal, () => statement.stream());
    const types = result.columnTypes();
    const columns = result.deduplicatedColumnNames().map((name, index) => printedColumn(name, types[index] ?? result.columnType(0)));
    return { columns, batches: batchesOf(result, io, stop) };
  } catch (error) {
    stop();
    throw error;
  }
}

async function readingStatement(connection: DuckDBConnection, sql: string, io: CommandIo): Promise<DuckDBPreparedStatement> {
  const bare = withoutComments(sql);
  if (bare === '') throw wrongUse('there is no SQL to run');
  const writing = WRITING.exec(bare)?.[0];
  if (writing !== undefined) throw wrongUse(`query only reads, and this is ${writing.toUpperCase()}`);
  const statements = await refusing(io.signal, () => connection.extractStatements(sql));
  // PIVOT is taken apart into several: all but the last only prepare what it needs.
  const isPivot = statements.count > 1 && !sql.trim().replace(/;+$/, '').includes(';');
  if (statements.count > 1 && !isPivot) throw wrongUse(`one statement at a time: here are ${statements.count}`);
  for (let index = 0; index < statements.count - 1; index += 1) {
    const prepared = await refusing(io.signal, () => statements.prepare(index));
    await refusing(io.signal, () => prepared.run());
  }
  const last = await refusing(io.signal, () => statements.prepare(statements.count - 1));
  if (!READING.has(last.statementType)) throw wrongUse(`query only reads, and this is ${StatementType[last.statementType] ?? 'something else'}`);
  return last;
}

/** Comments alone are nothing to run: the engine's parser would fail without a word. */
function withoutComments(sql: string): string {
  return sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').replaceAll(';', '').trim();
}

function wrongUse(message: string): CommandFailure {
  return new CommandFailure(message, { exitCode: EXIT.wrongUse, advice: 'Possible are SELECT, FROM, WITH, VALUES, PIVOT, DESCRIBE, SUMMARIZE, SHOW TABLES, EXPLAIN.' });
}

async function* batchesOf(result: DuckDBResult, io: CommandIo, stop: () => void): AsyncGenerator<readonly (readonly Cell[])[]> {
  const types = result.columnTypes();
  try {
    for (;;) {
      const chunk = await refusing(io.signal, () => result.fetchChunk());
      // What is interrupted may also look like the end.
      io.signal.throwIfAborted();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows().map((row) => row.map((value, index) => duckdbCell(value, types[index] ?? result.columnType(0))));
    }
  } finally {
    stop();
  }
}

async function refusing<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    throw new CommandFailure(detailOf(error).replace(/^Failed to extract statements: /, ''), { cause: error });
  }
}

function interruptOnAbort(connection: DuckDBConnection, signal: AbortSignal): () => void {
  const onAbort = (): void => connection.interrupt();
  signal.addEventListener('abort', onAbort);
  return () => signal.removeEventListener('abort', onAbort);
}
