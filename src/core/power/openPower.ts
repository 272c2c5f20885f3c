import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { SampleSteps } from '../sql/sampleWindow.ts';
import type { SecondsRange, ViewState } from '../view/viewState.ts';
import { loadOverview } from './overview.ts';
import type { SeriesRun, SeriesRuns } from './seriesRuns.ts';
import { loadRuns } from './seriesRuns.ts';
import { readSteps, readWindow } from './seriesWindow.ts';
import type { RunAnswers } from './seriesWindow.ts';
import type { PowerSession } from './session.ts';

/** What the power page's questions need of an opened dataset. */
export interface PowerAccess {
  readonly engine: Engine;
  readonly read: ReadDataset;
  /** The models and devices that a view's filters leave. */
  readonly scope: (view: ViewState, signal?: CancelSignal) => Promise<Scope>;
}

/** Answers what the power page asks of a dataset that was read. */
export function openPower({ engine, read, scope }: PowerAccess): PowerSession {
  const runs = keptRuns(engine, read);
  const answers = keptSteps(engine);
  const runsInView = async (view: ViewState, signal?: CancelSignal): Promise<SeriesRuns> => {
    const [all, left] = await Promise.all([runs(), scope(view, signal)]);
    return { runs: all.runs.filter((run) => inScope(run, left)), notes: all.notes };
  };
  return {
    async overview(view, signal) {
      const left = await scope(view, signal);
      const [overview, all] = await Promise.all([loadOverview(engine, read, view, left, signal), runs()]);
      return { ...overview, series: all.runs.filter((run) => inScope(run, left)).length };
    },
    async seriesList(view, signal) {
      const list = await runsInView(view, signal);
      return { series: list.runs.map(({ info }) => info), notes: list.notes };
    },
    async seriesWindow(view, pixels, signal) {
      const named = view.power.run;
      const found = named === null ? (await runsInView(view, signal)).runs[0] : (await runs()).runs.find(({ info }) => info.id === named);
      return found === undefined ? null : readWindow(engine, read.recognition, found, view, pixels, answers, signal);
    },
  };
}

/** Whether the filters leave a run: what is not known of it, no filter can tell. */
function inScope({ modelKey, deviceKey, info }: SeriesRun, { modelKeys, deviceKeys, pairs, filters }: Scope): boolean {
  if (filters.evidence !== 'all' && info.simulated !== (filters.evidence === 'simulated')) return false;
  if (filters.throttled === 'without' && info.throttle !== null) return false;
  if (pairs !== null && modelKey !== null && deviceKey !== null) return pairs.some(([model, device]) => model === modelKey && device === deviceKey);
  return (modelKey === null || modelKeys === null || modelKeys.includes(modelKey)) && (deviceKey === null || deviceKeys === null || deviceKeys.includes(deviceKey));
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

/** Steps kept of the last runs and load windows looked at, so that zooming asks for the window alone. */
const STEPS_KEPT = 20;

function keptSteps(engine: Engine): RunAnswers {
  const kept = new Map<string, SampleSteps | null>();
  return {
    async steps(run: SeriesRun, load: SecondsRange | null, signal?: CancelSignal) {
      const key = JSON.stringify([run.info.id, load]);
      const known = kept.get(key);
      const steps = known === undefined ? await readSteps(engine, run, load, signal) : known;
      kept.delete(key);
      kept.set(key, steps);
      const [oldest] = kept.keys();
      if (kept.size > STEPS_KEPT && oldest !== undefined) kept.delete(oldest);
      return steps;
    },
  };
}
