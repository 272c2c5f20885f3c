import type { Engine } from '../../core/engine/engine.ts';
import { BOOLEAN_NULL, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import { normaliseCompatibility } from '../../core/model/compatibility.ts';
import { classifyFailure } from '../../core/model/failure.ts';
import { UNKNOWN_WORDS, normaliseHardware } from '../../core/model/hardware.ts';
import { normalisePrecision } from '../../core/model/precision.ts';
import type { FailureKind, Outcome } from '../../core/model/state.ts';
import { normaliseStatus } from '../../core/model/status.ts';
import type { RawRow } from './bruteForce.ts';
import { joinPower } from './joinPower.ts';

const PLAIN = {
  row_id: NUMBER, model_id: NUMBER_NULL, hardware_id: NUMBER_NULL, model_name: TEXT_NULL, hardware_word: TEXT_NULL, at_ms: NUMBER_NULL, run: TEXT_NULL, simulated: BOOLEAN_NULL, words: TEXT_NULL,
  status: TEXT_NULL, success: BOOLEAN_NULL, error: TEXT_NULL, precision: TEXT_NULL, batch: NUMBER_NULL, test_type: TEXT_NULL, test_case: TEXT_NULL, score: NUMBER_NULL,
  latency_ms: NUMBER_NULL, latency_p50_ms: NUMBER_NULL, latency_p90_ms: NUMBER_NULL, latency_p99_ms: NUMBER_NULL, throughput_per_s: NUMBER_NULL, memory_mb: NUMBER_NULL, power_w: NUMBER_NULL,
  load_ms: NUMBER_NULL, power_peak_w: NUMBER_NULL, temperature_c: NUMBER_NULL, temperature_peak_c: NUMBER_NULL, duration_s: NUMBER_NULL, battery_mah: NUMBER_NULL, runtime_h: NUMBER_NULL, battery_percent_per_h: NUMBER_NULL, energy_j: NUMBER_NULL,
  stated_items_per_joule: NUMBER_NULL, test: NUMBER_NULL, endpoint: TEXT_NULL, throttled: BOOLEAN_NULL,
} as const;

const METRIC_COLUMNS = ['latency_ms', 'latency_p50_ms', 'latency_p90_ms', 'latency_p99_ms', 'throughput_per_s', 'memory_mb', 'power_w', 'load_ms', 'power_peak_w', 'temperature_c', 'temperature_peak_c', 'duration_s', 'battery_mah', 'runtime_h', 'battery_percent_per_h', 'energy_j'] as const;

interface TableReading {
  readonly table: string;
  readonly kind: RawRow['kind'];
  readonly columns: Readonly<Record<string, string>>;
  /** Another source than the table itself, which it names `t`. */
  readonly from?: string;
}

const ids = { model_id: 't.model_id', hardware_id: 't.hardware_id' };

const WIDE = ['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu'];

/** Each table of the demo, column by column as its writer meant it. */
const READINGS: readonly TableReading[] = [
  { table: 'test_results', kind: 'test', columns: { ...ids, at_ms: 'epoch_ms(t.timestamp)', run: 't.run_id', simulated: 't.is_simulated', words: 't.details', status: 't.status', success: 't.success', error: "concat_ws(' ', t.error_category, t.error_message)", precision: 't.precision', batch: 't.batch_size', test_type: 't.test_type', memory_mb: 't.memory_usage', duration_s: 't.execution_time', endpoint: 'lower(t.endpoint_type)' } },
  { table: 'performance_results', kind: 'measurement', columns: { ...ids, at_ms: 'epoch_ms(t.test_timestamp)', run: 't.run_id', simulated: 't.is_simulated', precision: 't.precision', batch: 't.batch_size', test_case: 't.test_case', latency_ms: 't.average_latency_ms', latency_p50_ms: 't.p50_latency_ms', latency_p90_ms: 't.p90_latency_ms', latency_p99_ms: 't.p99_latency_ms', throughput_per_s: 't.throughput_items_per_second', memory_mb: 't.memory_peak_mb', power_w: 't.power_watts', stated_items_per_joule: 't.energy_efficiency_items_per_joule' } },
  { table: 'web_platform_results', kind: 'web', columns: { ...ids, at_ms: 'epoch_ms(t.created_at)', run: 't.run_id', simulated: 't.is_simulated', words: 't.metrics', success: 't.success', error: 't.error_message', latency_ms: 't.inference_time_ms', memory_mb: 't.memory_usage_mb', load_ms: 't.load_time_ms' } },
  { table: 'ipfs_acceleration_results', kind: 'ipfs', columns: { model_name: 't.model_name', hardware_word: 't.endpoint_type', at_ms: 'epoch_ms(t.test_date)', run: 't.run_id', words: "concat_ws(' ', t.implementation_type, t.additional_data)", status: 't.status', success: 't.success', error: 't.error_message', duration_s: 't.execution_time_ms / 1000' } },
  { table: 'hardware_compatibility', kind: 'declaration', columns: { ...ids, at_ms: 'epoch_ms(t.last_tested)', simulated: 't.is_simulated', status: 't.compatibility_status', score: 't.compatibility_score' } },
  { table: 'compatibility_details', kind: 'declaration', from: 'src.compatibility_details AS t JOIN src.cross_platform_compatibility AS p ON p.id = t.compatibility_id', columns: { model_name: 'p.model_name', hardware_word: 't.hardware_type', at_ms: 'epoch_ms(t.validation_date)', status: 't.compatibility_level' } },
  ...WIDE.map((type): TableReading => ({ table: 'cross_platform_compatibility', kind: 'declaration', from: `(SELECT rowid, * FROM src.cross_platform_compatibility WHERE ${type}_support IS NOT NULL) AS t`, columns: { model_name: 't.model_name', hardware_word: `'${type}'`, at_ms: 'epoch_ms(t.last_updated)', status: `t.${type}_support` } })),
  { table: 'power_metrics', kind: 'power', columns: { ...ids, at_ms: 'epoch_ms(t.test_timestamp)', power_w: 't.power_watts_avg', power_peak_w: 't.power_watts_peak', temperature_c: 't.temperature_celsius_avg', temperature_peak_c: 't.temperature_celsius_peak', duration_s: 't.test_duration_seconds', battery_mah: 't.battery_impact_mah', runtime_h: 't.estimated_runtime_hours', battery_percent_per_h: 't.battery_impact_percent_per_hour', energy_j: 't.energy_consumption_mj / 1000', stated_items_per_joule: 't.energy_efficiency_items_per_joule', throughput_per_s: "CASE WHEN coalesce(t.throughput_units, 'items/s') IN ('items/s', 'images/second') THEN t.throughput END", words: 't.metadata', throttled: 't.thermal_throttling_detected', test: '(SELECT min(k.rowid) FROM src.test_results AS k WHERE k.id = t.test_id)' } },
];

const NULLS = Object.fromEntries(Object.keys(PLAIN).map((column) => [column, 'NULL']));

/** Every row of the demo, attached as `src`, that is about a known model on known hardware. */
export async function readRawDemo(engine: Engine): Promise<RawRow[]> {
  const models = await engine.ask({ name: 'raw-models', sql: 'SELECT model_id, lower(model_name) AS name FROM src.models', row: { model_id: NUMBER, name: TEXT } });
  const hardware = await engine.ask({ name: 'raw-hardware', sql: 'SELECT hardware_id, hardware_type, device_name FROM src.hardware_platforms', row: { hardware_id: NUMBER, hardware_type: TEXT, device_name: TEXT_NULL } });
  const runs = await engine.ask({ name: 'raw-runs', sql: 'SELECT run_id::VARCHAR AS run, epoch_ms(started_at)::DOUBLE AS at_ms FROM src.test_runs', row: { run: TEXT, at_ms: NUMBER } });
  const modelOf = new Map(models.filter(({ name }) => !UNKNOWN_WORDS.includes(name)).map(({ model_id, name }) => [model_id, name]));
  const hardwareOf = new Map(hardware.map((row) => [row.hardware_id, row]));
  const runOf = new Map(runs.map(({ run, at_ms }) => [run, at_ms]));
  const rows: RawRow[] = [];
  for (const reading of READINGS) {
    for (const plain of await plainRows(engine, reading)) {
      const model = plain.model_name?.toLowerCase() ?? modelOf.get(plain.model_id ?? -1);
      const place = hardwareOf.get(plain.hardware_id ?? -1);
      const type = normaliseHardware(plain.hardware_word ?? place?.hardware_type ?? '')?.type;
      if (model === undefined || type === undefined) continue;
      const device = place?.device_name?.toLowerCase() ?? '';
      rows.push({ ...meaning(reading, plain), table: reading.table, rowId: plain.row_id, kind: reading.kind, model, type, device: UNKNOWN_WORDS.includes(device) ? '' : device, atMs: plain.at_ms ?? runOf.get(plain.run ?? '') ?? null });
    }
  }
  return joinPower(rows);
}

type PlainRow = Awaited<ReturnType<typeof plainRows>>[number];

async function plainRows(engine: Engine, reading: TableReading) {
  const columns: Readonly<Record<string, string>> = { ...NULLS, row_id: 't.rowid', ...reading.columns };
  const select = Object.entries(PLAIN).map(([column, { kind }]) => `(${columns[column] ?? 'NULL'})::${kind === 'number' ? 'DOUBLE' : kind === 'text' ? 'VARCHAR' : 'BOOLEAN'} AS ${column}`);
  return engine.ask({ name: `raw-${reading.table}`, sql: `SELECT ${select.join(', ')} FROM ${reading.from ?? `src.${reading.table} AS t`}`, row: PLAIN });
}

function meaning({ kind }: TableReading, plain: PlainRow): Pick<RawRow, 'tier' | 'outcome' | 'failure' | 'explicit' | 'precision' | 'batch' | 'testType' | 'testCase' | 'score' | 'metrics'> {
  const metrics = Object.fromEntries(METRIC_COLUMNS.map((column) => [column, positive(plain[column])]));
  const shared = {
    precision: normalisePrecision(plain.precision ?? '') ?? '', batch: plain.batch === null ? '' : String(plain.batch), testType: plain.test_type?.toLowerCase() ?? '', testCase: plain.test_case?.toLowerCase() ?? '',
    score: plain.score, metrics, throttled: plain.throttled, links: { test: plain.test, endpoint: plain.endpoint, run: plain.run, itemsPerJoule: positive(plain.stated_items_per_joule) },
  };
  const marked = plain.simulated === true || /simulated_|"is_simulation": true|"mock_mode": true/i.test(plain.words ?? '');
  if (kind === 'declaration') return { ...shared, tier: marked ? 'simulated' : 'declared', outcome: normaliseCompatibility(plain.status ?? '').outcome, failure: null, explicit: false };
  if (kind === 'power') return { ...shared, tier: marked ? 'simulated' : 'observed', outcome: null, failure: null, explicit: false };
  const status = normaliseStatus(plain.status ?? '');
  const measured = METRIC_COLUMNS.slice(0, 6).some((column) => metrics[column] !== null);
  return { ...shared, tier: marked || status.simulated ? 'simulated' : 'observed', explicit: !status.notRun && (status.outcome !== null || plain.success !== null), ...verdict(kind, plain, status, measured) };
}

function verdict(kind: RawRow['kind'], plain: PlainRow, status: ReturnType<typeof normaliseStatus>, measured: boolean): { readonly outcome: Outcome | null; readonly failure: FailureKind | null } {
  if (status.notRun) return { outcome: null, failure: null };
  if (status.outcome === 'failing' && status.failure !== 'error') return { outcome: 'failing', failure: status.failure };
  if (status.outcome === 'failing' || (plain.success === false && status.outcome !== 'unsupported')) return { outcome: 'failing', failure: classifyFailure(plain.error ?? '') };
  if (status.outcome !== null) return { outcome: status.outcome, failure: null };
  const worked = plain.success === true || (kind !== 'test' && measured && plain.status === null);
  return { outcome: worked ? 'supported' : null, failure: null };
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
