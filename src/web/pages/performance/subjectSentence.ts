import { CONFIGURATION_PARTS, type Configuration, type ConfigurationPart, settingText } from '../../../core/model/configuration.ts';
import { hardwareLabel } from '../../../core/model/hardware.ts';
import type { Subject } from '../../../core/view/viewState.ts';

/** `bert-base-uncased on NVIDIA A100 · fp16 · seq 128`: the parts of a subject that are settled; empty when none is. */
export function subjectText(subject: Subject): string {
  const whole = Object.fromEntries(CONFIGURATION_PARTS.map((part: ConfigurationPart) => [part, subject[part] ?? ''])) as unknown as Configuration;
  const hardware = whole.device === '' ? (whole.hardwareType === '' ? '' : hardwareLabel(whole.hardwareType)) : whole.device;
  const name = [whole.model, hardware].filter((text) => text !== '').join(' on ');
  return [name, settingText(whole)].filter((text) => text !== '').join(' · ');
}
