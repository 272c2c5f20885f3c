import { constant } from '../../../src/core/sql/quote.ts';
import { FAILURES, LONG_TAIL } from './failureTexts.ts';
import type { GeneratorParameters } from './generator.ts';
import { DAYS, DEVICES, PERIOD_END, RUNS, RUN_EVERY_S, runStart } from './subjectSql.ts';

/** Tests, declared compatibility and power, all in proportion to the performance results. */
export function outcomeStatements({ results }: GeneratorParameters): string[] {
  return [
    'CREATE OR REPLACE TEMP TABLE failure (place INTEGER, error_type VARCHAR, message VARCHAR)',
    `INSERT INTO failure VALUES ${FAILURES.map(({ type, message }, index) => `(${index}, ${type === null ? 'NULL' : constant(type)}, ${constant(message)})`).join(',\n')}`,
    testRows(results),
    COMPATIBILITY_ROWS,
    POWER_ROWS,
  ];
}

/** One test for ten results: those that a result names passed, the others went as it falls. A pair that does not work fails more often than not. */
function testRows(results: number): string {
  return `
INSERT INTO out.main.test_results (
  id, timestamp, test_date, status, test_type, model_id, hardware_id, success, error_message, execution_time, memory_usage, run_id, error_type, batch_size, sequence_length, precision, test_case,
  is_simulated, simulation_reason
)
WITH numbered AS (
  SELECT j, (j * 10 + j % 10) * ${RUNS} // ${results} AS run, u(j, 0, 80) AS draw FROM range(${results} // 10) AS t(j)
), asked AS (
  SELECT
    n.*,
    coalesce(p.model_id, 1 + floor(u(j, 0, 81) * (SELECT count(*) FROM model))::INTEGER) AS model_id,
    run % ${DEVICES} + 1 AS hardware_id,
    p.id IS NOT NULL AS linked,
    coalesce(p.test_timestamp, ${runStart('run')} + to_seconds(floor(u(j, 0, 82) * ${RUN_EVERY_S - 300})::BIGINT)) AS moment,
    coalesce(p.batch_size, 1 << floor(u(j, 0, 83) * 6)::INTEGER) AS batch_size,
    coalesce(p.precision, ['fp32', 'fp16', 'int8'][1 + floor(u(j, 0, 84) * 3)::INTEGER]) AS precision,
    p.memory_peak_mb, p.average_latency_ms, p.is_simulated, p.simulation_reason
  FROM numbered AS n
  LEFT JOIN out.main.performance_results AS p ON p.test_id = n.j + 1
), judged AS (
  SELECT
    a.*, m.sequence_length, m.test_case,
    CASE
      WHEN linked THEN 'pass'
      WHEN s.obstacle IS NOT NULL THEN CASE WHEN draw < 0.5 THEN 'fail' WHEN draw < 0.85 THEN 'error' ELSE 'skipped' END
      WHEN draw < 0.55 THEN 'pass' WHEN draw < 0.75 THEN 'fail' WHEN draw < 0.88 THEN 'error' ELSE 'skipped'
    END AS status,
    CASE WHEN s.obstacle = 'memory' AND draw < 0.7 THEN 0 WHEN s.obstacle = 'time' AND draw < 0.7 THEN 1 ELSE floor(u(j, 0, 85) * u(j, 0, 86) * ${FAILURES.length})::INTEGER END AS failure
  FROM asked AS a
  JOIN subject_pair AS s USING (model_id, hardware_id)
  JOIN model AS m USING (model_id)
)
SELECT
  j + 1,
  moment,
  strftime(moment, '%Y-%m-%d'),
  status,
  CASE WHEN linked THEN 'performance' WHEN u(j, 0, 87) < 0.6 THEN 'compatibility' WHEN u(j, 0, 87) < 0.9 THEN 'integration' ELSE 'stress' END,
  model_id,
  hardware_id,
  CASE status WHEN 'pass' THEN true WHEN 'skipped' THEN NULL ELSE false END,
  CASE
    WHEN status NOT IN ('fail', 'error') THEN NULL
    ELSE concat(replace(f.message, '{n}', (1 + floor(u(j, 0, 89) * 64))::INTEGER::VARCHAR), CASE WHEN u(j, 0, 88) < 0.03 THEN concat(chr(10), ${constant(LONG_TAIL)}, chr(10), 'request ', md5(j::VARCHAR)) END)
  END,
  round(coalesce(average_latency_ms * 0.11, 2 + 30 * u(j, 0, 90)), 2),
  memory_peak_mb,
  run + 1,
  CASE WHEN status IN ('fail', 'error') THEN f.error_type END,
  batch_size,
  sequence_length,
  precision,
  test_case,
  coalesce(is_simulated, false),
  simulation_reason
FROM judged
JOIN failure AS f ON f.place = failure
ORDER BY j`;
}

