import type { Question } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { verdictCode } from '../model/state.ts';
import { Parameters } from './evidenceFilter.ts';

/** Writes the WHERE condition of a view over `bench.evidence`, with its values among the parameters. */
export type Condition = (parameters: Parameters) => string;

/** A clock may be off by a zone; a row later than this is a mistake. */
const CLOCK_SLACK_MS = 86_400_000;

const COUNTS = { evidence: NUMBER, passed: NUMBER, partial: NUMBER, failed: NUMBER, undecided: NUMBER, declared: NUMBER, power: NUMBER, simulated: NUMBER, oldest_ms: NUMBER_NULL, newest_ms: NUMBER_NULL } as const;

/** Every row in view once, by what it says of success; `passed`, `partial` and `failed` are counted as the matrix counts its pass rate. */
export function reportCounts(condition: Condition, nowMs: number): Question<typeof COUNTS> {
  const parameters = new Parameters();
  const latest = parameters.add(nowMs + CLOCK_SLACK_MS);
  const ended = `explicit AND code IS NOT NULL`;
  const sql = `SELECT
  count(*)::INTEGER AS evidence,
  count(*) FILTER (WHERE tier = 'observed' AND ${ended} AND code = ${verdictCode('supported')})::INTEGER AS passed,
  count(*) FILTER (WHERE tier = 'observed' AND ${ended} AND code = ${verdictCode('partial')})::INTEGER AS partial,
  count(*) FILTER (WHERE tier = 'observed' AND ${ended} AND code > ${verdictCode('partial')})::INTEGER AS failed,
  count(*) FILTER (WHERE tier = 'observed' AND kind <> 'power' AND NOT (${ended}))::INTEGER AS undecided,
  count(*) FILTER (WHERE tier = 'declared')::INTEGER AS declared,
  count(*) FILTER (WHERE tier = 'observed' AND kind = 'power')::INTEGER AS power,
  count(*) FILTER (WHERE tier = 'simulated')::INTEGER AS simulated,
  min(at_ms)::DOUBLE AS oldest_ms,
  coalesce(max(at_ms) FILTER (WHERE at_ms <= $${latest}::DOUBLE), max(at_ms))::DOUBLE AS newest_ms
FROM bench.evidence
WHERE ${condition(parameters)}`;
  return { name: 'report-counts', sql, params: parameters.values, row: COUNTS };
}

const DEVICE = { device_key: NUMBER, real_results: NUMBER, simulated_results: NUMBER, newest_ms: NUMBER_NULL } as const;

/** Results of each device that has any row in view. */
export function deviceCounts(condition: Condition): Question<typeof DEVICE> {
  const parameters = new Parameters();
  const sql = `SELECT
  device_key::INTEGER AS device_key,
  count(*) FILTER (WHERE kind NOT IN ('declaration', 'power') AND tier <> 'simulated')::INTEGER AS real_results,
  count(*) FILTER (WHERE kind NOT IN ('declaration', 'power') AND tier = 'simulated')::INTEGER AS simulated_results,
  max(at_ms)::DOUBLE AS newest_ms
FROM bench.evidence
WHERE ${condition(parameters)}
GROUP BY 1
ORDER BY 1`;
  return { name: 'device-counts', sql, params: parameters.values, row: DEVICE };
}

const RECENT = { model_key: NUMBER, device_key: NUMBER, test_type: TEXT, code: NUMBER, simulated: BOOLEAN, at_ms: NUMBER_NULL, total: NUMBER } as const;

/** The newest tests that say how they ended, real and simulated, with how many there are. */
export function recentTests(condition: Condition, atMost: number): Question<typeof RECENT> {
  const parameters = new Parameters();
  const sql = `SELECT
  model_key::INTEGER AS model_key, device_key::INTEGER AS device_key, test_type, code::INTEGER AS code,
  tier = 'simulated' AS simulated, at_ms::DOUBLE AS at_ms, (count(*) OVER ())::INTEGER AS total
FROM bench.evidence
WHERE ${condition(parameters)}
  AND explicit AND code IS NOT NULL AND tier <> 'declared'
ORDER BY evidence.at_ms DESC NULLS LAST, table_id, row_id DESC
LIMIT $${parameters.add(atMost)}::INTEGER`;
  return { name: 'recent-tests', sql, params: parameters.values, row: RECENT };
}

const SUSPECT = {
  table_id: NUMBER, row_id: NUMBER, model_key: NUMBER, device_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT,
  latency_ms: NUMBER_NULL, throughput_per_s: NUMBER_NULL, at_ms: NUMBER_NULL, total: NUMBER,
} as const;

/** A row that a check found. */
export type SuspectRow = Row<typeof SUSPECT>;

/** The first rows in view that a check finds, with how many there are; those that belong together stand together. */
export function suspectRows(condition: Condition, check: (parameters: Parameters) => string, atMost: number): Question<typeof SUSPECT> {
  const parameters = new Parameters();
  const scope = condition(parameters);
  const sql = `SELECT
  table_id::INTEGER AS table_id, row_id::DOUBLE AS row_id, model_key::INTEGER AS model_key, device_key::INTEGER AS device_key, precision, batch, shape, test_case,
  latency_ms, throughput_per_s, at_ms::DOUBLE AS at_ms, (count(*) OVER ())::INTEGER AS total
FROM (
  SELECT evidence.*, hardware_type
  FROM bench.evidence
  JOIN bench.device USING (device_key)
  WHERE ${scope}
) AS found
WHERE ${check(parameters)}
ORDER BY latency_ms NULLS LAST, throughput_per_s NULLS LAST, found.model_key, found.device_key, table_id, row_id
LIMIT $${parameters.add(atMost)}::INTEGER`;
  return { name: 'suspect-rows', sql, params: parameters.values, row: SUSPECT };
}
