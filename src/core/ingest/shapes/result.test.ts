import { describe, expect, it } from 'vitest';
import { readDocument } from '../readDocument.ts';
import type { Json, JsonObject, ReadDocument } from '../types.ts';

const read = (content: Json): ReadDocument => readDocument({ name: 'result.json', content });

/** The example of the design document, with every optional part; the figures beyond it are made up. */
const SEED: JsonObject = {
  model_name: 'bert-base-uncased', model_family: 'bert', hardware_type: 'cuda', test_type: 'inference', endpoint_type: 'local', status: 'success', success: true, error_message: null,
  execution_time: 2.5, memory_usage: 1024, details: { note: 'synthetic' }, timestamp: '2025-03-06T12:00:00',
  performance: { batch_size: 16, sequence_length: 128, average_latency_ms: 8.5, p50_latency_ms: 8, p90_latency_ms: 10, p99_latency_ms: 15, throughput_items_per_second: 1882.35, memory_peak_mb: 2048, power_watts: 180, energy_efficiency_items_per_joule: 10.5, warm: true },
  power_metrics: { power_watts_avg: 180, power_watts_peak: 220, temperature_celsius_avg: 65, temperature_celsius_peak: 72, battery_impact_mah: 0, test_duration_seconds: 60, estimated_runtime_hours: 3.5 },
  compatibility: { status: 'compatible', score: 0.95, recommended: true },
  ipfs_acceleration: { cid: 'QmSynthetic', source: 'p2p', transfer_time_ms: 12, p2p_optimized: 'true', peer_count: 5, network_efficiency: 0.8, optimization_score: 0.7, load_time_ms: 40, p2p_metrics: { health: 'good' } },
  webgpu_metrics: { browser_name: 'firefox', browser_version: '135', shader_compilation_time_ms: 30, inference_time_ms: 9, workgroup: '8x8' },
};

