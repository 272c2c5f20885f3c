import { DAY_MS, PERIOD_END_MS, dateText, planRuns, planStudyRuns } from './calendar.ts';
import { recordCapabilities } from './capabilities.ts';
import type { DemoRun } from './calendar.ts';
import { recordCompatibility } from './compatibility.ts';
import { recordDefects } from './defects.ts';
import { DEVICES, DRIVER_UPDATE, DUPLICATE_DEVICE, PLACEHOLDER_DEVICE, PRECISION_SPEED, deviceNamed } from './devices.ts';
import { DUPLICATE_MODEL, MODELS, PLACEHOLDER_MODELS } from './models.ts';
import { planPairs } from './pairs.ts';
import { createRandom, seedOf } from './random.ts';
import { recordNightly, recordSession, recordStability } from './repeats.ts';
import { runSeconds } from './results.ts';
import type { Recorder } from './results.ts';
import { PLANTED_CHANGES, describePlanted } from './series.ts';
import { PLANTED_FINDINGS, recordStudies } from './studies.ts';
import { recordSuite } from './suites.ts';
import { emptyTables } from './tables.ts';
import type { DemoTables, RowOf } from './tables.ts';

const ADDED_AT_MS = PERIOD_END_MS - 370 * DAY_MS;
const RUN_TYPES = { suite: 'comprehensive', stability: 'performance', nightly: 'performance', power: 'power', study: 'performance', driver: 'performance' } as const;

/** Makes every row of the demo database; the same seed makes the same rows. */
export function makeDemo(seed: number): DemoTables {
  const recorder: Recorder = { tables: emptyTables(), random: createRandom(seedOf(seed, 'results')), seed };
  const runs = planRuns(seed);
  const pairs = planPairs(seed);
  recordInfo(recorder, seed);
  recordHardware(recorder);
  recordModels(recorder);
  for (const run of runs) {
    recorder.tables.test_runs.push(runRow(run));
    if (run.kind === 'suite') recordSuite(recorder, run, pairs);
    else if (run.kind === 'stability') recordStability(recorder, run);
    else if (run.kind === 'nightly') recordNightly(recorder, run);
    else recordSession(recorder, run);
  }
  recordCompatibility(recorder, pairs);
  recordDefects(recorder, runs, pairs);
  const studies = planStudyRuns(seed, runs.length);
  recorder.tables.test_runs.push(...studies.map(runRow));
  recordStudies(recorder, studies, pairs);
  recordCapabilities(recorder);
  return recorder.tables;
}

function recordInfo(recorder: Recorder, seed: number): void {
  const facts: readonly (readonly [string, string])[] = [
    ['synthetic', 'true'],
    ['seed', String(seed)],
    ['generated_for', 'demonstration and tests'],
    ['description', 'Every row of this file was made up by a program. No model was run and no device was measured.'],
    ['period_end', new Date(PERIOD_END_MS).toISOString()],
    ...PLANTED_CHANGES.map((planted) => [planted.key, describePlanted(planted)] as const),
    ...PLANTED_FINDINGS,
  ];
  for (const [key, value] of facts) recorder.tables.dataset_info.push({ key, value });
}

function recordHardware(recorder: Recorder): void {
  const rows = recorder.tables.hardware_platforms;
  const detected = { detected_at: ADDED_AT_MS, is_simulated: false, simulation_reason: null };
  for (const device of DEVICES) {
    rows.push({
      hardware_id: device.hardwareId,
      hardware_type: device.type,
      device_name: device.name,
      compute_units: device.computeUnits,
      memory_capacity: device.memoryGb,
      driver_version: device.driver,
      supported_precisions: Object.keys(PRECISION_SPEED[device.type]).join(','),
      max_batch_size: device.memoryGb >= 24 ? 64 : 32,
      ...detected,
    });
  }
  const [first] = rows;
  const original = rows.find((row) => row.hardware_id === deviceNamed(DUPLICATE_DEVICE.of).hardwareId) ?? first;
  if (original === undefined || first === undefined) return;
  const updated = rows.find((row) => row.hardware_id === deviceNamed(DRIVER_UPDATE.of).hardwareId) ?? first;
  rows.push({ ...updated, hardware_id: DRIVER_UPDATE.hardwareId, driver_version: DRIVER_UPDATE.driver, detected_at: DRIVER_UPDATE.fromMs });
  rows.push({
    ...original,
    hardware_id: DUPLICATE_DEVICE.hardwareId,
    hardware_type: DUPLICATE_DEVICE.hardwareType,
    device_name: DUPLICATE_DEVICE.name,
    driver_version: null,
  });
  rows.push({
    hardware_id: PLACEHOLDER_DEVICE.hardwareId,
    hardware_type: PLACEHOLDER_DEVICE.hardwareType,
    device_name: PLACEHOLDER_DEVICE.name,
    compute_units: 0,
    memory_capacity: 0,
    driver_version: 'unknown',
    supported_precisions: null,
    max_batch_size: null,
    ...detected,
  });
}

function recordModels(recorder: Recorder): void {
  const rows = recorder.tables.models;
  for (const [index, model] of MODELS.entries()) {
    rows.push({
      model_id: model.modelId,
      model_name: model.name,
      model_family: model.family,
      model_type: model.type,
      modality: index % 17 === 11 ? null : model.modality,
      model_size: sizeOf(model.parametersMillion),
      parameters_million: model.parametersMillion,
      added_at: ADDED_AT_MS,
    });
  }
  const original = rows.find((row) => row.model_name === DUPLICATE_MODEL.of);
  if (original !== undefined) rows.push({ ...original, model_id: DUPLICATE_MODEL.modelId, model_name: DUPLICATE_MODEL.name, model_family: 'BERT' });
  for (const { modelId, name } of PLACEHOLDER_MODELS) {
    const unknown = { model_family: null, model_type: null, modality: null, model_size: null, parameters_million: null };
    rows.push({ model_id: modelId, model_name: name, ...unknown, added_at: ADDED_AT_MS });
  }
}

function sizeOf(parametersMillion: number): string {
  if (parametersMillion < 40) return 'tiny';
  if (parametersMillion < 90) return 'small';
  return parametersMillion < 300 ? 'base' : 'large';
}

function runRow(run: DemoRun): RowOf<'test_runs'> {
  return {
    run_id: run.runId,
    test_name: `synthetic ${run.kind} ${dateText(run.startMs)}`,
    test_type: RUN_TYPES[run.kind],
    started_at: run.startMs,
    completed_at: run.endMs,
    execution_time_seconds: runSeconds(run),
    success: true,
    git_commit: run.commit,
    git_branch: 'main',
    command_line: `synthetic-bench --suite ${run.kind}`,
    metadata: '{"synthetic": true}',
  };
}
