import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { Parameters } from './evidenceFilter.ts';
import { medianBounds } from './medianBounds.ts';
import { CONFIGURATION_COLUMNS, RUN_KEY, groupColumns, refusedSql } from './resultRows.ts';
import type { From } from './from.ts';
import type { ResultsAsked } from './resultRows.ts';

/** Several metrics of the same rows: those that hold all of them, or any. */
export interface MetricsAsked extends ResultsAsked {
  readonly metrics: readonly MetricKey[];
  readonly need: 'all' | 'any';
}

const GROUP = { model_key: NUMBER, device_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT, kind: TEXT, simulated: BOOLEAN, failed: BOOLEAN, copied: BOOLEAN, n: NUMBER } as const;

/** How many rows a configuration has for a chart, by what may not be mixed. */
export type GroupRow = Row<typeof GROUP>;

/** Every configuration in view that has what a chart needs. */
export function configurationIndex(asked: MetricsAsked): Question<typeof GROUP> {
  const parameters = new Parameters();
  const sql = `SELECT
  ${CONFIGURATION_COLUMNS}, ${groupColumns(columnsOf(asked))},
  sum(result_count)::INTEGER AS n
FROM ${asked.counted}
WHERE ${usableSql(asked, parameters)}
  AND ${heldSql(asked)}
GROUP BY ALL
ORDER BY model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied`;
  return { name: 'configuration-index', sql, params: parameters.values, row: GROUP };
}

const POINT = {
  ...GROUP,
  /** Every one of its rows is a power reading of a measurement that is in the file. */
  linked: BOOLEAN, newest_ms: NUMBER_NULL, throttle: NUMBER_NULL, estimated: BOOLEAN, iterations: NUMBER_NULL, runs: NUMBER, versions: NUMBER,
  /** Bits of the files that its rows are from. */
  sources: NUMBER,
  /** False for power readings that lack what is asked for: they only tell of throttling and of estimates. */
  held: BOOLEAN,
} as const;

/** Medians by column, with `<column>_n` values and the bounds `<column>_low` and `<column>_high` of its 95 % interval. */
export type PointRow = Row<typeof POINT> & { readonly [column: string]: string | number | boolean | null };

/** Values that all points have in common; what is not stated here may differ. */
export interface PointsAbout {
  readonly modelKey: number;
  readonly deviceKey: number | null;
  readonly precision: string | null;
  readonly batch: string | null;
  readonly shape: string | null;
  readonly testCase: string | null;
}

/** The medians of several metrics in every configuration of a subject, out of rows that hold all of it. */
export function configurationPoints(asked: MetricsAsked, from: From, about: PointsAbout): Question {
  const parameters = new Parameters();
  const columns = columnsOf(asked);
  const sql = `SELECT
  model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied,
  ${['n, linked, newest_ms, throttle, estimated, iterations, runs, versions, sources, held', ...columns.map((column) => `${column}, ${column}_n, ${boundsSql(column)}`)].join(',\n  ')}
FROM (
  SELECT
    ${CONFIGURATION_COLUMNS}, ${groupColumns(columns)}, ${heldSql(asked)} AS held,
    count(*)::INTEGER AS n,
    count(DISTINCT ${RUN_KEY})::INTEGER AS runs,
    count(DISTINCT version_key)::INTEGER AS versions,
    bit_or(sources)::INTEGER AS sources,
    min(iterations) FILTER (WHERE latency_p99_ms IS NOT NULL)::INTEGER AS iterations,
    coalesce(bool_and(kind = 'power' AND linked), false) AS linked,
    max(at_ms)::DOUBLE AS newest_ms,
    min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
    ${['coalesce(bool_or(power_estimated), false) AS estimated', ...columns.map((column) => `median(${column})::DOUBLE AS ${column}, count(${column})::INTEGER AS ${column}_n, list(${column} ORDER BY ${column}) FILTER (WHERE ${column} IS NOT NULL) AS ${column}_sorted`)].join(',\n    ')}
  FROM ${from(parameters)}
  WHERE ${usableSql(asked, parameters)}
    AND (${heldSql(asked)} OR (kind = 'power' AND linked))
    AND ${aboutSql(about, parameters)}
  GROUP BY ALL
)
ORDER BY model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied, held`;
  const values: RowShape = Object.fromEntries(columns.flatMap((column) => [[column, NUMBER_NULL], [`${column}_n`, NUMBER], [`${column}_low`, NUMBER_NULL], [`${column}_high`, NUMBER_NULL]]));
  return { name: 'configuration-points', sql, params: parameters.values, row: { ...POINT, ...values } };
}

function columnsOf({ metrics }: MetricsAsked): readonly string[] {
  return metrics.map((key) => METRICS[key].column);
}

function usableSql(asked: MetricsAsked, parameters: Parameters): string {
  return `${asked.condition(parameters)}
    AND ${refusedSql(asked.include)} IS NULL`;
}

/** Whether a row has what the chart needs. */
function heldSql(asked: MetricsAsked): string {
  const held = columnsOf(asked).map((column) => `${column} IS NOT NULL`);
  return held.length === 0 ? 'false' : `(${held.join(asked.need === 'all' ? ' AND ' : ' OR ')})`;
}

/** The WHERE condition over `bench.evidence` for what points have in common. */
export function aboutSql(about: PointsAbout, parameters: Parameters): string {
  const equal = (column: string, value: string | null): string[] => (value === null ? [] : [`${column} = $${parameters.add(value)}::VARCHAR`]);
  return [
    `model_key = $${parameters.add(about.modelKey)}::INTEGER`,
    ...(about.deviceKey === null ? [] : [`device_key = $${parameters.add(about.deviceKey)}::INTEGER`]),
    ...equal('precision', about.precision), ...equal('batch', about.batch), ...equal('shape', about.shape), ...equal('test_case', about.testCase),
  ].join(' AND ');
}

function boundsSql(column: string): string {
  const { low, high } = medianBounds(`${column}_sorted`, `${column}_n`);
  return `${low} AS ${column}_low, ${high} AS ${column}_high`;
}
