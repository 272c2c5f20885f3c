import type { Configuration, ConfigurationPart } from '../model/configuration.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { MetricKey } from '../model/metric.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import type { Across, Subject } from '../view/viewState.ts';

/**
 * Why a row does not enter a comparison, in the order in which it is looked for; each row counts once.
 *
 * | reason          | what it means                                                                                       |
 * |-----------------|-----------------------------------------------------------------------------------------------------|
 * | `declared`      | says what should work, and measures nothing                                                         |
 * | `placeholder`   | all zeros                                                                                           |
 * | `simulated`     | not asked for, or its configuration has real results                                                |
 * | `failed`        | not asked for, or its configuration has results that ran                                            |
 * | `no-value`      | lacks the metric (of several: those that the chart needs)                                           |
 * | `no-batch`      | states no batch size, by which a chart is ordered                                                    |
 * | `no-time`       | lacks the time that puts it into a window                                                           |
 * | `duplicate`     | a copy of a measurement beside a power reading, or of another kind of table than its sample's        |
 * | `other-subject` | outside of what a chart about one subject shows                                                     |
 */
export const LEFT_OUT = ['declared', 'placeholder', 'simulated', 'failed', 'no-value', 'no-batch', 'no-time', 'duplicate', 'other-subject'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** How many rows of the file are in view (under the filters), and what became of them. `used` and the counts of `leftOut` add up to `inView`. */
export interface ResultCounts {
  readonly inView: number;
  readonly used: number;
  readonly leftOut: readonly { readonly reason: LeftOut; readonly rows: number }[];
}

/** Marks that go with a number wherever it is shown. */
export interface ResultMarks {
  /** At least one of the results behind it is simulated, failed, throttled or has estimated power. */
  readonly simulated: boolean;
  readonly failed: boolean;
  readonly throttle: ThrottleEvidence | null;
  readonly estimated: boolean;
}

/** The repeats of one configuration, in the metric's unit. */
export interface Sample extends ResultMarks {
  readonly configuration: Configuration;
  /** The kind of table that all its results come from; kinds are never mixed within a sample. */
  readonly kind: EvidenceKind;
  /** Newest first; at most `VALUES_AT_MOST` of `n`. */
  readonly values: readonly number[];
  /** Epoch ms beside the values; null where a row has no time. */
  readonly times: readonly (number | null)[];
  /** Results there are. */
  readonly n: number;
  /** Runs that they come from: the run that a row names, else its commit and hour (UTC); rows that tell nothing of this count as one run. Results of one run are repetitions, and know nothing of the next run. Median, mean and interval are over all results all the same. */
  readonly runs: number;
  /** Beside the values: equal numbers are of one run. */
  readonly runKeys: readonly number[];
  /** Different commits or versions among them; 0 where none is stated. */
  readonly versions: number;
  /** The files that they are from; empty where one is open. */
  readonly sources: readonly string[];
  /** The values have two humps or more: one median does not speak for them. */
  readonly humps: boolean;
  readonly median: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** 95 % interval of the median; null where the sample is too small for one, with `intervalMethod` saying why. */
  readonly interval: readonly [number, number] | null;
  /** `order statistics (n = 12)`, `mean ± t·s/√n from the stated deviation`, `needs 6 runs, has 3`, `one run`. */
  readonly intervalMethod: string;
  /** Only for a single row that states mean, deviation and count itself: what the verdict is taken from. */
  readonly stated: { readonly mean: number; readonly sd: number; readonly n: number } | null;
  /** Of a p99: the fewest iterations that any of its rows was taken from; null where none says. Below 100 it is marked. */
  readonly iterations: number | null;
  readonly newestMs: number | null;
}

export type VerdictKind = 'better' | 'worse' | 'same' | 'unclear' | 'no-estimate' | 'not-comparable';
export type VerdictMethod = 'ranks' | 'summaries' | 'history' | 'none';

/** Whether a sample differs from the baseline of its row, and how we know. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly method: VerdictMethod;
  /** value / baseline; null on an interval scale. The Hodges-Lehmann estimate by ranks, else the ratio of medians or means. */
  readonly ratio: number | null;
  readonly ratioInterval: readonly [number, number] | null;
  /** value − baseline, for interval scales. */
  readonly difference: number | null;
  /** `1.8× faster`, `1.3× more memory`, `12 °C hotter`, `the same within 2 %`; for no estimate still the ratio in words. */
  readonly text: string;
  /** The rule that decided and its figures, one sentence: `Mann-Whitney p = 0.004 (q = 0.012), 8 against 8 runs, Cliff’s δ = 0.91 (large)`. */
  readonly reason: string;
  readonly p: number | null;
  /** Benjamini-Hochberg over the pairs in view. */
  readonly q: number | null;
  readonly cliffsDelta: number | null;
  readonly magnitude: 'negligible' | 'small' | 'moderate' | 'large' | null;
  /** True when fewer than four runs a side stand behind it, so that repetitions were tested: how runs differ is not in it. */
  readonly withinRuns: boolean;
  /** The medians are more than 1,000 × apart: they may not measure the same thing. Never true on an interval scale. */
  readonly farApart: boolean;
}

