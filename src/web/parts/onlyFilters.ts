import type { Configuration, ConfigurationPart } from '../../core/model/configuration.ts';
import { hardwareLabel } from '../../core/model/hardware.ts';
import { searchForModel } from '../../core/matrix/searchForModel.ts';
import { deviceLabel } from '../../core/matrix/selection.ts';
import type { ModelInfo } from '../../core/model/modelAndDevice.ts';
import type { Filters, ViewState } from '../../core/view/viewState.ts';

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
  const { model, hardwareType, device, precision, batch } = configuration;
  const search = searchForModel(model, models);
  const list = (key: 'hardware' | 'device' | 'precision' | 'batch', part: ConfigurationPart, label: string, value: string, text: string): OnlyFilter => ({
    key,
    label,
    value: text,
    apply: (from) => narrowed(from, { [key]: [value] }, part, value),
    active: view.filters[key].length === 1 && view.filters[key][0] === value,
  });
  return [
    { key: 'model', label: 'model', value: model, apply: (from) => narrowed(from, { search }, 'model', model), active: view.filters.search === search },
    list('hardware', 'hardwareType', 'hardware type', hardwareType, hardwareLabel(hardwareType)),
    list('device', 'device', 'device', device, deviceLabel(device)),
    list('precision', 'precision', 'precision', precision, precision === '' ? 'Not stated' : precision),
    list('batch', 'batch', 'batch', batch, batch === '' ? 'Not stated' : batch),
  ];
}

/** With a filter; a choice made for the charts about one subject follows, or they would find nothing. */
function narrowed(view: ViewState, change: Partial<Filters>, part: ConfigurationPart, value: string): ViewState {
  const subject = view.subject[part] === null ? view.subject : { ...view.subject, [part]: value };
  return { ...view, filters: { ...view.filters, ...change }, subject };
}
