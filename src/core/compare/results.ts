import type { CancelSignal, Question } from '../engine/engine.ts';
import { askResults, restrictionTo } from '../matrix/askResults.ts';
import type { Scope } from '../matrix/scope.ts';
import type { MetricKey } from '../model/metric.ts';
import { METRICS } from '../model/metric.ts';
import { handMedians } from '../source/handMedians.ts';
import { readableSql } from '../sql/readableSql.ts';
import type { SessionContext } from '../session/context.ts';
import type { GroupRow, MetricsAsked, PointRow, PointsAbout } from '../sql/configurationPoints.ts';
import { configurationIndex, configurationPoints } from '../sql/configurationPoints.ts';
import type { SampleRow } from '../sql/configurationSamples.ts';
import { configurationSamples } from '../sql/configurationSamples.ts';
import type { ResultsAsked } from '../sql/resultRows.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import { resultUsage } from '../sql/resultUsage.ts';
import type { ViewState } from '../view/viewState.ts';
import { includedIn } from './asked.ts';
import { chooseGroups } from './chooseGroups.ts';
import { CountedResults } from './countedResults.ts';
import type { Naming } from '../source/configurationNames.ts';
import { namingOf } from '../source/configurationNames.ts';
import { filesAmong } from '../source/sources.ts';
import type { FilesOf } from '../source/sources.ts';
import { READ_AT_MOST } from './large.ts';
import { pointsOf } from './points.ts';
import { sampleOf } from './samples.ts';
import type { ConfigurationPoint, LeftOut, Sample } from './types.ts';

/** The results that a view asks for, and what its filters say of them. */
export interface ViewAsked extends ResultsAsked {
  readonly scope: Scope;
}

/** A sample with the window that it is of, `all` where time does not part it. */
export interface SampleInPart {
  readonly sample: Sample;
  readonly part: string;
  /** Of its configuration. */
  readonly row: SampleRow;
}

export interface LoadedSamples {
  readonly samples: readonly SampleInPart[];
  /** Results in the samples. */
  readonly used: number;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
  readonly sql: string;
}

export interface LoadedIndex {
  /** One group for every configuration. */
  readonly groups: readonly GroupRow[];
  readonly leftOut: ReadonlyMap<LeftOut, number>;
}

export interface LoadedPoints {
  readonly points: readonly ConfigurationPoint[];
  readonly sql: string;
}

/** The results in view, as every chart of the page reads them. */
export class Results {
  readonly context: SessionContext;
  readonly naming: Naming;
  readonly counted: CountedResults;
  /** Results that are read and judged together. */
  readonly readAtMost: number;
  readonly #filesOf: FilesOf;
  /** Samples of an answer are made once, so that what was worked out about them is found again. */
  readonly #made = new WeakMap<readonly SampleRow[], LoadedSamples>();

  constructor(context: SessionContext, readAtMost = READ_AT_MOST) {
    this.context = context;
    this.readAtMost = readAtMost;
    this.counted = new CountedResults(context);
    this.naming = namingOf(context.read.dataset);
    this.#filesOf = filesAmong(context.read.recognition.sources);
  }

  /** The rows that a view's filters leave and what it takes in besides real results. */
  async asked(view: ViewState, signal: CancelSignal | undefined): Promise<ViewAsked> {
    const scope = await this.context.scope(view, signal);
    return { ...(await askResults(this.context.read.relations, scope, includedIn(view), signal)), scope };
  }

  async usage(asked: ViewAsked, signal: CancelSignal | undefined): Promise<ResultUsage> {
    if (this.context.read.dataset.results > this.readAtMost) return this.counted.usage(asked.scope, asked.include, signal);
    const [usage] = await this.context.ask(resultUsage(asked), signal);
    if (usage === undefined) throw new RangeError('the count of results has no row');
    return usage;
  }

  /** Every sample of a metric in view. */
  async samples(asked: ResultsAsked, metric: MetricKey, splitMs: number | null, signal: CancelSignal | undefined): Promise<LoadedSamples> {
    const question = configurationSamples(asked, METRICS[metric], splitMs);
    const rows = await this.context.ask(question, signal);
    const known = this.#made.get(rows);
    if (known !== undefined) return known;
    const timeless = rows.filter(({ part }) => part === '');
    const { chosen, leftOut } = chooseGroups(rows.filter(({ part }) => part !== ''));
    const made: LoadedSamples = {
      samples: chosen.map((row) => ({ sample: sampleOf(row, METRICS[metric], this.naming, this.#filesOf), part: row.part, row })),
      used: countRows(chosen),
      leftOut: timeless.length === 0 ? leftOut : new Map([...leftOut, ['no-time', countRows(timeless)]]),
      sql: this.#shown(question, [metric]),
    };
    this.#made.set(rows, made);
    return made;
  }

  /** Every configuration in view that has what a chart needs. */
  async index(asked: MetricsAsked, signal: CancelSignal | undefined): Promise<LoadedIndex> {
    const { chosen, leftOut } = chooseGroups(await this.context.ask(configurationIndex(asked), signal));
    return { groups: chosen, leftOut };
  }

  /** The configurations of a subject with their medians. */
  async points(asked: MetricsAsked, about: PointsAbout, signal: CancelSignal | undefined): Promise<LoadedPoints> {
    const question = configurationPoints(asked, await asked.within(restrictionTo(about)), about);
    const rows = await this.context.ask(question, signal);
    // The medians' columns are those of the metrics asked for; the others are declared.
    return { points: pointsOf(rows as readonly PointRow[], asked.metrics, this.naming, this.#filesOf), sql: this.#shown(question, asked.metrics) };
  }

  /** What was asked of the page's own reading of the file, and what can be asked of the file itself. */
  #shown(question: Question, metrics: readonly MetricKey[]): string {
    const asked = `-- what this page asked: bench.evidence holds every row that it read from the file, in one vocabulary and one unit each\n${readableSql(question)};`;
    return [handMedians(this.context.read.recognition, metrics), asked].filter((text) => text !== '').join('\n\n');
  }
}

function countRows(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}
