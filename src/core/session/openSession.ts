import { openCompare } from '../compare/openCompare.ts';
import { QueryError } from '../engine/engine.ts';
import type { Ask } from '../engine/ask.ts';
import type { CancelSignal, Engine } from '../engine/engine.ts';
import { buildMatrix } from '../matrix/build.ts';
import { loadEvidence, loadHandSql } from '../matrix/evidence.ts';
import { FactCube } from '../matrix/factCube.ts';
import { MatrixBases } from '../matrix/matrixBases.ts';
import { evidenceOptions, selectionOptions, stateOptions } from '../matrix/options.ts';
import { needsCells, scopeOf } from '../matrix/scope.ts';
import type { Dimension } from '../matrix/session.ts';
import { withValues } from '../matrix/withValues.ts';
import { METRICS } from '../model/metric.ts';
import { openPower } from '../power/openPower.ts';
import { readDataset } from '../source/readDataset.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { SourceTable } from '../source/table.ts';
import type { CellFact, CellValue, MetricAsked, MetricConfigurationCount } from '../sql/cellFacts.ts';
import { askConfigurations, cellFacts, cellValues, countingOf, metricConfigurations } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import { ALL_RESULTS, BY_SETTING } from '../sql/from.ts';
import type { MetricConfiguration, ViewState } from '../view/viewState.ts';
import { Answers } from './answers.ts';
import type { SessionContext } from './context.ts';
import type { Session } from './session.ts';

/** A cell asks some five questions; those of a few dozen must not have the answers of matrices forgotten. */
const CELL_ANSWERS_KEPT = 120;

export interface SessionOptions {
  /** Called while the file is read. */
  readonly onStep?: (done: number, of: number) => void;
  readonly now?: () => number;
  /** Gives the event loop a turn; long work awaits it every dozen milliseconds. Without it, work runs in one piece. */
  readonly pause?: () => Promise<void>;
  /** Tables of results with more rows are read folded: one row for all that are alike, see `ReadOptions`. */
  readonly foldAboveRows?: number;
  /** Results that are folded at once: fewer take less memory and more time. */
  readonly foldAtOnce?: number;
  /** Called while what is left to do of a large file is done, whoever asked for it. */
  readonly onFinishing?: (done: number, of: number) => void;
}

/**
 * Reads the tables of an opened file and answers what every page asks.
 * @throws {QueryError} when the engine refuses while reading.
 */
