import { NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { SourceTable } from '../source/table.ts';
import { isoTime } from './reportContext.ts';
import type { ReportContext } from './reportContext.ts';
import type { Provenance } from './qualityTypes.ts';

const LOG_NEEDS = ['source', 'shape', 'bytes', 'imported_at', 'results', 'duplicates', 'rejects'];
const TOTALS = { files: NUMBER, size_bytes: NUMBER, results: NUMBER, duplicates: NUMBER, rejects: NUMBER, first_ms: NUMBER_NULL, last_ms: NUMBER_NULL } as const;
const SHAPE = { shape: TEXT_NULL, files: NUMBER, results: NUMBER } as const;
const REJECT = { reason: TEXT, row_count: NUMBER } as const;

const number = (column: string): string => `coalesce(sum(TRY_CAST(t.${column} AS DOUBLE)), 0)::DOUBLE`;
const time = (aggregate: 'min' | 'max'): string => `${aggregate}(epoch_ms(TRY_CAST(t.imported_at AS TIMESTAMP)))::DOUBLE`;

/** What the import log says of the whole database, whatever the filters. A table of that name with other columns is none. */
export async function provenanceSection({ engine, tables, signal }: ReportContext): Promise<Provenance | null> {
  const log = tableWith(tables, 'import_log', LOG_NEEDS);
  if (log === null) return null;
  const [totals] = await engine.ask(
    { name: 'import-totals', sql: `SELECT count(*)::INTEGER AS files, ${number('bytes')} AS size_bytes, ${number('results')} AS results, ${number('duplicates')} AS duplicates, ${number('rejects')} AS rejects, ${time('min')} AS first_ms, ${time('max')} AS last_ms FROM ${tableSql(log)} AS t`, row: TOTALS },
    { signal },
  );
  if (totals === undefined) return null;
  const shapes = await engine.ask(
    { name: 'import-shapes', sql: `SELECT left(CAST(t.shape AS VARCHAR), 200) AS shape, count(*)::INTEGER AS files, ${number('results')} AS results FROM ${tableSql(log)} AS t GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST LIMIT 50`, row: SHAPE },
    { signal },
  );
  const rejects = tableWith(tables, 'import_rejects', ['code']);
  const codes = rejects === null ? [] : await engine.ask(
    { name: 'import-rejects', sql: `SELECT coalesce(left(CAST(t.code AS VARCHAR), 200), '') AS reason, count(*)::INTEGER AS row_count FROM ${tableSql(rejects)} AS t GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`, row: REJECT },
    { signal },
  );
  return {
    files: totals.files,
    size_bytes: totals.size_bytes,
    results: totals.results,
    duplicates: totals.duplicates,
    rejects: totals.rejects,
    first_imported_at: isoTime(totals.first_ms),
    last_imported_at: isoTime(totals.last_ms),
    shapes,
    rejects_by_code: codes.map(({ reason, row_count }) => ({ reason, rows: row_count })),
  };
}

function tableWith(tables: readonly SourceTable[], label: string, columns: readonly string[]): SourceTable | null {
  const has = (table: SourceTable): boolean => columns.every((column) => table.columns.some(({ name }) => name === column));
  return tables.find((table) => table.label.toLowerCase() === label && has(table)) ?? null;
}
