import { keptName } from './keptText.ts';
import type { CompatibilityFields, HardwareFields, IpfsFields, ModelFields, PerformanceFields, PowerFields, ResultRecord, RunFields, TestFields, WebFields } from './types.ts';

const NO_RUN: Omit<RunFields, 'name'> = { startedMs: null, completedMs: null, command: null, commit: null, branch: null, host: null, success: null };
const NO_TEST: TestFields = { testType: null, endpointType: null, status: null, success: null, errorMessage: null, errorType: null, executionTimeS: null, memoryMb: null, details: null };
const NO_PERFORMANCE: PerformanceFields = {
  testCase: null, batchSize: null, sequenceLength: null, precision: null, averageLatencyMs: null, p50LatencyMs: null, p90LatencyMs: null, p99LatencyMs: null, latencyStdMs: null, throughputItemsPerSecond: null,
  memoryPeakMb: null, powerWatts: null, energyEfficiencyItemsPerJoule: null, loadTimeMs: null, iterations: null, warmupIterations: null, totalTimeS: null, latenciesMs: [],
};
const NO_POWER: PowerFields = {
  powerWattsAvg: null, powerWattsPeak: null, powerWattsIdle: null, energyJoules: null, temperatureCelsiusAvg: null, temperatureCelsiusPeak: null, batteryImpactMah: null, batteryImpactPercentPerHour: null,
  estimatedRuntimeHours: null, testDurationS: null, throughput: null, throughputUnits: null, energyEfficiencyItemsPerJoule: null, thermalThrottlingDetected: null,
};
const NO_WEB: WebFields = {
  browser: null, browserVersion: null, testFile: null, loadTimeMs: null, initializationTimeMs: null, inferenceTimeMs: null, shaderCompilationTimeMs: null, memoryMb: null, throughputItemsPerSecond: null,
  implementationType: null, metrics: null,
};
const NO_IPFS: IpfsFields = {
  cid: null, source: null, transferTimeMs: null, p2pOptimized: null, peerCount: null, networkEfficiency: null, optimizationScore: null, loadTimeMs: null, accelerationType: null, implementationType: null, metrics: null,
};

/** Parts of a record, where what is not given is "not stated". */
export const modelFields = (fields: Partial<ModelFields> & Pick<ModelFields, 'name'>): ModelFields => ({ family: null, type: null, modality: null, parametersMillion: null, ...fields, name: keptName(fields.name) });
export const hardwareFields = (fields: Partial<HardwareFields> & Pick<HardwareFields, 'type'>): HardwareFields => ({ device: null, platform: null, driverVersion: null, memoryGb: null, computeUnits: null, ...fields, type: keptName(fields.type) });
export const runFields = (fields: Partial<RunFields> & Pick<RunFields, 'name'>): RunFields => ({ ...NO_RUN, ...fields, name: keptName(fields.name) });
export const testFields = (fields: Partial<TestFields>): TestFields => ({ ...NO_TEST, ...fields });
export const performanceFields = (fields: Partial<PerformanceFields>): PerformanceFields => ({ ...NO_PERFORMANCE, ...fields });
export const powerFields = (fields: Partial<PowerFields>): PowerFields => ({ ...NO_POWER, ...fields });
export const compatibilityFields = (fields: Partial<CompatibilityFields> & Pick<CompatibilityFields, 'status'>): CompatibilityFields => ({ score: null, recommended: null, notes: null, ...fields });
export const webFields = (fields: Partial<WebFields>): WebFields => ({ ...NO_WEB, ...fields });
export const ipfsFields = (fields: Partial<IpfsFields>): IpfsFields => ({ ...NO_IPFS, ...fields });

/** A record of what is given; everything else is "not stated". */
export function resultRecord(parts: Partial<ResultRecord> & Pick<ResultRecord, 'place' | 'model' | 'hardware'>): ResultRecord {
  return { atMs: null, run: null, test: null, performance: null, power: null, compatibility: null, web: null, ipfs: null, simulated: false, simulationReason: null, ...parts };
}

/** Whether the conditions of a measurement are stated, with or without one. */
export function hasSetting({ testCase, batchSize, sequenceLength, precision }: PerformanceFields): boolean {
  return [testCase, batchSize, sequenceLength, precision].some((value) => value !== null);
}

/** Whether any number of a measurement is there; its conditions (batch, precision, …) and durations are none. */
export function hasMeasurement(fields: PerformanceFields): boolean {
  const { averageLatencyMs, p50LatencyMs, p90LatencyMs, p99LatencyMs, throughputItemsPerSecond, memoryPeakMb, powerWatts, energyEfficiencyItemsPerJoule, loadTimeMs, latenciesMs } = fields;
  return latenciesMs.length > 0 || [averageLatencyMs, p50LatencyMs, p90LatencyMs, p99LatencyMs, throughputItemsPerSecond, memoryPeakMb, powerWatts, energyEfficiencyItemsPerJoule, loadTimeMs].some((value) => value !== null);
}
