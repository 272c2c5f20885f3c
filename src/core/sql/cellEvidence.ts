import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { ColumnSpec, Row, RowShape } from '../engine/row.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { Filters } from '../view/viewState.ts';
import { Parameters, evidenceCondition } from './evidenceFilter.ts';
import type { From } from './from.ts';

/** Rows of evidence shown for a cell; more are counted, not fetched. */
export const EVIDENCE_AT_MOST = 500;
/** Characters of a text that are fetched: a file may hold texts of any length. */
const TEXT_AT_MOST = 20_000;

const VALUES: RowShape = Object.fromEntries(METRIC_KEYS.map((key) => [METRICS[key].column, NUMBER_NULL]));
const RESULT = {
  ...VALUES,
  table_id: NUMBER, row_id: NUMBER, kind: TEXT, tier: TEXT, code: NUMBER_NULL, placeholder: BOOLEAN, device_key: NUMBER, score: NUMBER_NULL, test_type: TEXT, test_case: TEXT, precision: TEXT, batch: TEXT, shape: TEXT,
  at_ms: NUMBER_NULL, time_from_run: BOOLEAN, throttle: NUMBER_NULL, linked: BOOLEAN, sources: NUMBER, total: NUMBER,
} as const;

/** A row behind a cell in the canonical columns. */
export type EvidenceResult = Row<typeof RESULT> & { readonly [column: string]: string | number | boolean | null };

const INTEGERS = new Set(['table_id', 'code', 'device_key', 'throttle', 'sources']);

/** The rows behind a cell, newest first, and how many there are. */
export function evidenceResults(from: From, filters: Filters, modelKey: number, deviceKeys: readonly number[]): Question<typeof RESULT> {
  const parameters = new Parameters();
  const relation = from(parameters);
  const model = parameters.add(modelKey);
  const devices = parameters.add(deviceKeys.join(','));
  const columns = Object.entries<ColumnSpec>(RESULT).map(([column, { kind }]) => {
    if (column === 'total') return '(count(*) OVER ())::INTEGER AS total';
    return kind === 'number' ? `${column}::${INTEGERS.has(column) ? 'INTEGER' : 'DOUBLE'} AS ${column}` : column;
  });
  const sql = `SELECT ${columns.join(', ')}
FROM ${relation}
WHERE model_key = $${model}::INTEGER
  AND list_contains(string_split($${devices}::VARCHAR, ','), device_key::VARCHAR)
  AND ${evidenceCondition(filters, parameters)}
ORDER BY at_ms DESC NULLS LAST, CASE WHEN kind <> 'power' THEN code END DESC NULLS LAST, table_id, row_id DESC, device_key
LIMIT ${EVIDENCE_AT_MOST}`;
  return { name: 'evidence-results', sql, params: parameters.values, row: RESULT };
}

const TEXTS = {
  row_id: NUMBER, device_key: NUMBER_NULL, code: NUMBER_NULL, simulation_reason: TEXT_NULL, hardware_word: TEXT_NULL, status_word: TEXT_NULL, error_text: TEXT_NULL, error_type: TEXT_NULL, suggested_fix: TEXT_NULL,
  notes: TEXT_NULL, limitations: TEXT_NULL, workarounds: TEXT_NULL, precision_word: TEXT_NULL, run_ref: TEXT_NULL, commit_ref: TEXT_NULL, sequence_length: NUMBER_NULL,
} as const;

/** What a row of the file says in its own words. */
export type EvidenceTexts = Row<typeof TEXTS>;

/**
 * The texts of some rows of one table.
 * @param select What `rowTexts` makes of the table.
 */
export function evidenceTexts(select: string, rowIds: readonly number[]): Question<typeof TEXTS> {
  const columns = Object.entries<ColumnSpec>(TEXTS).map(([column, { kind }]) => (kind === 'text' ? `left(x.${column}, ${TEXT_AT_MOST}) AS ${column}` : `x.${column}::${column === 'row_id' ? 'DOUBLE' : 'INTEGER'} AS ${column}`));
  const sql = `SELECT ${columns.join(', ')}
FROM (${select}) AS x
ORDER BY x.row_id, x.device_key, x.code`;
  return { name: 'evidence-texts', sql, params: [rowIds.join(',')], row: TEXTS };
}
