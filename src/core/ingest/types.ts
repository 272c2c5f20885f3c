/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A file of results, parsed. */
export interface ResultDocument {
  /** Path or name as the user knows it; may carry a time (`…_20250306_174825.json`). */
  readonly name: string;
  readonly content: Json;
  /** Where it stands in the file, when the file holds several: `/line/3`. */
  readonly place?: string;
}

/** What a file of results may be, by its content. */
export const SHAPES = [
  'result', 'result-list', 'result-container', 'full-run',
  'web-platform', 'raw-latency-suite', 'direct-benchmark', 'batch-benchmarks', 'benchmark-model-hardware', 'benchmark-summary', 'hardware-compatibility-matrix',
  'model-functionality', 'benchmark-results', 'benchmark-progress', 'flat-rows', 'skill-performance', 'skill-tests', 'status-examples', 'benchmark-config',
  'web-comparison', 'browser-capabilities', 'coverage-report', 'api-tests',
] as const;
export type ShapeKey = (typeof SHAPES)[number];

/** Why something of a file was not taken. */
export const REJECT_CODES = [
  'not-json', 'empty', 'too-deep', 'too-large', 'unknown-shape', 'no-result', 'derived', 'no-model', 'no-hardware', 'no-measurement', 'bad-value', 'not-run',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** Something that was not taken, with the place and the reason; a value, never an exception. */
export interface Reject {
  readonly code: RejectCode;
  /** JSON pointer within the file (RFC 6901); an empty text for the file as a whole. */
  readonly place: string;
  /** What was found and what would have been taken, in one sentence for a person. */
  readonly reason: string;
}

/** Every number is in the unit of its name and finite; null: not stated, or zero where zero means "not measured". */
export interface ModelFields {
  /** As written. */
  readonly name: string;
  readonly family: string | null;
  readonly type: string | null;
  readonly modality: string | null;
  readonly parametersMillion: number | null;
}

export interface HardwareFields {
  /** The word of the file: `cuda`, `CPU`, `AMD ROCm`; the store writes the canonical type where it is known. */
  readonly type: string;
  readonly device: string | null;
  readonly platform: string | null;
  readonly driverVersion: string | null;
  readonly memoryGb: number | null;
  readonly computeUnits: number | null;
}

/** One call of a benchmark program, which may hold many results. */
export interface RunFields {
  /** What tells the run from others: the file's own run id, else the program and the time it stated. */
  readonly name: string;
  readonly startedMs: number | null;
  readonly completedMs: number | null;
  readonly command: string | null;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly host: string | null;
  readonly success: boolean | null;
}

export interface TestFields {
  readonly testType: string | null;
  readonly endpointType: string | null;
  /** As written (`success`, `completed`, `timeout`, …). */
  readonly status: string | null;
  readonly success: boolean | null;
  readonly errorMessage: string | null;
  readonly errorType: string | null;
  readonly executionTimeS: number | null;
  readonly memoryMb: number | null;
  /** What has no column of its own. */
  readonly details: JsonObject | null;
}

export interface PerformanceFields {
  readonly testCase: string | null;
  readonly batchSize: number | null;
  readonly sequenceLength: number | null;
  readonly precision: string | null;
  readonly averageLatencyMs: number | null;
  readonly p50LatencyMs: number | null;
  readonly p90LatencyMs: number | null;
  readonly p99LatencyMs: number | null;
  /** Sample standard deviation. */
  readonly latencyStdMs: number | null;
  readonly throughputItemsPerSecond: number | null;
  readonly memoryPeakMb: number | null;
  readonly powerWatts: number | null;
  readonly energyEfficiencyItemsPerJoule: number | null;
  readonly loadTimeMs: number | null;
  readonly iterations: number | null;
  readonly warmupIterations: number | null;
  readonly totalTimeS: number | null;
  /** The single repetitions, in order; empty where the file has none. */
  readonly latenciesMs: readonly number[];
}

export interface PowerFields {
  readonly powerWattsAvg: number | null;
  readonly powerWattsPeak: number | null;
  readonly powerWattsIdle: number | null;
  /** Of the whole test. */
  readonly energyJoules: number | null;
  readonly temperatureCelsiusAvg: number | null;
  readonly temperatureCelsiusPeak: number | null;
  readonly batteryImpactMah: number | null;
  readonly batteryImpactPercentPerHour: number | null;
  readonly estimatedRuntimeHours: number | null;
  readonly testDurationS: number | null;
  readonly throughput: number | null;
  readonly throughputUnits: string | null;
  readonly energyEfficiencyItemsPerJoule: number | null;
  readonly thermalThrottlingDetected: boolean | null;
  /** Where it was taken at another time than the record's, epoch ms UTC. */
  readonly atMs?: number;
}

export interface CompatibilityFields {
  /** As written: `compatible`, `limited`, `true`, … */
  readonly status: string;
  /** 0 to 1. */
  readonly score: number | null;
  readonly recommended: boolean | null;
  readonly notes: string | null;
}

export interface WebFields {
  readonly browser: string | null;
  readonly browserVersion: string | null;
  readonly testFile: string | null;
  readonly loadTimeMs: number | null;
  readonly initializationTimeMs: number | null;
  readonly inferenceTimeMs: number | null;
  readonly shaderCompilationTimeMs: number | null;
  readonly memoryMb: number | null;
  readonly throughputItemsPerSecond: number | null;
  readonly implementationType: string | null;
  /** What has no column of its own. */
  readonly metrics: JsonObject | null;
}

export interface IpfsFields {
  readonly cid: string | null;
  readonly source: string | null;
  readonly transferTimeMs: number | null;
  readonly p2pOptimized: boolean | null;
  readonly peerCount: number | null;
  readonly networkEfficiency: number | null;
  readonly optimizationScore: number | null;
  readonly loadTimeMs: number | null;
  readonly accelerationType: string | null;
  readonly implementationType: string | null;
  readonly metrics: JsonObject | null;
}

/** One result of one model on one hardware: what happened, and what was measured beside it. */
export interface ResultRecord {
  /** JSON pointer within the file. */
  readonly place: string;
  readonly model: ModelFields;
  readonly hardware: HardwareFields;
  /** The file's own time, epoch ms UTC; a time without a zone is read as UTC. Null where the file states none. */
  readonly atMs: number | null;
  readonly run: RunFields | null;
  readonly test: TestFields | null;
  /** With a setting (batch, precision, …) but no number where nothing was measured: then only the test is stored, with that setting. */
  readonly performance: PerformanceFields | null;
  readonly power: PowerFields | null;
  readonly compatibility: CompatibilityFields | null;
  readonly web: WebFields | null;
  readonly ipfs: IpfsFields | null;
  readonly simulated: boolean;
  readonly simulationReason: string | null;
  /** `test` tells how the other part of the record ended, as a table has it that keeps both in one row: no row of tests is made of it. */
  readonly outcomeOnly?: true;
}

/** What was found in a file. */
export interface ReadDocument {
  /** Null where no shape fits. */
  readonly shape: ShapeKey | null;
  readonly records: readonly ResultRecord[];
  readonly rejects: readonly Reject[];
  /** Said once for the file: a unit that was converted, a time taken from the name. */
  readonly notes: readonly string[];
}
