import type { GeneratorParameters } from './generator.ts';
import { DEVICES, PLACES, RUNS, RUN_EVERY_S, latencySql, runStart } from './subjectSql.ts';

/** Batch sizes of one model and precision one after the other, where a run is long enough for that. */
const BATCHES = 6;

/** The performance results, appended as a nightly run after the other writes them. */
export function measurementStatements({ results }: GeneratorParameters): string[] {
  const sweep = results >= RUNS * BATCHES ? BATCHES : 1;
  return [
    // Rows stay in the order of their numbers, without being sorted, as long as they are not the side that is hashed.
    `SET disabled_optimizers = 'join_order,build_side_probe_side'`,
    `
INSERT INTO out.main.performance_results (
  id, model_id, hardware_id, batch_size, sequence_length, average_latency_ms, p50_latency_ms, p90_latency_ms, p99_latency_ms, throughput_items_per_second, memory_peak_mb, test_timestamp,
  test_id, run_id, test_case, precision, iterations, warmup_iterations, status, success, test_type, is_simulated, simulation_reason
)
WITH numbered AS (
  -- The run that a row falls in, how far it got by then, and what its sweep was drawn by.
  SELECT i, i * ${RUNS} // ${results} AS run, (i * ${RUNS} % ${results})::DOUBLE / ${results} AS progress, i // ${sweep} AS sweep
  FROM range(${results}) AS t(i)
), drawn AS (
  SELECT
    *,
    ((run % ${DEVICES} + 1) * ${PLACES} + floor(u(sweep, run, 50) * ${PLACES})::BIGINT) * 3 + floor(u(sweep, run, 51) * 3)::BIGINT AS configuration,
    1 << ${sweep === 1 ? `floor(u(i, 0, 52) * ${BATCHES})::INTEGER` : `(i % ${sweep})::INTEGER`} AS batch,
    u(sweep, run, 53) < 0.02 AS simulated
  FROM numbered
), measured AS (
  SELECT
    d.*, c.model_id, c.hardware_id, c.precision, c.sequence_length, c.test_case,
    (${latencySql('d.batch')}) * (CASE WHEN d.run // ${DEVICES} >= c.changed_on THEN c.change ELSE 1 END)
      * exp(0.05 * bell(i, 1, 60)) * (CASE WHEN u(i, 0, 63) < 0.015 THEN 1.2 + u(i, 0, 64) ELSE 1 END) AS latency_ms,
    least(c.memory_mb_at_most, 320 + c.memory_mb_a_byte * c.weight_bytes + c.memory_mb_an_item * d.batch) AS memory_mb
  FROM drawn AS d
  JOIN configuration AS c USING (configuration)
)
SELECT
  i + 1,
  model_id,
  hardware_id,
  batch,
  sequence_length,
  latency_ms,
  round(latency_ms * (0.96 + 0.03 * u(i, 0, 70)), 3),
  round(latency_ms * (1.04 + 0.15 * u(i, 0, 71)), 3),
  round(latency_ms * (1.25 + 0.6 * u(i, 0, 72)), 3),
  batch * 1000 / latency_ms,
  round(memory_mb * (0.98 + 0.04 * u(i, 0, 73)), 1),
  -- Workers of one run finish out of step by up to two minutes.
  date_trunc('milliseconds', ${runStart('run')} + to_microseconds(((progress * ${RUN_EVERY_S - 300} + 120 * u(i, 0, 74)) * 1000000)::BIGINT)),
  -- One result in ten was checked by a test, and most of those passed.
  CASE WHEN tested(i) AND u(i, 0, 75) < 0.8 THEN i // 10 + 1 END,
  run + 1,
  test_case,
  precision,
  CASE WHEN latency_ms > 1000 THEN 20 WHEN latency_ms > 100 THEN 50 ELSE 100 END,
  10,
  CASE WHEN u(i, 0, 76) < 0.004 THEN 'failed' ELSE 'success' END,
  u(i, 0, 76) >= 0.004,
  CASE WHEN u(sweep, run, 54) < 0.85 THEN 'performance' WHEN u(sweep, run, 54) < 0.95 THEN 'stress' ELSE 'regression' END,
  simulated,
  CASE WHEN simulated THEN 'the device was not available, its times were estimated' END
FROM measured`,
    'RESET disabled_optimizers',
  ];
}