describe('a single result', () => {
  it('reads the example of the design document with all its parts', () => {
    const { shape, records, rejects, notes } = read(SEED);
    expect(shape).toBe('result');
    expect(rejects).toEqual([]);
    expect(notes).toEqual(['The value at /power_metrics/battery_impact_mah is zero, negative or NaN and was read as not measured.']);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      place: '', model: { name: 'bert-base-uncased', family: 'bert' }, hardware: { type: 'cuda', device: null }, atMs: Date.UTC(2025, 2, 6, 12), run: null, simulated: false, simulationReason: null,
      test: { testType: 'inference', endpointType: 'local', status: 'success', success: true, errorMessage: null, executionTimeS: 2.5, memoryMb: 1024, details: { note: 'synthetic', performance: { warm: true } } },
      performance: { batchSize: 16, sequenceLength: 128, averageLatencyMs: 8.5, p50LatencyMs: 8, p90LatencyMs: 10, p99LatencyMs: 15, throughputItemsPerSecond: 1882.35, memoryPeakMb: 2048, powerWatts: 180, energyEfficiencyItemsPerJoule: 10.5, latenciesMs: [] },
      power: { powerWattsAvg: 180, powerWattsPeak: 220, powerWattsIdle: null, temperatureCelsiusAvg: 65, temperatureCelsiusPeak: 72, batteryImpactMah: null, testDurationS: 60, estimatedRuntimeHours: 3.5 },
      compatibility: { status: 'compatible', score: 0.95, recommended: true },
      ipfs: { cid: 'QmSynthetic', source: 'p2p', transferTimeMs: 12, p2pOptimized: true, peerCount: 5, networkEfficiency: 0.8, optimizationScore: 0.7, loadTimeMs: 40, metrics: { p2p_metrics: { health: 'good' } } },
      web: { browser: 'firefox', browserVersion: '135', shaderCompilationTimeMs: 30, inferenceTimeMs: 9, metrics: { workgroup: '8x8' } },
    });
  });

  it('reads the milliwatts and millijoules of the Qualcomm variant, and a mock as simulated', () => {
    const power = { average_power_mw: 450, peak_power_mw: 540, idle_power_mw: 180, energy_consumption_mj: 4500, temperature_celsius: 41, monitoring_duration_ms: 10_000, battery_impact_percent_per_hour: 4, throughput: 30, throughput_units: 'images/second', thermal_throttling_detected: 'yes', metadata: { mock_mode: true } };
    const [record] = read({ model_name: 'vit', hardware_type: 'qualcomm', status: 'success', power_metrics: power }).records;
    expect(record?.power).toMatchObject({ powerWattsAvg: 0.45, powerWattsPeak: 0.54, powerWattsIdle: 0.18, energyJoules: 4.5, temperatureCelsiusAvg: 41, testDurationS: 10, batteryImpactPercentPerHour: 4, throughput: 30, throughputUnits: 'images/second', thermalThrottlingDetected: true });
    expect([record?.simulated, record?.simulationReason]).toEqual([true, 'The file says mock_mode is true.']);
  });

  it('reads other names for the same columns, and takes what repetitions give', () => {
    const { records, rejects } = read({ model: 'bert', hardware: 'cpu', success: 'true', latencies_ms: [4, 2, 3, 1], throughput: 250, throughput_units: 'items/s', memory_usage_mb: 90, batch_size: 1, timestamp: 1_741_262_400 });
    expect(rejects).toEqual([]);
    expect(records[0]).toMatchObject({ atMs: Date.UTC(2025, 2, 6, 12), test: { success: true, memoryMb: null }, performance: { batchSize: 1, averageLatencyMs: 2.5, p50LatencyMs: 2.5, iterations: 4, latenciesMs: [4, 2, 3, 1], throughputItemsPerSecond: 250, memoryPeakMb: 90 } });
    expect(records[0]?.performance?.p90LatencyMs).toBeCloseTo(3.7, 12);
    expect(records[0]?.performance?.p99LatencyMs).toBeCloseTo(3.97, 12);
    expect(records[0]?.performance?.latencyStdMs).toBeCloseTo(Math.sqrt(5 / 3), 12);
  });

  it('believes the repetitions where the stated mean is another, and says so', () => {
    const { records, notes } = read({ model: 'bert', hardware: 'cpu', success: true, average_latency_ms: 9, latencies_ms: [1, 3] });
    expect(records[0]?.performance?.averageLatencyMs).toBe(2);
    expect(notes).toEqual(['At / the stated mean latency (9 ms) is not that of the 2 repetitions (2 ms); the repetitions were taken.']);
  });

  it('keeps a failed test with its setting and its error, and without a measurement', () => {
    const [record] = read({ model_name: 'bert', hardware_type: 'cuda', status: 'failed', error_message: 'CUDA out of memory', batch_size: 64, precision: 'fp16', performance: {} }).records;
    expect(record?.test).toMatchObject({ status: 'failed', errorMessage: 'CUDA out of memory' });
    expect(record?.performance).toMatchObject({ batchSize: 64, precision: 'fp16', averageLatencyMs: null, throughputItemsPerSecond: null });
  });

  it('keeps the test where all measurements are zero, and says that these were not taken', () => {
    const { records, rejects } = read({ model_name: 'bert', hardware_type: 'cpu', status: 'success', performance: { batch_size: 4, average_latency_ms: 0, throughput_items_per_second: 0 } });
    expect(records[0]?.performance).toMatchObject({ batchSize: 4, averageLatencyMs: null, throughputItemsPerSecond: null });
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['no-measurement', '/performance']]);
  });

  it.each<[string, string, JsonObject]>([
    ['no-model', 'no name', { hardware_type: 'cpu', test_type: 'inference', status: 'success' }],
    ['no-model', 'the name unknown', { model_name: 'unknown_model', hardware_type: 'cpu', status: 'success' }],
    ['no-hardware', 'no hardware', { model_name: 'bert', status: 'success' }],
    ['no-hardware', 'the hardware unknown', { model_name: 'bert', hardware_type: 'Unknown', status: 'success', endpoint_type: 'cuda' }],
    ['no-hardware', 'an operating system for a platform', { model_name: 'bert', platform: 'linux', status: 'success' }],
    ['no-measurement', 'nothing said', { model_name: 'bert', hardware_type: 'cpu', test_type: 'inference', throughput: 0 }],
  ])('rejects with %s for %s', (code, _, content) => {
    const { records, rejects } = read(content);
    expect(records).toEqual([]);
    expect(rejects.map((reject) => reject.code)).toEqual([code]);
    expect(rejects[0]?.reason).toMatch(/[^.]\.$/);
  });

  it('takes the endpoint for the hardware where it names some', () => {
    expect(read({ model_name: 'bert', endpoint_type: 'openvino', test_type: 'inference', status: 'success' }).records[0]?.hardware.type).toBe('openvino');
  });

  it('names the device where it is more than the kind of hardware', () => {
    const named = ['cuda:0', 'cuda', 'Synthetic GPU 1'].map((device) => read({ model_name: 'bert', hardware_type: 'cuda', device, success: true }).records[0]?.hardware.device);
    expect(named).toEqual([null, null, 'Synthetic GPU 1']);
  });

  it.each<[boolean, JsonObject]>([
    [true, { implementation_type: 'MOCK' }],
    [true, { implementation_type: 'REAL_WEBGPU', is_simulation: true }],
    [true, { is_real_hardware: false }],
    [true, { status: 'Success (MOCK)' }],
    [true, { details: { simulated: true } }],
    [false, { implementation_type: 'REAL_CUDA', is_simulated: false }],
    [false, { details: { environment: 'production' } }],
  ])('says simulated %s of %j', (simulated, more) => {
    const [record] = read({ model_name: 'bert', hardware_type: 'webgpu', status: 'success', ...more }).records;
    expect(record?.simulated).toBe(simulated);
    expect(record?.simulationReason === null).toBe(!simulated);
  });

  it('reads rows of a power or a compatibility table, whose columns stand beside each other', () => {
    const { records, rejects } = read([
      { model_name: 'bert', hardware_type: 'qualcomm', power_watts_avg: 3.2, temperature_celsius_avg: 45, test_duration_seconds: 10, test_timestamp: '2025-04-01 12:00:00' },
      { model_name: 'bert', hardware_type: 'rocm', compatibility_status: 'limited', compatibility_score: 0.5, recommended: 'no', last_tested: '2025-04-01' },
      { model_name: 'bert', hardware_type: 'mps', status: 'success', compatibility: true },
      { model_name: 'bert', hardware_type: 'mps', status: 'failed', compatibility: 'not_supported' },
    ]);
    expect(rejects).toEqual([]);
    expect(records).toMatchObject([
      { test: null, power: { powerWattsAvg: 3.2, temperatureCelsiusAvg: 45, testDurationS: 10 }, compatibility: null },
      { test: null, power: null, compatibility: { status: 'limited', score: 0.5, recommended: false } },
      { test: { status: 'success' }, compatibility: { status: 'compatible' } },
      { test: { status: 'failed' }, compatibility: { status: 'not_supported' } },
    ]);
  });

  it('opens details that are JSON within a text', () => {
    const opened = ['{"a": 1}', 'plain', ''].map((details) => read({ model_name: 'bert', hardware_type: 'cpu', success: true, details }).records[0]?.test?.details);
    expect(opened).toEqual([{ a: 1 }, { details: 'plain' }, null]);
  });

  it('keeps the rest where one field is no value of its kind', () => {
    const { records, rejects } = read({ model_name: 'bert', hardware_type: 'cpu', success: true, timestamp: 'yesterday', compatibility: { status: 'limited', score: 95 }, performance: 'fast' });
    expect(records[0]).toMatchObject({ atMs: null, compatibility: { status: 'limited', score: null }, performance: null });
    expect(rejects.map(({ code, place }) => [code, place])).toEqual([['bad-value', '/performance'], ['bad-value', '/compatibility/score'], ['bad-value', '/timestamp']]);
  });
});

describe('a result that failed', () => {
  const zeros = { batch_size: 8, precision: 'fp16', average_latency_ms: 0, throughput_items_per_second: 0 };

  it('keeps the setting of a part of zeros, which is no mistake', () => {
    const { records, rejects } = read({ model_name: 'gpt2', hardware_type: 'cpu', status: 'failed', success: false, performance: zeros });
    expect(rejects).toEqual([]);
    expect(records[0]).toMatchObject({ test: { success: false }, performance: { batchSize: 8, precision: 'fp16', averageLatencyMs: null } });
  });

  it('is told by its status where no flag says it, and one that worked is rejected', () => {
    const rejects = ['timeout', 'skipped', 'unsupported', 'success'].map((status) => read({ model_name: 'gpt2', hardware_type: 'cpu', status, performance: zeros }).rejects.length);
    expect(rejects).toEqual([0, 0, 0, 1]);
  });
});
