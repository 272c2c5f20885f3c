import type { LeftOut, VerdictKind } from '../compare/types.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import type { PowerBasis } from '../power/types.ts';

/** Part of a list: `total` says how many entries there are, `rows` holds the first of them in the order that `order` names. */
export interface Listed<T> {
  readonly total: number;
  readonly order: string;
  readonly rows: readonly T[];
}

/** What a result was measured at. */
export interface SettingEntry {
  readonly model: string;
  readonly hardware_type: string;
  readonly device: string | null;
  readonly precision: string | null;
  readonly batch_size: string | null;
  /** Sequence length, or the input's shape as the file writes it. */
  readonly shape: string | null;
  readonly test_case: string | null;
}

/** The median of the results of one configuration. */
export interface MeasuredValue {
  readonly median: number;
  readonly results: number;
  readonly runs: number;
  /** 95 % interval of the median; null with `interval_method` saying why. */
  readonly interval: readonly [number, number] | null;
  readonly interval_method: string;
  readonly simulated: boolean;
  readonly throttled: ThrottleEvidence | null;
  readonly newest_at: string | null;
}

/** By canonical column, which names the unit: `latency_ms`, `throughput_per_s`, `memory_mb`. */
export type ValuesByColumn<T> = Readonly<Record<string, T>>;

export interface PerformanceEntry extends SettingEntry {
  readonly values: ValuesByColumn<MeasuredValue>;
}

/** Rows in view and what became of them: `used` and `left_out` add up to `in_view`. */
export interface RowCounts {
  readonly in_view: number;
  readonly used: number;
  readonly left_out: readonly { readonly reason: LeftOut; readonly rows: number }[];
}

export interface PerformanceReport extends Listed<PerformanceEntry> {
  readonly columns: readonly string[];
  readonly row_counts: ValuesByColumn<RowCounts>;
}

export interface ComparedHardware {
  readonly hardware_type: string;
  readonly label: string;
  /** The best of the type's devices. */
  readonly device: string | null;
  readonly value: MeasuredValue;
  readonly is_best: boolean;
  /** Against the best; null for the best itself. */
  readonly verdict: { readonly kind: VerdictKind; readonly text: string; readonly reason: string } | null;
}

/** One model in the setting in which most hardware can be compared. */
export interface ModelComparison {
  readonly model: string;
  /** `fp16 · batch 8 · seq 128`. */
  readonly setting: string;
  /** Further settings in which the model could be compared. */
  readonly other_settings: number;
  readonly hardware: readonly ComparedHardware[];
}

export interface ComparisonReport extends Listed<ModelComparison> {
  /** Canonical column, with the unit; null where nothing was measured. */
  readonly column: string | null;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher' | 'none';
  /** One sentence for each hardware type, as the performance page says it. */
  readonly sentences: readonly string[];
}

export interface PowerEntry extends SettingEntry {
  readonly kind: EvidenceKind;
  readonly basis: PowerBasis;
  readonly of_failed_tests: boolean;
  readonly results: number;
  readonly values: ValuesByColumn<{ readonly median: number; readonly results: number }>;
  readonly idle_power_w: number | null;
  readonly temperature_rise_k: number | null;
  readonly throttled: ThrottleEvidence | null;
  readonly throttled_results: number;
  /** Results whose stated efficiency × power disagrees with their throughput. */
  readonly efficiency_conflicts: number;
  readonly newest_at: string | null;
}

export interface PowerReport extends Listed<PowerEntry> {
  readonly columns: readonly string[];
  readonly recorded_runs: number;
  readonly row_counts: RowCounts;
}
