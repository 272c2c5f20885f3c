/** A column that may hold a field, with what its values must be multiplied by to get the field's unit. */
export interface Alias {
  readonly column: string;
  readonly factor?: number;
  /** Said in "what was read" when the column is used. */
  readonly note?: string;
  /** The column that states the unit row by row, and what it must and must not look like where it states one. */
  readonly unit?: { readonly column: string; readonly like: string; readonly unlike: string };
}

/** Things per second, of whatever kind; not seconds per thing, and nothing that counts bytes or operations. */
const PER_SECOND = { like: '(?i)((/|per)[ _]*s(ec(ond)?s?)?|^(fps|qps|ips|tps))$', unlike: '(?i)(^|[^a-z])([kmgtp]i?)?(b|bits?|bytes?|flops?|ops?)[ _]*(/|per)' };

/** Numbers above zero; zero, negative, NaN and infinite values mean "not measured". */
export const POSITIVE_FIELDS = {
  latency_ms: [
    a('average_latency_ms'), a('latency_ms'), a('avg_latency_ms'), a('mean_latency_ms'), a('inference_time_ms'), a('subsequent_inference_time_ms'), a('processing_time_ms'),
    unitless('latency_avg'), unitless('latency'),
  ],
  latency_p50_ms: [a('p50_latency_ms'), a('latency_p50_ms'), unitless('latency_p50')],
  latency_p90_ms: [a('p90_latency_ms'), a('latency_p90_ms'), unitless('latency_p90')],
  latency_p99_ms: [a('p99_latency_ms'), a('latency_p99_ms'), unitless('latency_p99')],
  throughput_per_s: [
    a('throughput_items_per_second'), a('throughput_items_per_sec'), a('throughput_samples_per_sec'),
    { column: 'throughput', unit: { column: 'throughput_units', ...PER_SECOND } },
  ],
  memory_mb: [a('memory_peak_mb'), a('peak_memory_mb'), a('memory_mb'), a('memory_usage_mb'), a('memory_usage'), a('memory_peak')],
  power_w: [
    a('power_watts_avg'), a('power_watts'), a('power_consumption_watts'), a('power_usage_watts'), a('power_consumption_w'),
    scaled('average_power_mw', 0.001, 'mW read as W'), scaled('power_consumption_mw', 0.001, 'mW read as W'), a('power_consumption'), a('power_consumption_avg'),
  ],
  power_peak_w: [a('power_watts_peak'), scaled('peak_power_mw', 0.001, 'mW read as W'), a('power_consumption_peak')],
  power_idle_w: [a('power_watts_idle'), scaled('idle_power_mw', 0.001, 'mW read as W')],
  /** Of the whole test. */
  energy_j: [a('energy_joules'), a('energy_consumption_j'), scaled('energy_consumption_mj', 0.001, 'mJ read as J')],
  stated_energy_per_item_j: [a('energy_per_item_joules'), a('energy_per_inference')],
  stated_items_per_joule: [a('energy_efficiency_items_per_joule'), a('performance_per_watt')],
  battery_mah: [a('battery_impact_mah')],
  battery_percent_per_h: [a('battery_impact_percent_per_hour'), a('battery_impact_percent_hour')],
  runtime_h: [a('estimated_runtime_hours')],
  latency_std_ms: [a('latency_std_ms'), a('std_latency_ms'), a('latency_stddev_ms'), a('std_dev_ms'), unitless('latency_std')],
  load_ms: [a('load_time_ms'), a('model_load_time_ms'), { column: 'startup_time_ms', note: 'read as load time' }],
  duration_s: [
    a('execution_time_seconds'), a('execution_time_sec'), a('execution_time'), a('duration'), a('total_time_seconds'), a('test_duration_seconds'),
    scaled('execution_time_ms', 0.001, 'ms read as s'), scaled('monitoring_duration_ms', 0.001, 'ms read as s'),
  ],
} as const satisfies Record<string, readonly Alias[]>;

