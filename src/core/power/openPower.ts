import type { Ask } from '../engine/ask.ts';
import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { HELD_AT_MOST } from '../sql/resultList.ts';
import type { ViewState } from '../view/viewState.ts';
import { Kept } from './kept.ts';
import { loadOverview } from './overview.ts';
import { readRunFacts } from './runFacts.ts';
import type { RunFacts } from './runFacts.ts';
import { runsInScope } from './runsInScope.ts';
import { secondsWithin } from './secondsWithin.ts';
import { loadRuns } from './seriesRuns.ts';
import type { SeriesRuns } from './seriesRuns.ts';
import { readWindow } from './seriesWindow.ts';
import type { PowerSession } from './session.ts';

/** What the power page's questions need of an opened dataset. */
export interface PowerAccess {
  readonly engine: Engine;
  readonly read: ReadDataset;
  /** Like `engine.ask`, from memory while the answer is kept. */
  readonly ask: Ask;
  /** The models and devices that a view's filters leave. */
  readonly scope: (view: ViewState, signal?: CancelSignal) => Promise<Scope>;
}

/** Runs and load windows of which the facts are kept, so that zooming asks for the window alone. */
const FACTS_KEPT = 20;

/**
 * Answers what the power page asks of a dataset that was read.
 * @param heldAtMost Results that are held in memory; of more they are counted in the engine.
 */
export function openPower({ engine, read, ask, scope }: PowerAccess, heldAtMost = HELD_AT_MOST): PowerSession {
  const runs = keptRuns(engine, read);
  const facts = new Kept<RunFacts>(FACTS_KEPT);
  const runsInView = async (view: ViewState, signal?: CancelSignal): Promise<SeriesRuns> => {
    const [all, left] = await Promise.all([runs(), scope(view, signal)]);
    return { ...all, runs: runsInScope(all.runs, left) };
  };
  return {
    async overview(view, signal) {
      const [all, left] = await Promise.all([runs(), scope(view, signal)]);
      const overview = await loadOverview({ read, ask, heldAtMost }, all.limits, view, left, signal);
      return { ...overview, series: runsInScope(all.runs, left).length };
    },
    async seriesList(view, signal) {
      const list = await runsInView(view, signal);
      return { series: list.runs.map(({ info }) => info), notes: list.notes };
    },
    async seriesWindow(view, pixels, signal) {
      const { run: named, window, load } = view.power;
      const run = named === null ? (await runsInView(view, signal)).runs[0] : (await runs()).runs.find(({ info }) => info.id === named);
      if (run === undefined) return null;
      const { id, seconds } = run.info;
      const chosen = secondsWithin(load, seconds);
      const runFacts = facts.get(JSON.stringify([id, chosen]), () => readRunFacts(engine, read.recognition, run, chosen, signal));
      return readWindow(engine, run, secondsWithin(window, seconds) ?? { fromS: 0, toS: seconds }, pixels, runFacts, signal);
    },
  };
}

/** The runs are listed once; a failure is not kept. The listing is shared, so no signal of one question ends it. */
function keptRuns(engine: Engine, read: ReadDataset): () => Promise<SeriesRuns> {
  let kept: Promise<SeriesRuns> | null = null;
  return () => {
    kept ??= loadRuns(engine, read).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
