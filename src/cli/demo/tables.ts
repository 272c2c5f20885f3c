/** Tables and columns of the demo file: names as benchmark databases in the field use them. */
type SqlType = 'INTEGER' | 'FLOAT' | 'VARCHAR' | 'BOOLEAN' | 'TIMESTAMP';

export const DEMO_TABLES = {
  dataset_info: { key: 'VARCHAR', value: 'VARCHAR' },
  hardware_platforms: {
    hardware_id: 'INTEGER', hardware_type: 'VARCHAR', device_name: 'VARCHAR', compute_units: 'INTEGER', memory_capacity: 'FLOAT',
    driver_version: 'VARCHAR', supported_precisions: 'VARCHAR', max_batch_size: 'INTEGER', detected_at: 'TIMESTAMP',
    is_simulated: 'BOOLEAN', simulation_reason: 'VARCHAR',
  },
  models: {
    model_id: 'INTEGER', model_name: 'VARCHAR', model_family: 'VARCHAR', model_type: 'VARCHAR', modality: 'VARCHAR',
    model_size: 'VARCHAR', parameters_million: 'FLOAT', added_at: 'TIMESTAMP',
  },
  test_runs: {
    run_id: 'INTEGER', test_name: 'VARCHAR', test_type: 'VARCHAR', started_at: 'TIMESTAMP', completed_at: 'TIMESTAMP',
    execution_time_seconds: 'FLOAT', success: 'BOOLEAN', git_commit: 'VARCHAR', git_branch: 'VARCHAR', command_line: 'VARCHAR', metadata: 'VARCHAR',
  },
  test_results: {
    id: 'INTEGER', run_id: 'INTEGER', timestamp: 'TIMESTAMP', test_date: 'VARCHAR', status: 'VARCHAR', test_type: 'VARCHAR',
    model_id: 'INTEGER', hardware_id: 'INTEGER', endpoint_type: 'VARCHAR', success: 'BOOLEAN', error_message: 'VARCHAR',
    execution_time: 'FLOAT', memory_usage: 'FLOAT', details: 'VARCHAR', is_simulated: 'BOOLEAN', simulation_reason: 'VARCHAR',
    error_category: 'VARCHAR', batch_size: 'INTEGER', precision: 'VARCHAR',
  },
  performance_results: {
    id: 'INTEGER', run_id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', test_case: 'VARCHAR', batch_size: 'INTEGER',
    sequence_length: 'INTEGER', precision: 'VARCHAR', average_latency_ms: 'FLOAT', p50_latency_ms: 'FLOAT', p90_latency_ms: 'FLOAT',
    p99_latency_ms: 'FLOAT', throughput_items_per_second: 'FLOAT', memory_peak_mb: 'FLOAT', power_watts: 'FLOAT',
    energy_efficiency_items_per_joule: 'FLOAT', iterations: 'INTEGER', warmup_iterations: 'INTEGER', test_timestamp: 'TIMESTAMP',
    git_commit_hash: 'VARCHAR', is_simulated: 'BOOLEAN', simulation_reason: 'VARCHAR',
  },
  hardware_compatibility: {
    id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', compatibility_status: 'VARCHAR', compatibility_score: 'FLOAT',
    recommended: 'BOOLEAN', last_tested: 'TIMESTAMP', is_simulated: 'BOOLEAN', simulation_reason: 'VARCHAR',
  },
  cross_platform_compatibility: {
    id: 'INTEGER', model_name: 'VARCHAR', model_family: 'VARCHAR', cpu_support: 'BOOLEAN', cuda_support: 'BOOLEAN', rocm_support: 'BOOLEAN',
    mps_support: 'BOOLEAN', openvino_support: 'BOOLEAN', qualcomm_support: 'BOOLEAN', webnn_support: 'BOOLEAN', webgpu_support: 'BOOLEAN',
    recommended_platform: 'VARCHAR', notes: 'VARCHAR', last_updated: 'TIMESTAMP',
  },
  compatibility_details: {
    id: 'INTEGER', compatibility_id: 'INTEGER', hardware_type: 'VARCHAR', compatibility_level: 'VARCHAR', limitations: 'VARCHAR',
    workarounds: 'VARCHAR', performance_notes: 'VARCHAR', validation_status: 'VARCHAR', validator_id: 'INTEGER', validation_date: 'TIMESTAMP',
  },
  power_metrics: {
    id: 'INTEGER', test_id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', power_watts_avg: 'FLOAT', power_watts_peak: 'FLOAT',
    temperature_celsius_avg: 'FLOAT', temperature_celsius_peak: 'FLOAT', battery_impact_mah: 'FLOAT', test_duration_seconds: 'FLOAT',
    estimated_runtime_hours: 'FLOAT', test_timestamp: 'TIMESTAMP', thermal_throttling_detected: 'BOOLEAN',
    idle_power_mw: 'FLOAT', energy_consumption_mj: 'FLOAT', battery_impact_percent_per_hour: 'FLOAT', energy_efficiency_items_per_joule: 'FLOAT',
    throughput: 'FLOAT', throughput_units: 'VARCHAR', metadata: 'VARCHAR',
  },
  power_samples: {
    sample_id: 'INTEGER', test_id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', timestamp: 'TIMESTAMP',
    power_watts: 'FLOAT', temperature_celsius: 'FLOAT', clock_mhz: 'FLOAT', cpu_temperature_celsius: 'FLOAT', gpu_temperature_celsius: 'FLOAT',
    battery_temperature_celsius: 'FLOAT', throughput: 'FLOAT',
  },
  hardware_capabilities: {
    id: 'INTEGER', hardware_type: 'VARCHAR', device_name: 'VARCHAR', compute_units: 'INTEGER', memory_capacity: 'FLOAT', driver_version: 'VARCHAR',
    supported_precisions: 'VARCHAR', max_batch_size: 'INTEGER', thermal_limit_celsius: 'FLOAT', typical_power_draw_mw: 'FLOAT', detected_at: 'TIMESTAMP',
  },
  web_platform_results: {
    result_id: 'INTEGER', run_id: 'INTEGER', model_id: 'INTEGER', hardware_id: 'INTEGER', platform: 'VARCHAR', browser: 'VARCHAR',
    browser_version: 'VARCHAR', test_file: 'VARCHAR', success: 'BOOLEAN', load_time_ms: 'FLOAT', initialization_time_ms: 'FLOAT',
    inference_time_ms: 'FLOAT', total_time_ms: 'FLOAT', shader_compilation_time_ms: 'FLOAT', memory_usage_mb: 'FLOAT',
    error_message: 'VARCHAR', metrics: 'VARCHAR', created_at: 'TIMESTAMP', is_simulated: 'BOOLEAN', simulation_reason: 'VARCHAR',
  },
  ipfs_acceleration_results: {
    id: 'INTEGER', run_id: 'VARCHAR', model_name: 'VARCHAR', endpoint_type: 'VARCHAR', acceleration_type: 'VARCHAR', status: 'VARCHAR',
    success: 'BOOLEAN', execution_time_ms: 'FLOAT', implementation_type: 'VARCHAR', error_message: 'VARCHAR', additional_data: 'VARCHAR', test_date: 'TIMESTAMP',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, SqlType>>>>;

type Columns = typeof DEMO_TABLES;
export type TableName = keyof Columns;

/** Timestamps are epoch milliseconds, UTC. */
type Cell<T> = (T extends 'VARCHAR' ? string : T extends 'BOOLEAN' ? boolean : number) | null;
export type RowOf<N extends TableName> = { readonly [C in keyof Columns[N]]: Cell<Columns[N][C]> };
export type DemoTables = { readonly [N in TableName]: RowOf<N>[] };

export const TABLE_NAMES = Object.keys(DEMO_TABLES) as TableName[];

export function emptyTables(): DemoTables {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as DemoTables;
}
