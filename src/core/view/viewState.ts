import type { Configuration } from '../model/configuration.ts';
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
  /** Labels of the files that a result is from, where several are open together. */
  readonly source: readonly string[];
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
  /** Whether results that were throttled count. */
  readonly throttled: 'all' | 'without';
}

export const PAGES = ['matrix', 'performance', 'power'] as const;
export type Page = (typeof PAGES)[number];

/** What a comparison takes in besides real results of tests that ran; it is marked wherever it shows. */
export const INCLUDABLE = ['simulated', 'failed'] as const;
export type Includable = (typeof INCLUDABLE)[number];

export const PERFORMANCE_CHARTS = ['compare', 'distribution', 'scaling', 'precision', 'pareto'] as const;
export type PerformanceChart = (typeof PERFORMANCE_CHARTS)[number];

export const POWER_CHARTS = ['throughput', 'latency', 'efficiency', 'temperature', 'battery', 'samples'] as const;
export type PowerChart = (typeof POWER_CHARTS)[number];

/** What a comparison sets side by side; all other parts of the configuration are equal within a row. */
export const ACROSS = ['hardware', 'device', 'model', 'precision', 'batch', 'time'] as const;
export type Across = (typeof ACROSS)[number];

/** `coverage`: rows with most samples first, those with verdicts and many runs before others. */
export const COMPARE_ORDERS = ['coverage', 'difference', 'value', 'name'] as const;
export type CompareOrder = (typeof COMPARE_ORDERS)[number];

/** What the performance page shows. */
export interface PerformanceView {
  readonly chart: PerformanceChart;
  /** Null: the first of latency, throughput and the rest of the registry that the file has. */
  readonly metric: MetricKey | null;
  readonly across: Across;
  /** Whether each row is held against one column or against its own best. */
  readonly versus: 'baseline' | 'best';
  /** A compared value (`cuda`, a device, `fp32`, `before`); null: the one with most rows. */
  readonly baseline: string | null;
  readonly order: CompareOrder;
  /** Null: logarithmic where the values need it. */
  readonly scale: 'linear' | 'log' | null;
  /** First UTC day of the later of two time windows; null: the middle of the time in view. */
  readonly split: string | null;
  /** The other axis of the Pareto chart; null: one that suits the metric. */
  readonly against: MetricKey | null;
  readonly dominated: 'shown' | 'hidden';
}

/** What one chart is about, where it is about one thing; null: the one with most data that fits. An empty text: "not stated". */
export interface Subject {
  readonly model: string | null;
  readonly hardwareType: string | null;
  readonly device: string | null;
  readonly precision: string | null;
  readonly batch: string | null;
  readonly shape: string | null;
  readonly testCase: string | null;
}

/** What the power page shows. */
export interface PowerView {
  readonly chart: PowerChart;
  /** A recorded run: `table/series` as the list of series names it; null: the first. */
  readonly run: string | null;
  /** Seconds since the start of the run; null: the whole run. */
  readonly window: SecondsRange | null;
  /** The load window over which energy is taken; null: as found in the samples. */
  readonly load: SecondsRange | null;
  /** Electricity price in the reader's own currency, per kWh; null: not asked. */
  readonly pricePerKwh: number | null;
  /** Grams of CO₂ per kWh; null: not asked. */
  readonly carbonGPerKwh: number | null;
}

export interface SecondsRange {
  readonly fromS: number;
  readonly toS: number;
}

/** Pinned configurations at most. */
export const PINS_AT_MOST = 6;

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
  readonly page: Page;
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
  /** On the performance and the power page. */
  readonly include: readonly Includable[];
  readonly performance: PerformanceView;
  readonly power: PowerView;
  /** Shared by the charts about one model, so that switching between them keeps it. */
  readonly subject: Subject;
  /** Results put side by side, at most `PINS_AT_MOST`. */
  readonly pins: readonly Configuration[];
}

export const NO_FILTERS: Filters = {
  search: '',
  source: [],
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
  throttled: 'all',
};

export const NO_SUBJECT: Subject = { model: null, hardwareType: null, device: null, precision: null, batch: null, shape: null, testCase: null };

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
  include: [],
  performance: { chart: 'compare', metric: null, across: 'hardware', versus: 'baseline', baseline: null, order: 'coverage', scale: null, split: null, against: null, dominated: 'shown' },
  power: { chart: 'throughput', run: null, window: null, load: null, pricePerKwh: null, carbonGPerKwh: null },
  subject: NO_SUBJECT,
  pins: [],
};