/** One declaration a pair, a second one later for every third, a third one for every ninth. */
const COMPATIBILITY_ROWS = `
INSERT INTO out.main.hardware_compatibility (id, model_id, hardware_id, compatibility_status, compatibility_score, recommended, last_tested, notes)
WITH declared AS (
  SELECT
    s.*, again, u(s.model_id, s.hardware_id * 4 + again, 100) AS draw,
    date_trunc('second', TIMESTAMP '${PERIOD_END}' - INTERVAL ${DAYS} DAY + to_seconds(((again + u(s.model_id, s.hardware_id, 101 + again)) / 3 * ${DAYS} * 86400)::BIGINT)) AS moment
  FROM subject_pair AS s, range(3) AS t(again)
  WHERE u(s.model_id, s.hardware_id, 105) < [1.1, 0.3333, 0.1111][again + 1]
), worded AS (
  SELECT *, CASE WHEN obstacle IS NOT NULL AND draw < 0.9 THEN 'incompatible' WHEN draw < 0.8 THEN 'compatible' ELSE 'limited' END AS status FROM declared
)
SELECT
  row_number() OVER (ORDER BY moment, model_id, hardware_id),
  model_id,
  hardware_id,
  status,
  round(CASE status WHEN 'compatible' THEN 0.8 + 0.2 * draw WHEN 'limited' THEN 0.4 + 0.3 * draw ELSE 0.2 * draw END, 2),
  status = 'compatible' AND draw < 0.4,
  moment,
  CASE status WHEN 'incompatible' THEN CASE obstacle WHEN 'memory' THEN 'weights do not fit in memory' WHEN 'time' THEN 'no result within the time limit' ELSE 'an operator is missing' END END
FROM worded
ORDER BY moment, model_id, hardware_id`;

/** Every twentieth result was metered; most readings name the very result, some only its test, a few neither. */
const POWER_ROWS = `
INSERT INTO out.main.power_metrics (
  id, test_id, model_id, hardware_id, power_watts_avg, power_watts_peak, temperature_celsius_avg, temperature_celsius_peak, test_duration_seconds, test_timestamp, power_watts_idle, energy_joules,
  throughput, throughput_units, energy_efficiency_items_per_joule, thermal_throttling_detected, run_id, performance_id, is_simulated, simulation_reason
)
WITH metered AS (
  SELECT
    p.*, d.idle_w, d.idle_c, d.load_c, u(p.id, 0, 110) AS draw,
    least(1, 0.42 + 0.5 * p.batch_size / (p.batch_size + 5) + 0.08 * bell(p.id, 0, 111)) AS load,
    d.idle_w + (d.max_w - d.idle_w) * 0.92 * least(1, 0.42 + 0.5 * p.batch_size / (p.batch_size + 5) + 0.08 * bell(p.id, 0, 111)) AS watts,
    greatest(1, p.average_latency_ms * p.iterations / 1000) AS seconds
  FROM out.main.performance_results AS p
  JOIN device AS d USING (hardware_id)
  WHERE metered(p.id - 1)
)
SELECT
  (id - 1) // 20 + 1,
  CASE WHEN draw < 0.95 THEN test_id END,
  model_id,
  hardware_id,
  round(watts, 2),
  round(watts * (1.05 + 0.2 * u(id, 0, 115)), 2),
  round(idle_c + (load_c - idle_c) * load, 1),
  round(idle_c + (load_c - idle_c) * load + 6 * u(id, 0, 116), 1),
  round(seconds, 2),
  test_timestamp + to_seconds(floor(u(id, 0, 117) * 5)::BIGINT),
  idle_w,
  watts * seconds,
  round(throughput_items_per_second, 2),
  'items/s',
  throughput_items_per_second / watts,
  CASE WHEN u(id, 0, 118) < 0.03 THEN true WHEN u(id, 0, 118) < 0.85 THEN false END,
  run_id,
  CASE WHEN draw < 0.8 OR (draw < 0.95 AND test_id IS NULL) THEN id END,
  is_simulated,
  simulation_reason
FROM metered
ORDER BY id`;
