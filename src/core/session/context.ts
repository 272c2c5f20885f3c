import type { Ask } from '../engine/ask.ts';
import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import type { ViewState } from '../view/viewState.ts';

/** What the parts of a session share: the opened file, the rows that a view leaves, and answers kept for a while. */
export interface SessionContext {
  readonly engine: Engine;
  readonly read: ReadDataset;
  /** The models and devices that a view's filters leave, as the matrix shows them. */
  readonly scope: (view: ViewState, signal?: CancelSignal) => Promise<Scope>;
  /** Like `engine.ask`, but the same question with the same values is answered from memory while it is kept. */
  readonly ask: Ask;
  /** Lets the page draw and react; long work awaits it every dozen milliseconds. */
  readonly pause: () => Promise<void>;
  readonly now: () => number;
}
