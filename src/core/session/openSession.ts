import { openCompare } from '../compare/openCompare.ts';
import type { CancelSignal, Engine } from '../engine/engine.ts';
import { buildMatrix } from '../matrix/build.ts';
import { loadEvidence } from '../matrix/evidence.ts';
import { evidenceOptions, selectionOptions, stateOptions } from '../matrix/options.ts';
import { needsCells, scopeOf } from '../matrix/scope.ts';
import type { Dimension } from '../matrix/session.ts';
import { METRICS } from '../model/metric.ts';
import { openPower } from '../power/openPower.ts';
import { readDataset } from '../source/readDataset.ts';
import type { SourceTable } from '../source/table.ts';
import type { CellFact, MetricAsked, MetricConfigurationCount } from '../sql/cellFacts.ts';
import { cellFacts, metricConfigurations } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import type { MetricConfiguration, ViewState } from '../view/viewState.ts';
import { Answers } from './answers.ts';
import type { SessionContext } from './context.ts';
import type { Session } from './session.ts';

export interface SessionOptions {
  /** Called while the file is read. */
  readonly onStep?: (done: number, of: number) => void;
  readonly now?: () => number;
  /** Gives the event loop a turn; long work awaits it every dozen milliseconds. Without it, work runs in one piece. */
  readonly pause?: () => Promise<void>;
}

/**
 * Reads the tables of an opened file and answers what every page asks.
 * @throws {QueryError} when the engine refuses while reading.
 */
export async function openSession(engine: Engine, tables: readonly SourceTable[], options: SessionOptions = {}): Promise<Session> {
  const now = options.now ?? Date.now;
  const read = await readDataset(engine, tables, options.onStep, now());
  const answers = new Answers(engine);

  const askFacts = (view: ViewState, asked: MetricAsked | null, facet: EvidenceDimension | null, signal: CancelSignal | undefined): Promise<readonly CellFact[]> =>
    answers.ask(cellFacts(view.filters, asked, facet), signal);

  const askedMetric = async (view: ViewState, signal: CancelSignal | undefined): Promise<MetricAsked | null> => {
    if (view.content.kind !== 'metric') return null;
    const { metric, statistic } = view.content;
    return { metric: METRICS[metric], statistic, ...chooseConfiguration(await answers.ask(metricConfigurations(METRICS[metric]), signal), view.at) };
  };

  const context: SessionContext = {
    engine,
    read,
    scope: async (view, signal) => scopeOf(read.dataset, view, needsCells(view.filters) ? await askFacts(view, null, null, signal) : null),
    ask: (question, signal) => answers.ask(question, signal),
    pause: options.pause ?? (() => Promise.resolve()),
    now,
  };

  return {
    dataset: read.dataset,
    performance: openCompare(context),
    power: openPower(context),
    async matrix(view, signal) {
      const asked = await askedMetric(view, signal);
      const facts = await askFacts(view, asked, null, signal);
      const at = asked === null ? null : { batch: asked.batch, precision: asked.precision, testCase: asked.testCase };
      return buildMatrix({ dataset: read.dataset, facts, view, at, nowMs: now() });
    },
    async options(view, dimension, signal) {
      if (isEvidenceDimension(dimension)) return evidenceOptions(read.dataset, await askFacts(view, null, dimension, signal), view, dimension);
      const facts = await askFacts(view, null, null, signal);
      return dimension === 'state' || dimension === 'modifier' ? stateOptions(read.dataset, facts, view, dimension) : selectionOptions(read.dataset, facts, view, dimension);
    },
    async evidence(view, address, signal) {
      return loadEvidence(engine, read, await askFacts(view, null, null, signal), view, address, signal);
    },
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
