import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import type { Metric } from '../model/metric.ts';
import { Parameters } from './evidenceFilter.ts';
import { medianBounds } from './medianBounds.ts';
import { CONFIGURATION_COLUMNS, RUN_KEY, groupColumns, refusedSql } from './resultRows.ts';
import type { ResultsAsked } from './resultRows.ts';

/** Values of a sample that are fetched, newest first: enough for its distribution and its verdicts. Its median, mean and bounds are over all. */
export const VALUES_AT_MOST = 500;

const SAMPLE = {
  model_key: NUMBER, device_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT, kind: TEXT, simulated: BOOLEAN, failed: BOOLEAN, copied: BOOLEAN,
  /** `before` or `after` when split in time, an empty text for rows without a time; `all` otherwise. */
  part: TEXT,
  n: NUMBER, median: NUMBER, mean: NUMBER, low: NUMBER, high: NUMBER,
  /** 95 % interval of the median; null below six rows. */
  median_low: NUMBER_NULL, median_high: NUMBER_NULL,
  newest_ms: NUMBER_NULL, throttle: NUMBER_NULL, estimated: BOOLEAN, iterations: NUMBER_NULL, deviation_ms: NUMBER_NULL,
  runs: NUMBER, versions: NUMBER,
  /** Bits of the files that its rows are from. */
  sources: NUMBER,
  /** Parted by commas, newest first; a time may be empty. Rows of one run have the same number in `run_list`. */
  value_list: TEXT, time_list: TEXT, run_list: TEXT,
} as const;

/** The rows of one configuration and one kind of table, all simulated or none, all failed or none. */
export type SampleRow = Row<typeof SAMPLE>;

/** The values of a metric in every configuration, in one answer; with a moment to split at, parted by it. */
export function configurationSamples({ condition, include, from }: ResultsAsked, metric: Metric, splitMs: number | null = null): Question<typeof SAMPLE> {
  const parameters = new Parameters();
  const part = splitMs === null ? `'all'` : `CASE WHEN at_ms IS NULL THEN '' WHEN at_ms < $${parameters.add(splitMs)}::DOUBLE THEN 'before' ELSE 'after' END`;
  const bounds = medianBounds('sorted', 'n');
  const sql = `SELECT
  model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied, part,
  n, median, mean, sorted[1] AS low, sorted[n] AS high,
  ${bounds.low} AS median_low, ${bounds.high} AS median_high,
  newest_ms, throttle, estimated, iterations, deviation_ms, runs, versions, sources,
  array_to_string([result.value::VARCHAR FOR result IN newest], ',') AS value_list,
  array_to_string([coalesce(result.at_ms::VARCHAR, '') FOR result IN newest], ',') AS time_list,
  array_to_string([result.run::VARCHAR FOR result IN newest], ',') AS run_list
FROM (
  SELECT
    ${CONFIGURATION_COLUMNS}, ${groupColumns([metric.column])}, ${part} AS part,
    count(*)::INTEGER AS n,
    median(${metric.column})::DOUBLE AS median,
    avg(${metric.column})::DOUBLE AS mean,
    list(${metric.column} ORDER BY ${metric.column}) AS sorted,
    max(at_ms)::DOUBLE AS newest_ms,
    min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
    coalesce(bool_or(power_estimated), false) AS estimated,
    min(iterations)::INTEGER AS iterations,
    CASE WHEN count(*) = 1 THEN max(latency_std_ms) END::DOUBLE AS deviation_ms,
    count(DISTINCT ${RUN_KEY})::INTEGER AS runs,
    count(DISTINCT version_key)::INTEGER AS versions,
    bit_or(sources)::INTEGER AS sources,
    list({value: ${metric.column}, at_ms: at_ms, run: ${RUN_KEY}} ORDER BY at_ms DESC NULLS LAST, table_id, row_id DESC)[1:${VALUES_AT_MOST}] AS newest
  FROM ${from(parameters)}
  WHERE ${condition(parameters)}
    AND ${refusedSql(include)} IS NULL
    AND ${metric.column} IS NOT NULL
  GROUP BY ALL
)
ORDER BY model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied, part`;
  return { name: 'configuration-samples', sql, params: parameters.values, row: SAMPLE };
}
