import type { CancelSignal, Question } from '../engine/engine.ts';
import { askResults, restrictionTo } from '../matrix/askResults.ts';
import { bySetting, everyResult, heldList, heldNames } from '../matrix/heldList.ts';
import type { HeldAccess } from '../matrix/heldList.ts';
import type { Scope } from '../matrix/scope.ts';
import type { ResultNames } from '../matrix/scopeFilter.ts';
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
import type { MeasuredRow } from '../sql/resultList.ts';
import { resultValues, settingNames } from '../sql/resultList.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import type { ViewState } from '../view/viewState.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import { includedIn } from './asked.ts';
import { chooseGroups } from './chooseGroups.ts';
import type { ResultGroup } from './chooseGroups.ts';
import { CountedResults } from './countedResults.ts';
import type { Naming } from '../source/configurationNames.ts';
import { namingOf } from '../source/configurationNames.ts';
import { filesAmong } from '../source/sources.ts';
import type { FilesOf, SourceFile } from '../source/sources.ts';
import { HeldValues, countHeld, indexHeld } from './heldResults.ts';
import { READ_AT_MOST } from './large.ts';
import { pointsOf } from './points.ts';
import { groupOfRow } from './sampleGroups.ts';
import type { SampleGroup } from './sampleGroups.ts';
import { sampleOf } from './samples.ts';
import type { ConfigurationPoint, LeftOut, Sample } from './types.ts';

/** The results that a view asks for, and what its filters say of them. */
export interface ViewAsked extends ResultsAsked {
  readonly scope: Scope;
}

/** A sample with the window that it is of, `all` where time does not part it. */
export interface SampleInPart extends ResultGroup {
  readonly sample: Sample;
  readonly part: string;
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

const EVERYTHING: Scope = { filters: NO_FILTERS, modelKeys: null, deviceKeys: null, pairs: null };

/** The results in view, as every chart of the page reads them. */
export class Results {
  readonly context: SessionContext;
  readonly naming: Naming;
  readonly counted: CountedResults;
  /** Results that are read and judged together. */
  readonly readAtMost: number;
  readonly #files: readonly SourceFile[];
  readonly #access: HeldAccess;
  readonly #filesOf: FilesOf;
  /** Samples are made once, so that what was worked out about them is found again. */
  readonly #held = new WeakMap<readonly MeasuredRow[], HeldValues<SampleInPart>>();
  readonly #listed = new WeakMap<readonly SampleRow[], LoadedSamples>();

  constructor(context: SessionContext, readAtMost = READ_AT_MOST) {
    this.context = context;
    this.readAtMost = readAtMost;
    this.counted = new CountedResults(context);
    this.naming = namingOf(context.read.dataset);
    this.#files = context.read.recognition.sources;
    this.#filesOf = filesAmong(this.#files);
    this.#access = { ask: context.ask, relations: context.read.relations, files: this.#files };
  }

  /** The rows that a view's filters leave and what it takes in besides real results. */
  async asked(view: ViewState, signal: CancelSignal | undefined): Promise<ViewAsked> {
    const scope = await this.context.scope(view, signal);
    return { ...(await askResults(this.context.read.relations, scope, includedIn(view), signal)), scope };
  }

