import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';
import type { MetricKey } from '../model/metric.ts';
import type { TableReport } from './report.ts';

/** A value that occurs in the file and how many rows carry it. An empty text means "not stated". */
export interface DimensionValue {
  readonly value: string;
  readonly rows: number;
}

/** One of the files that a dataset was read from. */
export interface SourceInfo {
  /** Tells it from the other files; the value of the filter `source`. */
  readonly label: string;
  /** Rows of evidence in it; those that are in several files count for each. */
  readonly results: number;
  /** The file says of itself that it is synthetic. */
  readonly synthetic: boolean;
}

/** What was recognised in an opened file, or in several together: everything the page needs besides the answers to its questions. */
export interface Dataset {
  /** The files, in their order; one for most datasets. */
  readonly sources: readonly SourceInfo[];
  readonly models: readonly ModelInfo[];
  readonly devices: readonly DeviceInfo[];
  readonly tables: readonly TableReport[];
  readonly dimensions: {
    readonly precision: readonly DimensionValue[];
    readonly batch: readonly DimensionValue[];
    readonly testType: readonly DimensionValue[];
    readonly testCase: readonly DimensionValue[];
  };
  /** Metrics that at least one row holds. */
  readonly metrics: readonly MetricKey[];
  /** Rows of evidence in all. */
  readonly results: number;
  /** Rows that are said to have been throttled, and rows whose peak and idle power are made of the average; a power reading joined with its result counts with it. */
  readonly throttledResults: number;
  readonly estimatedResults: number;
  readonly oldestMs: number | null;
  readonly newestMs: number | null;
  /** True when a file says of itself that it is synthetic. */
  readonly synthetic: boolean;
  /** What was done to the results before they were published, where a file says so; one sentence each. */
  readonly reductions: readonly string[];
}
