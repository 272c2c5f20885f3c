/** Version of the schema that `createStatements` makes; recorded in `dataset_info` under `schema_version`. */
export const SCHEMA_VERSION = 1;

export type ColumnType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN' | 'TIMESTAMP';

export interface StoreColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** What stands behind the type in `CREATE TABLE`: `NOT NULL`, `CHECK (…)`. */
  readonly constraint?: string;
}

export interface StoreTable {
  /** The column that fills itself from the sequence `<table>_key`; null where rows have none. */
  readonly key: string | null;
  readonly columns: readonly StoreColumn[];
  /** Groups of columns that may not repeat. */
  readonly unique?: readonly (readonly string[])[];
}

const c = (name: string, type: ColumnType, constraint?: string): StoreColumn => ({ name, type, ...(constraint === undefined ? {} : { constraint }) });
const positive = (name: string): StoreColumn => c(name, 'DOUBLE', `CHECK (${name} > 0)`);
const notNegative = (name: string): StoreColumn => c(name, 'DOUBLE', `CHECK (${name} >= 0)`);
const fraction = (name: string): StoreColumn => c(name, 'DOUBLE', `CHECK (${name} BETWEEN 0 AND 1)`);
/** Who, where and whether real: on every table of results. `import_id` is null for rows written by hand. */
const ORIGIN: readonly StoreColumn[] = [c('is_simulated', 'BOOLEAN', 'DEFAULT false NOT NULL'), c('simulation_reason', 'VARCHAR'), c('import_id', 'INTEGER')];

