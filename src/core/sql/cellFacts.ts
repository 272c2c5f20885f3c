import type { Engine, Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row, RowShape } from '../engine/row.ts';
import type { Metric, Statistic } from '../model/metric.ts';
import { VERDICT_BASE, verdictCode } from '../model/state.ts';
import type { Filters } from '../view/viewState.ts';
import type { EvidenceDimension } from './evidenceFilter.ts';
import type { Counting, From } from './from.ts';
import { countedOnce } from './countedOnce.ts';
import { Parameters, evidenceCondition, periodOf } from './evidenceFilter.ts';

/** A metric read at one configuration; an empty text is "not stated". */
export interface MetricAsked {
  readonly metric: Metric;
  readonly statistic: Statistic;
  readonly batch: string;
  readonly precision: string;
  readonly testCase: string;
}

const CELL_FACT = {
  model_key: NUMBER,
  device_key: NUMBER,
  /** Value of the dimension that options are counted for; empty when none was asked. */
  facet: TEXT,
  /** Packed verdicts, see `unpackVerdict`. */
  observed: NUMBER_NULL,
  declared: NUMBER_NULL,
  simulated: NUMBER_NULL,
  /** Real results that say how they ended, by outcome. */
  passes: NUMBER,
  partials: NUMBER,
  fails: NUMBER,
  /** Rows that are neither declarations nor power readings. */
  results: NUMBER,
  declarations: NUMBER,
  /** Rows of every kind. */
  rows: NUMBER,
  /** Bits of the files that they are from. */
  sources: NUMBER,
  /** Rows that are said to have been throttled, and the code of their strongest evidence; a power reading beside its result counts with it. */
  throttled: NUMBER,
  throttle: NUMBER_NULL,
  newest_ms: NUMBER_NULL,
  /** Newest declared score, of real and of simulated rows; of several at that time the lowest. */
  score: NUMBER_NULL,
  simulated_score: NUMBER_NULL,
  value: NUMBER_NULL,
  value_count: NUMBER,
  simulated_value: NUMBER_NULL,
} as const;

/** What is known about one model on one device under the filters. */
export type CellFact = Row<typeof CELL_FACT>;

const FACETS = { source: 's.source', precision: 'precision', batch: 'batch', testType: 'test_type', evidence: `CASE WHEN tier = 'simulated' THEN 'simulated' ELSE 'real' END` } as const;

/** How finely results must be told apart to answer `cellFacts`. */
export function countingOf(filters: Filters, facet: EvidenceDimension | null): Counting {
  const settings = filters.precision.length > 0 || filters.batch.length > 0 || filters.testType.length > 0 || filters.throttled !== 'all' || facet === 'precision' || facet === 'batch' || facet === 'testType';
  return { by: settings ? 'setting' : 'cell', ...periodOf(filters) };
}

/** How many results fulfil a condition. */
function rows(condition: string): string {
  return `coalesce(sum(result_count) FILTER (WHERE ${condition}), 0)::INTEGER`;
}

/**
 * One row per model and device with evidence (per facet value when one is asked), with the verdicts of each tier and no value.
 * @param counted Where results are counted, see `Relations.counted`.
 */
export function cellFacts(counted: string, filters: Filters, facet: EvidenceDimension | null = null): Question<typeof CELL_FACT> {
  const parameters = new Parameters();
  const packed = `CASE WHEN kind <> 'power' THEN coalesce(at_ms, 0) * ${VERDICT_BASE} + code END`;
  const failing = verdictCode('failing', 'unavailable');
  const sql = `SELECT
  model_key::INTEGER AS model_key,
  device_key::INTEGER AS device_key,
  ${facet === null ? `''` : FACETS[facet]}::VARCHAR AS facet,
  max(${packed}) FILTER (WHERE tier = 'observed')::DOUBLE AS observed,
  max(${packed}) FILTER (WHERE tier = 'declared')::DOUBLE AS declared,
  max(${packed}) FILTER (WHERE tier = 'simulated')::DOUBLE AS simulated,
  ${rows(`explicit AND tier = 'observed' AND code = ${verdictCode('supported')}`)} AS passes,
  ${rows(`explicit AND tier = 'observed' AND code = ${verdictCode('partial')}`)} AS partials,
  ${rows(`explicit AND tier = 'observed' AND (code = ${verdictCode('unsupported')} OR code >= ${failing})`)} AS fails,
  ${rows(`kind NOT IN ('declaration', 'power')`)} AS results,
  ${rows(`kind = 'declaration'`)} AS declarations,
  sum(result_count)::INTEGER AS rows,
  bit_or(sources)::INTEGER AS sources,
  ${rows(`throttle > 0 AND NOT (kind = 'power' AND linked)`)} AS throttled,
  min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
  max(at_ms)::DOUBLE AS newest_ms,
  arg_max(score, (coalesce(at_ms, 0), -score)) FILTER (WHERE score IS NOT NULL AND tier <> 'simulated')::DOUBLE AS score,
  arg_max(score, (coalesce(at_ms, 0), -score)) FILTER (WHERE score IS NOT NULL AND tier = 'simulated')::DOUBLE AS simulated_score,
  NULL::DOUBLE AS value,
  0::INTEGER AS value_count,
  NULL::DOUBLE AS simulated_value
FROM ${counted} AS e${facet === 'source' ? ' JOIN bench.source AS s ON (e.sources & s.bit) <> 0' : ''}
WHERE ${evidenceCondition(filters, parameters, facet)}
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3`;
  return { name: 'cell-facts', sql, params: parameters.values, row: CELL_FACT };
}

