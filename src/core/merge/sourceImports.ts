import type { Engine } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Reject, RejectCode } from '../ingest/types.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { SourceTable } from '../source/table.ts';

/** A file that a database of this program had imported. */
export interface SourceImport {
  readonly source: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly shape: string | null;
  /** Results of it that the database holds. */
  readonly results: number;
  readonly rejects: readonly Reject[];
}

/** What a source that is a database of this program knows its results by. */
export class SourceImports {
  readonly #engine: Engine;
  readonly #contents: SourceTable;
  readonly #tables: readonly SourceTable[];

  private constructor(engine: Engine, contents: SourceTable, tables: readonly SourceTable[]) {
    this.#engine = engine;
    this.#contents = contents;
    this.#tables = tables;
  }

  /** Null for a source that keeps no contents of its results. */
  static of(engine: Engine, tables: readonly SourceTable[]): SourceImports | null {
    const contents = tableOf(tables, 'import_contents', ['content', 'import_id', 'record_id']);
    return contents === null ? null : new SourceImports(engine, contents, tables);
  }

  /** The contents of the records whose numbers are from the first to the last of these. */
  async contentsOf(recordIds: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
    const found = new Map<number, string[]>();
    if (recordIds.length === 0) return found;
    const [low, high] = recordIds.reduce(([least, most], id) => [Math.min(least, id), Math.max(most, id)], [Infinity, -Infinity]);
    const asked = new Set(recordIds);
    const sql = `SELECT ${RECORD}::DOUBLE AS record_id, content FROM ${tableSql(this.#contents)} AS c WHERE ${RECORD} BETWEEN $1::BIGINT AND $2::BIGINT AND ${SETTLED}`;
    for (const { record_id, content } of await this.#engine.ask({ name: 'record-contents', sql, params: [low, high], row: { record_id: NUMBER, content: TEXT } })) {
      if (asked.has(record_id)) found.set(record_id, [...(found.get(record_id) ?? []), content]);
    }
    return found;
  }

  /** Contents of which no row tells: results that named a model and hardware and nothing else. */
  async contentsWithoutRows(): Promise<readonly string[]> {
    const rows = await this.#engine.ask({ name: 'rowless-contents', sql: `SELECT DISTINCT content FROM ${tableSql(this.#contents)} AS c WHERE ${RECORD} IS NULL AND ${SETTLED} ORDER BY 1`, row: { content: TEXT } });
    return rows.map(({ content }) => content);
  }

  /** The files of results of which every result is in the source still, and was taken of it. @param rejected Numbers of records that were not taken. */
  async wholeImports(rejected: ReadonlySet<number>): Promise<readonly SourceImport[]> {
    const log = tableOf(this.#tables, 'import_log', ['import_id', 'source', 'sha256', 'bytes', 'shape', 'results', 'duplicates']);
    if (log === null) return [];
    const rows = await this.#engine.ask({ name: 'source-imports', sql: this.#importsSql(log), params: [[...rejected].join(',')], row: IMPORT });
    // What was a duplicate belongs to another file: it is there while nothing is missing of any.
    const intact = rows.every(({ missing }) => missing === 0);
    const whole = rows.filter((row) => row.missing === 0 && row.contents >= row.results && (row.duplicates === 0 || intact) && row.shape?.startsWith('table') !== true);
    const rejects = await this.#rejects();
    return whole.map(({ import_id, source, sha256, bytes, shape, results, duplicates }) => ({ source, sha256, bytes, shape, results: results + duplicates, rejects: rejects.get(import_id) ?? [] }));
  }

  #importsSql(log: SourceTable): string {
    const kept = this.#tables.filter((table) => table !== this.#contents && hasColumns(table, ['record_id', 'import_id']));
    const present = kept.map((table) => `SELECT ${RECORD} AS record_id FROM ${tableSql(table)} AS c`);
    return `WITH present AS (SELECT DISTINCT record_id FROM (${[...present, 'SELECT NULL::BIGINT AS record_id'].join(' UNION ALL ')})),
  gone AS (SELECT unnest(string_split($1, ',')) AS record_id),
  held AS (
    SELECT TRY_CAST(c.import_id AS BIGINT) AS import_id, count(*) AS contents,
      count(*) FILTER (WHERE ${RECORD} IS NOT NULL AND (p.record_id IS NULL OR g.record_id IS NOT NULL)) AS missing
    FROM ${tableSql(this.#contents)} AS c
    LEFT JOIN present AS p ON p.record_id = ${RECORD}
    LEFT JOIN gone AS g ON TRY_CAST(g.record_id AS BIGINT) = ${RECORD}
    GROUP BY 1
  )
SELECT TRY_CAST(l.import_id AS DOUBLE) AS import_id, l.source::VARCHAR AS source, l.sha256::VARCHAR AS sha256, coalesce(TRY_CAST(l.bytes AS DOUBLE), 0) AS bytes, l.shape::VARCHAR AS shape,
  coalesce(TRY_CAST(l.results AS DOUBLE), 0) AS results, coalesce(TRY_CAST(l.duplicates AS DOUBLE), 0) AS duplicates, coalesce(h.contents, 0)::DOUBLE AS contents, coalesce(h.missing, 0)::DOUBLE AS missing
FROM ${tableSql(log)} AS l
LEFT JOIN held AS h ON h.import_id = TRY_CAST(l.import_id AS BIGINT)
WHERE TRY_CAST(l.import_id AS BIGINT) IS NOT NULL AND l.source IS NOT NULL AND regexp_full_match(l.sha256::VARCHAR, '[0-9a-f]{64}')
ORDER BY 1`;
  }

  async #rejects(): Promise<ReadonlyMap<number, readonly Reject[]>> {
    const byImport = new Map<number, Reject[]>();
    const table = tableOf(this.#tables, 'import_rejects', ['import_id', 'place', 'code', 'reason']);
    if (table === null) return byImport;
    const sql = `SELECT TRY_CAST(c.import_id AS DOUBLE) AS import_id, coalesce(c.place::VARCHAR, '') AS place, c.code::VARCHAR AS code, c.reason::VARCHAR AS reason FROM ${tableSql(table)} AS c WHERE c.code IS NOT NULL AND c.reason IS NOT NULL`;
    for (const { import_id, place, code, reason } of await this.#engine.ask({ name: 'source-rejects', sql, row: { import_id: NUMBER_NULL, place: TEXT, code: TEXT, reason: TEXT } })) {
      if (import_id === null) continue;
      const known = byImport.get(import_id);
      const reject = { place, code: code as RejectCode, reason };
      if (known === undefined) byImport.set(import_id, [reject]);
      else known.push(reject);
    }
    return byImport;
  }
}

const IMPORT = { import_id: NUMBER, source: TEXT, sha256: TEXT, bytes: NUMBER, shape: TEXT_NULL, results: NUMBER, duplicates: NUMBER, contents: NUMBER, missing: NUMBER } as const;
const RECORD = 'TRY_CAST(c.record_id AS BIGINT)';
/** Not of a merge that has not come to its end. */
const SETTLED = `regexp_full_match(c.content::VARCHAR, '[0-9a-f]{32}')`;

function tableOf(tables: readonly SourceTable[], label: string, columns: readonly string[]): SourceTable | null {
  return tables.find((table) => table.label === label && hasColumns(table, columns)) ?? null;
}

function hasColumns({ columns }: SourceTable, names: readonly string[]): boolean {
  return names.every((name) => columns.some((column) => column.name === name));
}
