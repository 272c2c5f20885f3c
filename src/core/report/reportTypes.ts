import type { CellState, FailureKind, Outcome, Tier } from '../model/state.ts';
import type { ComparisonReport, Listed, PerformanceReport, PowerReport } from './measuredTypes.ts';
import type { DataQuality, Provenance, RowsByReason } from './qualityTypes.ts';

/** Raised when a field is renamed, dropped or means something else; a new field does not raise it. */
export const REPORT_VERSION = 1;

/**
 * What a database holds, as one plain value: this is the JSON form of a report. Times are ISO 8601 in UTC, units stand in
 * the names, null is "not stated" or "not measured" and never zero. Nothing is averaged across configurations.
 */
export interface BenchmarkReport {
  readonly report_version: typeof REPORT_VERSION;
  readonly made_at: string;
  readonly dataset: { readonly name: string; readonly size_bytes: number | null; readonly says_it_is_synthetic: boolean };
  /** Filters that everything below is under, in words; empty for the whole database. */
  readonly filters: readonly string[];
  /** The same view on the dashboard; null where no site is known. */
  readonly links: ReportLinks | null;
  readonly summary: ReportSummary;
  readonly hardware: readonly HardwareEntry[];
  readonly model_families: Listed<FamilyEntry>;
  readonly recent_tests: Listed<RecentTest>;
  readonly performance: PerformanceReport;
  readonly comparisons: ComparisonReport;
  readonly compatibility: CompatibilityReport;
  readonly power: PowerReport;
  readonly data_quality: DataQuality;
  /** What the import log of the database says; null where there is none. */
  readonly provenance: Provenance | null;
}

export interface ReportLinks {
  readonly matrix: string;
  readonly performance: string;
  readonly power: string;
  readonly failing: string;
}

export interface ReportSummary {
  /** As the matrix page says it. */
  readonly text: string;
  readonly models: number;
  readonly hardware_types: number;
  readonly devices: number;
  /** Rows of evidence of every kind: results, power readings, declarations. */
  readonly evidence_rows: number;
  /** Pairs of model and hardware type. */
  readonly pairs: number;
  readonly pairs_tested: number;
  readonly pairs_supported: number;
  /** Real tests that say how they ended. */
  readonly tests: { readonly ended: number; readonly passed: number; readonly partial: number; readonly failed: number; readonly success_rate: number | null; readonly not_counted: readonly RowsByReason[] };
  readonly simulated_rows: number;
  readonly simulated_share: number | null;
  readonly oldest_at: string | null;
  readonly newest_at: string | null;
}

export interface HardwareEntry {
  readonly hardware_type: string;
  readonly label: string;
  readonly pairs: number;
  readonly pairs_tested: number;
  readonly pairs_supported: number;
  readonly pairs_failing: number;
  /** Results that are no power readings and no declarations. */
  readonly real_results: number;
  readonly simulated_results: number;
  readonly devices: Listed<DeviceEntry>;
}

export interface DeviceEntry {
  /** Null collects what names no device. */
  readonly device: string | null;
  readonly real_results: number;
  readonly simulated_results: number;
  readonly newest_at: string | null;
}

export interface FamilyEntry {
  readonly family: string | null;
  readonly models: number;
  readonly pairs: number;
  readonly pairs_tested: number;
  readonly pairs_supported: number;
  readonly pairs_failing: number;
  readonly newest_at: string | null;
}

export interface RecentTest {
  readonly model: string;
  readonly hardware_type: string;
  readonly device: string | null;
  readonly test_type: string | null;
  readonly outcome: Outcome;
  readonly failure: FailureKind | null;
  readonly simulated: boolean;
  readonly at: string | null;
}

export interface CompatibilityCell {
  readonly hardware_type: string;
  readonly state: CellState;
  readonly failure: FailureKind | null;
  readonly decided_by: Tier | null;
  readonly decided_at: string | null;
  readonly conflict: boolean;
  readonly stale: boolean;
  readonly throttled: number;
  readonly results: number;
  readonly declarations: number;
}

export interface CompatibilityModel {
  readonly model: string;
  readonly family: string | null;
  readonly modality: string | null;
  readonly pairs: number;
  readonly pairs_tested: number;
  /** Hardware that is not listed here is what `unlisted` says. */
  readonly cells: readonly CompatibilityCell[];
}

export interface CompatibilityReport extends Listed<CompatibilityModel> {
  /** What a pair is that no model lists: untested, without a single row about it, or left out of view by a filter of states. */
  readonly unlisted: 'untested' | 'out-of-view';
  readonly hardware: readonly { readonly hardware_type: string; readonly label: string }[];
  readonly states: readonly { readonly state: CellState; readonly label: string; readonly pairs: number }[];
  readonly conflicts: number;
  readonly stale: number;
  readonly throttled: number;
}
