import { UNKNOWN_WORDS, normaliseHardware } from '../../model/hardware.ts';
import { Fields, isObject } from '../fields.ts';
import { hardwareFields, modelFields } from '../record.ts';
import type { HardwareFields, ModelFields } from '../types.ts';

/** The model of a suite's run: its own name, else the key above it; null for `unknown` and the like. */
export function readSuiteModel(run: Fields, key: string, family: string): ModelFields | null {
  const name = run.name('model_name', 'model') ?? (isStated(key) ? key.trim().slice(0, 1_000) : null);
  return name === null ? null : modelFields({ name, family: run.name('family') ?? (isStated(family) ? family.slice(0, 200) : null) });
}

/** The hardware of a suite's run, with the device that the suite found for it where it found exactly one; null for words that name none. */
export function readSuiteHardware(key: string, suite: Fields): HardwareFields | null {
  const word = normaliseHardware(key.slice(0, 400));
  if (word === null) return null;
  const devices = word.type === 'cuda' ? (suite.object('system_info')?.list('cuda_devices') ?? []) : [];
  const [only] = devices;
  if (devices.length !== 1 || !isObject(only)) return hardwareFields({ type: key });
  const device = new Fields(only, '/system_info/cuda_devices/0', suite.findings);
  return hardwareFields({ type: key, device: device.name('name'), memoryGb: device.positive('total_memory_gb', 'total_memory'), computeUnits: device.positive('multi_processor_count') });
}

function isStated(word: string): boolean {
  return !UNKNOWN_WORDS.includes(word.trim().toLowerCase());
}