/** A compared value: a hardware type, a device, a model, a precision, a batch size or a time window. */
export interface CompareColumn {
  /** As in `view.performance.baseline`: `cuda`, `cuda/NVIDIA A100` for a device, a model's name, `fp16`, `8`, `before` or `after`. */
  readonly value: string;
  readonly label: string;
  /** For its colour and shape; null where the column is not of one hardware type. */
  readonly hardwareType: string | null;
  /** Rows that have it. */
  readonly rows: number;
}

export interface CompareCell {
  readonly sample: Sample;
  readonly isBaseline: boolean;
  readonly isBest: boolean;
  /** Devices of the hardware type that have a sample here, of which this is the best; 1 where devices are not merged. */
  readonly devices: number;
  /** Null for the baseline itself and in rows without a baseline. */
  readonly verdict: Verdict | null;
}

export interface CompareRow {
  readonly key: string;
  /** What all cells of the row have in common; the compared part holds an empty text. */
  readonly common: Configuration;
  /** The model's name, or what else names the row when models are compared. */
  readonly label: string;
  /** `fp16 · batch 8 · embedding`; what is not stated of precision and batch is said: `batch 8 · precision not stated`. */
  readonly detail: string;
  /** Lacks a precision or batch size that other rows state: it is ordered last, and no mean takes it in. */
  readonly unstated: boolean;
  /** Aligned with the columns. */
  readonly cells: readonly (CompareCell | null)[];
}

/** How a column fares against the baseline over all rows that have both. */
export interface ColumnSummary {
  readonly column: CompareColumn;
  /** Rows that have both; against the best of each row, those in which it is not the best itself. */
  readonly compared: number;
  /** Rows that have the baseline or this column; against the best of each row, those that have it and of which it is not the best. */
  readonly possible: number;
  /** Rows of two cells or more in which it is the best; against the best of each row, `best + possible` rows have it. */
  readonly best: number;
  /** Models that the averaged rows are about: the geometric mean weighs each model once, and its interval is over models (null below 5). */
  readonly models: number;
  /** Compared rows that the mean and the counts of verdicts leave out, as both sides are simulated or failed while other pairs are not. */
  readonly doubtful: number;
  /** Further compared rows that the mean leaves out: more than 1,000 × apart. */
  readonly farApart: number;
  /** Further compared rows that the mean leaves out: `unstated`. */
  readonly unstated: number;
  /** Rows in the mean (the median against the best of each row, the median difference on an interval scale). */
  readonly averaged: number;
  /** Geometric mean of value / baseline, first within each model, then over models, with its 95 % interval (t on the logarithms); null on an interval scale, without any row, across models (an item of one is none of another), and against the best of each row. */
  readonly geomean: number | null;
  readonly geomeanInterval: readonly [number, number] | null;
  /** Median of value / best over the averaged rows; only against the best of each row, on a ratio scale. */
  readonly medianRatio: number | null;
  /** Median of value − baseline over the averaged rows; on an interval scale only. */
  readonly medianDifference: number | null;
  readonly text: string;
  readonly verdicts: { readonly [K in VerdictKind]: number };
}

