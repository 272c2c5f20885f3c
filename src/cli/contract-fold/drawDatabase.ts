/** A column as in CREATE TABLE, and the SQL of the values that its rows take. */
interface DrawnColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

/** One of the ways in which a file may write something: the columns for it, none at all among them. */
type Ways = readonly (readonly DrawnColumn[])[];

/** What a database is drawn from: the same dice, the same database. */
export interface Drawn {
  readonly seed: number;
  readonly results: number;
  readonly tests: number;
  readonly power: number;
}

const column = (name: string, type: string, ...values: string[]): DrawnColumn => ({ name, type, values });
const texts = (name: string, ...values: (string | null)[]): DrawnColumn => column(name, 'VARCHAR', ...values.map((value) => (value === null ? 'NULL' : `'${value}'`)));

const MOMENTS = [
  '2026-03-01 10:00:00.123456', '2026-03-01 10:00:00.123999', '2026-03-01 10:00:00', '2026-03-02 23:59:59.999999', '2026-03-03 00:00:00', '2026-07-09 08:30:00', '2025-01-31 12:00:00', '2024-12-24 18:00:00',
];
const stamp = (moment: string): string => `TIMESTAMP '${moment}'`;

const MODEL: Ways = [
  [column('model_id', 'INTEGER', '1', '1', '2', '3', '5')],
  [column('model_id', 'INTEGER', '1', '2', '3', '4', '9', 'NULL')],
  [texts('model_name', 'Alpha', 'alpha ', 'Beta', 'Gamma', 'unknown', '', null)],
  [texts('model_name', 'Alpha', 'BETA', 'Gamma'), texts('modality', 'text', 'vision', null)],
  [column('model_id', 'BIGINT', '1', '2', '9', 'NULL'), texts('model_name', 'Alpha', 'Delta', null)],
];

const HARDWARE: Ways = [
  [column('hardware_id', 'INTEGER', '1', '2', '3', '4', '1')],
  [column('hardware_id', 'DOUBLE', '1', '2', '3', '5', '9', 'NULL')],
  [texts('hardware_type', 'CUDA', 'cpu', 'NVIDIA A100', 'weird chip', 'unknown', null), texts('device_name', 'A100', 'a100', '', null)],
  [texts('hardware_type', 'cuda', 'cpu')],
  [column('hardware_id', 'INTEGER', '1', '2', 'NULL'), texts('hardware_type', 'webgpu', 'cpu', null)],
];

const TIME: Ways = [
  [column('timestamp', 'TIMESTAMP', ...MOMENTS.map(stamp))],
  [column('timestamp', 'TIMESTAMP', ...MOMENTS.map(stamp))],
  [column('timestamp', 'TIMESTAMP', ...MOMENTS.map(stamp), stamp('2027-05-05 05:05:05'))],
  [column('timestamp', 'TIMESTAMP', ...MOMENTS.map(stamp), 'NULL', 'NULL', stamp('1969-07-20 20:17:00'), stamp('2150-01-01 00:00:00'), `'infinity'::TIMESTAMP`)],
  [texts('timestamp', ...MOMENTS, '2026-03-01T12:00:00+02:00', 'yesterday', '', null), column('created_at', 'TIMESTAMP', ...MOMENTS.map(stamp), 'NULL')],
  [column('test_timestamp', 'TIMESTAMP', ...MOMENTS.map(stamp), 'NULL'), column('created_at', 'TIMESTAMPTZ', ...MOMENTS.map((moment) => `'${moment}+00'::TIMESTAMPTZ`), 'NULL')],
  [column('timestamp', 'DATE', ...MOMENTS.map((moment) => `DATE '${moment.slice(0, 10)}'`), 'NULL')],
  [column('timestamp', 'DOUBLE', '1772359200', '1772359200123', '-5', '0', `'nan'::DOUBLE`, 'NULL')],
  [],
];

