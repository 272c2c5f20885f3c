import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { Parameters } from './evidenceFilter.ts';
import { refusedSql } from './resultRows.ts';
import type { ResultsAsked } from './resultRows.ts';

const USAGE = { in_view: NUMBER, declared: NUMBER, placeholder: NUMBER, simulated: NUMBER, failed: NUMBER, usable: NUMBER, oldest_ms: NUMBER_NULL, newest_ms: NUMBER_NULL } as const;
const COUNTS: RowShape = Object.fromEntries(METRIC_KEYS.map((key) => [METRICS[key].column, NUMBER]));
const USAGE_AND_COUNTS = { ...USAGE, ...COUNTS };

/** Rows in view, those refused by reason, and the usable ones with how many hold each metric and their first and last moments. */
export type ResultUsage = Row<typeof USAGE> & { readonly [column: string]: number | null };

/** One row: what the view holds, whatever the metric. */
export function resultUsage({ condition, include, counted }: ResultsAsked): Question<typeof USAGE_AND_COUNTS> {
  const parameters = new Parameters();
  const columns = METRIC_KEYS.map((key) => METRICS[key].column);
  const sql = `SELECT
  coalesce(sum(result_count), 0)::INTEGER AS in_view,
  ${(['declared', 'placeholder', 'simulated', 'failed'] as const).map((reason) => `coalesce(sum(result_count) FILTER (WHERE refused = '${reason}'), 0)::INTEGER AS ${reason}`).join(',\n  ')},
  coalesce(sum(result_count) FILTER (WHERE refused IS NULL), 0)::INTEGER AS usable,
  min(oldest_ms) FILTER (WHERE refused IS NULL)::DOUBLE AS oldest_ms,
  max(at_ms) FILTER (WHERE refused IS NULL)::DOUBLE AS newest_ms,
  ${columns.map((column) => `coalesce(sum(result_count) FILTER (WHERE refused IS NULL AND ${column} IS NOT NULL), 0)::INTEGER AS ${column}`).join(',\n  ')}
FROM (
  SELECT ${refusedSql(include)} AS refused, at_ms, oldest_ms, result_count, ${columns.join(', ')}
  FROM ${counted}
  WHERE ${condition(parameters)}
)`;
  return { name: 'result-usage', sql, params: parameters.values, row: USAGE_AND_COUNTS };
}
