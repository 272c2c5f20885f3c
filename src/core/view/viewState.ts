import type { MetricKey, Statistic } from '../model/metric.ts';
import type { CellState } from '../model/state.ts';

/** What a cell of the matrix shows beside its state. */
export type CellContent =
  | { readonly kind: 'state' }
  | { readonly kind: 'score' }
  | { readonly kind: 'pass-rate' }
  | { readonly kind: 'count' }
  | { readonly kind: 'age' }
  | { readonly kind: 'metric'; readonly metric: MetricKey; readonly statistic: Statistic };

/** Which configuration a metric is read at; null means the most frequent one in the file. An empty text means "not stated". */
export interface MetricConfiguration {
  readonly batch: string | null;
  readonly precision: string | null;
  readonly testCase: string | null;
}

export type Grouping = 'modality' | 'family' | 'none';

/** `name`, `family`, `coverage`, `failures`, `newest`, or a column of the matrix. */
export type SortKey =
  | { readonly by: 'name' | 'family' | 'coverage' | 'failures' | 'newest' }
  | { readonly by: 'column'; readonly hardwareType: string; readonly device: string | null };

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** An empty list means no restriction. Values are canonical words; an empty text means "not stated". */
export interface Filters {
  readonly search: string;
  readonly modality: readonly string[];
  readonly family: readonly string[];
  readonly hardware: readonly string[];
  /** Device names; an empty text means rows that name no device. */
  readonly device: readonly string[];
  readonly state: readonly CellState[];
  /** Only cells where declared and observed disagree, or whose evidence is stale. */
  readonly modifier: readonly ('conflict' | 'stale')[];
  readonly precision: readonly string[];
  readonly batch: readonly string[];
  readonly testType: readonly string[];
  /** First and last UTC day, `YYYY-MM-DD`, both inclusive. Rows without a time fall outside any range. */
  readonly since: string | null;
  readonly until: string | null;
  readonly evidence: 'all' | 'real' | 'simulated';
}

/** A cell, by names, so that a link survives a new export of the database. */
export interface CellAddress {
  readonly model: string;
  readonly hardwareType: string;
  /** Null for the hardware type's own cell; an empty text for "no device named". */
  readonly device: string | null;
}

/** Which dataset a link was made for: null for the site's own. Never its content or path. */
export interface DatasetReference {
  readonly name: string;
  /** 16 hexadecimal digits. */
  readonly fingerprint: string;
}

/** Everything that defines what is on screen, except personal taste (theme, density). The URL is its text form. */
export interface ViewState {
  readonly dataset: DatasetReference | null;
  readonly page: 'matrix';
  readonly filters: Filters;
  readonly grouping: Grouping;
  /** Groups folded away, by label. */
  readonly collapsed: readonly string[];
  /** Hardware types opened into their devices. */
  readonly expanded: readonly string[];
  readonly sort: Sort;
  readonly content: CellContent;
  readonly at: MetricConfiguration;
  /** Evidence older than this many days before the file's newest result is stale; 0 switches it off. */
  readonly staleAfterDays: number;
  readonly cell: CellAddress | null;
}

export const NO_FILTERS: Filters = {
  search: '',
  modality: [],
  family: [],
  hardware: [],
  device: [],
  state: [],
  modifier: [],
  precision: [],
  batch: [],
  testType: [],
  since: null,
  until: null,
  evidence: 'all',
};

export const DEFAULT_VIEW: ViewState = {
  dataset: null,
  page: 'matrix',
  filters: NO_FILTERS,
  grouping: 'modality',
  collapsed: [],
  expanded: [],
  sort: { key: { by: 'name' }, descending: false },
  content: { kind: 'state' },
  at: { batch: null, precision: null, testCase: null },
  staleAfterDays: 180,
  cell: null,
};
