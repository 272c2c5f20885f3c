import { configurationKey } from '../model/configuration.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Metric } from '../model/metric.ts';
import { compareNames } from '../matrix/selection.ts';
import type { Across } from '../view/viewState.ts';
import { columnOf, columnValue, commonPart, compareColumns, rowTexts, settingsOf } from './columns.ts';
import type { CompareColumn, Sample } from './types.ts';

/** A sample with the time window it is of; `all` where time is not what is compared. */
export interface PlacedSample {
  readonly sample: Sample;
  readonly part: string;
}

/** A row before anything in it is judged. */
export interface ArrangedRow {
  readonly key: string;
  readonly common: Configuration;
  readonly label: string;
  readonly detail: string;
  /** Aligned with the columns. */
  readonly samples: readonly (Sample | null)[];
  /** Beside them: of how many samples each is the best. */
  readonly devices: readonly number[];
  /** Lacks what other rows state. */
  readonly unstated: boolean;
}

export interface Arranged {
  readonly columns: readonly CompareColumn[];
  /** By name, also those with a single sample. */
  readonly rows: readonly ArrangedRow[];
}

/** What is known of a comparison of which these samples are a part: its columns, and whether a row lacks what others state. */
export interface ArrangedWithin {
  readonly columns: readonly CompareColumn[];
  readonly isUnstated: (common: Configuration) => boolean;
}

/** Sets samples side by side: a row for what they have in common, a column for what is compared. */
export function arrange(placed: readonly PlacedSample[], across: Across, metric: Metric, splitMs: number | null, within: ArrangedWithin | null = null): Arranged {
  const rows = new Map<string, { readonly common: Configuration; readonly cells: Map<string, Placed> }>();
  const examples = new Map<string, Configuration>();
  for (const { sample, part } of placed) {
    const { common, key, value } = standingOf(sample, across, part);
    const row = rows.get(key) ?? { common, cells: new Map<string, Placed>() };
    rows.set(key, row);
    const rival = row.cells.get(value);
    const devices = (rival?.devices ?? 0) + 1;
    row.cells.set(value, { sample: rival === undefined || standsBefore(sample, rival.sample, metric) ? sample : rival.sample, devices });
    if (!examples.has(value)) examples.set(value, sample.configuration);
  }
  const columns = within?.columns ?? columnsOf(rows.values(), examples, across, splitMs);
  const isUnstated = within?.isUnstated ?? unstatedIn([...rows.values()].map(({ common }) => common), across);
  const arranged = [...rows].map(([key, { common, cells }]): ArrangedRow => {
    const placed = columns.map(({ value }) => cells.get(value) ?? null);
    return { key, common, ...textsOf(common, across), samples: placed.map((place) => place?.sample ?? null), devices: placed.map((place) => place?.devices ?? 0), unstated: isUnstated(common) };
  });
  return { columns, rows: inOrderOfNames(arranged) };
}

/** The row and the column that a sample stands in. */
interface Standing {
  readonly across: Across;
  readonly part: string;
  readonly common: Configuration;
  /** Of the row. */
  readonly key: string;
  /** Of the column. */
  readonly value: string;
}

/** Filters set the same samples side by side again and again, thousands at a time. */
const standings = new WeakMap<Sample, Standing>();
const texts = new WeakMap<Configuration, ReturnType<typeof rowTexts>>();

function standingOf(sample: Sample, across: Across, part: string): Standing {
  const known = standings.get(sample);
  if (known?.across === across && known.part === part) return known;
  const common = commonPart(sample.configuration, across);
  const standing: Standing = { across, part, common, key: configurationKey(common), value: columnValue(sample.configuration, across) ?? part };
  standings.set(sample, standing);
  return standing;
}

/** @param common Of a standing, and so of one comparison only. */
function textsOf(common: Configuration, across: Across): ReturnType<typeof rowTexts> {
  const known = texts.get(common) ?? rowTexts(common, across);
  texts.set(common, known);
  return known;
}

/** By label, detail and key; of thousands of rows few names differ, which are put in order first. */
function inOrderOfNames(rows: readonly ArrangedRow[]): readonly ArrangedRow[] {
  const [labels, details] = [placesOf(rows.map(({ label }) => label)), placesOf(rows.map(({ detail }) => detail))];
  const placed = rows.map((row) => ({ row, label: labels.get(row.label) ?? 0, detail: details.get(row.detail) ?? 0 }));
  return placed.toSorted((left, right) => left.label - right.label || left.detail - right.detail || compareNames(left.row.key, right.row.key)).map(({ row }) => row);
}

function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(names)].toSorted(compareNames).map((name, place) => [name, place]));
}

function columnsOf(rows: Iterable<{ readonly cells: ReadonlyMap<string, unknown> }>, examples: ReadonlyMap<string, Configuration>, across: Across, splitMs: number | null): readonly CompareColumn[] {
  const counts = new Map<string, number>();
  for (const { cells } of rows) for (const value of cells.keys()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...examples].map(([value, example]) => columnOf(value, example, across, splitMs, counts.get(value) ?? 0)).toSorted((left, right) => compareColumns(left, right, across));
}

interface Placed {
  readonly sample: Sample;
  readonly devices: number;
}

/** Whether a row lacks a precision or batch size that another row states: its cells need not have it in common then. A part that no row states tells none from another. */
export function unstatedIn(rows: readonly Configuration[], across: Across): (common: Configuration) => boolean {
  const parts = settingsOf(across).filter((part) => rows.some((common) => common[part] !== ''));
  return (common) => parts.some((part) => common[part] === '');
}

/** Which of two devices stands for their hardware type: a real one, one that ran, the better median, more runs, the name. */
export function standsBefore(left: Sample, right: Sample, { better }: Metric): boolean {
  const byMedian = better === 'none' ? 0 : (left.median - right.median) * (better === 'higher' ? -1 : 1);
  return (doubt(left) - doubt(right) || byMedian || right.n - left.n || compareNames(left.configuration.device, right.configuration.device)) < 0;
}

/** Real results that ran are trusted before failed ones, and those before simulated ones. */
export function doubt({ simulated, failed }: Pick<Sample, 'simulated' | 'failed'>): number {
  return (simulated ? 2 : 0) + (failed ? 1 : 0);
}
