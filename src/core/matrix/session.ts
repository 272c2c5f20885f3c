import type { CancelSignal } from '../engine/engine.ts';
import type { CellEvidence } from '../model/evidence.ts';
import type { Dataset } from '../source/dataset.ts';
import type { CellAddress, ViewState } from '../view/viewState.ts';
import type { FilterOption, Matrix } from './types.ts';

/** Filters that offer a list of values. */
export const DIMENSIONS = ['source', 'modality', 'family', 'hardware', 'device', 'state', 'modifier', 'precision', 'batch', 'testType', 'evidence'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** An opened dataset that answers what the matrix page asks. Every answer may be cancelled. */
export interface MatrixSession {
  readonly dataset: Dataset;
  /** The matrix for a view. Views that differ only in search, grouping, sort, state or folding need no new query. */
  matrix(view: ViewState, signal?: CancelSignal): Promise<Matrix>;
  /** The matrix for a view that needs no question, as one that differs from the last only in search, grouping, sort, state or folding; null for others. */
  matrixAtOnce(view: ViewState): Matrix | null;
  /** The values of one filter, each with the number of cells in view (`summary.pairs`) if it were the only choice in that filter. */
  options(view: ViewState, dimension: Dimension, signal?: CancelSignal): Promise<readonly FilterOption[]>;
  /** The evidence behind a cell under the view's filters, newest first. */
  evidence(view: ViewState, address: CellAddress, signal?: CancelSignal): Promise<CellEvidence>;
  /** SQL that a person can run on the file itself to see the rows behind a cell. */
  evidenceSql(view: ViewState, address: CellAddress, signal?: CancelSignal): Promise<string>;
}