const RUN: Ways = [[column('run_id', 'INTEGER', '1', '2', '3', '9', 'NULL')], [texts('run_id', '1', '2', ' 3', '', null)], [texts('run_id', 'a', 'b'), texts('git_commit', 'c0ffee', 'beef', null)], []];

const SETTING: Ways = [
  [texts('precision', 'fp16', 'FP16', 'float32', 'Q4 K', '', null), column('batch_size', 'INTEGER', '1', '8', '0', '-2', 'NULL'), texts('test_type', 'Inference', 'inference', 'performance', null)],
  [texts('precision', 'fp16', 'int8'), column('batch_size', 'INTEGER', '1', '8'), texts('test_case', 'Embedding', 'embedding', 'x\u001fy')],
  [column('bits', 'INTEGER', '16', '8', '4', 'NULL'), texts('batch_size', '1', '8 ', '8.0', 'many', '', null), texts('input_shape', '1x3', '1x4', null), texts('device_state', 'battery', 'plugged in', null)],
  [column('batch_size', 'DOUBLE', '1', '8.4', '8', `'nan'::DOUBLE`, `'inf'::DOUBLE`, 'NULL'), column('sequence_length', 'INTEGER', '128', '512', '0', 'NULL'), texts('test_case', 'a', 'b', null)],
  [],
];

const LATENCY: Ways = [
  [column('latency_ms', 'DOUBLE', '5', '7.5', '20', '31.25', '5')],
  [column('average_latency_ms', 'DOUBLE', '5', '7.5', '0', '-1', `'nan'::DOUBLE`, `'inf'::DOUBLE`, 'NULL'), column('latency', 'DECIMAL(10,3)', '12.5', '0', 'NULL')],
  [texts('latency_ms', '5', '7.5', '0', 'fast', 'NaN', '', null), column('p99_latency_ms', 'FLOAT', '40', 'NULL', '0'), column('iterations', 'INTEGER', '10', '100', 'NULL')],
  [column('latency_ms', 'DOUBLE', '5', '0', 'NULL')],
];

const SPEED: Ways = [
  [column('throughput_items_per_second', 'DOUBLE', '100', '250.5', '0', 'NULL')],
  [column('throughput', 'DOUBLE', '100', '250', '0', '-3', 'NULL'), texts('throughput_units', 'items/s', 'GFLOPS/s', 'ms', null)],
  [column('throughput_items_per_second', 'INTEGER', '100', '250'), column('memory_peak_mb', 'DOUBLE', '512', '0', 'NULL')],
  [],
];

const ENERGY: Ways = [
  [column('power_watts', 'DOUBLE', '45.5', '100', '0', 'NULL'), column('temperature_celsius', 'DOUBLE', '-5', '0', '60.5', 'NULL')],
  [column('power_consumption_mw', 'INTEGER', '45500', '100000', '0')],
  [column('energy_joules', 'DOUBLE', '5', '0', 'NULL'), column('execution_time_seconds', 'DOUBLE', '2', '0', 'NULL')],
  [column('energy_efficiency_items_per_joule', 'DOUBLE', '2.5', '0', 'NULL')],
  [],
  [],
];

const OUTCOME: Ways = [
  [texts('status', 'success', 'Success (REAL)', 'failed', 'TIMEOUT', 'skipped', 'partial', 'gibberish', '', null), column('success', 'BOOLEAN', 'true', 'false', 'NULL'), texts('error_message', 'CUDA out of memory', 'Timed out after 5 s', 'Segmentation fault (core dumped)', 'No CUDA GPUs are available', 'operator not supported', 'out of luck', '', null, null)],
  [texts('status', 'success', 'error', 'failed', 'crash', 'hardware_not_available'), texts('error_type', 'OutOfMemoryError', 'TimeoutError', 'ImportError', null), texts('error', 'no module named x', 'shape mismatch', null)],
  [column('success', 'INTEGER', '1', '0', 'NULL'), texts('error_message', 'CUDA out of memory', 'weird', null)],
  [column('success', 'BOOLEAN', 'true', 'false')],
  [],
];

