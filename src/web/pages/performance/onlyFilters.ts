import type { Configuration } from '../../../core/model/configuration.ts';
import { hardwareLabel } from '../../../core/model/hardware.ts';
import { deviceLabel } from '../../../core/matrix/selection.ts';
import type { ModelInfo } from '../../../core/model/modelAndDevice.ts';
import type { Filters, ViewState } from '../../../core/view/viewState.ts';
import { searchForModel } from '../../../core/matrix/searchForModel.ts';

/** A way to narrow the page to what one result shares with others. */
export interface OnlyFilter {
  readonly key: 'model' | 'hardware' | 'device' | 'precision' | 'batch';
  readonly label: string;
  /** What is left: a name, to be cut in its middle where there is little room. */
  readonly value: string;
  readonly apply: (view: ViewState) => ViewState;
  /** Already so. */
  readonly active: boolean;
}

export function onlyFilters(view: ViewState, configuration: Configuration, models: readonly ModelInfo[]): readonly OnlyFilter[] {
  const search = searchForModel(configuration.model, models);
  const list = (key: 'hardware' | 'device' | 'precision' | 'batch', label: string, value: string, text: string): OnlyFilter => ({
    key,
    label,
    value: text,
    apply: (from) => withFilters(from, { [key]: [value] }),
    active: view.filters[key].length === 1 && view.filters[key][0] === value,
  });
  return [
    { key: 'model', label: 'model', value: configuration.model, apply: (from) => withFilters(from, { search }), active: view.filters.search === search },
    list('hardware', 'hardware type', configuration.hardwareType, hardwareLabel(configuration.hardwareType)),
    list('device', 'device', configuration.device, deviceLabel(configuration.device)),
    list('precision', 'precision', configuration.precision, configuration.precision === '' ? 'Not stated' : configuration.precision),
    list('batch', 'batch', configuration.batch, configuration.batch === '' ? 'Not stated' : configuration.batch),
  ];
}

function withFilters(view: ViewState, change: Partial<Filters>): ViewState {
  return { ...view, filters: { ...view.filters, ...change } };
}
