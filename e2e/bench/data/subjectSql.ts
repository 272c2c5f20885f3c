import { PRECISION_SPEED } from '../../../src/cli/demo/devices.ts';
import { isGenerator } from '../../../src/cli/demo/models.ts';
import { constant } from '../../../src/core/sql/quote.ts';
import { BENCHMARK_DEVICES, BENCHMARK_MODELS } from './subjects.ts';

/** One run a day on each device. */
export const DAYS = 365;
export const DEVICES = BENCHMARK_DEVICES.length;
export const RUNS = DAYS * DEVICES;
/** The end of the year that the rows are from; the start of its first day is 365 days earlier. */
export const PERIOD_END = '2026-11-15 00:00:00';
/** Between the starts of two runs. */
export const RUN_EVERY_S = 86_400 / DEVICES;

const PRECISIONS = { fp32: 4, fp16: 2, int8: 1 } as const;
/** Where a device has no speed of its own for a precision it gains nothing by it. */
const NO_GAIN = 1;
/** For one item; beyond it a test runs into its time limit. */
const SLOWEST_MS = 2_000;
const HALF_RATE_BATCH = 2.5;

/**
 * `u(a, b, salt)` is uniform in [0, 1) and depends on nothing but its arguments and the seed. The working tables: `subject_pair`, every model on every device with
 * what it would take, and `configuration`, those that work.
 */
export function subjectStatements({ seed }: { readonly seed: number }): string[] {
  return [
    `CREATE OR REPLACE TEMP MACRO u(a, b, salt) AS (hash(a::BIGINT, b::BIGINT, salt::BIGINT, ${seed}::BIGINT) >> 24)::DOUBLE / 1099511627776.0`,
    'CREATE OR REPLACE TEMP MACRO bell(a, b, salt) AS (u(a, b, salt) + u(a, b, salt + 1) + u(a, b, salt + 2) - 1.5) * 2',
    // One result in ten, one in twenty: not always the same batch size of a sweep.
    'CREATE OR REPLACE TEMP MACRO tested(i) AS i % 10 = (i // 10) % 10',
    'CREATE OR REPLACE TEMP MACRO metered(i) AS tested(i) AND (i // 10) % 4 IN (0, 3)',
    `CREATE OR REPLACE TEMP TABLE device (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, driver VARCHAR, units INTEGER, memory_gb DOUBLE, teraflops DOUBLE, bandwidth DOUBLE, overhead_ms DOUBLE, idle_w DOUBLE, max_w DOUBLE, idle_c DOUBLE, load_c DOUBLE)`,
    `INSERT INTO device VALUES ${BENCHMARK_DEVICES.map((d) => tuple([d.hardwareId, d.type, d.name, d.driver, d.computeUnits, d.memoryGb, d.teraflops, d.bandwidthGbPerS, d.overheadMs, d.idleW, d.maxW, d.idleC, d.loadC])).join(',\n')}`,
    `CREATE OR REPLACE TEMP TABLE model (model_id INTEGER, model_name VARCHAR, family VARCHAR, type VARCHAR, modality VARCHAR, parameters DOUBLE, gflop DOUBLE, sequence_length INTEGER, test_case VARCHAR, per_token BOOLEAN)`,
    `INSERT INTO model VALUES ${BENCHMARK_MODELS.map((m) => tuple([m.modelId, m.name, m.family, m.type, m.modality, m.parametersMillion, m.gflopPerItem, m.sequenceLength, m.testCase, isGenerator(m)])).join(',\n')}`,
    'CREATE OR REPLACE TEMP TABLE speed (hardware_type VARCHAR, precision_index INTEGER, precision VARCHAR, gain DOUBLE, weight_bytes DOUBLE)',
    `INSERT INTO speed VALUES ${speeds().map(tuple).join(', ')}`,
    SUBJECT_PAIR,
    CONFIGURATION,
    HARDWARE_ROWS,
    MODEL_ROWS,
    runRows(),
  ];
}

function speeds(): (readonly (string | number)[])[] {
  return Object.entries(PRECISION_SPEED).flatMap(([type, gains]) =>
    Object.entries(PRECISIONS).map(([precision, bytes], index) => [type, index, precision, (gains as Readonly<Record<string, number>>)[precision] ?? NO_GAIN, bytes]),
  );
}