/** Numbers of any sign. */
export const FINITE_FIELDS = {
  temperature_c: [a('temperature_celsius_avg'), a('temperature_celsius'), a('soc_temperature_celsius'), a('temperature')],
  temperature_peak_c: [a('temperature_celsius_peak')],
  temperature_rise_c: [a('temperature_increase')],
  score: [a('compatibility_score')],
} as const satisfies Record<string, readonly Alias[]>;

export const TEXT_FIELDS = {
  model_ref: [a('model_id')],
  model_name: [a('model_name'), a('model')],
  run_ref: [a('run_id')],
  test_ref: [a('test_id'), a('test_result_id')],
  /** A test's own id. */
  test_key: [a('id'), a('result_id'), a('test_result_id'), a('test_id')],
  /** A result's own id, and the name by which others refer to it. */
  result_key: [a('id'), a('result_id'), a('performance_id')],
  result_ref: [a('performance_id')],
  status: [a('status'), a('test_status')],
  declared: [a('compatibility_status'), a('compatibility_level'), a('compatibility_type'), a('is_compatible')],
  error_text: [a('error_message'), a('error'), a('error_traceback')],
  error_type: [a('error_type'), a('error_category')],
  suggested_fix: [a('suggested_fix')],
  notes: [a('compatibility_notes'), a('performance_notes'), a('notes'), a('description')],
  limitations: [a('limitations')],
  workarounds: [a('workarounds')],
  simulation_reason: [a('simulation_reason'), a('simulation_details'), a('simulation_warning')],
  test_type: [a('test_type')],
  test_case: [a('test_case'), a('test_procedure')],
  precision: [a('precision'), a('precision_bits'), a('bits'), a('quantization_method')],
  input_shape: [a('input_shape')],
  throttle_reasons: [a('throttle_reasons'), a('clocks_event_reasons'), a('clocks_throttle_reasons')],
  commit_ref: [a('git_commit_hash'), a('git_commit'), a('commit_sha'), a('version_tag')],
} as const satisfies Record<string, readonly Alias[]>;

export const INTEGER_FIELDS = {
  batch: [a('batch_size')],
  sequence_length: [a('sequence_length'), a('input_tokens')],
  iterations: [a('iterations')],
} as const satisfies Record<string, readonly Alias[]>;

export const BOOLEAN_FIELDS = {
  success: [a('success'), a('test_success')],
  throttled: [a('thermal_throttling_detected'), a('throttling_detected')],
} as const satisfies Record<string, readonly Alias[]>;

/** When a row happened, best first. */
export const TIME_ALIASES: readonly Alias[] = ['timestamp', 'test_timestamp', 'last_tested', 'created_at', 'last_updated', 'updated_at', 'validation_date', 'test_datetime', 'test_date'].map((column) => a(column));

/** Columns that mark a row as simulated when true, when false, or by a word in them. */
export const SIMULATED_WHEN_TRUE = ['is_simulated', 'is_simulation', 'simulation_mode', 'simulation_enabled', 'mock_mode', 'contains_simulated_hardware'];
export const SIMULATED_WHEN_FALSE = ['is_real_implementation', 'is_real_hardware'];
export const SIMULATED_BY_WORD = ['implementation_type', 'environment'];
/** Texts that may hold JSON, or what Python prints of a dictionary, with `"mock_mode": true` and its like. */
export const SIMULATED_IN_JSON = ['metadata', 'details', 'metrics', 'additional_data', 'result_data', 'result_metadata', 'raw_metrics', 'test_config', 'options', 'adapter_info', 'system_info'];

/** Which columns name the hardware type and the device, by the table they stand in. */
export const HARDWARE_ALIASES = {
  results: { ref: ['hardware_id'], type: ['hardware_type', 'hardware_used', 'hardware', 'hardware_platform'], device: ['device_name', 'device'] },
  web: { ref: ['hardware_id'], type: ['hardware_type', 'platform'], device: ['browser'] },
  ipfs: { ref: ['hardware_id'], type: ['hardware_type', 'platform', 'endpoint_type', 'acceleration_type'], device: ['browser'] },
} as const;

function a(column: string): Alias {
  return { column };
}

function scaled(column: string, factor: number, note: string): Alias {
  return { column, factor, note };
}

function unitless(column: string): Alias {
  return { column, note: 'unit not stated, read as ms' };
}
