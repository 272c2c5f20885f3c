import { statSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { NUMBER, TEXT } from '../../core/engine/row.ts';
import { PERIOD_END_MS } from './calendar.ts';
import { makeDemo } from './dataset.ts';
import { DEVICES } from './devices.ts';
import { FIXTURE_SEED, openDemoFixture } from './fixture.ts';
import type { DemoFixture } from './fixture.ts';
import { LONG_MODEL_NAME, NON_LATIN_MODEL_NAME } from './models.ts';
import { PLANTED_CHANGES } from './series.ts';
import { PLANTED_FINDINGS } from './studies.ts';
import { TABLE_NAMES } from './tables.ts';
import { writeDemo } from './write.ts';

const LARGEST_BYTES = 2_500_000;

const USABLE = 'average_latency_ms > 0 AND isfinite(average_latency_ms) AND isfinite(throughput_items_per_second)';

const RUNS = 'src.performance_results JOIN src.models USING (model_id) JOIN src.hardware_platforms USING (hardware_id)';

const medianWhere = (condition: string): string => `median(average_latency_ms) FILTER (WHERE ${condition})::DOUBLE`;

/** Settings that at least three types of hardware ran so many times. */
const repeats = (least: number, most: number): string => `(SELECT model_id, precision, batch_size, sequence_length FROM (
  SELECT model_id, lower(precision) AS precision, batch_size, sequence_length, hardware_type, count(*) AS n
  FROM ${RUNS} WHERE ${USABLE} AND NOT src.performance_results.is_simulated GROUP BY ALL)
WHERE n BETWEEN ${least} AND ${most} GROUP BY ALL HAVING count(*) >= 3)`;

describe('the demo database', () => {
  let demo: DemoFixture;

  /** Median latency at batch 8 on the largest graphics card. */
  async function latency(model: string, precision: string): Promise<number> {
    const sql = `
SELECT median(average_latency_ms)::DOUBLE AS v
FROM src.performance_results JOIN src.models USING (model_id) JOIN src.hardware_platforms USING (hardware_id)
WHERE ${USABLE} AND model_name = $1 AND device_name = 'NVIDIA A100 80GB PCIe' AND lower(precision) = $2 AND batch_size = 8`;
    const [row] = await demo.engine.ask({ name: 'latency', sql, params: [model, precision], row: { v: NUMBER } });
    return row?.v ?? Number.NaN;
  }

  async function checksums(catalog: string): Promise<Record<string, string>> {
    const sums: Record<string, string> = {};
    for (const name of TABLE_NAMES) {
      const sql = `SELECT count(*)::VARCHAR || ' ' || md5(string_agg(t::VARCHAR, chr(10) ORDER BY rowid)) AS v FROM ${catalog}.main.${name} t`;
      sums[name] = (await demo.engine.ask({ name, sql, row: { v: TEXT } }))[0]?.v ?? '';
    }
    return sums;
  }

  beforeAll(async () => {
    demo = await openDemoFixture();
  });

  afterAll(() => demo.remove());

  test('is small enough to publish and says what it is', async () => {
    expect(statSync(demo.path).size).toBeLessThan(LARGEST_BYTES);
    expect(await demo.count("src.dataset_info WHERE (key, value) IN (('synthetic', 'true'), ('seed', '7'))")).toBe(2);
    expect(await demo.count("src.dataset_info WHERE key LIKE 'planted_%'")).toBe(PLANTED_CHANGES.length + PLANTED_FINDINGS.length);
    expect(await demo.count("src.test_runs WHERE test_name NOT LIKE 'synthetic %'")).toBe(0);
  });

  test('is the same for the same seed and another for another', async () => {
    const again = `${demo.path}.again`;
    await writeDemo(again, makeDemo(FIXTURE_SEED));
    await demo.engine.attach(again, 'again');
    expect(await checksums('again')).toEqual(await checksums('src'));
    expect(makeDemo(FIXTURE_SEED + 1).performance_results).not.toEqual(makeDemo(FIXTURE_SEED).performance_results);
  });

  test('has the volume of a year', async () => {
    expect(await demo.count('src.models WHERE model_id < 100')).toBeGreaterThanOrEqual(65);
    expect(await demo.count('(SELECT DISTINCT lower(hardware_type) FROM src.hardware_platforms)')).toBe(8);
    expect(await demo.count('src.performance_results')).toBeGreaterThan(5000);
    expect(await demo.count('src.test_results')).toBeGreaterThan(4000);
    expect(await demo.count('src.hardware_compatibility')).toBeGreaterThan(450);
    expect(await demo.count('src.power_metrics')).toBeGreaterThan(900);
    const [span] = await demo.engine.ask({
      name: 'span',
      sql: 'SELECT epoch_ms(min(started_at))::DOUBLE AS low, epoch_ms(max(completed_at))::DOUBLE AS high FROM src.test_runs',
      row: { low: NUMBER, high: NUMBER },
    });
    expect(span?.high).toBe(PERIOD_END_MS);
    expect((PERIOD_END_MS - (span?.low ?? 0)) / 86_400_000).toBeGreaterThan(350);
  });

  test('throughput, latency, percentiles and efficiency agree', async () => {
    const identity = 'abs(average_latency_ms * throughput_items_per_second / (batch_size * 1000) - 1) <= 0.02';
    const order = 'p50_latency_ms <= average_latency_ms AND average_latency_ms <= p90_latency_ms AND p90_latency_ms <= p99_latency_ms';
    const efficiency = 'abs(energy_efficiency_items_per_joule * power_watts / throughput_items_per_second - 1) <= 0.001';
    expect(await demo.count(`src.performance_results WHERE ${USABLE} AND NOT (${identity})`)).toBe(0);
    expect(await demo.count(`src.performance_results WHERE ${USABLE} AND NOT (${order})`)).toBe(0);
    expect(await demo.count(`src.performance_results WHERE ${USABLE} AND isfinite(power_watts) AND NOT (${efficiency})`)).toBe(0);
    expect(await demo.count('src.power_metrics WHERE temperature_celsius_peak < temperature_celsius_avg OR power_watts_peak < power_watts_avg')).toBe(0);
  });

  test('power stays within the range of each device', async () => {
    const rows = await demo.engine.ask({
      name: 'power-range',
      sql: `
SELECT hardware_id, min(w)::DOUBLE AS low, max(w)::DOUBLE AS high
FROM (
  SELECT hardware_id, power_watts AS w FROM src.performance_results WHERE ${USABLE} AND isfinite(power_watts)
  UNION ALL SELECT hardware_id, power_watts_avg FROM src.power_metrics
  UNION ALL SELECT hardware_id, power_watts_peak FROM src.power_metrics
  UNION ALL SELECT hardware_id, power_watts FROM src.power_samples
)
GROUP BY hardware_id
ORDER BY hardware_id`,
      row: { hardware_id: NUMBER, low: NUMBER, high: NUMBER },
    });
    for (const device of DEVICES) {
      const row = rows.find((candidate) => candidate.hardware_id === device.hardwareId);
      if (row === undefined) continue;
      expect(row.low).toBeGreaterThanOrEqual(device.idleW - 0.01);
      expect(row.high).toBeLessThanOrEqual(device.maxW + 0.01);
    }
    expect(rows.length).toBeGreaterThan(12);
  });

  test('larger models are slower and lower precision is faster on a graphics card', async () => {
    expect(await latency('bert-base-uncased', 'fp16')).toBeLessThan(await latency('bert-base-uncased', 'fp32'));
    expect(await latency('bert-base-uncased', 'fp16')).toBeLessThan(await latency('llama-3-8B', 'fp16'));
  });

  test.each(PLANTED_CHANGES)('$key shows in the medians', async ({ model, device, metric, change, fromMs }) => {
    const column = metric === 'latency' ? 'average_latency_ms' : 'memory_peak_mb';
    const sql = `
SELECT median(${column}) FILTER (test_timestamp >= epoch_ms($3::BIGINT))::DOUBLE / median(${column}) FILTER (test_timestamp < epoch_ms($3::BIGINT)) AS v
FROM src.performance_results JOIN src.models USING (model_id) JOIN src.hardware_platforms USING (hardware_id)
JOIN src.test_runs USING (run_id)
WHERE ${USABLE} AND isfinite(memory_peak_mb) AND model_name = $1 AND device_name = $2 AND test_name SIMILAR TO 'synthetic (stability|nightly).*'`;
    const [row] = await demo.engine.ask({ name: 'planted', sql, params: [model, device, fromMs], row: { v: NUMBER } });
    expect(Math.abs((row?.v ?? 0) - 1 - change)).toBeLessThan(0.03);
  });

  test('has days with at least five repeats of several configurations', async () => {
    const repeats = '(SELECT 1 FROM src.performance_results GROUP BY model_id, hardware_id, precision, batch_size, test_timestamp::DATE HAVING count(*) >= 5)';
    expect(await demo.count(repeats)).toBeGreaterThan(300);
  });

  test('leaves 15 to 20 % of all pairs without any evidence', async () => {
    const types = '(SELECT DISTINCT lower(hardware_type) AS type FROM src.hardware_platforms)';
    const silent = `
(SELECT m.model_name, t.type FROM (SELECT * FROM src.models WHERE model_id < 100) m, ${types} t
EXCEPT SELECT model, type FROM evidence
EXCEPT SELECT model_name, endpoint_type FROM src.ipfs_acceleration_results
EXCEPT SELECT model_name, replace(name, '_support', '') FROM (UNPIVOT src.cross_platform_compatibility ON COLUMNS('.*_support') INTO NAME name VALUE v))`;
    const share = (await demo.count(silent)) / (await demo.count(`src.models, ${types} WHERE model_id < 100`));
    expect(share).toBeGreaterThanOrEqual(0.15);
    expect(share).toBeLessThanOrEqual(0.2);
  });

  test.each([
    ['every category of failure', "(SELECT DISTINCT error_category FROM src.test_results WHERE error_category IS NOT NULL)", 7],
    ['out of memory as CUDA says it', "src.test_results WHERE error_message LIKE 'CUDA out of memory. Tried to allocate%'", 1],
    ['a crash', "src.test_results WHERE error_message LIKE '%-11%'", 1],
    ['rows that measured nothing', 'src.performance_results WHERE average_latency_ms = 0 AND throughput_items_per_second = 0 AND memory_peak_mb = 0', 60],
    ['references to no model', 'src.performance_results WHERE model_id = 9999', 4],
    ['numbers that are none', 'src.performance_results WHERE NOT (isfinite(average_latency_ms) AND isfinite(memory_peak_mb))', 3],
    ['endless numbers', "src.performance_results WHERE 'Infinity'::FLOAT IN (throughput_items_per_second, power_watts)", 2],
    ['a model under two names', "src.models WHERE lower(model_name) = 'bert-base-uncased'", 2],
    ['a card under two names', "src.hardware_platforms WHERE lower(device_name) = 'nvidia geforce rtx 4090'", 2],
    ['words in capitals', "src.performance_results WHERE precision = 'FP16'", 50],
    ['another word for a timeout', "src.test_results WHERE status = 'timed_out'", 1],
    ['no status at all', 'src.test_results WHERE status IS NULL', 1],
    ['a long error of many lines', "src.test_results WHERE length(error_message) > 1500 AND contains(error_message, chr(10))", 1],
    ['markup in an error', "src.test_results WHERE contains(error_message, '<img src=x onerror=alert(1)>') AND contains(error_message, '</script>')", 1],
    ['a run that throttled', 'src.power_metrics WHERE thermal_throttling_detected', 1],
    ['twelve runs metered each second', '(SELECT DISTINCT test_id FROM src.power_samples)', 12],
    ['simulated results of the IPFS harness', "src.ipfs_acceleration_results WHERE implementation_type LIKE 'SIMULATED%'", 1],
  ])('has %s', async (_what, sql, least) => {
    expect(await demo.count(sql)).toBeGreaterThanOrEqual(least);
  });

  const ratioOf = async (dividend: string, divisor: string, where: string): Promise<number> => {
    const sql = `SELECT ${medianWhere(dividend)} / ${medianWhere(divisor)} AS v FROM ${RUNS} WHERE ${USABLE} AND ${where}`;
    return (await demo.engine.ask({ name: 'ratio', sql, row: { v: NUMBER } }))[0]?.v ?? Number.NaN;
  };

  test.each([
    ['planted_same_1', "device_name = 'AMD Radeon RX 7900 XTX'", "device_name = 'NVIDIA GeForce RTX 4090'", "model_name = 'distilbert-base-uncased' AND sequence_length = 384", 1.004, 0.006],
    ['planted_small_1', "device_name = 'Apple M2 Max'", "device_name = 'NVIDIA GeForce RTX 3060'", "model_name = 'encodec_24khz' AND batch_size = 2", 1.04, 0.01],
    ['planted_driver_1', "driver_version = '576.40'", "driver_version = '566.03'", "model_name = 'distilbert-base-uncased' AND sequence_length = 256", 0.92, 0.015],
    ['planted_humps_1', 'average_latency_ms > 1.2 * (SELECT min(average_latency_ms) FROM src.performance_results p WHERE p.model_id = models.model_id AND p.hardware_id = 9 AND p.batch_size = 2)', 'true', "model_name = 'electra-small-discriminator' AND hardware_id = 9 AND batch_size = 2", 1.42, 0.05],
  ])('%s is in the runs', async (_key, dividend, divisor, where, ratio, tolerance) => {
    expect(Math.abs((await ratioOf(dividend, divisor, where)) - ratio)).toBeLessThan(tolerance);
  });

  test('repeats are many enough for every kind of verdict', async () => {
    expect(await demo.count(repeats(8, 1000))).toBeGreaterThanOrEqual(8);
    expect(await demo.count(repeats(3, 3))).toBeGreaterThanOrEqual(1);
    expect(await demo.count(repeats(1, 1))).toBeGreaterThanOrEqual(1);
  });

  test.each([
    ['seven batch sizes of a model on a device', `(SELECT 1 FROM ${RUNS} WHERE batch_size IN (1, 2, 4, 8, 16, 32, 64) GROUP BY model_id, device_name, lower(precision) HAVING count(DISTINCT batch_size) = 7)`, 20],
    ['five precisions of a model on a device', `(SELECT 1 FROM ${RUNS} WHERE batch_size = 1 GROUP BY model_id, device_name HAVING count(DISTINCT lower(precision)) = 5)`, 8],
    ['a tail from fewer than a hundred iterations', `${RUNS} WHERE iterations < 100 AND p99_latency_ms > 0`, 100],
    ['power that was estimated', 'src.power_metrics WHERE abs(power_watts_peak::DOUBLE / power_watts_avg / 1.2 - 1) < 1e-6 AND abs(idle_power_mw::DOUBLE / 1000 / power_watts_avg / 0.4 - 1) < 1e-6', 6],
    ['an efficiency that contradicts itself', 'src.power_metrics WHERE abs(energy_efficiency_items_per_joule * power_watts_avg / throughput - 1) > 0.05', 1],
    ['a row of a mock', "src.power_metrics WHERE contains(metadata, 'mock_mode')", 1],
    ['battery drain of mobile devices', 'src.power_metrics WHERE battery_impact_percent_per_hour > 0 AND battery_impact_mah > 0 AND estimated_runtime_hours > 0', 100],
    ['limits of some devices', 'src.hardware_capabilities WHERE thermal_limit_celsius > 0', 5],
    ['devices without a limit', 'src.hardware_capabilities WHERE thermal_limit_celsius IS NULL', 5],
    ['recordings with several zones', '(SELECT test_id FROM src.power_samples WHERE cpu_temperature_celsius IS NOT NULL AND gpu_temperature_celsius IS NOT NULL GROUP BY test_id)', 4],
    ['a gap in a recording', '(SELECT 1 FROM (SELECT epoch(timestamp) - lag(epoch(timestamp)) OVER (PARTITION BY test_id ORDER BY timestamp) AS step FROM src.power_samples) WHERE step > 10)', 1],
    ['recordings that throttled', 'src.power_metrics WHERE thermal_throttling_detected AND test_id IN (SELECT test_id FROM src.power_samples)', 3],
    ['a card under two drivers', "(SELECT 1 FROM src.hardware_platforms WHERE hardware_type = 'cuda' GROUP BY device_name HAVING count(DISTINCT driver_version) > 1)", 1],
  ])('has %s', async (_what, sql, least) => {
    expect(await demo.count(sql)).toBeGreaterThanOrEqual(least);
  });

  test('names are long, foreign and unknown', async () => {
    expect(LONG_MODEL_NAME.length).toBeGreaterThan(100);
    expect(await demo.count('src.models WHERE model_name IN ($1, $2, $3)', [LONG_MODEL_NAME, NON_LATIN_MODEL_NAME, 'unknown_model'])).toBe(3);
  });
});