const SUBJECT_PAIR = `
CREATE OR REPLACE TEMP TABLE subject_pair AS
SELECT
  m.model_id,
  d.hardware_id,
  d.overhead_ms * exp(0.2 * bell(m.model_id, d.hardware_id, 10)) AS overhead_ms,
  m.gflop / d.teraflops * exp(0.25 * bell(m.model_id, d.hardware_id, 20)) AS compute_ms,
  m.parameters / d.bandwidth AS read_ms_a_byte,
  m.parameters * 1.12 AS memory_mb_a_byte,
  least(CASE WHEN m.per_token THEN 60 + m.parameters / 60 ELSE 4 + m.gflop * 0.35 END, 1200) AS memory_mb_an_item,
  CASE
    WHEN m.parameters * 2 > d.memory_gb * 1000 * 0.92 THEN 'memory'
    WHEN m.gflop / d.teraflops > ${SLOWEST_MS} THEN 'time'
    WHEN u(m.model_id, d.hardware_id, 30) < 0.06 THEN 'operator'
  END AS obstacle,
  -- A change that stays from one day on: slower in one pair of twenty-five, faster in one of fifty.
  CASE WHEN u(m.model_id, d.hardware_id, 31) < 0.04 THEN 1.18 WHEN u(m.model_id, d.hardware_id, 31) < 0.06 THEN 0.85 ELSE 1 END AS change,
  30 + floor(u(m.model_id, d.hardware_id, 32) * ${DAYS - 60})::INTEGER AS changed_on
FROM model AS m, device AS d`;

/** Places among which a device's models are drawn; more than there are models, so that some are tested more often than others. */
export const PLACES = 1024;

/** What is drawn for a result by one number: a model that works on the device, in a precision. */
const CONFIGURATION = `
CREATE OR REPLACE TEMP TABLE configuration AS
WITH works AS (
  SELECT *, row_number() OVER device - 1 AS place, count(*) OVER (PARTITION BY hardware_id) AS places
  FROM subject_pair
  WHERE obstacle IS NULL
  WINDOW device AS (PARTITION BY hardware_id ORDER BY u(model_id, hardware_id, 33), model_id)
)
SELECT (w.hardware_id * ${PLACES} + draw) * 3 + s.precision_index AS configuration, w.*, s.precision, s.gain, s.weight_bytes, m.sequence_length, m.test_case, d.memory_gb * 970 AS memory_mb_at_most
FROM range(${PLACES}) AS t(draw)
JOIN works AS w ON w.place = draw * w.places // ${PLACES}
JOIN model AS m USING (model_id)
JOIN device AS d USING (hardware_id)
JOIN speed AS s USING (hardware_type)`;

const HARDWARE_ROWS = `
INSERT INTO out.main.hardware_platforms (hardware_id, hardware_type, device_name, compute_units, memory_capacity, driver_version, supported_precisions, max_batch_size, detected_at)
SELECT hardware_id, hardware_type, device_name, units, memory_gb, driver, 'fp32,fp16,int8', 64, TIMESTAMP '${PERIOD_END}' - INTERVAL 365 DAY
FROM device
ORDER BY hardware_id`;

const MODEL_ROWS = `
INSERT INTO out.main.models (model_id, model_name, model_family, model_type, parameters_million, added_at, modality)
SELECT model_id, model_name, family, type, parameters, TIMESTAMP '${PERIOD_END}' - INTERVAL 365 DAY, modality
FROM model
ORDER BY model_id`;

function runRows(): string {
  return `
INSERT INTO out.main.test_runs (run_id, test_name, test_type, started_at, completed_at, execution_time_seconds, success, git_commit, git_branch, command_line, host)
SELECT
  r + 1,
  'nightly',
  'performance',
  ${runStart('r')},
  ${runStart('r')} + to_seconds(${RUN_EVERY_S - 60}),
  ${RUN_EVERY_S - 60},
  true,
  left(md5(concat('commit ', r // ${DEVICES}, ' of ', (u(r // ${DEVICES}, 0, 40) * 1e9)::BIGINT)), 12),
  'main',
  'synthetic-bench --suite nightly',
  concat('runner-', lpad((r % ${DEVICES} + 1)::VARCHAR, 2, '0'))
FROM range(${RUNS}) AS t(r)
ORDER BY r`;
}

/** When run number `run` (from 0) begins: devices one after the other, day after day. */
export function runStart(run: string): string {
  return `TIMESTAMP '${PERIOD_END}' - INTERVAL ${DAYS} DAY + to_seconds((${run}) * ${RUN_EVERY_S})`;
}

/** Milliseconds that a configuration `c` takes on a quiet day. */
export function latencySql(batch: string): string {
  return `c.overhead_ms + greatest(c.compute_ms * (${batch} + ${HALF_RATE_BATCH}) / c.gain, c.read_ms_a_byte * c.weight_bytes)`;
}

function tuple(values: readonly (string | number | boolean | null)[]): string {
  return `(${values.map((value) => (typeof value === 'string' ? constant(value) : String(value))).join(', ')})`;
}