/** Some of the rows of a comparison. */
export interface ComparedPart {
  /** Place of the first of them among all, from 0; and how many are read at once. */
  readonly first: number;
  readonly atOnce: number;
  /** Rows with two or more cells in view. */
  readonly of: number;
  /** Results in all of them. */
  readonly results: number;
  /** The rows are not in the order that was asked for, which needs all medians: those with most results come first. */
  readonly byResults: boolean;
}

export interface Comparison {
  readonly metric: MetricKey;
  /** Metrics that any result in view has. */
  readonly metrics: readonly MetricKey[];
  readonly across: Across;
  readonly columns: readonly CompareColumn[];
  /** A column's value; null: the best of each row, when the view asks for that (`versus`). Where the view names none, or one that is not in view, the column with most rows; across time `before`, unless it asks for `after`. */
  readonly baseline: string | null;
  /** Rows with two or more cells, ordered as the view asks. */
  readonly rows: readonly CompareRow[];
  /** Rows with a single cell: nothing to compare with. */
  readonly lonelyRows: number;
  readonly summaries: readonly ColumnSummary[];
  /** Pairs with a verdict or an attempt at one: the family whose false-discovery rate is held at 5 %. */
  readonly family: number;
  /** Pairs that have both sides, of those that could have: `compared 41 of 60 pairs`. */
  readonly pairs: { readonly compared: number; readonly possible: number };
  /** Where rows or pairs beyond a limit were left unjudged, how many; else 0. */
  readonly unjudged: number;
  /** Where too many results are in view to read all of them at once: which rows these are. Pairs, verdicts and summaries are then of these rows only; null where they are all. */
  readonly part: ComparedPart | null;
  /** The windows when comparing across time: their first and last moments, epoch ms. */
  readonly windows: { readonly splitMs: number; readonly fromMs: number; readonly toMs: number } | null;
  readonly counts: ResultCounts;
  readonly sql: string;
}

/** What was measured in one configuration: the sample of each metric that it has. */
export interface ConfigurationSamples {
  readonly configuration: Configuration;
  readonly samples: { readonly [K in MetricKey]?: Sample };
}

/** Configurations in view, whether or not there is another to compare it with. */
export interface Configurations {
  /** Of the metrics asked for, those that any result in view has. */
  readonly metrics: readonly MetricKey[];
  readonly configurations: readonly ConfigurationSamples[];
  /** Configurations in view; of more results than are read at once, `configurations` holds the best measured one of some models. */
  readonly available: number;
  /** What became of the rows in view, by metric. */
  readonly counts: { readonly [K in MetricKey]?: ResultCounts };
}

/** The runs of a few configurations. */
export interface Distribution {
  readonly metric: MetricKey;
  readonly metrics: readonly MetricKey[];
  readonly groups: readonly DistributionGroup[];
  /** Configurations in view; the groups are the pinned ones, else those of the subject with most runs. */
  readonly available: number;
  /** What the groups have in common when nothing is pinned. */
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
  readonly counts: ResultCounts;
  readonly sql: string;
}

export interface DistributionGroup {
  readonly sample: Sample;
  readonly q1: number;
  readonly q3: number;
  /** Most distant values within 1.5 × the interquartile range of the box (Tukey). */
  readonly whiskers: readonly [number, number];
  readonly outliers: readonly number[];
  /** Coefficient of variation, sd / mean. */
  readonly cv: number | null;
  /** Two humps or more: the medians on either side and how many runs; null when one, or fewer than 20 runs. */
  readonly modes: readonly { readonly median: number; readonly n: number }[] | null;
}

