import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch, Schema } from 'apache-arrow';
import type { CancelSignal, SqlValue, Statement } from '../../core/engine/engine.ts';
import { isCancelled } from './abort.ts';
import { formatLiteral } from './literal.ts';

/** Who takes an answer as it comes; a promise holds the next batch back. */
export interface BatchTaker {
  readonly onSchema?: (schema: Schema) => void;
  readonly onBatch: (batch: RecordBatch) => Promise<void> | void;
}

/** Puts a statement and hands over its answer batch by batch. Values travel as literals of EXECUTE: the engine's own prepared call blocks it until the result is complete. */
export async function streamStatement(connection: AsyncDuckDBConnection, { sql, params = [] }: Statement, taker: BatchTaker, signal: CancelSignal | undefined): Promise<void> {
  if (params.length > 0 && /^\s*CREATE\b/iu.test(sql)) return create(connection, sql, params);
  // Both in one message: the engine runs what it is sent statement by statement, and gives way to others meanwhile.
  const text = params.length > 0 ? `PREPARE question AS ${sql}\n;\nEXECUTE question(${params.map(formatLiteral).join(', ')})` : sql;
  const reader = await connection.send(text, true);
  const opened = await reader.open();
  taker.onSchema?.(opened.schema);
  for await (const batch of opened) {
    if (isCancelled(signal)) return;
    await taker.onBatch(batch);
  }
}

/** CREATE TABLE … AS is the one statement with values that PREPARE does not take. */
async function create(connection: AsyncDuckDBConnection, sql: string, params: readonly SqlValue[]): Promise<void> {
  const prepared = await connection.prepare(sql);
  try {
    await prepared.query(...params);
  } finally {
    await prepared.close();
  }
}
