import { searchForModel } from '../../core/matrix/searchForModel.ts';
import { configurationKey, type Configuration } from '../../core/model/configuration.ts';
import type { ModelInfo } from '../../core/model/modelAndDevice.ts';
import { PINS_AT_MOST, type Subject, type ViewState } from '../../core/view/viewState.ts';

export function isPinned(view: ViewState, configuration: Configuration): boolean {
  const key = configurationKey(configuration);
  return view.pins.some((pin) => configurationKey(pin) === key);
}

/** Pins or unpins; the same view when there is no room. */
export function togglePin(view: ViewState, configuration: Configuration): ViewState {
  const key = configurationKey(configuration);
  if (isPinned(view, configuration)) return { ...view, pins: view.pins.filter((pin) => configurationKey(pin) !== key) };
  return view.pins.length >= PINS_AT_MOST ? view : { ...view, pins: [...view.pins, configuration] };
}

/** Whether a configuration can be pinned, or is: six others may be already. */
export function hasRoomFor(view: ViewState, configuration: Configuration): boolean {
  return view.pins.length < PINS_AT_MOST || isPinned(view, configuration);
}

/** The runs of one configuration; beside the pinned ones where there are some, since those are what that chart shows. */
export function withDistributionOf(view: ViewState, configuration: Configuration): ViewState {
  const subject: Subject = { ...configuration };
  const pinned = view.pins.length === 0 || isPinned(view, configuration) ? view : togglePin(view, configuration);
  return { ...pinned, page: 'performance', performance: { ...pinned.performance, chart: 'distribution' }, subject };
}

/** Whether the runs of results are what is on screen. */
export function showsDistribution({ page, performance }: Pick<ViewState, 'page' | 'performance'>): boolean {
  return page === 'performance' && performance.chart === 'distribution';
}

/** The matrix with the cell of a configuration open, its devices in sight. */
export function withEvidenceOf(view: ViewState, { model, hardwareType, device }: Configuration): ViewState {
  const expanded = view.expanded.includes(hardwareType) ? view.expanded : [...view.expanded, hardwareType];
  return { ...view, page: 'matrix', expanded, cell: { model, hardwareType, device } };
}

/** The same model on another page: how fast it is, or what it draws and how hot it gets. */
export function withModelOn(view: ViewState, page: 'performance' | 'power', { model }: Configuration, models: readonly ModelInfo[]): ViewState {
  return { ...view, page, filters: { ...view.filters, search: searchForModel(model, models) }, subject: { ...view.subject, model } };
}

/** A run recorded over time, whole. */
export function withRecordedRun(view: ViewState, run: string): ViewState {
  return { ...view, page: 'power', power: { ...view.power, chart: 'samples', run, window: null, load: null } };
}
