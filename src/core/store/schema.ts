/** Version of the schema that `createStatements` makes; recorded in `dataset_info` under `schema_version`. */
export const SCHEMA_VERSION = 1;

export type ColumnType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN' | 'TIMESTAMP';
export type ColumnRange = 'positive' | 'not-negative' | 'fraction';

export interface StoreColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** What the database itself refuses to hold; NULL is always "not stated". */
  readonly range?: ColumnRange;
  /** What stands behind the type in `CREATE TABLE`: `NOT NULL`. */
  readonly constraint?: string;
}

export interface StoreTable {
  /** The primary key, which fills itself from the sequence `<table>_key`; null where rows have none. */
  readonly key: string | null;
  readonly columns: readonly StoreColumn[];
  /** Groups of columns that may not repeat. NULL equals nothing here, so a writer must look for rows without a device itself. */
  readonly unique?: readonly (readonly string[])[];
}

const c = (name: string, type: ColumnType, constraint?: string): StoreColumn => ({ name, type, ...(constraint === undefined ? {} : { constraint }) });
const positive = (name: string, type: ColumnType = 'DOUBLE'): StoreColumn => ({ name, type, range: 'positive' });
const notNegative = (name: string, type: ColumnType = 'DOUBLE'): StoreColumn => ({ name, type, range: 'not-negative' });
const fraction = (name: string): StoreColumn => ({ name, type: 'DOUBLE', range: 'fraction' });
/**
 * Whether real, whence, the hardware word of the file where the type says it otherwise, and which result of its file it is part of (`import_contents`): on every
 * table of results. `import_id` and `record_id` are null for rows written by hand.
 */
const ORIGIN: readonly StoreColumn[] = [c('is_simulated', 'BOOLEAN', 'DEFAULT false NOT NULL'), c('simulation_reason', 'VARCHAR'), c('import_id', 'INTEGER'), c('hardware_as_written', 'VARCHAR'), c('record_id', 'INTEGER')];

/** The tables of a benchmark database: the column names of the framework's, then what was appended. Read by `core/source` like any other variant. */
export const STORE_TABLES = {
  hardware_platforms: {
    key: 'hardware_id',
    columns: [
      c('hardware_id', 'INTEGER'), c('hardware_type', 'VARCHAR', 'NOT NULL'), c('device_name', 'VARCHAR'), notNegative('compute_units'), notNegative('memory_capacity'), c('driver_version', 'VARCHAR'),
      c('supported_precisions', 'VARCHAR'), positive('max_batch_size', 'INTEGER'), c('detected_at', 'TIMESTAMP'), c('platform', 'VARCHAR'), c('is_simulated', 'BOOLEAN', 'DEFAULT false NOT NULL'), c('simulation_reason', 'VARCHAR'),
    ],
    // A result keeps the driver and the system that it ran on; whoever reads the file joins the rows of one device.
    unique: [['hardware_type', 'device_name', 'driver_version', 'platform']],
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
      positive('batch_size', 'INTEGER'), positive('sequence_length', 'INTEGER'), c('precision', 'VARCHAR'), c('test_case', 'VARCHAR'),
      ...ORIGIN,
    ],
  },
  performance_results: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), positive('batch_size', 'INTEGER'), positive('sequence_length', 'INTEGER'),
      positive('average_latency_ms'), positive('p50_latency_ms'), positive('p90_latency_ms'), positive('p99_latency_ms'), positive('throughput_items_per_second'), positive('memory_peak_mb'), positive('power_watts'),
      positive('energy_efficiency_items_per_joule'), c('test_timestamp', 'TIMESTAMP'), c('test_id', 'INTEGER'), c('run_id', 'INTEGER'), c('test_case', 'VARCHAR'), c('precision', 'VARCHAR'), positive('load_time_ms'),
      notNegative('latency_std_ms'), positive('iterations', 'INTEGER'), notNegative('warmup_iterations', 'INTEGER'), positive('total_time_seconds'),
      // Numbers of a run that failed are no proof that it worked, and a filter by type finds them beside their test.
      c('status', 'VARCHAR'), c('success', 'BOOLEAN'), c('test_type', 'VARCHAR'), ...ORIGIN,
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
      positive('energy_joules'), positive('battery_impact_percent_per_hour'), positive('throughput'), c('throughput_units', 'VARCHAR'), positive('energy_efficiency_items_per_joule'), c('thermal_throttling_detected', 'BOOLEAN'), c('run_id', 'INTEGER'),
      // The very result that the power was measured beside.
      c('performance_id', 'INTEGER'), ...ORIGIN,
    ],
  },
  web_platform_results: {
    key: 'result_id',
    columns: [
      c('result_id', 'INTEGER'), c('run_id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('platform', 'VARCHAR'), c('browser', 'VARCHAR'), c('browser_version', 'VARCHAR'), c('test_file', 'VARCHAR'),
      c('success', 'BOOLEAN'), positive('load_time_ms'), positive('initialization_time_ms'), positive('inference_time_ms'), positive('total_time_ms'), positive('shader_compilation_time_ms'), positive('memory_usage_mb'),
      c('error_message', 'VARCHAR'), c('metrics', 'VARCHAR'), c('created_at', 'TIMESTAMP'), positive('throughput_items_per_second'), c('implementation_type', 'VARCHAR'), c('test_id', 'INTEGER'), c('status', 'VARCHAR'), ...ORIGIN,
    ],
  },
  ipfs_acceleration_results: {
    key: 'id',
    columns: [
      c('id', 'INTEGER'), c('test_id', 'INTEGER'), c('run_id', 'INTEGER'), c('model_id', 'INTEGER', 'NOT NULL'), c('hardware_id', 'INTEGER', 'NOT NULL'), c('cid', 'VARCHAR'), c('source', 'VARCHAR'), positive('transfer_time_ms'), c('p2p_optimized', 'BOOLEAN'),
      notNegative('peer_count', 'INTEGER'), c('network_efficiency', 'DOUBLE'), c('optimization_score', 'DOUBLE'), positive('load_time_ms'), c('acceleration_type', 'VARCHAR'), c('implementation_type', 'VARCHAR'), c('success', 'BOOLEAN'),
      c('additional_data', 'VARCHAR'), c('timestamp', 'TIMESTAMP'), c('status', 'VARCHAR'), c('error_message', 'VARCHAR'), notNegative('execution_time_seconds'), ...ORIGIN,
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
  /**
   * What tells each stored result from all others, whatever file it came in: makes a second import import nothing. A result that came with another database is
   * known by what it was there, too. `record_id` is null where no row tells of it. No key: the index of a million random texts would be seven times the table.
   */
  import_contents: {
    key: null,
    columns: [c('content', 'VARCHAR', 'NOT NULL'), c('import_id', 'INTEGER', 'NOT NULL'), c('record_id', 'INTEGER')],
  },
  dataset_info: {
    key: null,
    columns: [c('key', 'VARCHAR', 'NOT NULL'), c('value', 'VARCHAR')],
    unique: [['key']],
  },
} as const satisfies Readonly<Record<string, StoreTable>>;

export type StoreTableName = keyof typeof STORE_TABLES;
export const STORE_TABLE_NAMES = Object.keys(STORE_TABLES) as StoreTableName[];

/** Tables that tell how a database came about, with what each is: no page shows them. */
export const BOOKKEEPING_TABLES: ReadonlyMap<string, string> = new Map([
  ['import_log', 'the files that were imported'],
  ['import_rejects', 'what was not taken of the files that were imported'],
  ['import_contents', 'what tells each imported result from all others'],
  ['latency_samples', 'the single repetitions behind performance results'],
]);
