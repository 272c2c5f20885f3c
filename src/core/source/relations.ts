import type { CancelSignal } from '../engine/engine.ts';
import type { Counting, From, Restriction } from '../sql/from.ts';

/** Where questions find the results of a dataset. */
export interface Relations {
  /**
   * Rows with the columns of `bench.evidence`, `oldest_ms` and `result_count`: each stands for that many results that are alike in
   * all but their time (`at_ms` is the newest), their run and their numbers. A number tells only whether these results have one.
   * Where rows stand for several results, none outside of the period is among them; ask for the same period all the same.
   */
  readonly counted: (counting: Counting, signal?: CancelSignal) => Promise<string>;
  /** Every result by itself, in the columns of `bench.evidence`. */
  readonly rows: (restriction: Restriction, signal?: CancelSignal) => Promise<From>;
}