/** A number of a failed run is no measurement of the model at work; a power reading has none of its own, only the failure of its run. */
const RAN = `(code IS NULL OR code <= ${verdictCode('partial')})`;

const CELL_VALUE = { model_key: NUMBER, device_key: NUMBER, value: NUMBER_NULL, value_count: NUMBER, simulated_value: NUMBER_NULL } as const;

/** The value of a metric of one model on one device at one configuration. */
export type CellValue = Row<typeof CELL_VALUE>;

/** The metric of every model and device that has a value of it at the configuration asked for. */
export function cellValues(from: From, filters: Filters, { metric, statistic, batch, precision, testCase }: MetricAsked): Question<typeof CELL_VALUE> {
  const parameters = new Parameters();
  const { column, better } = metric;
  const aggregate = statistic === 'median' ? `median(${column})` : `${better === 'higher' ? 'max' : 'min'}(${column})`;
  const sql = `SELECT
  model_key::INTEGER AS model_key,
  device_key::INTEGER AS device_key,
  ${aggregate} FILTER (WHERE tier = 'observed')::DOUBLE AS value,
  count(*) FILTER (WHERE tier = 'observed')::INTEGER AS value_count,
  ${aggregate} FILTER (WHERE tier = 'simulated')::DOUBLE AS simulated_value
FROM ${from(parameters)}
WHERE ${evidenceCondition(filters, parameters)}
  AND ${RAN}
  AND ${countedOnce(metric.key)}
  AND batch = $${parameters.add(batch)}::VARCHAR
  AND precision = $${parameters.add(precision)}::VARCHAR
  AND test_case = $${parameters.add(testCase)}::VARCHAR
  AND ${column} IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 2`;
  return { name: 'cell-values', sql, params: parameters.values, row: CELL_VALUE };
}

/** Configurations of a metric that are looked at, most frequent first. */
const CONFIGURATIONS_AT_MOST = 2000;

const CONFIGURATION = { batch: TEXT, precision: TEXT, test_case: TEXT, real_count: NUMBER } as const;

/** A configuration that a metric occurs in, with its number of real values. */
export type MetricConfigurationCount = Row<typeof CONFIGURATION>;

/** The configurations in which a metric has values, most frequent first, at most 2,000. */
export function metricConfigurations(counted: string, metric: Metric): Question<typeof CONFIGURATION> {
  return {
    name: 'metric-configurations',
    sql: `SELECT batch, precision, test_case, coalesce(sum(result_count) FILTER (WHERE tier = 'observed'), 0)::INTEGER AS real_count
FROM ${counted}
WHERE ${metric.column} IS NOT NULL
  AND ${RAN}
  AND ${countedOnce(metric.key)}
GROUP BY 1, 2, 3
ORDER BY 4 DESC, 1, 2, 3
LIMIT ${CONFIGURATIONS_AT_MOST}`,
    row: CONFIGURATION,
  };
}

const SETTING = { batch: TEXT, precision: TEXT, test_case: TEXT } as const;
/** More configurations than any metric's list holds: where a file has so many, each metric is asked for by itself. */
const SETTINGS_AT_MOST = 20_000;

/** What `metricConfigurations` answers for each of some metrics, asked at once; null where a file has too many configurations. */
export async function askConfigurations(engine: Pick<Engine, 'ask'>, counted: string, metrics: readonly Metric[]): Promise<ReadonlyMap<Metric['key'], readonly MetricConfigurationCount[]> | null> {
  // NULL where a configuration has no value of a metric, simulated neither.
  const counts: RowShape = Object.fromEntries(metrics.map(({ column }) => [column, NUMBER_NULL]));
  const row: RowShape & typeof SETTING = { ...counts, ...SETTING };
  const rows = await engine.ask({
    name: 'metric-settings',
    sql: `SELECT ${[...metrics.map(realCount), 'batch, precision, test_case'].join(',\n  ')}
FROM ${counted}
WHERE ${RAN}
GROUP BY batch, precision, test_case
LIMIT ${SETTINGS_AT_MOST + 1}`,
    row,
  });
  if (rows.length > SETTINGS_AT_MOST) return null;
  return new Map(metrics.map(({ key, column }) => {
    const held = rows.flatMap(({ batch, precision, test_case, [column]: count }) => (typeof count === 'number' ? [{ batch, precision, test_case, real_count: count }] : []));
    return [key, held.toSorted(byFrequency).slice(0, CONFIGURATIONS_AT_MOST)];
  }));
}

function realCount({ key, column }: Metric): string {
  const held = `${column} IS NOT NULL AND ${countedOnce(key)}`;
  return `CASE WHEN bool_or(${held}) THEN coalesce(sum(result_count) FILTER (WHERE ${held} AND tier = 'observed'), 0) END::INTEGER AS ${column}`;
}

function byFrequency(left: MetricConfigurationCount, right: MetricConfigurationCount): number {
  return right.real_count - left.real_count || byText(left.batch, right.batch) || byText(left.precision, right.precision) || byText(left.test_case, right.test_case);
}

/** As the engine orders texts. */
function byText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
