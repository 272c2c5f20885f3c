import { compareHardwareTypes, hardwareLabel } from '../model/hardware.ts';
import type { Filters } from '../view/viewState.ts';
import type { HardwareTypeInfo } from './pairs.ts';
import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';

export type SelectionDimension = 'modality' | 'family' | 'hardware' | 'device';

/** Models that the search and the model filters leave. Search words must all occur in name, family or modality; `-word` must not; of `(one|other)` one of the words. */
export function selectModels(models: readonly ModelInfo[], filters: Filters, without: SelectionDimension | null = null): ModelInfo[] {
  const words = fold(filters.search).split(/\s+/).filter((word) => word !== '' && word !== '-');
  const modality = without === 'modality' ? [] : filters.modality;
  const family = without === 'family' ? [] : filters.family;
  return models.filter(
    (model) => chosen(modality, model.modality ?? '') && chosen(family, model.family ?? '') && (words.length === 0 || matches(fold(`${model.name}\n${model.family ?? ''}\n${model.modality ?? ''}`), words)),
  );
}

/** Hardware types in view with their devices in view; a type without any device in view is left out. */
export function selectHardware(devices: readonly DeviceInfo[], filters: Filters, without: SelectionDimension | null = null): HardwareTypeInfo[] {
  const hardware = without === 'hardware' ? [] : filters.hardware;
  const device = without === 'device' ? [] : filters.device;
  const byType = new Map<string, DeviceInfo[]>();
  for (const info of devices) {
    if (!chosen(hardware, info.hardwareType) || !chosen(device, info.name ?? '')) continue;
    const list = byType.get(info.hardwareType);
    if (list === undefined) byType.set(info.hardwareType, [info]);
    else list.push(info);
  }
  return [...byType]
    .map(([type, list]) => ({ type, devices: list.toSorted(compareDevices) }))
    .toSorted((left, right) => compareHardwareTypes(left.type, right.type));
}

/** A device's name, or what stands for a row that names none. */
export function deviceLabel(device: string): string {
  return device === '' ? 'No device named' : device;
}

/** `CUDA`, or `CUDA, NVIDIA A100` for a device. */
export function hardwareText(type: string, device: string | null): string {
  return device === null ? hardwareLabel(type) : `${hardwareLabel(type)}, ${device === '' ? 'no device named' : device}`;
}

const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Natural order of names: `vit-2` before `vit-10`. */
export function compareNames(left: string, right: string): number {
  return NAMES.compare(left, right) || (left < right ? -1 : Number(left > right));
}

function compareDevices(left: DeviceInfo, right: DeviceInfo): number {
  return Number(left.name === null) - Number(right.name === null) || compareNames(left.name ?? '', right.name ?? '');
}

function chosen(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

/** The same letters however they are encoded: composed or not, full width or not, in either case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function matches(text: string, words: readonly string[]): boolean {
  return words.every((word) => (word.startsWith('-') ? !text.includes(word.slice(1)) : choicesOf(word).some((choice) => text.includes(choice))));
}

/** `(bert|t5)`: the words between the bars; any other word is itself. */
function choicesOf(word: string): readonly string[] {
  const inner = /^\((.+\|.+)\)$/s.exec(word)?.[1];
  const choices = (inner ?? '').split('|').filter((choice) => choice !== '');
  return choices.length === 0 ? [word] : choices;
}
