import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { CancelSignal } from '../../core/engine/engine.ts';
import { abortError, isCancelled } from './abort.ts';

/** Questions under way at once. */
export const CONNECTIONS = 4;

interface Waiter {
  readonly resolve: (connection: AsyncDuckDBConnection) => void;
  readonly reject: (reason: unknown) => void;
}

/** A few connections, each with one query at a time: a second query on a connection would kill its first. */
export class ConnectionPool {
  readonly #db: AsyncDuckDB;
  readonly #most: number;
  readonly #idle: AsyncDuckDBConnection[];
  readonly #waiting: Waiter[] = [];
  #open: number;

  /** @param opened Connections that are there already, at most `most`. */
  constructor(db: AsyncDuckDB, most: number, opened: readonly AsyncDuckDBConnection[] = []) {
    this.#db = db;
    this.#most = most;
    this.#idle = opened.slice(0, most);
    this.#open = this.#idle.length;
  }

  /** Waits for a free connection, first come first served. */
  async take(signal?: CancelSignal): Promise<AsyncDuckDBConnection> {
    if (isCancelled(signal)) throw abortError();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#open >= this.#most) return this.#wait(signal);
    this.#open += 1;
    try {
      return await this.#db.connect();
    } catch (error) {
      this.#open -= 1;
      throw error;
    }
  }

  give(connection: AsyncDuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(connection);
    else next.resolve(connection);
  }

  /** Turns away all who wait. */
  close(reason: unknown): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(reason);
  }

  #wait(signal: CancelSignal | undefined): Promise<AsyncDuckDBConnection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        resolve: (connection) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(connection);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', onAbort);
          reject(reason);
        },
      };
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(waiter);
        if (at >= 0) this.#waiting.splice(at, 1);
        waiter.reject(abortError());
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiter);
    });
  }
}
