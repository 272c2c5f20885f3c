import type { Metric } from '../model/metric.ts';
import type { ModelInfo } from '../model/modelAndDevice.ts';
import type { CellState, Decision } from '../model/state.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import type { CellAddress, Grouping, Sort } from '../view/viewState.ts';

/** Counts over (model × hardware type) pairs. */
export interface Totals {
  readonly pairs: number;
  /** Pairs where at least one real result decided. */
  readonly tested: number;
  readonly supported: number;
  readonly failing: number;
  /** Newest evidence, epoch ms. */
  readonly newestMs: number | null;
}

export interface MatrixColumn {
  /** Distinct among the columns: `cuda` for a type, `cuda/NVIDIA A100` for a device. */
  readonly key: string;
  readonly kind: 'type' | 'device';
  readonly hardwareType: string;
  /** Display name of the type: `CUDA`. */
  readonly typeLabel: string;
  /** Null on a type column; an empty text for "no device named". */
  readonly device: string | null;
  /** What the header says: the type's label, or the device's name. */
  readonly label: string;
  /** On a type column: whether its devices follow as columns, and how many there are. */
  readonly open: boolean;
  readonly deviceCount: number;
  readonly totals: Totals;
}

export interface MatrixGroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly label: string;
  readonly collapsed: boolean;
  readonly modelCount: number;
  readonly totals: Totals;
}

export interface MatrixModelRow {
  readonly kind: 'model';
  /** The model's name, unique in the file. */
  readonly key: string;
  readonly model: ModelInfo;
  readonly totals: Totals;
}

export type MatrixRow = MatrixGroupRow | MatrixModelRow;

export interface MatrixCell {
  readonly decision: Decision;
  readonly stale: boolean;
  /** Real and simulated results behind the cell, including those that decide nothing; power readings are not counted. */
  readonly results: number;
  readonly declarations: number;
  /** The files that its evidence is from; empty where one is open. */
  readonly sources: readonly string[];
  /** Rows that are said to have been throttled, with their strongest evidence; null for none. */
  readonly throttled: { readonly count: number; readonly evidence: ThrottleEvidence } | null;
  readonly newestMs: number | null;
  /** What the chosen content shows, formatted, without its unit; null shows the state alone. */
  readonly value: string | null;
  readonly rawValue: number | null;
  /** True when the value comes from simulated rows only. */
  readonly simulatedValue: boolean;
  /** Rank of the value among the cells in view, 0 (worst) to 1 (best); null when there is no value or no scale. */
  readonly heat: number | null;
  /** False when a state filter leaves this cell out of view. */
  readonly inView: boolean;
  /** Full sentence for screen readers and tooltips: model, hardware, state, value. */
  readonly description: string;
}

/** One choice of a filter with the number of cells it would leave in view. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface LegendEntry {
  readonly state: CellState;
  readonly label: string;
  readonly count: number;
}

export interface MatrixSummary {
  readonly models: number;
  readonly hardwareTypes: number;
  readonly pairs: number;
  /** Rows of evidence of every kind behind the cells in view. */
  readonly results: number;
  readonly tested: number;
  readonly supported: number;
  readonly conflicts: number;
  readonly stale: number;
  readonly newestMs: number | null;
  /** `1,204 of 3,760 pairs tested; 71 % supported; newest evidence 3 days ago` */
  readonly text: string;
}

/** The matrix in view. Cells are worked out when asked for, so that 1,500 × 60 costs only what is on screen. */
export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  /** The files that are open together; empty where it is one. */
  readonly sources: readonly string[];
  readonly grouping: Grouping;
  readonly sort: Sort;
  /** Header of the chosen content, with its unit: `Latency, mean (ms), lower is better`; null for state. */
  readonly contentLabel: string | null;
  readonly metric: Metric | null;
  /** The configuration that the metric is read at, defaults worked out; an empty text is "not stated"; null without a metric. */
  readonly at: { readonly batch: string; readonly precision: string; readonly testCase: string } | null;
  readonly summary: MatrixSummary;
  /** States in use, each with the cells that it would leave as the only chosen state, in the fixed order of CELL_STATES. */
  readonly legend: readonly LegendEntry[];
  /** The cells that each modifier would leave as the only one chosen. */
  readonly modifiers: { readonly conflict: number; readonly stale: number };
  /** Cells in view with throttled results. */
  readonly throttled: number;
  cell(row: MatrixModelRow, column: MatrixColumn): MatrixCell;
  address(row: MatrixModelRow, column: MatrixColumn): CellAddress;
}
