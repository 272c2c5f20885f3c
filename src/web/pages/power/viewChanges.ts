import type { PowerView, SecondsRange, Subject, ViewState } from '../../../core/view/viewState.ts';
import { NO_FILTERS } from '../../../core/view/viewState.ts';

export function withPower(view: ViewState, change: Partial<PowerView>): ViewState {
  return { ...view, power: { ...view.power, ...change } };
}

/** Another part of the work; what depends on it is chosen anew. */
export function withWork(view: ViewState, part: 'model' | 'testCase' | 'shape', value: string): ViewState {
  const fresh: Partial<Subject> = part === 'model' ? { testCase: null, shape: null } : part === 'testCase' ? { shape: null } : {};
  return { ...view, subject: { ...view.subject, ...fresh, [part]: value } };
}

/** Every model again. */
export function withoutWork(view: ViewState): ViewState {
  return { ...view, subject: { ...view.subject, model: null, testCase: null, shape: null } };
}

/** Another run begins whole, with its own load window. */
export function withRun(view: ViewState, run: string): ViewState {
  return withPower(view, { run, window: null, load: null });
}

/** The whole run where the window leaves nothing out; milliseconds are as fine as a link needs. */
export function withWindow(view: ViewState, window: SecondsRange | null, seconds: number): ViewState {
  return withPower(view, { window: window === null ? null : insideRun(window, seconds) });
}

export function withLoad(view: ViewState, load: SecondsRange | null): ViewState {
  return withPower(view, { load: load === null ? null : { fromS: toMilliseconds(load.fromS), toS: toMilliseconds(load.toS) } });
}

export function withHardwareOnly(view: ViewState, type: string): ViewState {
  const only = view.filters.hardware.length === 1 && view.filters.hardware[0] === type;
  return { ...view, filters: { ...view.filters, hardware: only ? [] : [type] } };
}

export function withoutFilters(view: ViewState): ViewState {
  return { ...view, filters: NO_FILTERS };
}

/** What decides the overview. */
export function overviewKey({ filters, include, staleAfterDays }: ViewState): string {
  return JSON.stringify(['power overview', filters, include, staleAfterDays]);
}

export function seriesListKey({ filters, include, staleAfterDays }: ViewState): string {
  return JSON.stringify(['recorded runs', filters, include, staleAfterDays]);
}

/** What decides one run over a window. */
export function seriesWindowKey({ filters, include, staleAfterDays, power }: ViewState, pixels: number): string {
  return JSON.stringify(['recorded run', filters, include, staleAfterDays, power.run, power.window, power.load, pixels]);
}

function insideRun({ fromS, toS }: SecondsRange, seconds: number): SecondsRange | null {
  const range = { fromS: toMilliseconds(Math.max(0, fromS)), toS: toMilliseconds(Math.min(seconds, toS)) };
  const whole = range.fromS <= 0 && range.toS >= toMilliseconds(seconds);
  return whole || range.toS <= range.fromS ? null : range;
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
