import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import type { Metric, Statistic } from '../model/metric.ts';
import { VERDICT_BASE, verdictCode } from '../model/state.ts';
import type { Filters } from '../view/viewState.ts';
import type { EvidenceDimension } from './evidenceFilter.ts';
import { countedOnce } from './countedOnce.ts';
import { Parameters, evidenceCondition } from './evidenceFilter.ts';

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

/** One row per model and device with evidence (per facet value when one is asked), with the verdicts of each tier. */
export function cellFacts(filters: Filters, asked: MetricAsked | null, facet: EvidenceDimension | null = null): Question<typeof CELL_FACT> {
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
  count(*) FILTER (WHERE explicit AND tier = 'observed' AND code = ${verdictCode('supported')})::INTEGER AS passes,
  count(*) FILTER (WHERE explicit AND tier = 'observed' AND code = ${verdictCode('partial')})::INTEGER AS partials,
  count(*) FILTER (WHERE explicit AND tier = 'observed' AND (code = ${verdictCode('unsupported')} OR code >= ${failing}))::INTEGER AS fails,
  count(*) FILTER (WHERE kind NOT IN ('declaration', 'power'))::INTEGER AS results,
  count(*) FILTER (WHERE kind = 'declaration')::INTEGER AS declarations,
  count(*)::INTEGER AS rows,
  bit_or(sources)::INTEGER AS sources,
  count(*) FILTER (WHERE throttle > 0 AND NOT (kind = 'power' AND linked))::INTEGER AS throttled,
  min(throttle) FILTER (WHERE throttle > 0)::INTEGER AS throttle,
  max(at_ms)::DOUBLE AS newest_ms,
  arg_max(score, (coalesce(at_ms, 0), -score)) FILTER (WHERE score IS NOT NULL AND tier <> 'simulated')::DOUBLE AS score,
  arg_max(score, (coalesce(at_ms, 0), -score)) FILTER (WHERE score IS NOT NULL AND tier = 'simulated')::DOUBLE AS simulated_score,
${metricColumns(asked, parameters)}
FROM bench.evidence${facet === 'source' ? ' AS e JOIN bench.source AS s ON (e.sources & s.bit) <> 0' : ''}
WHERE ${evidenceCondition(filters, parameters, facet)}
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3`;
  return { name: 'cell-facts', sql, params: parameters.values, row: CELL_FACT };
}

/** A number of a failed run is no measurement of the model at work; a power reading has none of its own, only the failure of its run. */
const RAN = `(code IS NULL OR code <= ${verdictCode('partial')})`;

function metricColumns(asked: MetricAsked | null, parameters: Parameters): string {
  if (asked === null) return '  NULL::DOUBLE AS value,\n  0::INTEGER AS value_count,\n  NULL::DOUBLE AS simulated_value';
  const at = `${RAN} AND ${countedOnce(asked.metric.key)} AND batch = $${parameters.add(asked.batch)}::VARCHAR AND precision = $${parameters.add(asked.precision)}::VARCHAR AND test_case = $${parameters.add(asked.testCase)}::VARCHAR`;
  const { column, better } = asked.metric;
  const aggregate = asked.statistic === 'median' ? `median(${column})` : `${better === 'higher' ? 'max' : 'min'}(${column})`;
  return `  ${aggregate} FILTER (WHERE tier = 'observed' AND ${at})::DOUBLE AS value,
  count(${column}) FILTER (WHERE tier = 'observed' AND ${at})::INTEGER AS value_count,
  ${aggregate} FILTER (WHERE tier = 'simulated' AND ${at})::DOUBLE AS simulated_value`;
}

const CONFIGURATION = { batch: TEXT, precision: TEXT, test_case: TEXT, real_count: NUMBER } as const;

/** A configuration that a metric occurs in, with its number of real values. */
export type MetricConfigurationCount = Row<typeof CONFIGURATION>;

/** The configurations in which a metric has values, most frequent first, at most 2,000. */
export function metricConfigurations(metric: Metric): Question<typeof CONFIGURATION> {
  return {
    name: 'metric-configurations',
    sql: `SELECT batch, precision, test_case, count(*) FILTER (WHERE tier = 'observed')::INTEGER AS real_count
FROM bench.evidence
WHERE ${metric.column} IS NOT NULL
  AND ${RAN}
  AND ${countedOnce(metric.key)}
GROUP BY 1, 2, 3
ORDER BY 4 DESC, 1, 2, 3
LIMIT 2000`,
    row: CONFIGURATION,
  };
}
