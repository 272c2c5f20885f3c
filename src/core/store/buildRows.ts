import { hasMeasurement } from '../ingest/record.ts';
import type { Json, PerformanceFields, ResultRecord } from '../ingest/types.ts';
import { fitRow } from './fitRow.ts';
import type { NextKey, StoreCell, StoreRow, StoreRows } from './rows.ts';
import type { StoreTableName } from './schema.ts';
import { hardwareOf, hardwareRow, modelRow, runRow } from './subjectRows.ts';
import type { SubjectKeys } from './subjectKeys.ts';

/**
 * The rows that keep these records, what they refer to first. Keys come from `subjects` and `nextKey`; rows of subjects that were
 * stored before and are known better now are in `subjects.takeFilled()`. Records are numbered from `firstRecordId` on.
 */
export function buildRows(records: readonly ResultRecord[], importId: number | null, subjects: SubjectKeys, nextKey: NextKey, firstRecordId: number | null = null): StoreRows {
  const rows = new RowsByTable();
  for (const [index, record] of records.entries()) addRecord(rows, record, { import_id: importId, record_id: firstRecordId === null ? null : firstRecordId + index }, subjects, nextKey);
  return new Map<StoreTableName, readonly StoreRow[]>([...subjects.takeNew(), ...rows.tables]);
}

/** Whether rows of results tell of a record; others only name a model and hardware. */
export function hasRows({ test, outcomeOnly, performance, power, compatibility, web, ipfs }: ResultRecord): boolean {
  return (test !== null && outcomeOnly !== true) || [performance, power, compatibility, web, ipfs].some((part) => part !== null);
}

class RowsByTable {
  readonly tables = new Map<StoreTableName, StoreRow[]>();

  add(table: StoreTableName, row: Readonly<Record<string, StoreCell>>): void {
    const fitted = fitRow(table, row);
    const rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, [fitted]);
    else rows.push(fitted);
  }
}

/** What the rows of one record share. */
interface Shared {
  readonly about: { readonly model_id: number; readonly hardware_id: number };
  readonly origin: Readonly<Record<string, StoreCell>>;
  readonly runId: number | null;
  readonly testId: number | null;
  readonly performanceId: number | null;
}

function addRecord(rows: RowsByTable, record: ResultRecord, imported: Readonly<Record<'import_id' | 'record_id', number | null>>, subjects: SubjectKeys, nextKey: NextKey): void {
  const keyOf = (table: 'models' | 'hardware_platforms' | 'test_runs', row: StoreRow): number => subjects.keyOf(table, fitRow(table, row), nextKey);
  // A setting without a number is kept with the test; without a test it is all there is.
  const hasTest = record.test !== null && record.outcomeOnly !== true;
  const performance = record.performance !== null && (!hasTest || hasMeasurement(record.performance)) ? record.performance : null;
  const shared: Shared = {
    about: { model_id: keyOf('models', modelRow(record.model)), hardware_id: keyOf('hardware_platforms', hardwareRow(record)) },
    origin: { is_simulated: record.simulated, simulation_reason: record.simulationReason, hardware_as_written: hardwareOf(record.hardware.type).asWritten, ...imported },
    runId: record.run === null ? null : keyOf('test_runs', runRow(record.run)),
    testId: hasTest ? nextKey('test_results') : null,
    performanceId: performance === null ? null : nextKey('performance_results'),
  };
  if (hasTest) rows.add('test_results', testRow(record, shared));
  if (performance !== null) {
    rows.add('performance_results', performanceRow(record, performance, shared));
    performance.latenciesMs.forEach((latencyMs, index) => rows.add('latency_samples', { result_id: shared.performanceId, iteration: index + 1, latency_ms: latencyMs }));
  }
  if (record.compatibility !== null) rows.add('hardware_compatibility', { id: nextKey('hardware_compatibility'), ...compatibilityRow(record, shared) });
  if (record.power !== null) rows.add('power_metrics', { id: nextKey('power_metrics'), ...powerRow(record, shared) });
  if (record.web !== null) rows.add('web_platform_results', { result_id: nextKey('web_platform_results'), ...webRow(record, shared) });
  if (record.ipfs !== null) rows.add('ipfs_acceleration_results', { id: nextKey('ipfs_acceleration_results'), ...ipfsRow(record, shared) });
}

type Cells = Readonly<Record<string, StoreCell>>;

/** As text; null for a moment that no calendar has. */
function dayOf(atMs: number | null): string | null {
  return atMs === null || !(Math.abs(atMs) <= 8.64e15) ? null : new Date(atMs).toISOString().slice(0, 10);
}

function testRow({ test, performance, atMs }: ResultRecord, { about, origin, runId, testId }: Shared): Cells {
  return {
    id: testId, ...about, timestamp: atMs, test_date: dayOf(atMs), run_id: runId,
    status: test?.status ?? null, test_type: test?.testType ?? null, endpoint_type: test?.endpointType ?? null, success: test?.success ?? null,
    error_message: test?.errorMessage ?? null, error_type: test?.errorType ?? null, execution_time: test?.executionTimeS ?? null, memory_usage: test?.memoryMb ?? null, details: jsonText(test?.details ?? null),
    batch_size: performance?.batchSize ?? null, sequence_length: performance?.sequenceLength ?? null, precision: performance?.precision ?? null, test_case: performance?.testCase ?? null,
    ...origin,
  };
}