const SIMULATED: Ways = [
  [column('is_simulated', 'BOOLEAN', 'false', 'false', 'true', 'NULL')],
  [texts('metadata', '{"mock_mode": true}', '{"mock_mode": false}', '{}', null), texts('implementation_type', 'REAL', 'mock', null)],
  [column('is_real_hardware', 'BOOLEAN', 'true', 'true', 'false')],
  [],
];

const THROTTLED: Ways = [
  [column('thermal_throttling_detected', 'BOOLEAN', 'true', 'false', 'NULL')],
  [texts('throttle_reasons', '0x4', 'none', 'SW Power Cap', null), column('thermal_throttling_duration_seconds', 'DOUBLE', '3', '0', 'NULL')],
  [],
  [],
];

const READING: Ways = [
  [column('power_watts_avg', 'DOUBLE', '30', '45.5', '120', '0', 'NULL'), column('power_watts_peak', 'DOUBLE', '54.6', '130', 'NULL'), column('power_watts_idle', 'DOUBLE', '18.2', '9', 'NULL'), column('energy_efficiency_items_per_joule', 'DOUBLE', '2.5', '0', 'NULL')],
  [column('average_power_mw', 'INTEGER', '30000', '45500'), column('throughput', 'DOUBLE', '50', '100', 'NULL'), column('temperature_celsius_avg', 'DOUBLE', '60', '-1', 'NULL')],
];

const REFERENCES: Ways = [
  [column('performance_id', 'INTEGER', '0', '1', '2', '3', '4', '5', '999', 'NULL')],
  [column('test_id', 'INTEGER', '0', '1', '2', '3', '4', '999', 'NULL')],
  [column('test_result_id', 'BIGINT', '0', '1', '2', '3'), column('performance_id', 'INTEGER', '0', '1', '7', 'NULL', 'NULL')],
  [texts('test_id', '0', '1.0', ' 2', '3', null)],
];

/** The statements that make a database of awkward shapes in the catalogue `src`. */
export function drawDatabase({ seed, results, tests, power }: Drawn): readonly string[] {
  const { pick, chance } = dice(seed);
  const statements: string[] = [];
  const table = (name: string, rows: number, columns: readonly DrawnColumn[], id: string | null): void => {
    const all = id === null ? columns : [{ name: id, type: 'INTEGER', values: [] }, ...columns];
    statements.push(`CREATE TABLE src.${name} (${all.map((each) => `${each.name} ${each.type}`).join(', ')})`);
    const tuples = Array.from({ length: rows }, (_, row) => `(${all.map(({ values }) => (values.length === 0 ? (chance(0.95) ? row : Math.max(0, row - 1)) : pick(values))).join(', ')})`);
    if (tuples.length > 0) statements.push(`INSERT INTO src.${name} VALUES ${tuples.join(', ')}`);
    if (rows > 8 && chance(0.4)) statements.push(`DELETE FROM src.${name} WHERE rowid IN (3, 6, 7)`);
  };
  const drawn = (...ways: readonly Ways[]): DrawnColumn[] => ways.flatMap((way) => pick(way));

  const flat = chance(0.15);
  if (flat) {
    table('exported', results + 5, once([texts('model_name', 'Alpha', 'Beta', null), texts('hardware_type', 'cuda', 'cpu', 'unknown'), ...drawn(TIME, RUN, SETTING, LATENCY, SPEED, ENERGY, OUTCOME, SIMULATED, THROTTLED)]), null);
    return statements;
  }
  if (chance(0.85)) statements.push(...MODELS);
  if (chance(0.85)) statements.push(...HARDWARE_PLATFORMS);
  if (chance(0.6)) statements.push(...RUNS);
  const listsTests = chance(0.7);
  const testReference = listsTests && chance(0.6) ? pick([[column('test_id', 'INTEGER', '0', '1', '2', 'NULL')], [column('test_id', 'INTEGER', '0', '1', '2')]]) : [];
  if (listsTests) table('test_results', tests, once(drawn(MODEL, HARDWARE, TIME, RUN, SETTING, OUTCOME, SIMULATED, THROTTLED)), 'id');
  table('performance_results', results, once([...drawn(MODEL, HARDWARE, TIME, RUN, SETTING, LATENCY, SPEED, ENERGY), ...(chance(0.3) ? pick(OUTCOME) : []), ...drawn(SIMULATED, THROTTLED), ...testReference]), 'id');
  if (chance(0.7)) table('power_metrics', power, once([...pick(REFERENCES), ...(chance(0.6) ? drawn(MODEL, HARDWARE) : []), ...drawn(TIME, SETTING, READING, SIMULATED, THROTTLED)]), null);
  if (chance(0.4)) table('mobile_edge_metrics', 6, [column('performance_id', 'INTEGER', '0', '1', '2', '99'), ...drawn(READING, THROTTLED)].filter(({ name }) => name !== 'id'), 'id');
  if (chance(0.4)) statements.push(...DECLARED);
  return statements;
}

