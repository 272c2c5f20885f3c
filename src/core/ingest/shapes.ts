import type { Shape } from './shape.ts';
import { batchBenchmarksShape } from './shapes/batchBenchmarks.ts';
import { benchmarkModelHardwareShape } from './shapes/benchmarkModelHardware.ts';
import { directBenchmarkShape } from './shapes/directBenchmark.ts';
import { flatRowsShape } from './shapes/flatRows.ts';
import { fullRunShape } from './shapes/fullRun.ts';
import { rawLatencySuiteShape } from './shapes/rawLatencySuite.ts';
import { resultShape } from './shapes/result.ts';
import { resultContainerShape } from './shapes/resultContainer.ts';
import { resultListShape } from './shapes/resultList.ts';
import { webPlatformShape } from './shapes/webPlatform.ts';

/** The shapes in the order in which they are asked: what is told by more keys comes first, the seed's plain result last. */
export const SHAPE_READERS: readonly Shape[] = [
  rawLatencySuiteShape,
  directBenchmarkShape,
  batchBenchmarksShape,
  benchmarkModelHardwareShape,
  webPlatformShape,
  fullRunShape,
  resultContainerShape,
  flatRowsShape,
  resultListShape,
  resultShape,
];
