import { hardwareLabel, normaliseHardware } from '../../model/hardware.ts';
import { shown } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { hardwareFields, modelFields } from '../record.ts';
import type { HardwareFields, Json, ModelFields } from '../types.ts';

export interface Subject {
  readonly model: ModelFields;
  readonly hardware: HardwareFields;
}

const MODEL_NAMES = ['model_name', 'model', 'model_id'];
const HARDWARE_NAMES = ['hardware_type', 'hardware', 'hardware_used', 'hardware_platform'];
/** Words for hardware that also stand for other things: taken only where they name hardware that is known. */
const HARDWARE_HINTS = ['platform', 'device', 'endpoint_type', 'acceleration_type'];
const PARAMETERS = [{ column: 'parameters_million' }, { column: 'parameters_millions' }, { column: 'parameter_count', factor: 1e-6 }, { column: 'parameters', factor: 1e-6 }];

/** Which model on which hardware; null, with a reject, where the object does not say both. */
export function readSubject(fields: Fields): Subject | null {
  const model = readModel(fields);
  const hardware = readHardware(fields);
  if (model === null) rejectSubject(fields, 'no-model', MODEL_NAMES);
  else if (hardware === null) rejectSubject(fields, 'no-hardware', [...HARDWARE_NAMES, ...HARDWARE_HINTS]);
  return model === null || hardware === null ? null : { model, hardware };
}

/** The model that an object names; null where it names none. */
export function readModel(fields: Fields): ModelFields | null {
  const name = fields.name(...MODEL_NAMES);
  if (name === null) return null;
  return modelFields({ name, family: fields.name('model_family', 'family'), type: fields.name('model_type', 'task'), modality: fields.name('modality'), parametersMillion: fields.positive(...PARAMETERS) });
}

/** The hardware that an object names; null where it names none. */
export function readHardware(fields: Fields): HardwareFields | null {
  const stated = fields.name(...HARDWARE_NAMES);
  const hint = HARDWARE_NAMES.some((name) => fields.has(name)) ? undefined : HARDWARE_HINTS.find((name) => isKnownHardware(fields.content[name]));
  const type = hint === undefined ? stated : fields.name(hint);
  if (type === null || normaliseHardware(type) === null) return null;
  const device = fields.name('device_name', 'device');
  return hardwareFields({
    type,
    device: device === null || namesOnlyType(device, type) ? null : device,
    platform: hint === 'platform' ? null : fields.name('platform', 'os'),
    driverVersion: fields.name('driver_version'),
    memoryGb: fields.positive('memory_gb', 'memory_capacity'),
    computeUnits: fields.positive('compute_units'),
  });
}

/** `cpu` or `cuda:0` beside the type `cpu` or `cuda`: a place, not the name of a device. */
function namesOnlyType(device: string, type: string): boolean {
  const bare = device.toLowerCase().replace(/:\d+$/, '');
  return bare === type.toLowerCase() || isKnownHardware(bare);
}

/** Whether a key or a word names hardware that is known (`cuda:0`, `nvidia_a100`), rather than anything else. */
export function namesHardware(word: string): boolean {
  const hardware = word.length > 400 ? null : normaliseHardware(word);
  return hardware !== null && hardwareLabel(hardware.type) !== hardware.type;
}

/** `cpu`, `AMD ROCm`, …: a word that names a kind of hardware and nothing more. */
export function isKnownHardware(word: Json | undefined): boolean {
  if (typeof word !== 'string' || word.length > 400) return false;
  const hardware = normaliseHardware(word);
  return hardware !== null && hardwareLabel(hardware.type) !== hardware.type && hardware.device === null;
}

function rejectSubject(fields: Fields, code: 'no-model' | 'no-hardware', names: readonly string[]): void {
  const written = names.filter((name) => fields.has(name)).map((name) => `${name} ${shown(fields.content[name])}`);
  const wanted = code === 'no-model' ? 'the name of a model' : 'a kind of hardware such as cpu or cuda';
  fields.findings.reject(code, fields.place, `${written.length === 0 ? `None of ${names.slice(0, 4).join(', ')} was found` : `Only ${written.join(', ')} was found`}; ${wanted} is needed to say what was tested.`);
}
