import type { CancelSignal } from '../engine/engine.ts';
import type { ViewState } from '../view/viewState.ts';
import type { PowerOverview, SeriesList, SeriesWindow } from './types.ts';

/** What the power page may ask of an opened dataset. Every answer may be cancelled. */
export interface PowerSession {
  overview(view: ViewState, signal?: CancelSignal): Promise<PowerOverview>;
  seriesList(view: ViewState, signal?: CancelSignal): Promise<SeriesList>;
  /** The run that the view names (else the first) over its window, for a chart of so many pixels across; null when the file has no such run. */
  seriesWindow(view: ViewState, pixels: number, signal?: CancelSignal): Promise<SeriesWindow | null>;
}
