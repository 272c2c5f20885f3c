import type { EvidenceKind } from '../model/evidence.ts';
import { SET_ASIDE_REASONS } from '../source/canonicalSelect.ts';
import type { EvidenceSubjects } from './evidenceSubjects.ts';
import type { SourceRow } from './evidenceRows.ts';
import { compatibilityFields, ipfsFields, performanceFields, powerFields, resultRecord, testFields, webFields } from '../ingest/record.ts';
import type { Json, JsonObject, PerformanceFields, PowerFields, Reject, ResultRecord, TestFields } from '../ingest/types.ts';

/** The table that a row is of. */
export interface RowOrigin {
  readonly table: string;
  readonly kind: EvidenceKind;
  /** In which the row's run is looked up. */
  readonly runScope: number;
  readonly subjects: EvidenceSubjects;
}

const NO_MODEL: ReadonlySet<string> = new Set([SET_ASIDE_REASONS.family, SET_ASIDE_REASONS.noModel, SET_ASIDE_REASONS.unknownModel, SET_ASIDE_REASONS.orphanModel]);

/** A row of evidence as a record, or why it is none; `power` is the reading that was taken beside a test. */
export function evidenceRecord(row: SourceRow, origin: RowOrigin, power: SourceRow | null = null): ResultRecord | Reject {
  const place = `${origin.table}/${row.row_id}${origin.kind === 'declaration' && row.hardware_word !== null ? `/${row.hardware_word}` : ''}`;
  if (row.reason !== null) return { code: NO_MODEL.has(row.reason) ? 'no-model' : 'no-hardware', place, reason: row.reason.startsWith('the ') ? `T${row.reason.slice(1)}.` : `The row ${row.reason}.` };
  if (row.placeholder) return { code: 'no-measurement', place, reason: 'The row holds zeros and nothing else: nothing was measured.' };
  const model = origin.subjects.models.get(row.model_key ?? -1);
  const hardware = origin.subjects.hardware(row.device_key ?? -1, row.hardware_word);
  if (model === undefined || hardware === null) return { code: 'no-model', place, reason: 'The row refers to a model or hardware that the source does not list.' };
  const atMs = row.time_from_run ? null : row.at_ms;
  const base = resultRecord({
    place, model, atMs,
    // Hardware that names no device beside a browser stays so.
    hardware: origin.kind === 'web' && hardware.device === null ? { ...hardware, device: '' } : hardware,
    run: origin.subjects.run(origin.runScope, row.run_ref, row.commit_ref, atMs),
    simulated: row.tier === 'simulated',
    simulationReason: row.simulation_reason,
  });
  return { ...base, ...withOwnTime(partsOf(row, origin.kind, power), power, atMs) };
}

/** A reading may have been taken at another time than its test. */
function withOwnTime(parts: Parts, power: SourceRow | null, atMs: number | null): Parts {
  const ownMs = power === null || power.time_from_run ? null : power.at_ms;
  return ownMs === null || ownMs === atMs || parts.power === null || parts.power === undefined ? parts : { ...parts, power: { ...parts.power, atMs: ownMs } };
}

type Parts = Pick<Partial<ResultRecord>, 'test' | 'performance' | 'power' | 'compatibility' | 'web' | 'ipfs' | 'outcomeOnly'>;

function partsOf(row: SourceRow, kind: EvidenceKind, power: SourceRow | null): Parts {
  switch (kind) {
    case 'test':
      return testParts(row, power);
    case 'measurement':
      return measurementParts(row, power);
    case 'web':
      return { web: webPart(row), ...outcome(row) };
    case 'ipfs':
      return { ipfs: ipfsPart(row), ...(isMeasured(row) ? { performance: measured(row) } : {}), ...outcome(row) };
    case 'power':
      return { power: powerPart(row), ...(hasSetting(row) || hasSpeed(row) ? { performance: setting(row, hasSpeed(row) ? speed(row) : {}) } : {}) };
    case 'declaration':
      return { compatibility: compatibilityFields({ status: row.status_word ?? 'unknown', score: row.score, recommended: row.recommended, notes: notesOf(row) }) };
  }
}

/** A test keeps its setting; numbers that its row holds beside become a measurement of it. */
function testParts(row: SourceRow, power: SourceRow | null): Parts {
  const performance = isMeasured(row) ? measured({ ...row, memory_mb: null, duration_s: null }) : hasSetting(row) ? setting(row) : null;
  const reading = power === null ? (hasPower(row) ? powerPart({ ...row, duration_s: null, throughput_per_s: null }) : null) : powerPart(power);
  return { test: testPart(row), performance, power: reading };
}

/** A result with what tells of its power, heat and battery beside it; an explanation of its end needs a test. */
function measurementParts(row: SourceRow, reading: SourceRow | null): Parts {
  const performance = { ...measured(row), latenciesMs: latenciesOf(row.latencies) };
  const power = reading !== null ? powerPart(reading) : hasPower(row) ? powerPart({ ...row, throughput_per_s: null, duration_s: null }) : null;
  const explained = row.error_text !== null || row.error_type !== null;
  return { performance, power, ...(explained ? { test: { ...testPart(row), executionTimeS: null, memoryMb: null } } : outcome({ ...row, duration_s: null })) };
}

/** How a row that is no test ended. */
function outcome(row: SourceRow): Pick<Parts, 'test' | 'outcomeOnly'> {
  if (row.status_word === null && row.success === null && row.error_text === null && row.duration_s === null) return {};
  return { test: testFields({ status: row.status_word, success: row.success, errorMessage: row.error_text, errorType: row.error_type, executionTimeS: row.duration_s }), outcomeOnly: true };
}

