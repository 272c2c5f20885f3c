import type { Question, SqlValue } from '../engine/engine.ts';
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

const KEY = { table_id: NUMBER, row_id: NUMBER, throttle: NUMBER_NULL, linked: BOOLEAN, sources: NUMBER, total: NUMBER } as const;

/** Which rows of which tables stand behind a cell, newest first. */
export function evidenceKeys(from: From, filters: Filters, modelKey: number, deviceKeys: readonly number[]): Question<typeof KEY> {
  const parameters = new Parameters();
  const relation = from(parameters);
  const model = parameters.add(modelKey);
  const devices = parameters.add(deviceKeys.join(','));
  const sql = `SELECT table_id::INTEGER AS table_id, row_id::DOUBLE AS row_id, throttle::INTEGER AS throttle, linked, sources::INTEGER AS sources, (count(*) OVER ())::INTEGER AS total
FROM ${relation}
WHERE model_key = $${model}::INTEGER
  AND list_contains(string_split($${devices}::VARCHAR, ','), device_key::VARCHAR)
  AND ${evidenceCondition(filters, parameters)}
ORDER BY at_ms DESC NULLS LAST, CASE WHEN kind <> 'power' THEN code END DESC NULLS LAST, table_id, row_id DESC
LIMIT ${EVIDENCE_AT_MOST}`;
  return { name: 'evidence-keys', sql, params: parameters.values, row: KEY };
}

const DETAIL = {
  table_id: NUMBER, row_id: NUMBER, kind: TEXT, tier: TEXT, code: NUMBER_NULL, placeholder: BOOLEAN, simulation_reason: TEXT_NULL, device_key: NUMBER, hardware_word: TEXT_NULL,
  status_word: TEXT_NULL, error_text: TEXT_NULL, error_type: TEXT_NULL, suggested_fix: TEXT_NULL, notes: TEXT_NULL, limitations: TEXT_NULL, workarounds: TEXT_NULL, score: NUMBER_NULL,
  test_type: TEXT, test_case: TEXT, precision: TEXT, precision_word: TEXT_NULL, batch: TEXT, sequence_length: NUMBER_NULL, at_ms: NUMBER_NULL, time_from_run: BOOLEAN, run_ref: TEXT_NULL, commit_ref: TEXT_NULL,
} as const;

const VALUES: RowShape = Object.fromEntries(METRIC_KEYS.map((key) => [METRICS[key].column, NUMBER_NULL]));
const DETAIL_AND_VALUES = { ...VALUES, ...DETAIL };

/** A row of evidence with everything the file says about it. */
export type EvidenceDetail = Row<typeof DETAIL> & { readonly [column: string]: string | number | boolean | null };

const LONG_TEXTS = new Set<string>(['simulation_reason', 'hardware_word', 'status_word', 'error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds', 'precision_word', 'run_ref', 'commit_ref']);
const CASTS: { readonly [column: string]: string } = { table_id: 'INTEGER', row_id: 'DOUBLE', code: 'INTEGER', device_key: 'INTEGER', sequence_length: 'INTEGER' };

/** What a power row may have been given by its test or its result, so that it no longer stands in its own table. */
const GIVEN = new Set<string>([...Object.keys(VALUES), 'tier', 'code', 'precision', 'batch', 'test_case', 'at_ms', 'time_from_run']);

/** The sequence length of a row, or the one that a power row was given. */
const SEQUENCE_LENGTH = `coalesce(v.sequence_length, CASE WHEN regexp_full_match(s.shape, '[0-9]{1,9}') THEN s.shape::INTEGER END)`;

/** The full rows of one table of the file behind a cell. `select` reads that table in the canonical columns. */
export function evidenceDetails(select: string, rowIds: readonly number[], modelKey: number, deviceKeys: readonly number[]): Question<typeof DETAIL_AND_VALUES> {
  const columns = Object.entries<ColumnSpec>(DETAIL_AND_VALUES).map(([column, spec]) => {
    if (LONG_TEXTS.has(column)) return `left(v.${column}, ${TEXT_AT_MOST}) AS ${column}`;
    const value = column === 'sequence_length' ? SEQUENCE_LENGTH : GIVEN.has(column) ? `CASE WHEN s.row_id IS NULL THEN v.${column} ELSE s.${column} END` : `v.${column}`;
    const type = CASTS[column] ?? (spec.kind === 'number' ? 'DOUBLE' : null);
    return type === null ? `${value} AS ${column}` : `(${value})::${type} AS ${column}`;
  });
  const params: SqlValue[] = [rowIds.join(','), modelKey, deviceKeys.join(',')];
  const sql = `SELECT
  ${columns.join(',\n  ')}
FROM (${select}) AS v
LEFT JOIN bench.row AS s ON s.kind = 'power' AND s.table_id = v.table_id AND s.row_id = v.row_id
WHERE v.row_id IN (SELECT unnest(string_split($1::VARCHAR, ','))::BIGINT)
  AND v.reason IS NULL
  AND v.model_key = $2::INTEGER
  AND list_contains(string_split($3::VARCHAR, ','), v.device_key::VARCHAR)
ORDER BY v.row_id, v.device_key`;
  return { name: 'evidence-details', sql, params, row: DETAIL_AND_VALUES };
}
