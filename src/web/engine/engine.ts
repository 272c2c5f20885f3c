import { DuckDBDataProtocol, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch } from 'apache-arrow';
import { QueryError, type AskOptions, type CancelSignal, type Engine, type Question, type SqlValue, type Statement } from '../../core/engine/engine.ts';
import type { Row, RowShape } from '../../core/engine/row.ts';
import { abortError, isCancelled, raceAbort } from './abort.ts';
import { ConnectionPool } from './connectionPool.ts';
import { checkNames, decodeBatch, namesOf } from './decodeBatch.ts';
import type { BootedDuckDb } from './duckdb.ts';
import { deferred } from './deferred.ts';
import { brokenReasonOf, EngineBroken } from './engineBroken.ts';
import { formatLiteral } from './literal.ts';
import { Watchdog } from './watchdog.ts';

export interface BrowserEngineOptions {
  /** Queries under way at once; the rest wait their turn. */
  readonly connections?: number;
  /** Silence after which the engine is taken for hung. */
  readonly silenceMs?: number;
}

interface ExecuteOptions extends AskOptions {
  readonly silenceMs?: number;
}

/** DuckDB-WASM behind the engine interface: streams, cancels, and declares itself broken instead of answering wrongly. */
export class BrowserEngine implements Engine {
  /** Such as `v1.5.6`. */
  readonly version: string;
  readonly #booted: BootedDuckDb;
  readonly #pool: ConnectionPool;
  readonly #watchdog: Watchdog;
  readonly #silenceMs: number;
  readonly #gone = deferred<never>();
  readonly #listeners = new Set<(error: EngineBroken) => void>();
  readonly #refusalListeners = new Set<(error: QueryError) => void>();
  #end: Error | null = null;

  constructor(booted: BootedDuckDb, options: BrowserEngineOptions = {}) {
    this.version = booted.version;
    this.#booted = booted;
    this.#pool = new ConnectionPool(booted.db, options.connections ?? 4);
    this.#silenceMs = options.silenceMs ?? 60_000;
    this.#watchdog = new Watchdog((silentMs) => this.#break(new EngineBroken('hung', `no answer for ${Math.round(silentMs / 1000)} s`)));
    booted.worker.addEventListener('message', () => this.#watchdog.alive());
    booted.worker.addEventListener('error', (event) => this.#break(new EngineBroken('crashed', event.message || 'its worker failed')));
  }

  async run(statement: Statement, options: ExecuteOptions = {}): Promise<void> {
    await this.#execute('statement', statement, options, null, () => undefined);
  }

  async ask<S extends RowShape>(question: Question<S>, options: ExecuteOptions = {}): Promise<Row<S>[]> {
    const rows: Row<S>[] = [];
    const names = namesOf(question.row);
    await this.#execute(question.name, question, options, names, (batch) => decodeBatch(batch, question.row, names, rows));
    return rows;
  }

  /** Lets the engine read a file under a path below `/drop/`, lazily and without a copy. */
  async register(path: string, file: Blob): Promise<void> {
    await this.#guarded(this.#booted.db.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true));
  }

  /** Appends an Arrow IPC stream to a table, or creates it; the buffer is handed over and empty afterwards. */
  async insertArrow(buffer: Uint8Array, table: { readonly schema: string; readonly name: string; readonly create: boolean }): Promise<void> {
    const connection = await this.#guarded(this.#pool.take());
    try {
      await this.#guarded(connection.insertArrowFromIPCStream(buffer, { ...table }));
    } catch (error) {
      throw this.#explain(error, `insert into ${table.name}`, '');
    } finally {
      this.#pool.give(connection);
    }
  }

  /** Calls back once if the engine breaks; the result stops that. */
  onBroken(listener: (error: EngineBroken) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back whenever a question is refused; the result stops that. */
  onRefused(listener: (error: QueryError) => void): () => void {
    this.#refusalListeners.add(listener);
    return () => this.#refusalListeners.delete(listener);
  }

  /** Ends the engine; questions under way reject with an `AbortError`. */
  terminate(): void {
    this.#stop(new DOMException('The source was closed', 'AbortError'));
  }

  async #execute(
    name: string,
    statement: Statement,
    { signal, silenceMs }: ExecuteOptions,
    names: readonly string[] | null,
    onBatch: (batch: RecordBatch) => void,
  ): Promise<void> {
    if (isCancelled(signal)) throw abortError();
    let connection: AsyncDuckDBConnection;
    try {
      connection = await this.#guarded(this.#pool.take(signal));
    } catch (error) {
      throw isCancelled(signal) ? abortError() : error;
    }
    const cancel = (): void => void connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    const work = this.#guarded(stream(connection, statement, names, onBatch, signal), silenceMs);
    void work
      .catch(() => undefined)
      .then(() => {
        signal?.removeEventListener('abort', cancel);
        this.#pool.give(connection);
      });
    try {
      await raceAbort(work, signal);
    } catch (error) {
      if (isCancelled(signal) && !(error instanceof EngineBroken)) throw abortError();
      throw this.#explain(error, name, statement.sql);
    }
  }

  /** Waits for the engine, or for its end, or for a silence too long. */
  async #guarded<T>(work: Promise<T>, silenceMs = this.#silenceMs): Promise<T> {
    work.catch(() => undefined);
    if (this.#end !== null) throw this.#end;
    const answered = this.#watchdog.expect(silenceMs);
    try {
      return await Promise.race([work, this.#gone.promise]);
    } finally {
      answered();
    }
  }

  #explain(error: unknown, name: string, sql: string): unknown {
    if (error === this.#end || error instanceof EngineBroken) return error;
    const message = error instanceof Error ? error.message : String(error);
    const reason = brokenReasonOf(message);
    if (reason === null) return this.#refuse(new QueryError(name, sql, message, { cause: error }));
    return this.#break(new EngineBroken(reason, message, { cause: error }));
  }

  #refuse(error: QueryError): QueryError {
    for (const listener of this.#refusalListeners) listener(error);
    return error;
  }

  #break(error: EngineBroken): Error {
    if (this.#end !== null) return this.#end;
    this.#stop(error);
    for (const listener of this.#listeners) listener(error);
    return error;
  }

  #stop(end: Error): void {
    if (this.#end !== null) return;
    this.#end = end;
    this.#watchdog.dispose();
    this.#booted.worker.terminate();
    this.#gone.reject(end);
    this.#pool.close(end);
  }
}

/** Values travel as literals of EXECUTE: the engine's own prepared call blocks it until the result is complete. */
async function stream(
  connection: AsyncDuckDBConnection,
  { sql, params = [] }: Statement,
  names: readonly string[] | null,
  onBatch: (batch: RecordBatch) => void,
  signal: CancelSignal | undefined,
): Promise<void> {
  if (params.length > 0 && /^\s*CREATE\b/iu.test(sql)) return create(connection, sql, params);
  if (params.length > 0) await connection.query(`PREPARE question AS ${sql}`);
  if (isCancelled(signal)) return;
  const text = params.length > 0 ? `EXECUTE question(${params.map(formatLiteral).join(', ')})` : sql;
  const reader = await connection.send(text, true);
  const opened = await reader.open();
  if (names !== null) checkNames(opened.schema, names);
  for await (const batch of opened) {
    if (isCancelled(signal)) return;
    onBatch(batch);
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
