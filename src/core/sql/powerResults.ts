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

/** Configurations that are fetched of very many, those with most readings; more cannot be told apart in a chart. */
export const CONFIGURATIONS_AT_MOST = 3_000;
/** Besides, of those that have what a view needs: it may be rare. */
export const OF_EACH_VIEW = 250;
/** What a configuration must have for each view: some metric of each list. */
export const POWER_NEEDS: readonly (readonly (readonly MetricKey[])[])[] = [
  [['power'], ['throughput']],
  [['energy-per-item'], ['latency', 'latency-p50', 'latency-p90', 'latency-p99']],
  [['items-per-joule', 'energy-per-item']],
  [['temperature', 'temperature-peak']],
  [['battery-rate', 'battery', 'runtime']],
];

/** Where the rows are counted that have a metric. */
export function rowsColumn(column: string): string {
  return `${column}_rows`;
}

const KEYS = 'model_key, device_key, precision, batch, shape, test_case, basis, kind, failed';

/** What parts results into configurations, with all else that they are read for. */
function enteringSql({ condition, include, from }: ResultsAsked, parameters: Parameters): string {
  return `(
  SELECT * REPLACE (${CONFIGURATION_COLUMNS.replace(', precision, batch, shape, test_case', '')}, ${SPEAKS_FOR} AS kind), CASE WHEN tier = 'simulated' THEN 'simulated' WHEN power_estimated THEN 'estimated' ELSE 'measured' END AS basis, ${FAILED} AS failed
  FROM ${from(parameters)}
  WHERE ${condition(parameters)}
    AND ${leftOutSql(include)} IS NULL
)`;
}

/** The configurations with most readings, in all and for each view, with how many there are. */
function chosenSql(asked: ResultsAsked, metrics: readonly MetricKey[], parameters: Parameters): string {
  const some = (keys: readonly MetricKey[]): string => keys.filter((key) => metrics.includes(key)).map((key) => `count(${METRICS[key].column}) > 0`).join(' OR ');
  const views = POWER_NEEDS.filter((needs) => needs.every((keys) => some(keys) !== ''));
  const flags = views.map((needs, index) => `, ${needs.map((keys) => `(${some(keys)})`).join(' AND ')} AS view_${index}`).join('');
  const most = (where: string, atMost: number): string => `(SELECT ${KEYS} FROM counted${where} ORDER BY n DESC, ${KEYS} LIMIT ${atMost})`;
  return `WITH counted AS MATERIALIZED (
  SELECT ${KEYS}, count(*) AS n${flags} FROM ${enteringSql(asked, parameters)} GROUP BY ALL
), chosen AS (
  SELECT *, (SELECT count(*) FROM counted)::INTEGER AS configurations
  FROM (
    ${[most('', CONFIGURATIONS_AT_MOST), ...views.map((_, index) => most(` WHERE view_${index}`, OF_EACH_VIEW))].join('\n    UNION ')}
  )
)`;
}

/**
 * The power readings of every configuration in view: the median of each metric over all its rows that enter, and how many have it.
 * @param metrics Those that the file has at all; the row holds two columns for each.
 * @param isLarge Whether there may be so many configurations that only some are to be fetched: those are chosen first, so that no more medians are worked out.
 */
export function powerResults(asked: ResultsAsked, metrics: readonly MetricKey[], isLarge: boolean): Question<typeof RESULT & RowShape> {
  const parameters = new Parameters();
  const columns = metrics.map((key) => METRICS[key].column);
  const chosen = isLarge ? `${chosenSql(asked, metrics, parameters)}\n` : '';
  const sql = `${chosen}SELECT
  model_key, device_key, precision, batch, shape, test_case, basis, kind,
  count(*)::INTEGER AS n,
  median(power_idle_w)::DOUBLE AS idle_w,
  median(coalesce(temperature_rise_c, temperature_peak_c - temperature_c))::DOUBLE AS rise_k,
  min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
  count(*) FILTER (WHERE throttle > 0)::INTEGER AS throttled,
  count(*) FILTER (WHERE efficiency_conflict)::INTEGER AS conflicts,
  failed,
  ${['max(at_ms)::DOUBLE AS newest_ms', ...columns.map((column) => `median(${column})::DOUBLE AS ${column}`), ...columns.map((column) => `count(${column})::INTEGER AS ${rowsColumn(column)}`)].join(',\n  ')},
  ${isLarge ? 'any_value(configurations)' : '(count(*) OVER ())::INTEGER'} AS configurations
FROM ${enteringSql(asked, parameters)}${isLarge ? `\nJOIN chosen USING (${KEYS})` : ''}
GROUP BY ${KEYS}
ORDER BY ALL`;
  return { name: 'power-results', sql, params: parameters.values, row: { ...RESULT, ...Object.fromEntries(columns.map((column) => [column, NUMBER_NULL])), ...Object.fromEntries(columns.map((column) => [rowsColumn(column), NUMBER])), configurations: NUMBER } };
}
