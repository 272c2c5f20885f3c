import { DAY_MS, PERIOD_END_MS } from './calendar.ts';
import { DEVICES, DRIVER_UPDATE, PRECISION_SPEED } from './devices.ts';
import { round } from './results.ts';
import type { Recorder } from './results.ts';

/** Where these devices begin to slow down, °C, made up like all of this; the others state none. */
const LIMITS: Readonly<Record<string, number>> = {
  'Intel Xeon Gold 6338': 92,
  'AMD Ryzen 9 7950X': 95,
  'Raspberry Pi 5': 85,
  'NVIDIA A100 80GB PCIe': 85,
  'NVIDIA GeForce RTX 4090': 84,
  'NVIDIA GeForce RTX 3060': 83,
  'AMD Radeon RX 7900 XTX': 95,
  'Apple M1': 100,
  'Snapdragon 8 Gen 3': 47,
};

/** Writes what each device can do, some with the temperature at which it slows down. */
export function recordCapabilities({ tables }: Recorder): void {
  for (const device of DEVICES) {
    tables.hardware_capabilities.push({
      id: tables.hardware_capabilities.length + 1,
      hardware_type: device.type,
      device_name: device.name,
      compute_units: device.computeUnits,
      memory_capacity: device.memoryGb,
      driver_version: device.name === DRIVER_UPDATE.of ? DRIVER_UPDATE.driver : device.driver,
      supported_precisions: Object.keys(PRECISION_SPEED[device.type]).join(','),
      max_batch_size: device.memoryGb >= 24 ? 64 : 32,
      thermal_limit_celsius: LIMITS[device.name] ?? null,
      typical_power_draw_mw: round((device.idleW + device.maxW) * 500, 3),
      detected_at: PERIOD_END_MS - 30 * DAY_MS,
    });
  }
}
