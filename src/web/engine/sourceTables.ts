import { QueryError, type CancelSignal, type Question } from '../../core/engine/engine.ts';
import { NUMBER, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import type { SourceColumn, SourceTable } from '../../core/source/table.ts';
import type { BrowserEngine } from './engine.ts';
import { formatIdentifier } from './literal.ts';

const COLUMN_ROW = { schema_name: TEXT, table_name: TEXT, row_count: NUMBER, column_name: TEXT_NULL, data_type: TEXT_NULL } as const;
const COUNT_ROW = { views: NUMBER } as const;

/** One question for tables and columns: asking costs more than the answer. */
function columnsQuestion(catalog: string): Question<typeof COLUMN_ROW> {
  return {
    name: 'source-columns',
    sql: `SELECT t.schema_name, t.table_name, greatest(coalesce(t.estimated_size, 0), 0)::DOUBLE AS row_count, c.column_name, c.data_type
FROM duckdb_tables() AS t
LEFT JOIN duckdb_columns() AS c ON c.database_oid = t.database_oid AND c.table_oid = t.table_oid AND c.database_name = $1
WHERE t.database_name = $1 AND NOT t.internal
ORDER BY t.schema_name, t.table_name, c.column_index`,
    params: [catalog],
    row: COLUMN_ROW,
  };
}

function viewsQuestion(catalog: string): Question<typeof COUNT_ROW> {
  return {
    name: 'source-views',
    sql: 'SELECT count(*)::INTEGER AS views FROM duckdb_views() WHERE database_name = $1 AND NOT internal',
    params: [catalog],
    row: COUNT_ROW,
  };
}

interface ListOptions {
  readonly signal?: CancelSignal | undefined;
  /** Hears how many tables have been counted. */
  readonly onTables?: (done: number, total: number) => void;
}

/** Lists the base tables of a catalogue; `labels` names generated tables for people. */
export async function listTables(engine: BrowserEngine, catalog: string, labels: ReadonlyMap<string, string>, { signal, onTables }: ListOptions = {}): Promise<SourceTable[]> {
  const columns = await engine.ask(columnsQuestion(catalog), { signal });
  const byTable = new Map<string, ListedTable>();
  for (const { schema_name, table_name, row_count, column_name, data_type } of columns) {
    const key = JSON.stringify([schema_name, table_name]);
    const table = byTable.get(key) ?? { schema: schema_name, name: table_name, stated: row_count, columns: [] };
    if (column_name !== null && data_type !== null) table.columns.push({ name: column_name, type: data_type });
    byTable.set(key, table);
  }
  const tables = [...byTable.values()];
  const counts: (number | null)[] = [];
  for (let at = 0; at < tables.length; at += COUNTED_AT_ONCE) {
    onTables?.(at, tables.length);
    const paths = tables.slice(at, at + COUNTED_AT_ONCE).map(({ schema, name }) => [catalog, schema, name]);
    counts.push(...(await countRows(engine, paths, signal)));
  }
  return tables.map(({ schema, name, stated, columns: own }, index) => ({ catalog, schema, name, label: labels.get(name) ?? name, columns: own, rowCount: counts[index] ?? stated }));
}

interface ListedTable {
  readonly schema: string;
  readonly name: string;
  /** What the catalogue says. */
  readonly stated: number;
  readonly columns: SourceColumn[];
}

/** A question costs a millisecond or two whatever it counts, and a file may hold thousands of tables. */
const COUNTED_AT_ONCE = 50;
const ROWS_ROW = { place: NUMBER, row_count: NUMBER } as const;

/** The catalogue's count includes deleted rows, so rows are counted; null for a table that cannot be counted, which is told later. */
async function countRows(engine: BrowserEngine, paths: readonly (readonly string[])[], signal: CancelSignal | undefined): Promise<(number | null)[]> {
  const parts = paths.map((path, place) => `SELECT ${place}::INTEGER AS place, count(*)::DOUBLE AS row_count FROM ${path.map(formatIdentifier).join('.')}`);
  try {
    // In order they come as one batch, else as one for each table.
    const rows = await engine.ask({ name: 'source-row-counts', sql: `${parts.join('\nUNION ALL\n')}\nORDER BY place`, row: ROWS_ROW }, { signal });
    const byPlace = new Map(rows.map(({ place, row_count }) => [place, row_count]));
    return paths.map((_, place) => byPlace.get(place) ?? null);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    if (paths.length === 1) return [null];
    const halves = [paths.slice(0, paths.length >> 1), paths.slice(paths.length >> 1)];
    const counted: (number | null)[] = [];
    for (const half of halves) counted.push(...(await countRows(engine, half, signal)));
    return counted;
  }
}

/** Counts the views of a catalogue. */
export async function countViews(engine: BrowserEngine, catalog: string, signal?: CancelSignal): Promise<number> {
  const [row] = await engine.ask(viewsQuestion(catalog), { signal });
  return row?.views ?? 0;
}
