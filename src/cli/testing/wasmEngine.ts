import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { VoidLogger, NODE_RUNTIME, createDuckDB } from '@duckdb/duckdb-wasm/blocking';
import { QueryError } from '../../core/engine/engine.ts';
import type { AskOptions, Engine, Question, SqlValue, Statement } from '../../core/engine/engine.ts';
import { decodeRow, numberColumns } from '../../core/engine/row.ts';
import type { NumberColumns, NumbersShape, Row, RowShape } from '../../core/engine/row.ts';

type Bindings = Awaited<ReturnType<typeof createDuckDB>>;
type Connection = ReturnType<Bindings['connect']>;

/** The browser's engine, for tests in Node. */
export interface WasmEngine extends Engine {
  /** Reads a database file into memory and attaches it read-only under a catalogue name. */
  attach(path: string, alias?: string): Promise<void>;
  close(): void;
}

/** Opens the `eh` build of DuckDB-WASM, the one the page ships, inside this process: queries block it. */
export async function openWasmEngine(): Promise<WasmEngine> {
  const mainModule = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const files = { mainModule, mainWorker: '' };
  const database = await createDuckDB({ mvp: files, eh: files }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:' });
  const connection = database.connect();
  for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions']) {
    connection.query(`SET ${setting} = false`);
  }
  return new BlockingEngine(database, connection);
}

class BlockingEngine implements WasmEngine {
  readonly #database: Bindings;
  readonly #connection: Connection;
  #attached = 0;

  constructor(database: Bindings, connection: Connection) {
    this.#database = database;
    this.#connection = connection;
  }

  // eslint-disable-next-line require-await -- a failure rejects, as in the other engines
  async run(statement: Statement, options?: AskOptions): Promise<void> {
    refuseAborted(options);
    this.#answer('statement', statement);
  }

  // eslint-disable-next-line require-await -- a failure rejects, as in the other engines
  async ask<S extends RowShape>(question: Question<S>, options?: AskOptions): Promise<Row<S>[]> {
    refuseAborted(options);
    const { names, rows } = this.#answer(question.name, question);
    const declared = Object.keys(question.row);
    if (names.join() !== declared.join()) {
      throw new QueryError(question.name, question.sql, `returns columns ${names.join(', ')}, but declares ${declared.join(', ')}`);
    }
    try {
      return rows.map((values) => decodeRow(question.row, declared, values));
    } catch (error) {
      throw asQueryError(question.name, question.sql, error);
    }
  }

  async askNumbers<S extends NumbersShape>(question: Question<S>, options?: AskOptions): Promise<NumberColumns<S>> {
    return numberColumns(question.row, await this.ask(question, options));
  }

  async attach(path: string, alias = 'src'): Promise<void> {
    const bytes = await readFile(path);
    this.#attached += 1;
    const file = `/drop/${this.#attached}.duckdb`;
    this.#database.registerFileBuffer(file, new Uint8Array(bytes));
    await this.run({ sql: `ATTACH '${file}' AS "${alias.replaceAll('"', '""')}" (READ_ONLY, TYPE duckdb)` });
  }

  close(): void {
    this.#connection.close();
    this.#database.reset();
  }

  #answer(name: string, statement: Statement): Answer {
    try {
      return readAnswer(this.#connection, statement.sql, statement.params ?? []);
    } catch (error) {
      throw asQueryError(name, statement.sql, error);
    }
  }
}

function refuseAborted(options: AskOptions | undefined): void {
  if (options?.signal?.aborted === true) throw new DOMException('the query was cancelled', 'AbortError');
}

interface Answer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function readAnswer(connection: Connection, sql: string, params: readonly SqlValue[]): Answer {
  if (params.length === 0) return readTable(connection.query(sql));
  const prepared = connection.prepare(sql);
  try {
    return readTable(prepared.query(...params));
  } finally {
    prepared.close();
  }
}

function readTable(table: ReturnType<Connection['query']>): Answer {
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
  const rows = Array.from({ length: table.numRows }, (_, row) => columns.map((column): unknown => column?.get(row)));
  return { names: table.schema.fields.map((field) => field.name), rows };
}

function asQueryError(name: string, sql: string, error: unknown): QueryError {
  return new QueryError(name, sql, error instanceof Error ? error.message : String(error), { cause: error });
}