export async function openSession(engine: Engine, tables: readonly SourceTable[], options: SessionOptions = {}): Promise<Session> {
  const now = options.now ?? Date.now;
  const opened = await readDataset(engine, tables, { onStep: options.onStep, nowMs: now(), foldAboveRows: options.foldAboveRows, foldAtOnce: options.foldAtOnce, onFinishing: options.onFinishing });
  const answers = new Answers(engine);
  const ofCells = new Answers(engine, CELL_ANSWERS_KEPT);
  const askOfCell: Ask = (question, signal) => ofCells.ask(question, signal);

  const { relations } = opened;
  let { dataset } = opened;
  const read: ReadDataset = {
    ...opened,
    get dataset() {
      return dataset;
    },
  };
  let isFinished = read.finish === null;
  let finishing: Promise<void> | null = null;

  let cube: FactCube | null = null;
  let configurations: Awaited<ReturnType<typeof askConfigurations>> = null;
  const askFacts = async ({ filters }: ViewState, facet: EvidenceDimension | null, signal: CancelSignal | undefined): Promise<readonly CellFact[]> => {
    return (await cube?.facts(filters, facet)) ?? answers.ask(cellFacts(await relations.counted(countingOf(filters, facet), signal), filters, facet), signal);
  };

  const newBases = (): MatrixBases => new MatrixBases((view, { facts, at }) => buildMatrix({ dataset, facts, view, at, nowMs: now() }));
  let bases = newBases();

  const gather = async (counted: string): Promise<void> => {
    cube = await FactCube.load(engine, { counted, single: read.finish === null, sources: read.recognition.sources });
    configurations = await askConfigurations(engine, counted, dataset.metrics.map((key) => METRICS[key]));
  };

  const finish = async (): Promise<void> => {
    if (read.finish !== null) dataset = await read.finish();
    isFinished = true;
    // What was asked before may be answered later still, and is then kept with the old ones.
    bases = newBases();
    await gather(await relations.counted(BY_SETTING)).catch((error: unknown) => {
      // Every question is answered in SQL then, as before.
      if (!(error instanceof QueryError)) throw error;
    });
  };

  const askedMetric = async (view: ViewState, signal: CancelSignal | undefined): Promise<MetricAsked | null> => {
    if (view.content.kind !== 'metric') return null;
    const { metric, statistic } = view.content;
    const known = configurations?.get(metric) ?? (await answers.ask(metricConfigurations(await relations.counted(BY_SETTING, signal), METRICS[metric]), signal));
    return { metric: METRICS[metric], statistic, ...chooseConfiguration(known, view.at) };
  };

  const askValues = async ({ filters }: ViewState, asked: MetricAsked, signal: CancelSignal | undefined): Promise<readonly CellValue[]> => {
    const from = await relations.rows({ ...ALL_RESULTS, ...periodOf(filters), precision: [asked.precision], batch: [asked.batch], testCase: [asked.testCase], holding: [asked.metric.column] }, signal);
    return answers.ask(cellValues(from, filters, asked), signal);
  };

  const context: SessionContext = {
    engine,
    read,
    scope: async (view, signal) => scopeOf(read.dataset, view, needsCells(view.filters) ? await askFacts(view, null, signal) : null),
    ask: (question, signal) => answers.ask(question, signal),
    pause: options.pause ?? (() => Promise.resolve()),
    now,
  };

  return {
    get dataset() {
      return dataset;
    },
    get isFinished() {
      return isFinished;
    },
    finish() {
      return (finishing ??= finish());
    },
    performance: openCompare(context),
    power: openPower(context),
    async matrix(view, signal) {
      const kept = bases;
      const asked = await askedMetric(view, signal);
      const facts = await askFacts(view, null, signal);
      const at = asked === null ? null : { batch: asked.batch, precision: asked.precision, testCase: asked.testCase };
      return kept.built(view, { facts: asked === null ? facts : withValues(facts, await askValues(view, asked, signal)), at });
    },
    matrixAtOnce: (view) =>
      bases.known(view, () => {
        const facts = view.content.kind === 'metric' ? null : (cube?.factsAtOnce(view.filters, null) ?? null);
        return facts === null ? null : { facts, at: null };
      }),
    async options(view, dimension, signal) {
      if (isEvidenceDimension(dimension)) return evidenceOptions(dataset, await askFacts(view, dimension, signal), view, dimension);
      const facts = await askFacts(view, null, signal);
      return dimension === 'state' || dimension === 'modifier' ? stateOptions(dataset, facts, view, dimension) : selectionOptions(dataset, facts, view, dimension);
    },
    async evidence(view, address, signal) {
      return loadEvidence(askOfCell, read, await askFacts(view, null, signal), view, address, signal);
    },
    evidenceSql: (view, address, signal) => loadHandSql(askOfCell, read, view, address, signal),
  };
}

function isEvidenceDimension(dimension: Dimension): dimension is EvidenceDimension {
  return dimension === 'source' || dimension === 'precision' || dimension === 'batch' || dimension === 'testType' || dimension === 'evidence';
}

/** The chosen configuration, with what was not chosen filled by the most frequent one that fits. */
function chooseConfiguration(known: readonly MetricConfigurationCount[], at: MetricConfiguration): { readonly batch: string; readonly precision: string; readonly testCase: string } {
  const fits = (row: MetricConfigurationCount): boolean =>
    (at.batch === null || row.batch === at.batch) && (at.precision === null || row.precision === at.precision) && (at.testCase === null || row.test_case === at.testCase);
  const frequent = known.find(fits);
  return { batch: at.batch ?? frequent?.batch ?? '', precision: at.precision ?? frequent?.precision ?? '', testCase: at.testCase ?? frequent?.test_case ?? '' };
}
