import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { ViewState } from '../view/viewState.ts';
import { loadOverview } from './overview.ts';
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
  return {
    async overview(view, signal) {
      const overview = await loadOverview(engine, read, view, await scope(view, signal), signal);
      return { ...overview, series: 0 };
    },
    async seriesList() {
      return { series: [], notes: [] };
    },
    async seriesWindow() {
      return null;
    },
  };
}