function performanceRow({ test, atMs }: ResultRecord, performance: PerformanceFields, { about, origin, runId, testId, performanceId }: Shared): Cells {
  return {
    id: performanceId, ...about, batch_size: performance.batchSize, sequence_length: performance.sequenceLength,
    average_latency_ms: performance.averageLatencyMs, p50_latency_ms: performance.p50LatencyMs, p90_latency_ms: performance.p90LatencyMs, p99_latency_ms: performance.p99LatencyMs,
    throughput_items_per_second: performance.throughputItemsPerSecond, memory_peak_mb: performance.memoryPeakMb, power_watts: performance.powerWatts, energy_efficiency_items_per_joule: performance.energyEfficiencyItemsPerJoule,
    test_timestamp: atMs, test_id: testId, run_id: runId, test_case: performance.testCase, precision: performance.precision, load_time_ms: performance.loadTimeMs, latency_std_ms: performance.latencyStdMs,
    iterations: performance.iterations, warmup_iterations: performance.warmupIterations, total_time_seconds: performance.totalTimeS,
    status: test?.status ?? null, success: test?.success ?? null, test_type: test?.testType ?? null, ...origin,
  };
}

function compatibilityRow({ compatibility, atMs }: ResultRecord, { about, origin }: Shared): Cells {
  return { ...about, compatibility_status: compatibility?.status ?? null, compatibility_score: compatibility?.score ?? null, recommended: compatibility?.recommended ?? null, last_tested: atMs, notes: compatibility?.notes ?? null, ...origin };
}

function powerRow({ power, atMs }: ResultRecord, { about, origin, runId, testId, performanceId }: Shared): Cells {
  return {
    ...about, test_id: testId, performance_id: performanceId, run_id: runId, test_timestamp: power?.atMs ?? atMs,
    power_watts_avg: power?.powerWattsAvg ?? null, power_watts_peak: power?.powerWattsPeak ?? null, power_watts_idle: power?.powerWattsIdle ?? null, energy_joules: power?.energyJoules ?? null,
    temperature_celsius_avg: power?.temperatureCelsiusAvg ?? null, temperature_celsius_peak: power?.temperatureCelsiusPeak ?? null, battery_impact_mah: power?.batteryImpactMah ?? null,
    battery_impact_percent_per_hour: power?.batteryImpactPercentPerHour ?? null, estimated_runtime_hours: power?.estimatedRuntimeHours ?? null, test_duration_seconds: power?.testDurationS ?? null,
    throughput: power?.throughput ?? null, throughput_units: power?.throughputUnits ?? null, energy_efficiency_items_per_joule: power?.energyEfficiencyItemsPerJoule ?? null,
    thermal_throttling_detected: power?.thermalThrottlingDetected ?? null, ...origin,
  };
}

function webRow({ web, test, hardware, atMs }: ResultRecord, { about, origin, runId, testId }: Shared): Cells {
  const own = testId === null ? test : null;
  return {
    ...about, run_id: runId, test_id: testId, platform: hardware.type, browser: web?.browser ?? null, browser_version: web?.browserVersion ?? null, test_file: web?.testFile ?? null,
    success: test?.success ?? null, status: test?.status ?? null, error_message: test?.errorMessage ?? null, load_time_ms: web?.loadTimeMs ?? null, initialization_time_ms: web?.initializationTimeMs ?? null,
    inference_time_ms: web?.inferenceTimeMs ?? null, shader_compilation_time_ms: web?.shaderCompilationTimeMs ?? null, memory_usage_mb: web?.memoryMb ?? null, throughput_items_per_second: web?.throughputItemsPerSecond ?? null,
    implementation_type: web?.implementationType ?? null, metrics: jsonText(web?.metrics ?? own?.details ?? null),
    total_time_ms: own === null || own.executionTimeS === null ? null : own.executionTimeS * 1000, created_at: atMs, ...origin,
  };
}

function ipfsRow({ ipfs, test, atMs }: ResultRecord, { about, origin, runId, testId }: Shared): Cells {
  const own = testId === null ? test : null;
  return {
    ...about, test_id: testId, run_id: runId, cid: ipfs?.cid ?? null, source: ipfs?.source ?? null, transfer_time_ms: ipfs?.transferTimeMs ?? null, p2p_optimized: ipfs?.p2pOptimized ?? null, peer_count: ipfs?.peerCount ?? null,
    network_efficiency: ipfs?.networkEfficiency ?? null, optimization_score: ipfs?.optimizationScore ?? null, load_time_ms: ipfs?.loadTimeMs ?? null, acceleration_type: ipfs?.accelerationType ?? null,
    implementation_type: ipfs?.implementationType ?? null, success: test?.success ?? null, status: test?.status ?? null, error_message: test?.errorMessage ?? null,
    execution_time_seconds: own?.executionTimeS ?? null, additional_data: jsonText(ipfs?.metrics ?? own?.details ?? null), timestamp: atMs, ...origin,
  };
}

function jsonText(value: Json): string | null {
  return value === null ? null : JSON.stringify(value);
}
