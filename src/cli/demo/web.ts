import { expect } from './physics.ts';
import { round } from './results.ts';
import type { Recorder, TestRow, Trial } from './results.ts';

const WEB_SHARE = 0.75;
const IPFS_SHARE = 0.08;
const ACCELERATION = { cpu: 'CPU', cuda: 'GPU', rocm: 'GPU', mps: 'GPU', openvino: 'CPU', qualcomm: 'Mobile', webnn: 'WebNN', webgpu: 'WebGPU' } as const;

/** Writes what the browser harness saw of a test, for trials in a browser. */
export function recordWeb(recorder: Recorder, trial: Trial, test: TestRow): void {
  const { random, tables } = recorder;
  const { device, model } = trial;
  if ((device.type !== 'webnn' && device.type !== 'webgpu') || !random.chance(WEB_SHARE)) return;
  const expected = expect(model, device, trial.precision, trial.batch);
  const ran = test.success === true;
  const shaderMs = device.type === 'webgpu' ? round(random.between(80, 900), 4) : null;
  const loadMs = round(200 + model.parametersMillion * random.between(2.5, 4), 4);
  const initializationMs = round(random.between(40, 400), 4);
  const inferenceMs = ran ? round(expected.latencyMs * random.factor(0.05), 4) : null;
  tables.web_platform_results.push({
    result_id: tables.web_platform_results.length + 1,
    run_id: trial.run.runId,
    model_id: model.modelId,
    hardware_id: device.hardwareId,
    platform: device.type,
    browser: device.name.split(' ')[0]?.toLowerCase() ?? null,
    browser_version: device.driver.split(' ')[1] ?? null,
    test_file: `synthetic_${device.type}.html`,
    success: ran,
    load_time_ms: loadMs,
    initialization_time_ms: initializationMs,
    inference_time_ms: inferenceMs,
    total_time_ms: inferenceMs === null ? null : round(loadMs + initializationMs + inferenceMs + (shaderMs ?? 0), 5),
    shader_compilation_time_ms: shaderMs,
    memory_usage_mb: ran ? round(expected.memoryMb, 4) : null,
    error_message: test.error_message,
    metrics: null,
    created_at: test.timestamp,
    is_simulated: test.is_simulated,
    simulation_reason: test.simulation_reason,
  });
}

/** Writes the acceleration harness's view of a few tests: it names the model and the endpoint, never the device. */
export function recordIpfs(recorder: Recorder, trial: Trial, test: TestRow): void {
  const { random, tables } = recorder;
  if (!random.chance(IPFS_SHARE)) return;
  const type = trial.device.type;
  const expected = expect(trial.model, trial.device, trial.precision, trial.batch);
  const simulated = test.is_simulated === true;
  tables.ipfs_acceleration_results.push({
    id: tables.ipfs_acceleration_results.length + 1,
    run_id: String(trial.run.runId),
    model_name: trial.model.name,
    endpoint_type: type,
    acceleration_type: ACCELERATION[type],
    status: test.status,
    success: test.success,
    execution_time_ms: test.success === true ? round(expected.latencyMs * random.factor(0.06), 4) : null,
    implementation_type: `${simulated ? 'SIMULATED' : 'REAL'}_${type.toUpperCase()}`,
    error_message: test.error_message,
    additional_data: simulated ? '{"is_simulation": true}' : null,
    test_date: test.timestamp,
  });
}
