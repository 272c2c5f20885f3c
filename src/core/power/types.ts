import type { ResultCounts } from '../compare/types.ts';
import type { Channel } from '../model/channel.ts';
import type { Configuration } from '../model/configuration.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { MetricKey } from '../model/metric.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import type { SecondsRange } from '../view/viewState.ts';

/** Where a power figure comes from. `mixed` never occurs: bases are kept apart like configurations. */
export type PowerBasis = 'measured' | 'estimated' | 'simulated';

/** The power readings of one configuration: medians over its results. Values are null where nothing was measured. */
export interface PowerResult {
  readonly key: string;
  readonly configuration: Configuration;
  readonly kind: EvidenceKind;
  readonly basis: PowerBasis;
  /** Results in all; not each of them has every metric. */
  readonly n: number;
  readonly values: { readonly [K in MetricKey]: number | null };
  /** How many of the results have each metric: what its median rests on. */
  readonly measured: { readonly [K in MetricKey]: number };
  readonly idleW: number | null;
  /** Peak over average temperature, K, or as the file states it. */
  readonly temperatureRiseK: number | null;
  readonly throttle: ThrottleEvidence | null;
  readonly throttledResults: number;
  /** Results whose stated efficiency × power disagrees with their throughput; they give no energy. */
  readonly conflicts: number;
  readonly failed: boolean;
  readonly newestMs: number | null;
}

export interface PowerOverview {
  readonly results: readonly PowerResult[];
  /** How many configurations there are; of very many, the results are those with most readings. */
  readonly configurations: number;
  /** Metrics that at least one result has. */
  readonly metrics: readonly MetricKey[];
  /** Limits in °C that the file itself gives, by device; none are assumed. */
  readonly limits: readonly { readonly hardwareType: string; readonly device: string; readonly limitC: number; readonly source: string }[];
  /** Runs recorded over time. */
  readonly series: number;
  readonly counts: ResultCounts;
  readonly sql: string;
}

/** A run that was recorded over time. */
export interface SeriesInfo {
  /** As in `view.power.run`. */
  readonly id: string;
  /** The table of the file. */
  readonly table: string;
  /** The file, where several are open together. */
  readonly source: string | null;
  readonly configuration: Configuration | null;
  /** What names it where no model or device is known: `test 17`, `zone 3`. */
  readonly label: string;
  /** Null where the file counts time from the start of each run. */
  readonly startMs: number | null;
  readonly seconds: number;
  readonly samples: number;
  /** The samples, or the result that they belong to, are marked as simulated. */
  readonly simulated: boolean;
  readonly channels: readonly Channel[];
  readonly throttle: ThrottleEvidence | null;
  /** What the result of this run states beside it, W and s; null where it states none, or several that differ. */
  readonly stated: { readonly powerW: number | null; readonly seconds: number | null };
  /** Runs of the table that hold the very same samples, this one included. */
  readonly storedUnder: number;
}

export interface SeriesList {
  readonly series: readonly SeriesInfo[];
  /** Tables with samples that cannot be placed, and why. */
  readonly notes: readonly string[];
}

/** A channel as it is drawn: first, lowest, highest and last value of each column of pixels, so that no peak is lost. NaN parts the line at a gap. */
export interface DrawnChannel {
  readonly channel: Channel;
  readonly secondsFromStart: Float64Array;
  readonly values: Float64Array;
}

/** Figures over every sample of a window, never over the drawn ones. */
export interface ChannelFigures {
  readonly channel: Channel;
  readonly samples: number;
  /** Zero or less: written where the meter gave nothing. Left out of everything. */
  readonly notPositive: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly first: number;
  readonly last: number;
}

/** One run over a window of time. */
export interface SeriesWindow {
  readonly info: SeriesInfo;
  readonly window: SecondsRange;
  readonly drawn: readonly DrawnChannel[];
  /** True when every sample is drawn. */
  readonly complete: boolean;
  readonly figures: readonly ChannelFigures[];
  /** Where no sample came for much longer than usual. */
  readonly gaps: readonly SecondsRange[];
  readonly medianStepS: number;
  readonly load: LoadWindow | null;
  readonly events: readonly SeriesEvent[];
  /** What else should be known of these samples: samples without a time, times that coincide, a meter's sentinels. */
  readonly notes: readonly string[];
  readonly sql: string;
}

/** The part of a run over which energy is taken. */
export interface LoadWindow {
  readonly range: SecondsRange;
  /** `chosen` by the reader, else how it was found. */
  readonly rule: string;
  /** Trapezoid rule over all samples, gaps left out, J. */
  readonly energyJ: number;
  readonly meanW: number;
  /** Seconds within gaps: not in the energy. */
  readonly gapS: number;
  readonly energyPerItemJ: number | null;
  /** Why energy per item is not given, or what it rests on. */
  readonly itemsNote: string;
}

export interface SeriesEvent {
  readonly fromS: number;
  readonly toS: number | null;
  readonly label: string;
  readonly evidence: ThrottleEvidence | null;
}
