import { BOOLEAN as BOOLEAN_TYPE, DOUBLE, DuckDBInstance, SQLNULL, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBResultReader, DuckDBType } from '@duckdb/node-api';

import { QueryError } from '../core/engine/engine.ts';
import type { AskOptions, CancelSignal, Engine, Question, SqlValue, Statement } from '../core/engine/engine.ts';
import { NUMBER, TEXT, decodeRow, numberColumns } from '../core/engine/row.ts';
import type { Row, RowShape } from '../core/engine/row.ts';
import type { SourceColumn, SourceTable } from '../core/source/table.ts';

export interface NativeEngineOptions {
  /** A database file to open for writing; in memory when absent. */
  readonly path?: string | undefined;
  /** Where data that outgrows the memory goes; made when needed and gone with the engine. DuckDB's own choice when absent. */
  readonly tempDirectory?: string | undefined;
}

/** DuckDB in this process, with what only a terminal needs. */
export interface NativeEngine extends Engine {
  /** Attaches a database file read-only under a catalogue name. */
  attach(path: string, alias?: string): Promise<void>;
  /** The base tables of a catalogue; views are left out because they may no longer bind. */
  tables(catalog: string): Promise<SourceTable[]>;
  /** A connection of its own, for what no question can declare: the caller closes it. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

const NO_EXTENSIONS = { autoload_known_extensions: 'false', autoinstall_known_extensions: 'false' };

/** An interrupt that arrives before the query has started is forgotten, so it is repeated until the query ends. */
const INTERRUPT_EVERY_MS = 10;

const TABLES_QUESTION = {
  name: 'source-tables',
  sql: `
SELECT
  schema_name,
  table_name,
  greatest(coalesce(estimated_size, 0), 0)::DOUBLE AS row_count
FROM duckdb_tables()
WHERE database_name = $1
  AND NOT internal
  AND NOT temporary
ORDER BY schema_name, table_name`,
  row: { schema_name: TEXT, table_name: TEXT, row_count: NUMBER },
} as const;

const COLUMNS_QUESTION = {
  name: 'source-columns',
  sql: `
SELECT
  schema_name,
  table_name,
  column_name,
  data_type
FROM duckdb_columns()
WHERE database_name = $1
  AND NOT internal
ORDER BY schema_name, table_name, column_index`,
  row: { schema_name: TEXT, table_name: TEXT, column_name: TEXT, data_type: TEXT },
} as const;

/** Opens DuckDB in this process; values bind and rows decode as they do in the browser. */
export async function openNativeEngine(options: NativeEngineOptions = {}): Promise<NativeEngine> {
  const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
    ...NO_EXTENSIONS,
    ...(options.tempDirectory === undefined ? {} : { temp_directory: options.tempDirectory }),
  });
  const pool = createPool(instance);

  async function read(name: string, statement: Statement, signal: CancelSignal | undefined): Promise<DuckDBResultReader> {
    if (signal?.aborted) throw abortError();
    const { values, types } = bindings(statement.params ?? []);
    const connection = await pool.take();
    const stop = signal === undefined ? undefined : interruptOnAbort(connection, signal);
    try {
      return await connection.runAndReadAll(statement.sql, values, types);
    } catch (error) {
      if (signal?.aborted) throw abortError();
      throw new QueryError(name, statement.sql, detailOf(error), { cause: error });
    } finally {
      stop?.();
      pool.give(connection);
    }
  }

  const engine: NativeEngine = {
    async run(statement, runOptions) {
      await read('statement', statement, runOptions?.signal);
    },
    async ask<S extends RowShape>(question: Question<S>, askOptions?: AskOptions): Promise<Row<S>[]> {
      return decodeRows(question, await read(question.name, question, askOptions?.signal));
    },
    async askNumbers(question, askOptions) {
      return numberColumns(question.row, await engine.ask(question, askOptions));
    },
    async attach(path, alias = 'src') {
      await engine.run({ sql: `ATTACH ${quoteText(path)} AS ${quoteName(alias)} (READ_ONLY, TYPE duckdb)` });
    },
    async tables(catalog) {
      const columns = await engine.ask({ ...COLUMNS_QUESTION, params: [catalog] });
      const tables = await engine.ask({ ...TABLES_QUESTION, params: [catalog] });
      const columnsOf = groupColumns(columns);
      return tables.map((table) => ({
        catalog,
        schema: table.schema_name,
        name: table.table_name,
        label: table.table_name,
        columns: columnsOf.get(tableKey(table.schema_name, table.table_name)) ?? [],
        rowCount: table.row_count,
      }));
    },
    connect: () => instance.connect(),
    close() {
      pool.close();
      instance.closeSync();
    },
  };
  return engine;
}

interface ConnectionPool {
  take(): Promise<DuckDBConnection>;
  give(connection: DuckDBConnection): void;
  close(): void;
}

/** One connection per query under way, because an interrupt stops everything on its connection. */
function createPool(instance: DuckDBInstance): ConnectionPool {
  const idle: DuckDBConnection[] = [];
  let closed = false;
  return {
    async take() {
      return idle.pop() ?? (await instance.connect());
    },
    give(connection) {
      if (closed) connection.closeSync();
      else idle.push(connection);
    },
    close() {
      closed = true;
      for (const connection of idle.splice(0)) connection.closeSync();
    },
  };
}

function interruptOnAbort(connection: DuckDBConnection, signal: CancelSignal): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const onAbort = (): void => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => {
    signal.removeEventListener('abort', onAbort);
    clearInterval(timer);
  };
}

function abortError(): Error {
  return new DOMException('the query was cancelled', 'AbortError');
}

function bindings(params: readonly SqlValue[]): { values: SqlValue[]; types: DuckDBType[] } {
  // In the browser parameters travel as JSON, where a number that is not finite becomes NULL.
  const values = params.map((value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value));
  return { values, types: values.map(typeOf) };
}

function typeOf(value: SqlValue): DuckDBType {
  if (value === null) return SQLNULL;
  if (typeof value === 'number') return DOUBLE;
  return typeof value === 'boolean' ? BOOLEAN_TYPE : VARCHAR;
}

function decodeRows<S extends RowShape>(question: Question<S>, reader: DuckDBResultReader): Row<S>[] {
  const names = reader.columnNames();
  const declared = Object.keys(question.row);
  if (names.length !== declared.length || names.some((name, index) => name !== declared[index])) {
    throw new QueryError(question.name, question.sql, `returns columns ${names.join(', ')}, but declares ${declared.join(', ')}`);
  }
  try {
    return reader.getRows().map((values) => decodeRow(question.row, names, values));
  } catch (error) {
    throw new QueryError(question.name, question.sql, detailOf(error), { cause: error });
  }
}

interface ColumnRow {
  readonly schema_name: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

function groupColumns(rows: readonly ColumnRow[]): Map<string, SourceColumn[]> {
  const groups = new Map<string, SourceColumn[]>();
  for (const row of rows) {
    const key = tableKey(row.schema_name, row.table_name);
    const group = groups.get(key) ?? [];
    group.push({ name: row.column_name, type: row.data_type });
    groups.set(key, group);
  }
  return groups;
}

function tableKey(schema: string, table: string): string {
  return JSON.stringify([schema, table]);
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