/** Of columns that are drawn twice the last. */
function once(columns: readonly DrawnColumn[]): readonly DrawnColumn[] {
  return [...new Map(columns.map((each) => [each.name, each])).values()];
}

const MODELS = [
  'CREATE TABLE src.models (model_id INTEGER, model_name VARCHAR, modality VARCHAR, model_family VARCHAR)',
  `INSERT INTO src.models VALUES (1, 'Alpha', 'text', 'al'), (2, 'Beta', 'vision', NULL), (3, 'alpha', 'text', 'al'), (4, 'unknown', NULL, NULL), (5, 'Quiet', 'audio', 'q')`,
];
const HARDWARE_PLATFORMS = [
  'CREATE TABLE src.hardware_platforms (hardware_id INTEGER, hardware_type VARCHAR, device_name VARCHAR, is_simulated BOOLEAN)',
  `INSERT INTO src.hardware_platforms VALUES (1, 'cuda', 'A100', false), (2, 'CPU', NULL, NULL), (3, 'cuda', 'T4', true), (4, 'cuda', 'a100', false), (5, 'unknown', NULL, false)`,
];
const RUNS = [
  'CREATE TABLE src.test_runs (run_id INTEGER, started_at TIMESTAMP, git_commit VARCHAR)',
  `INSERT INTO src.test_runs VALUES (1, TIMESTAMP '2026-02-01 00:00:00', 'c1'), (2, TIMESTAMP '2026-05-01 06:00:00', NULL), (3, NULL, 'c3')`,
];
const DECLARED = [
  'CREATE TABLE src.hardware_compatibility (compatibility_id INTEGER, model_name VARCHAR, hardware_type VARCHAR, compatibility_level VARCHAR, compatibility_score DOUBLE, last_tested TIMESTAMP)',
  `INSERT INTO src.hardware_compatibility VALUES (1, 'Alpha', 'cuda', 'high', 0.5, TIMESTAMP '2026-01-01 00:00:00'), (2, 'Beta', 'cpu', 'not_supported', 0.1, NULL), (3, 'Gamma', 'webgpu', 'limited', NULL, NULL)`,
  'CREATE TABLE src.compatibility_details (compatibility_id INTEGER, hardware_type VARCHAR, compatibility_level VARCHAR)',
  `INSERT INTO src.compatibility_details VALUES (1, 'webgpu', 'partial'), (2, 'cuda', 'high'), (7, 'cpu', 'high')`,
];

/** Small seeded dice, so that a failure can be seen again. */
function dice(seed: number): { readonly pick: <T>(list: readonly T[]) => T; readonly chance: (share: number) => boolean } {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let turn = 0; turn < 5; turn += 1) next();
  return {
    pick: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (share) => next() < share,
  };
}