function testPart(row: SourceRow): TestFields {
  return testFields({
    testType: orNull(row.test_type), endpointType: row.endpoint_type, status: row.status_word, success: row.success, errorMessage: row.error_text, errorType: row.error_type,
    executionTimeS: row.duration_s, memoryMb: row.memory_mb, details: detailsOf(row.details),
  });
}

function setting(row: SourceRow, numbers: Partial<PerformanceFields> = {}): PerformanceFields {
  return performanceFields({
    testCase: orNull(row.test_case), batchSize: row.batch === '' ? null : Number(row.batch), sequenceLength: row.sequence_length, precision: row.precision_word, iterations: row.iterations,
    warmupIterations: row.warmup_iterations, ...numbers,
  });
}

function speed(row: SourceRow): Partial<PerformanceFields> {
  return { averageLatencyMs: row.latency_ms, p50LatencyMs: row.latency_p50_ms, p90LatencyMs: row.latency_p90_ms, p99LatencyMs: row.latency_p99_ms, latencyStdMs: row.latency_std_ms, memoryPeakMb: row.memory_mb, loadTimeMs: row.load_ms };
}

function measured(row: SourceRow): PerformanceFields {
  return setting(row, {
    ...speed(row), throughputItemsPerSecond: row.throughput_per_s, powerWatts: row.power_w, energyEfficiencyItemsPerJoule: itemsPerJoule(row), totalTimeS: row.duration_s,
  });
}

function powerPart(row: SourceRow): PowerFields {
  return powerFields({
    powerWattsAvg: row.power_w, powerWattsPeak: row.power_peak_w, powerWattsIdle: row.power_idle_w, energyJoules: row.energy_j, temperatureCelsiusAvg: row.temperature_c, temperatureCelsiusPeak: row.temperature_peak_c,
    batteryImpactMah: row.battery_mah, batteryImpactPercentPerHour: row.battery_percent_per_h, estimatedRuntimeHours: row.runtime_h, testDurationS: row.duration_s,
    throughput: row.throughput_per_s, throughputUnits: row.throughput_per_s === null ? null : row.throughput_units, energyEfficiencyItemsPerJoule: itemsPerJoule(row), thermalThrottlingDetected: row.throttle === null ? null : row.throttle > 0,
  });
}

function itemsPerJoule(row: SourceRow): number | null {
  return row.stated_items_per_joule ?? (row.stated_energy_per_item_j === null ? null : 1 / row.stated_energy_per_item_j);
}

function webPart(row: SourceRow): ResultRecord['web'] {
  return webFields({
    browser: row.browser, browserVersion: row.browser_version, testFile: row.test_file, loadTimeMs: row.load_ms, initializationTimeMs: row.initialization_time_ms, inferenceTimeMs: row.latency_ms,
    shaderCompilationTimeMs: row.shader_compilation_time_ms, memoryMb: row.memory_mb, throughputItemsPerSecond: row.throughput_per_s, implementationType: row.implementation_type,
    metrics: withSetting(detailsOf(row.metrics), row),
  });
}

function ipfsPart(row: SourceRow): ResultRecord['ipfs'] {
  return ipfsFields({
    cid: row.cid, source: row.source, transferTimeMs: row.transfer_time_ms, p2pOptimized: row.p2p_optimized, peerCount: row.peer_count, networkEfficiency: row.network_efficiency, optimizationScore: row.optimization_score,
    loadTimeMs: row.load_ms, accelerationType: row.acceleration_type, implementationType: row.implementation_type, metrics: detailsOf(row.additional_data),
  });
}

/** What these tables have no column for. */
function withSetting(metrics: JsonObject | null, row: SourceRow): JsonObject | null {
  return hasSetting(row) ? { ...metrics, setting: { ...stated(setting(row)) } } : metrics;
}

function stated(fields: PerformanceFields | PowerFields): JsonObject {
  const entries = Object.entries<Json>({ ...fields }).filter(([, value]) => value !== null && !Array.isArray(value));
  return Object.fromEntries<Json>(entries);
}

function hasSetting(row: SourceRow): boolean {
  return row.batch !== '' || row.sequence_length !== null || row.precision_word !== null || row.test_case !== '';
}

function hasSpeed(row: SourceRow): boolean {
  return Object.values(speed(row)).some((value) => value !== null);
}

function isMeasured(row: SourceRow): boolean {
  return [row.latency_ms, row.latency_p50_ms, row.latency_p90_ms, row.latency_p99_ms, row.throughput_per_s, row.power_w, row.load_ms, itemsPerJoule(row)].some((value) => value !== null);
}

/** Beside the average power and the efficiency, which a measurement has room for. */
function hasPower(row: SourceRow): boolean {
  return [row.power_peak_w, row.power_idle_w, row.energy_j, row.temperature_c, row.temperature_peak_c, row.battery_mah, row.battery_percent_per_h, row.runtime_h].some((value) => value !== null);
}

function notesOf(row: SourceRow): string | null {
  const parts = [row.notes, labelled('limitations', row.limitations), labelled('workarounds', row.workarounds), labelled('error', row.error_text), labelled('suggested fix', row.suggested_fix)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

function labelled(label: string, text: string | null): string | null {
  return text === null ? null : `${label}: ${text}`;
}

/** A text that holds JSON as an object; any other text under a name of its own. */
function detailsOf(text: string | null): JsonObject | null {
  if (text === null || text === '{}') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // No JSON.
  }
  return { text };
}

function latenciesOf(list: string | null): readonly number[] {
  return list === null ? [] : list.split(',').map(Number);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
