import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import type { Includable } from '../view/viewState.ts';
import { Parameters } from './evidenceFilter.ts';
import { CONFIGURATION_COLUMNS, FAILED, refusedSql } from './resultRows.ts';
import type { ResultsAsked } from './resultRows.ts';

/** What a row must have to say something of power or heat. */
export const POWER_COLUMNS = [
  'power_w', 'power_peak_w', 'power_idle_w', 'energy_j', 'energy_per_item_j', 'items_per_joule', 'energy_delay_js', 'temperature_c', 'temperature_peak_c', 'temperature_rise_c',
  'battery_mah', 'battery_percent_per_h', 'runtime_h',
];

/** Null for a row that enters, else why it does not; each row has one reason. A measurement that is `linked` speaks through its power reading. */
function leftOutSql(include: readonly Includable[]): string {
  return `coalesce(${refusedSql(include)}, CASE
    WHEN kind <> 'power' AND linked THEN 'duplicate'
    WHEN coalesce(${POWER_COLUMNS.join(', ')}) IS NULL THEN 'no-value'
  END)`;
}

/** A joined reading is the power of the result that it is joined with: it stands with the other results of its configuration. */
const SPEAKS_FOR = `CASE WHEN kind = 'power' AND linked THEN 'measurement' ELSE kind END`;

const COUNT = { reason: TEXT, row_count: NUMBER } as const;

/** How many rows are in view, by the reason for leaving them out; an empty reason for those that enter. */
export function powerCounts({ condition, include, counted }: ResultsAsked): Question<typeof COUNT> {
  const parameters = new Parameters();
  const sql = `SELECT coalesce(${leftOutSql(include)}, '') AS reason, sum(result_count)::INTEGER AS row_count
FROM ${counted}
WHERE ${condition(parameters)}
GROUP BY 1
ORDER BY 1`;
  return { name: 'power-counts', sql, params: parameters.values, row: COUNT };
}

const RESULT = {
  model_key: NUMBER, device_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT, basis: TEXT, kind: TEXT,
  n: NUMBER, idle_w: NUMBER_NULL, rise_k: NUMBER_NULL, throttle: NUMBER_NULL, throttled: NUMBER, conflicts: NUMBER, failed: BOOLEAN, newest_ms: NUMBER_NULL,
} as const;

/** One configuration on one basis from one kind of table. */
export type PowerRow = Row<typeof RESULT> & { readonly [column: string]: string | number | boolean | null };

/** Configurations that are fetched, those with most readings; more cannot be told apart in a chart. */
export const CONFIGURATIONS_AT_MOST = 20_000;

/** Where the rows are counted that have a metric. */
export function rowsColumn(column: string): string {
  return `${column}_rows`;
}

/**
 * The power readings of every configuration in view: the median of each metric over all its rows that enter, and how many have it.
 * @param metrics Those that the file has at all; the row holds two columns for each.
 */
export function powerResults({ condition, include, from }: ResultsAsked, metrics: readonly MetricKey[]): Question<typeof RESULT & RowShape> {
  const parameters = new Parameters();
  const columns = metrics.map((key) => METRICS[key].column);
  const sql = `SELECT * EXCLUDE (place)
FROM (
  SELECT *, (count(*) OVER ())::INTEGER AS configurations, row_number() OVER (ORDER BY n DESC, model_key, device_key, precision, batch, shape, test_case, basis, kind, failed) AS place
  FROM (
SELECT
  ${CONFIGURATION_COLUMNS},
  CASE WHEN tier = 'simulated' THEN 'simulated' WHEN power_estimated THEN 'estimated' ELSE 'measured' END AS basis,
  ${SPEAKS_FOR} AS kind,
  count(*)::INTEGER AS n,
  median(power_idle_w)::DOUBLE AS idle_w,
  median(coalesce(temperature_rise_c, temperature_peak_c - temperature_c))::DOUBLE AS rise_k,
  min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
  count(*) FILTER (WHERE throttle > 0)::INTEGER AS throttled,
  count(*) FILTER (WHERE efficiency_conflict)::INTEGER AS conflicts,
  ${FAILED} AS failed,
  ${['max(at_ms)::DOUBLE AS newest_ms', ...columns.map((column) => `median(${column})::DOUBLE AS ${column}`), ...columns.map((column) => `count(${column})::INTEGER AS ${rowsColumn(column)}`)].join(',\n  ')}
FROM ${from(parameters)}
WHERE ${condition(parameters)}
  AND ${leftOutSql(include)} IS NULL
GROUP BY ALL
  )
)
WHERE place <= ${CONFIGURATIONS_AT_MOST}
ORDER BY ALL`;
  return { name: 'power-results', sql, params: parameters.values, row: { ...RESULT, ...Object.fromEntries(columns.map((column) => [column, NUMBER_NULL])), ...Object.fromEntries(columns.map((column) => [rowsColumn(column), NUMBER])), configurations: NUMBER } };
}