/** A choice for one part of the subject, with the number of configurations it would leave. */
export interface SubjectChoice {
  readonly part: ConfigurationPart;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly configurations: number }[];
}

/** One configuration with the medians of several metrics, of the same results. */
export interface ConfigurationPoint extends ResultMarks {
  readonly configuration: Configuration;
  readonly kind: EvidenceKind;
  readonly n: number;
  /** Of a p99: the fewest iterations behind it; null where none says. */
  readonly iterations: number | null;
  readonly runs: number;
  readonly versions: number;
  /** The files that they are from; empty where one is open. */
  readonly sources: readonly string[];
  readonly values: { readonly [K in MetricKey]?: { readonly median: number; readonly n: number; readonly interval: readonly [number, number] | null } };
  readonly newestMs: number | null;
}

/** Latency and throughput by batch size, one line for each device and precision of the subject. */
export interface Scaling {
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
  readonly lines: readonly ScalingLine[];
  readonly counts: ResultCounts;
  readonly sql: string;
}

export interface ScalingLine {
  readonly key: string;
  readonly hardwareType: string;
  readonly device: string;
  readonly precision: string;
  /** By batch size, ascending; at least two. */
  readonly points: readonly ScalingPoint[];
  /** The batch from which on throughput grows by less than 5 % per doubling, up to the largest measured; null while it still grows. */
  readonly saturatesAt: number | null;
  /** The fewest results behind the throughput of that batch, the one before and all larger ones; null without `saturatesAt`. */
  readonly saturationN: number | null;
  /** Whether the 95 % intervals of the medians bear it out: that of the batch lies above that of the batch before, and even from its lower bound to the largest batch's upper bound throughput grows by less than 5 % per doubling; null where one has no interval, and without `saturatesAt`. */
  readonly saturationFirm: boolean | null;
}

export interface ScalingPoint {
  readonly batch: number;
  readonly point: ConfigurationPoint;
  readonly latencyMs: number | null;
  readonly throughputPerS: number | null;
  /** Throughput / (batch × throughput at batch 1); null without a batch of 1. */
  readonly efficiency: number | null;
}

/** Precisions of one model on one device at one batch, shape and test case. */
export interface PrecisionTrade {
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
  /** Widest precision first. */
  readonly steps: readonly PrecisionStep[];
  /** The precision that ratios are against: fp32 where there is one, else the widest; null without any step. */
  readonly reference: string | null;
  readonly metrics: readonly MetricKey[];
  readonly counts: ResultCounts;
  readonly sql: string;
}

export interface PrecisionStep {
  readonly precision: string;
  readonly point: ConfigurationPoint;
  /** value / value of the reference precision; null where either is missing. */
  readonly ratios: { readonly [K in MetricKey]?: number };
}

/** Two metrics against each other, with the configurations that none other beats in both. */
export interface Pareto {
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
  readonly x: MetricKey;
  readonly y: MetricKey;
  readonly metrics: readonly MetricKey[];
  readonly points: readonly ParetoPoint[];
  readonly counts: ResultCounts;
  readonly sql: string;
}

export interface ParetoPoint {
  readonly point: ConfigurationPoint;
  readonly x: number;
  readonly y: number;
  readonly onFrontier: boolean;
}

/** The pinned results, and only the facts in which they differ. */
export interface PinnedResults {
  readonly pins: readonly PinnedResult[];
  /** Rows of the tray: facts that are not the same for all pins. */
  readonly differences: readonly { readonly label: string; readonly values: readonly (string | null)[] }[];
  /** Names of the facts that are the same for all. */
  readonly same: readonly string[];
}

export interface PinnedResult {
  readonly configuration: Configuration;
  /** Null when the open file has no such result under the filters. */
  readonly point: ConfigurationPoint | null;
}
