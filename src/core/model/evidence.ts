import type { Metric, MetricKey } from './metric.ts';
import { METRICS, METRIC_KEYS } from './metric.ts';
import type { FailureKind, Outcome, Tier } from './state.ts';
import type { ThrottleEvidence } from './throttle.ts';

/** Which kind of table a row of evidence comes from. */
export const EVIDENCE_KINDS = ['test', 'measurement', 'web', 'ipfs', 'power', 'declaration'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type MeasuredValues = { readonly [K in MetricKey]: number | null };

export const NO_VALUES: MeasuredValues = measuredValues(() => null);

/** The value of every metric of the registry. */
export function measuredValues(read: (metric: Metric) => number | null): MeasuredValues {
  return Object.fromEntries(METRIC_KEYS.map((key) => [key, read(METRICS[key])])) as MeasuredValues;
}

/** One row of the file about one model on one device. Null is "not in the file" or "not measured", never zero. */
export interface EvidenceRow {
  /** Table of the file, and the row in it, so that every number can be traced. */
  readonly table: string;
  readonly rowId: number;
  /** The files that hold it, that of the table first; empty where only one file is open. */
  readonly sources: readonly string[];
  readonly kind: EvidenceKind;
  readonly tier: Tier;
  /** Of a power reading what its run ended in, where that was a failure: it decides nothing. */
  readonly outcome: Outcome | null;
  readonly failure: FailureKind | null;
  /** True for the rows that decided the state of their device. */
  readonly decided: boolean;
  /** All-zero row: written by a tool that measured nothing. */
  readonly placeholder: boolean;
  /** Why it is said to have been throttled, by itself or by the power reading beside it. */
  readonly throttle: ThrottleEvidence | null;
  /** A power reading and its result, which are one run: see `countsOnce`. */
  readonly linked: boolean;
  readonly simulationReason: string | null;
  readonly device: string | null;
  readonly hardwareAsWritten: string | null;
  readonly statusAsWritten: string | null;
  readonly errorText: string | null;
  readonly errorType: string | null;
  readonly suggestedFix: string | null;
  readonly notes: string | null;
  readonly limitations: string | null;
  readonly workarounds: string | null;
  readonly score: number | null;
  readonly testType: string | null;
  readonly testCase: string | null;
  readonly precision: string | null;
  readonly precisionAsWritten: string | null;
  readonly batch: number | null;
  readonly sequenceLength: number | null;
  readonly atMs: number | null;
  /** True when the row has no time of its own and shows its run's start. */
  readonly timeFromRun: boolean;
  readonly run: string | null;
  readonly commit: string | null;
  /** In the units of the registry. */
  readonly values: MeasuredValues;
}

/** The evidence of a cell, newest first. */
export interface CellEvidence {
  readonly rows: readonly EvidenceRow[];
  /** Rows there are; `rows` holds at most the first 500. */
  readonly total: number;
}
