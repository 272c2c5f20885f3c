import type { Engine } from '../engine/engine.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { constant } from '../sql/quote.ts';
import type { SourceFile } from './sources.ts';

/** Why a row that stands in an earlier file too is set aside: that one counts, for both files. */
export const COPY_REASON = 'is in another file too, and counts once';

/** Makes the table of files. */
export const CREATE_SOURCES = 'CREATE TABLE bench.source (source VARCHAR, bit USMALLINT)';

/** Fills `bench.source` with the bit of each file. */
export async function fillSources(engine: Engine, files: readonly SourceFile[]): Promise<void> {
  if (files.length === 0) return;
  const tuples = files.map(({ bit }, index) => `($${index + 1}::VARCHAR, ${bit})`);
  await engine.run({ sql: `INSERT INTO bench.source VALUES ${tuples.join(', ')}`, params: files.map(({ label }) => label) });
}

const KEY = ['model_key', 'device_key', 'at_ms', 'content'].join(', ');
const DAY_MS = 86_400_000;

/**
 * Statements that find measurements exported twice, once `bench.row` is filled and linked: rows of several files that are equal
 * in model, device, time, setting, outcome and every number. As many as one file has are kept, and know all files that they are in.
 * Without a time, or with a day and no number, nothing tells two results from two exports of one, so that both count.
 */
export function findCopies(content: readonly string[]): readonly string[] {
  const numbers = METRIC_KEYS.map((key) => METRICS[key].column).filter((column) => content.includes(column));
  const telling = `reason IS NULL AND at_ms IS NOT NULL AND (placeholder OR at_ms % ${DAY_MS} <> 0 OR coalesce(${numbers.join(', ')}) IS NOT NULL)`;
  return [
    `CREATE TABLE bench.copy AS
WITH shared AS MATERIALIZED (
  SELECT model_key, device_key, at_ms FROM bench.row WHERE ${telling} GROUP BY ALL HAVING min(sources) < max(sources)
), told AS (
  SELECT r.table_id, r.row_id, r.model_key, r.device_key, r.at_ms, r.sources, hash(${content.map((column) => `r.${column}`).join(', ')}) AS content
  FROM (SELECT * FROM bench.row WHERE ${telling}) AS r
  SEMI JOIN shared AS k ON k.model_key = r.model_key AND k.device_key = r.device_key AND k.at_ms = r.at_ms
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY ${KEY}, sources ORDER BY table_id, row_id) AS place FROM told
), held AS (
  SELECT table_id, row_id, device_key, sources, min(sources) OVER of_place AS first_source, bit_or(sources) OVER of_place AS all_sources
  FROM ranked
  WINDOW of_place AS (PARTITION BY ${KEY}, place)
)
SELECT table_id, row_id, device_key, sources = first_source AS is_kept, all_sources FROM held WHERE all_sources <> sources`,
    `UPDATE bench.stored_row AS r SET sources = c.all_sources FROM bench.copy AS c WHERE c.is_kept AND r.table_id = c.table_id AND r.row_id = c.row_id AND r.device_key = c.device_key`,
    `UPDATE bench.stored_row AS r SET reason = ${constant(COPY_REASON)} FROM bench.copy AS c WHERE NOT c.is_kept AND r.table_id = c.table_id AND r.row_id = c.row_id AND r.device_key = c.device_key`,
    'DROP TABLE bench.copy',
  ];
}
