import type { CancelSignal } from '../engine/engine.ts';
import type { MetricKey } from '../model/metric.ts';
import type { ViewState } from '../view/viewState.ts';
import type { Comparison, Configurations, Distribution, Pareto, PinnedResults, PrecisionTrade, Scaling } from './types.ts';

/** What the performance page may ask of an opened dataset. Every answer may be cancelled. */
export interface CompareSession {
  /** Counts the results of a large file as the first comparison of it will need them; nothing where they are held in memory. */
  prepare(signal?: CancelSignal): Promise<void>;
  /** Of more results than can be read at once, the rows around the one at `first`, from 0. */
  compare(view: ViewState, signal?: CancelSignal, first?: number): Promise<Comparison>;
  /** The samples of these metrics in every configuration in view. */
  configurations(view: ViewState, metrics: readonly MetricKey[], signal?: CancelSignal): Promise<Configurations>;
  distribution(view: ViewState, signal?: CancelSignal): Promise<Distribution>;
  scaling(view: ViewState, signal?: CancelSignal): Promise<Scaling>;
  precisionTrade(view: ViewState, signal?: CancelSignal): Promise<PrecisionTrade>;
  pareto(view: ViewState, signal?: CancelSignal): Promise<Pareto>;
  /** Empty when nothing is pinned. */
  pinned(view: ViewState, signal?: CancelSignal): Promise<PinnedResults>;
}