  async usage({ scope, include }: ViewAsked, signal: CancelSignal | undefined): Promise<ResultUsage> {
    if (!this.#isSmall()) return this.counted.usage(scope, include, signal);
    const { rows, names } = await heldList(this.#access, scope, signal);
    return countHeld(rows, scope, names, include);
  }

  /** Every sample of a metric in view: not more results than are read together. */
  async samples(asked: ViewAsked, metric: MetricKey, splitMs: number | null, signal: CancelSignal | undefined): Promise<LoadedSamples> {
    const [rows, names] = await Promise.all([this.context.ask(resultValues(this.#isSmall() ? await everyResult(this.#access, signal) : asked, METRICS[metric]), signal), this.#names(asked.scope, signal)]);
    const held = this.#held.get(rows) ?? new HeldValues(rows, names.settings, (group) => this.#inPart(group, metric));
    this.#held.set(rows, held);
    // Of a large file the engine has applied the filters already.
    const scope = this.#isSmall() ? asked.scope : EVERYTHING;
    return this.#loaded(held.samples(scope, names, asked.include, splitMs), asked, metric, splitMs);
  }

  /**
   * The samples of a few configurations, of however many results.
   * @param count How many these are at most.
   */
  async listedSamples(asked: ViewAsked, metric: MetricKey, splitMs: number | null, count: number, signal: CancelSignal | undefined): Promise<LoadedSamples> {
    if (count === 0) return this.#loaded([], asked, metric, splitMs);
    if (count <= this.readAtMost) return this.samples(asked, metric, splitMs, signal);
    const rows = await this.context.ask(configurationSamples(asked, METRICS[metric], splitMs), signal);
    const known = this.#listed.get(rows) ?? this.#loaded(rows.map((row) => this.#inPart(groupOfRow(row), metric)), asked, metric, splitMs);
    this.#listed.set(rows, known);
    return known;
  }

  /** Every configuration in view that has what a chart needs. */
  async index(asked: MetricsAsked & ViewAsked, signal: CancelSignal | undefined): Promise<LoadedIndex> {
    const { chosen, leftOut } = chooseGroups(await this.#groups(asked, signal));
    return { groups: chosen, leftOut };
  }

  async #groups(asked: MetricsAsked & ViewAsked, signal: CancelSignal | undefined): Promise<readonly GroupRow[]> {
    if (!this.#isSmall()) return this.context.ask(configurationIndex(asked), signal);
    const { rows, names } = await heldList(this.#access, asked.scope, signal);
    return indexHeld(rows, asked.scope, names, asked);
  }

  /** The configurations of a subject with their medians. */
  async points(asked: MetricsAsked, about: PointsAbout, signal: CancelSignal | undefined): Promise<LoadedPoints> {
    const question = configurationPoints(asked, await asked.within(restrictionTo(about)), about);
    const rows = await this.context.ask(question, signal);
    // The medians' columns are those of the metrics asked for; the others are declared.
    return { points: pointsOf(rows as readonly PointRow[], asked.metrics, this.naming, this.#filesOf), sql: this.#shown(question, asked.metrics) };
  }

  /** The results of a small file are read once, whatever the view; filters then choose among them in memory. */
  #isSmall(): boolean {
    return this.context.read.dataset.results <= this.readAtMost;
  }

  /** Of many results the settings are those that were counted, and filters were applied in the engine. */
  async #names(scope: Scope, signal: CancelSignal | undefined): Promise<ResultNames> {
    if (this.#isSmall()) return heldNames(this.#access, scope, signal);
    return { files: this.#files, settings: bySetting(await this.context.ask(settingNames(await this.counted.settingsTable(scope, signal)), signal)), testTypes: [] };
  }

  #loaded(samples: readonly SampleInPart[], asked: ResultsAsked, metric: MetricKey, splitMs: number | null): LoadedSamples {
    const timeless = splitMs === null ? [] : samples.filter(({ part }) => part === '');
    const { chosen, leftOut } = chooseGroups(timeless.length === 0 ? samples : samples.filter(({ part }) => part !== ''));
    return {
      samples: chosen,
      used: countRows(chosen),
      leftOut: timeless.length === 0 ? leftOut : new Map([...leftOut, ['no-time', countRows(timeless)]]),
      sql: this.#shown(configurationSamples(asked, METRICS[metric], splitMs), [metric]),
    };
  }

  #inPart(group: SampleGroup, metric: MetricKey): SampleInPart {
    const { model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied, n, part } = group;
    return { model_key, device_key, precision, batch, shape, test_case, kind, simulated, failed, copied, n, part, sample: sampleOf(group, METRICS[metric], this.naming, this.#filesOf) };
  }

  /** The question that answers what is in view, on the page's own reading of the file, and what can be asked of the file itself. */
  #shown(question: Question, metrics: readonly MetricKey[]): string {
    const asked = `-- what this page asked: bench.evidence holds every row that it read from the file, in one vocabulary and one unit each\n${readableSql(question)};`;
    return [handMedians(this.context.read.recognition, metrics), asked].filter((text) => text !== '').join('\n\n');
  }
}

function countRows(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}
