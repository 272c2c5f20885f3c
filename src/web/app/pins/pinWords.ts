import { deviceLabel } from '../../../core/matrix/selection.ts';
import { configurationKey, settingText, type Configuration } from '../../../core/model/configuration.ts';
import { hardwareLabel } from '../../../core/model/hardware.ts';
import type { ViewState } from '../../../core/view/viewState.ts';

/** `NVIDIA A100`, or the hardware type where no device is named. */
export function pinPlace({ hardwareType, device }: Configuration): string {
  return device === '' ? `${hardwareLabel(hardwareType)}, ${deviceLabel(device).toLowerCase()}` : device;
}

/** `fp16 · batch 8 · embedding`, or that nothing is stated. */
export function pinSetting(configuration: Configuration): string {
  return settingText(configuration) || 'setting not stated';
}

/** The whole of a pin in one line, for names of buttons. */
export function pinName(configuration: Configuration): string {
  return `${configuration.model} on ${pinPlace(configuration)}, ${pinSetting(configuration)}`;
}

export function withoutPin(view: ViewState, configuration: Configuration): ViewState {
  const key = configurationKey(configuration);
  return { ...view, pins: view.pins.filter((pin) => configurationKey(pin) !== key) };
}

export function withoutPins(view: ViewState): ViewState {
  return { ...view, pins: [] };
}

/** The runs of the pinned results beside each other. */
export function toDistribution(view: ViewState): ViewState {
  return { ...view, page: 'performance', cell: null, performance: { ...view.performance, chart: 'distribution' } };
}

/** Whether the distribution of the pinned results is what is shown. */
export function showsDistribution({ page, performance }: ViewState): boolean {
  return page === 'performance' && performance.chart === 'distribution';
}

/** All that decides what is said of the pinned results, as text. */
export function pinnedKey({ filters, staleAfterDays, include, pins }: ViewState): string {
  return JSON.stringify(['pinned', filters, staleAfterDays, include, pins]);
}
