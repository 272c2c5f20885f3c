import { configurationKey, type Configuration } from '../../core/model/configuration.ts';
import { hardwareLabel } from '../../core/model/hardware.ts';
import type { ModelInfo } from '../../core/model/modelAndDevice.ts';
import { searchForModel } from '../../core/matrix/searchForModel.ts';
import { PINS_AT_MOST, type ViewState } from '../../core/view/viewState.ts';
import type { SetView } from '../data/viewStore.ts';
import type { ResultAction } from './ResultMenu.tsx';

/** What can be done with a result of any chart: narrow the page to what it shares with others, pin it, see it elsewhere. */
export function resultActions(configuration: Configuration, view: ViewState, setView: SetView, models: readonly ModelInfo[]): readonly ResultAction[] {
  const search = searchForModel(configuration.model, models);
  return [...narrowActions(configuration, view, setView, search), pinAction(configuration, view, setView), ...elsewhereActions(configuration, view, setView, search)];
}

function narrowActions(configuration: Configuration, { filters }: ViewState, setView: SetView, search: string): readonly ResultAction[] {
  const { model, hardwareType, device, precision, batch } = configuration;
  const filter = (change: Partial<ViewState['filters']>): void => setView((view) => ({ ...view, filters: { ...view.filters, ...change } }));
  const actions: ResultAction[] = [];
  const add = (key: string, label: string, already: boolean, onSelect: () => void): void => {
    if (!already) actions.push({ key, label, icon: 'filter', onSelect });
  };
  add('model', `Only ${model}`, filters.search === search, () => setView((view) => onlyModel(view, model, search)));
  add('hardware', `Only ${hardwareLabel(hardwareType)}`, isOnly(filters.hardware, hardwareType), () => filter({ hardware: [hardwareType] }));
  if (device !== '') add('device', `Only ${device}`, isOnly(filters.device, device), () => filter({ device: [device] }));
  if (precision !== '') add('precision', `Only ${precision}`, isOnly(filters.precision, precision), () => filter({ precision: [precision] }));
  if (batch !== '') add('batch', `Only batch ${batch}`, isOnly(filters.batch, batch), () => filter({ batch: [batch] }));
  return actions;
}

function pinAction(configuration: Configuration, { pins }: ViewState, setView: SetView): ResultAction {
  const key = configurationKey(configuration);
  const others = pins.filter((pin) => configurationKey(pin) !== key);
  if (others.length < pins.length) return { key: 'pin', label: 'Unpin', icon: 'minus', separated: true, onSelect: () => setView((view) => ({ ...view, pins: view.pins.filter((pin) => configurationKey(pin) !== key) })) };
  const full = pins.length >= PINS_AT_MOST;
  return { key: 'pin', label: 'Pin to set side by side', icon: 'plus', separated: true, disabled: full, hint: full ? `${PINS_AT_MOST} are pinned; unpin one first` : undefined, onSelect: () => setView((view) => ({ ...view, pins: [...view.pins, configuration].slice(0, PINS_AT_MOST) })) };
}

function elsewhereActions(configuration: Configuration, { page }: ViewState, setView: SetView, search: string): readonly ResultAction[] {
  const { model, hardwareType, device } = configuration;
  const go = (target: ViewState['page'], change: (view: ViewState) => ViewState) => () => setView((view) => ({ ...change(view), page: target }));
  const actions: ResultAction[] = [
    { key: 'evidence', label: 'Show its evidence in the matrix', icon: 'report', onSelect: go('matrix', (view) => ({ ...view, cell: { model, hardwareType, device: device === '' ? null : device } })) },
  ];
  if (page !== 'performance') actions.push({ key: 'performance', label: 'Compare its speed', icon: 'external', onSelect: go('performance', (view) => onlyModel(view, model, search)) });
  if (page !== 'power') actions.push({ key: 'power', label: 'Show its power', icon: 'external', onSelect: go('power', (view) => onlyModel(view, model, search)) });
  return actions;
}

/** Searches for a model and makes it the subject of the charts that are about one. */
function onlyModel(view: ViewState, model: string, search: string): ViewState {
  return { ...view, filters: { ...view.filters, search }, subject: { ...view.subject, model } };
}

function isOnly(list: readonly string[], value: string): boolean {
  return list.length === 1 && list[0] === value;
}
