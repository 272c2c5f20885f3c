import type { CancelSignal, Engine } from '../engine/engine.ts';
import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import type { CellFact, MetricAsked, MetricConfigurationCount } from '../sql/cellFacts.ts';
import { cellFacts, metricConfigurations } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import { readDataset } from '../source/readDataset.ts';
import type { SourceTable } from '../source/table.ts';
import type { MetricConfiguration, ViewState } from '../view/viewState.ts';
import { buildMatrix } from '../matrix/build.ts';
import { loadEvidence } from '../matrix/evidence.ts';
import { evidenceOptions, selectionOptions, stateOptions } from '../matrix/options.ts';
import type { Dimension, MatrixSession } from '../matrix/session.ts';

/** Answers kept; a view differs from the next in one filter, so a few dozen cover a walk back and forth. */
const ANSWERS_KEPT = 40;
/** Facts kept in all answers together, some 200 bytes each; the newest answer is always kept. */
const FACTS_KEPT = 500_000;

export interface SessionOptions {
  /** Called while the file is read. */
  readonly onStep?: (done: number, of: number) => void;
  readonly now?: () => number;
}

/**
 * Reads the tables of an opened file and answers what the matrix page asks.
 * @throws {QueryError} when the engine refuses while reading.
 */
export async function openSession(engine: Engine, tables: readonly SourceTable[], options: SessionOptions = {}): Promise<MatrixSession> {
  const now = options.now ?? Date.now;
  const read = await readDataset(engine, tables, options.onStep, now());
  const answers = new Map<string, readonly CellFact[]>();
  const configurations = new Map<MetricKey, readonly MetricConfigurationCount[]>();

  const askFacts = async (view: ViewState, asked: MetricAsked | null, facet: EvidenceDimension | null, signal: CancelSignal | undefined): Promise<readonly CellFact[]> => {
    const question = cellFacts(view.filters, asked, facet);
    const key = JSON.stringify([question.sql, question.params]);
    const known = answers.get(key);
    const facts = known ?? (await engine.ask(question, { signal }));
    answers.delete(key);
    answers.set(key, facts);
    let size = [...answers.values()].reduce((sum, answer) => sum + answer.length, 0);
    for (const [oldest, answer] of answers) {
      if (answers.size <= 1 || (answers.size <= ANSWERS_KEPT && size <= FACTS_KEPT)) break;
      answers.delete(oldest);
      size -= answer.length;
    }
    return facts;
  };

  const askedMetric = async (view: ViewState, signal: CancelSignal | undefined): Promise<MetricAsked | null> => {
    if (view.content.kind !== 'metric') return null;
    const { metric, statistic } = view.content;
    const known = configurations.get(metric) ?? (await engine.ask(metricConfigurations(METRICS[metric]), { signal }));
    configurations.set(metric, known);
    return { metric: METRICS[metric], statistic, ...chooseConfiguration(known, view.at) };
  };

  return {
    dataset: read.dataset,
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
  return dimension === 'precision' || dimension === 'batch' || dimension === 'testType' || dimension === 'evidence';
}

/** The chosen configuration, with what was not chosen filled by the most frequent one that fits. */
function chooseConfiguration(known: readonly MetricConfigurationCount[], at: MetricConfiguration): { readonly batch: string; readonly precision: string; readonly testCase: string } {
  const fits = (row: MetricConfigurationCount): boolean =>
    (at.batch === null || row.batch === at.batch) && (at.precision === null || row.precision === at.precision) && (at.testCase === null || row.test_case === at.testCase);
  const frequent = known.find(fits);
  return { batch: at.batch ?? frequent?.batch ?? '', precision: at.precision ?? frequent?.precision ?? '', testCase: at.testCase ?? frequent?.test_case ?? '' };
}
