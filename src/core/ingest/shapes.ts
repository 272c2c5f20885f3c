import type { Shape } from './shape.ts';
import { apiTestsShape } from './shapes/apiTests.ts';
import { batchBenchmarksShape } from './shapes/batchBenchmarks.ts';
import { benchmarkConfigShape } from './shapes/benchmarkConfig.ts';
import { benchmarkModelHardwareShape } from './shapes/benchmarkModelHardware.ts';
import { benchmarkProgressShape } from './shapes/benchmarkProgress.ts';
import { benchmarkResultsShape } from './shapes/benchmarkResults.ts';
import { benchmarkSummaryShape } from './shapes/benchmarkSummary.ts';
import { browserCapabilitiesShape } from './shapes/browserCapabilities.ts';
import { coverageReportShape } from './shapes/coverageReport.ts';
import { directBenchmarkShape } from './shapes/directBenchmark.ts';
import { flatRowsShape } from './shapes/flatRows.ts';
import { fullRunShape } from './shapes/fullRun.ts';
import { hardwareCompatibilityMatrixShape } from './shapes/hardwareCompatibilityMatrix.ts';
import { modelFunctionalityShape } from './shapes/modelFunctionality.ts';
import { rawLatencySuiteShape } from './shapes/rawLatencySuite.ts';
import { resultContainerShape } from './shapes/resultContainer.ts';
import { resultListShape } from './shapes/resultList.ts';
import { resultShape } from './shapes/result.ts';
import { skillPerformanceShape } from './shapes/skillPerformance.ts';
import { skillTestsShape } from './shapes/skillTests.ts';
import { statusExamplesShape } from './shapes/statusExamples.ts';
import { webComparisonShape } from './shapes/webComparison.ts';
import { webPlatformShape } from './shapes/webPlatform.ts';

/** The shapes in the order in which they are asked: what is told by more keys comes first, the seed's plain result last. */
export const SHAPE_READERS: readonly Shape[] = [
  rawLatencySuiteShape,
  directBenchmarkShape,
  batchBenchmarksShape,
  benchmarkModelHardwareShape,
  webPlatformShape,
  modelFunctionalityShape,
  benchmarkResultsShape,
  hardwareCompatibilityMatrixShape,
  benchmarkSummaryShape,
  benchmarkProgressShape,
  webComparisonShape,
  skillTestsShape,
  statusExamplesShape,
  skillPerformanceShape,
  coverageReportShape,
  browserCapabilitiesShape,
  benchmarkConfigShape,
  fullRunShape,
  resultContainerShape,
  apiTestsShape,
  flatRowsShape,
  resultListShape,
  resultShape,
];
