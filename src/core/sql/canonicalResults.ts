import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { VERDICT_BASE, unpackVerdict, verdictCode } from '../model/state.ts';
import { THROTTLE_EVIDENCE, throttleCode } from '../model/throttle.ts';
import { constant } from './quote.ts';

/**
 * Every row of evidence in one flat table for people and other programs: names instead of keys, words instead of codes, units
 * in the names of columns, and where each row stands in its file. Reads beside what a dataset
 * has `bench.model_class (model_key, family, modality)` and `bench.source_table (table_id, source, label)`. NULL where nothing is stated.
 */
export const CANONICAL_RESULTS = `
SELECT
  m.name AS model,
  c.family,
  c.modality,
  m.parameters_million,
  d.hardware_type AS hardware,
  nullif(d.device, '') AS device,
  e.kind,
  e.tier AS evidence,
  ${codeCase((code) => unpackVerdict(code)?.outcome ?? null)} AS outcome,
  ${codeCase((code) => unpackVerdict(code)?.failure ?? null)} AS failure,
  nullif(e.test_type, '') AS test_type,
  nullif(e.test_case, '') AS test_case,
  nullif(e.precision, '') AS precision,
  TRY_CAST(nullif(e.batch, '') AS INTEGER) AS batch_size,
  nullif(e.shape, '') AS input_shape,
  e.iterations,
  epoch_ms(CAST(e.at_ms AS BIGINT)) AS measured_at,
  e.time_from_run AS measured_at_is_of_run,
  ${METRIC_KEYS.map((key) => `e.${METRICS[key].column}`).join(',\n  ')},
  e.latency_std_ms,
  e.power_idle_w,
  e.energy_j,
  e.temperature_rise_c,
  e.score AS compatibility_score,
  CASE ${THROTTLE_EVIDENCE.map((word) => `WHEN e.throttle = ${throttleCode(word)} THEN ${constant(word)}`).join(' ')} WHEN e.throttle = 0 THEN 'none' END AS throttled_by,
  e.power_estimated AS power_is_estimated,
  e.placeholder AS is_placeholder,
  e.kind = 'power' AND e.linked AS is_reading_of_another_row,
  t.source AS source_file,
  t.label AS source_table,
  e.row_id AS source_row
FROM bench.evidence AS e
JOIN bench.model AS m ON m.model_key = e.model_key
JOIN bench.device AS d ON d.device_key = e.device_key
LEFT JOIN bench.model_class AS c ON c.model_key = e.model_key
LEFT JOIN bench.source_table AS t ON t.table_id = e.table_id`;

function codeCase(word: (code: number) => string | null): string {
  const branches: string[] = [];
  for (let code = verdictCode('supported'); code < VERDICT_BASE; code += 1) {
    const found = word(code);
    if (found !== null) branches.push(`WHEN ${code} THEN ${constant(found)}`);
  }
  return `CASE e.code ${branches.join(' ')} END`;
}
