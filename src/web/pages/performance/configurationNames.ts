import { CONFIGURATION_PARTS, type Configuration, settingText } from '../../../core/model/configuration.ts';
import { hardwareLabel } from '../../../core/model/hardware.ts';

export interface GroupName {
  readonly title: string;
  readonly detail: string;
}

/** What tells a configuration from the others shown: parts that are the same for all are left to `commonText`. */
export function groupNames(configurations: readonly Configuration[]): readonly GroupName[] {
  const same = sameParts(configurations);
  return configurations.map((configuration) => {
    const model = same.has('model') ? '' : configuration.model;
    const hardware = same.has('device') && same.has('hardwareType') ? '' : hardwareName(configuration);
    const setting = settingText(configuration, CONFIGURATION_PARTS.filter((part) => same.has(part)));
    const [title = '', ...rest] = [model, hardware, setting].filter((text) => text !== '');
    return { title: title === '' ? configuration.model : title, detail: rest.join(' · ') };
  });
}

/** `NVIDIA A100, fp16 · batch 8` */
export function wholeName({ title, detail }: GroupName): string {
  return detail === '' ? title : `${title}, ${detail}`;
}

/** What all of them have in common: `bert-base-uncased · fp16 · batch 8`; empty for a single one, which its name says whole. */
export function commonText(configurations: readonly Configuration[]): string {
  const first = configurations[0];
  if (first === undefined) return '';
  const same = sameParts(configurations);
  const hardware = same.has('device') && same.has('hardwareType') ? hardwareName(first) : '';
  return [same.has('model') ? first.model : '', hardware, settingText(first, CONFIGURATION_PARTS.filter((part) => !same.has(part)))].filter((text) => text !== '').join(' · ');
}

function sameParts(configurations: readonly Configuration[]): ReadonlySet<keyof Configuration> {
  const [first] = configurations;
  if (first === undefined || configurations.length < 2) return new Set();
  return new Set(CONFIGURATION_PARTS.filter((part) => configurations.every((configuration) => configuration[part] === first[part])));
}

function hardwareName({ hardwareType, device }: Configuration): string {
  return device === '' ? hardwareLabel(hardwareType) : device;
}
