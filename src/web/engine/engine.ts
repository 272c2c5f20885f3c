import { DuckDBDataProtocol, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { QueryError, type AskOptions, type Engine, type Question, type Statement } from '../../core/engine/engine.ts';
import type { NumberColumns, NumbersShape, Row, RowShape } from '../../core/engine/row.ts';
import { abortError, isCancelled, raceAbort } from './abort.ts';
import { CollectedNumbers } from './collectedNumbers.ts';
import { CONNECTIONS, ConnectionPool } from './connectionPool.ts';
import { checkNames, decodeBatch, namesOf } from './decodeBatch.ts';
import type { BootedDuckDb } from './duckdb.ts';
import { deferred } from './deferred.ts';
import { brokenReasonOf, EngineBroken } from './engineBroken.ts';
import { streamIpc } from './streamIpc.ts';
import { streamStatement, type BatchTaker } from './streamStatement.ts';
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
    this.#pool = new ConnectionPool(booted.db, options.connections ?? CONNECTIONS, booted.connections);
    this.#silenceMs = options.silenceMs ?? 60_000;
    this.#watchdog = new Watchdog((silentMs) => this.#break(new EngineBroken('hung', `no answer for ${Math.round(silentMs / 1000)} s`)));
    booted.worker.addEventListener('message', () => this.#watchdog.alive());
    booted.worker.addEventListener('error', (event) => this.#break(new EngineBroken('crashed', event.message || 'its worker failed')));
  }

  async run(statement: Statement, options: ExecuteOptions = {}): Promise<void> {
    await this.#execute('statement', statement, options, (connection) => streamStatement(connection, statement, { onBatch: () => undefined }, options.signal));
  }

  async ask<S extends RowShape>(question: Question<S>, options: ExecuteOptions = {}): Promise<Row<S>[]> {
    const rows: Row<S>[] = [];
    const names = namesOf(question.row);
    const taker: BatchTaker = { onSchema: (schema) => checkNames(schema, names), onBatch: (batch) => decodeBatch(batch, question.row, names, rows) };
    await this.#execute(question.name, question, options, (connection) => streamStatement(connection, question, taker, options.signal));
    return rows;
  }

  async askNumbers<S extends NumbersShape>(question: Question<S>, options: ExecuteOptions = {}): Promise<NumberColumns<S>> {
    const collected = new CollectedNumbers(question.row);
    const taker: BatchTaker = { onSchema: (schema) => checkNames(schema, namesOf(question.row)), onBatch: (batch) => collected.add(batch) };
    await this.#execute(question.name, question, options, (connection) => streamStatement(connection, question, taker, options.signal));
    return collected.columns();
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

  /** Hands over an answer as Arrow IPC streams, each with its schema; the next one waits until the last was taken. */
  async exportArrow(sql: string, onStream: (ipc: Uint8Array<ArrayBuffer>) => Promise<void>, signal: AbortSignal): Promise<void> {
    await this.#execute('export', { sql }, { signal }, (connection) => streamIpc(connection, sql, onStream, signal));
  }

  /** Takes a file that the engine wrote out of it. */
  async takeFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.#guarded(this.#booted.db.copyFileToBuffer(path));
    await this.dropFile(path);
    return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Uint8Array.from(bytes);
  }

  /** Forgets a file and its log. */
  async dropFile(path: string): Promise<void> {
    await this.#guarded(this.#booted.db.dropFiles([path, `${path}.wal`]));
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
    work: (connection: AsyncDuckDBConnection) => Promise<void>,
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
    const answered = this.#guarded(work(connection), silenceMs);
    void answered
      .catch(() => undefined)
      .then(() => {
        signal?.removeEventListener('abort', cancel);
        this.#pool.give(connection);
      });
    try {
      await raceAbort(answered, signal);
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