/** The tables of a benchmark database: the column names of the framework's, then what was appended. Read by `core/source` like any other variant. */
export const STORE_TABLES = {
  hardware_platforms: {
    key: 'hardware_id',
    columns: [
      c('hardware_id', 'INTEGER'), c('hardware_type', 'VARCHAR', 'NOT NULL'), c('device_name', 'VARCHAR'), notNegative('compute_units'), notNegative('memory_capacity'), c('driver_version', 'VARCHAR'),
      c('supported_precisions', 'VARCHAR'), c('max_batch_size', 'INTEGER'), c('detected_at', 'TIMESTAMP'), c('platform', 'VARCHAR'), c('is_simulated', 'BOOLEAN', 'DEFAULT false NOT NULL'), c('simulation_reason', 'VARCHAR'),
    ],
    unique: [['hardware_type', 'device_name']],
  },
  models: {
    key: 'model_id',
    columns: [
      c('model_id', 'INTEGER'), c('model_name', 'VARCHAR', 'NOT NULL'), c('model_family', 'VARCHAR'), c('model_type', 'VARCHAR'), c('model_size', 'VARCHAR'), notNegative('parameters_million'), c('added_at', 'TIMESTAMP'), c('modality', 'VARCHAR'),
    ],
    unique: [['model_name']],
  },
  test_runs: {
    key: 'run_id',
    columns: [
      c('run_id', 'INTEGER'), c('test_name', 'VARCHAR', 'NOT NULL'), c('test_type', 'VARCHAR'), c('started_at', 'TIMESTAMP'), c('completed_at', 'TIMESTAMP'), notNegative('execution_time_seconds'), c('success', 'BOOLEAN'),
      c('git_commit', 'VARCHAR'), c('git_branch', 'VARCHAR'), c('command_line', 'VARCHAR'), c('host', 'VARCHAR'), c('metadata', 'VARCHAR'),
    ],
  },
  test_results: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('timestamp', 'TIMESTAMP'), c('test_date', 'VARCHAR'), c('status', 'VARCHAR'), c('test_type', 'VARCHAR'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('endpoint_type', 'VARCHAR'),
      c('success', 'BOOLEAN'), c('error_message', 'VARCHAR'), notNegative('execution_time'), positive('memory_usage'), c('details', 'VARCHAR'), c('run_id', 'INTEGER'), c('error_type', 'VARCHAR'),
      // What was tested, from the record's performance part: a failed test is found by its batch and precision, too.
      c('batch_size', 'INTEGER', 'CHECK (batch_size > 0)'), c('sequence_length', 'INTEGER', 'CHECK (sequence_length > 0)'), c('precision', 'VARCHAR'), c('test_case', 'VARCHAR'),
      ...ORIGIN,
    ],
  },
  performance_results: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('batch_size', 'INTEGER', 'CHECK (batch_size > 0)'), c('sequence_length', 'INTEGER', 'CHECK (sequence_length > 0)'),
      positive('average_latency_ms'), positive('p50_latency_ms'), positive('p90_latency_ms'), positive('p99_latency_ms'), positive('throughput_items_per_second'), positive('memory_peak_mb'), positive('power_watts'),
      positive('energy_efficiency_items_per_joule'), c('test_timestamp', 'TIMESTAMP'), c('test_id', 'INTEGER'), c('run_id', 'INTEGER'), c('test_case', 'VARCHAR'), c('precision', 'VARCHAR'), positive('load_time_ms'),
      notNegative('latency_std_ms'), c('iterations', 'INTEGER', 'CHECK (iterations > 0)'), c('warmup_iterations', 'INTEGER', 'CHECK (warmup_iterations >= 0)'), positive('total_time_seconds'), ...ORIGIN,
    ],
  },
  latency_samples: {
    key: null,
    columns: [c('result_id', 'INTEGER', 'NOT NULL'), c('iteration', 'INTEGER', 'NOT NULL'), positive('latency_ms')],
  },
  hardware_compatibility: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('compatibility_status', 'VARCHAR', 'NOT NULL'), fraction('compatibility_score'), c('recommended', 'BOOLEAN'),
      c('last_tested', 'TIMESTAMP'), c('notes', 'VARCHAR'), ...ORIGIN,
    ],
  },
  power_metrics: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('test_id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), positive('power_watts_avg'), positive('power_watts_peak'), c('temperature_celsius_avg', 'DOUBLE'),
      c('temperature_celsius_peak', 'DOUBLE'), positive('battery_impact_mah'), positive('test_duration_seconds'), positive('estimated_runtime_hours'), c('test_timestamp', 'TIMESTAMP'), positive('power_watts_idle'),
      positive('energy_joules'), positive('battery_impact_percent_per_hour'), positive('throughput'), c('throughput_units', 'VARCHAR'), positive('energy_efficiency_items_per_joule'), c('thermal_throttling_detected', 'BOOLEAN'), c('run_id', 'INTEGER'), ...ORIGIN,
    ],
  },
  web_platform_results: {
    key: 'result_id',
    columns: [
      c('result_id', 'INTEGER'), c('run_id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('platform', 'VARCHAR'), c('browser', 'VARCHAR'), c('browser_version', 'VARCHAR'), c('test_file', 'VARCHAR'),
      c('success', 'BOOLEAN'), positive('load_time_ms'), positive('initialization_time_ms'), positive('inference_time_ms'), positive('total_time_ms'), positive('shader_compilation_time_ms'), positive('memory_usage_mb'),
      c('error_message', 'VARCHAR'), c('metrics', 'VARCHAR'), c('created_at', 'TIMESTAMP'), positive('throughput_items_per_second'), c('implementation_type', 'VARCHAR'), c('test_id', 'INTEGER'), ...ORIGIN,
    ],
  },
  ipfs_acceleration_results: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('test_id', 'INTEGER'), c('run_id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('cid', 'VARCHAR'), c('source', 'VARCHAR'), positive('transfer_time_ms'), c('p2p_optimized', 'BOOLEAN'),
      c('peer_count', 'INTEGER'), c('network_efficiency', 'DOUBLE'), c('optimization_score', 'DOUBLE'), positive('load_time_ms'), c('acceleration_type', 'VARCHAR'), c('implementation_type', 'VARCHAR'), c('success', 'BOOLEAN'),
      c('additional_data', 'VARCHAR'), c('timestamp', 'TIMESTAMP'), ...ORIGIN,
    ],
  },
  /** One row for each file that was read: what it was, and what became of it. */
  import_log: {
    key: 'import_id',
    columns: [
      c('import_id', 'INTEGER'), c('source', 'VARCHAR', 'NOT NULL'), c('sha256', 'VARCHAR', 'NOT NULL'), c('bytes', 'BIGINT'), c('shape', 'VARCHAR'), c('imported_at', 'TIMESTAMP', 'NOT NULL'), c('results', 'INTEGER', 'NOT NULL'),
      c('duplicates', 'INTEGER', 'NOT NULL'), c('rejects', 'INTEGER', 'NOT NULL'), c('notes', 'VARCHAR'),
    ],
    unique: [['sha256']],
  },
  import_rejects: {
    key: null,
    columns: [c('import_id', 'INTEGER', 'NOT NULL'), c('place', 'VARCHAR', 'NOT NULL'), c('code', 'VARCHAR', 'NOT NULL'), c('reason', 'VARCHAR', 'NOT NULL')],
  },
  /** What tells each stored result from all others, whatever file it came in: makes a second import import nothing. */
  import_contents: {
    key: null,
    columns: [c('content', 'VARCHAR', 'NOT NULL'), c('import_id', 'INTEGER', 'NOT NULL')],
  },
  dataset_info: {
    key: null,
    columns: [c('key', 'VARCHAR', 'NOT NULL'), c('value', 'VARCHAR')],
    unique: [['key']],
  },
} as const satisfies Readonly<Record<string, StoreTable>>;

export type StoreTableName = keyof typeof STORE_TABLES;
export const STORE_TABLE_NAMES = Object.keys(STORE_TABLES) as StoreTableName[];

/** Tables that tell how a database came about; no page shows them. */
export const BOOKKEEPING_TABLES: ReadonlySet<string> = new Set(['import_log', 'import_rejects', 'import_contents', 'latency_samples']);
