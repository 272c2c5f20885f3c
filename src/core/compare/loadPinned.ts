import type { CancelSignal } from '../engine/engine.ts';
import type { ViewState } from '../view/viewState.ts';
import type { Results } from './results.ts';
import type { PinnedResults } from './types.ts';

export async function loadPinned(_results: Results, view: ViewState, _signal: CancelSignal | undefined): Promise<PinnedResults> {
  return { pins: view.pins.map((configuration) => ({ configuration, point: null })), differences: [], same: [] };
}
