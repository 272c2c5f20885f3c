import { FINITE_FIELDS, POSITIVE_FIELDS } from '../../source/aliases.ts';
import type { Fields } from '../fields.ts';
import { partBeside } from './beside.ts';
import { powerFields } from '../record.ts';
import type { PowerFields } from '../types.ts';

/** Names that a row of power readings has and no other; a single power in W is part of a measurement. */
const TELLING = [
  'power_watts_avg', 'power_watts_peak', 'power_watts_idle', 'average_power_mw', 'power_consumption_mw', 'peak_power_mw', 'idle_power_mw', 'energy_joules', 'energy_consumption_mj', 'temperature_celsius_avg', 'temperature_celsius_peak',
  'temperature_celsius', 'battery_impact_mah', 'battery_impact_percent_per_hour', 'estimated_runtime_hours', 'thermal_throttling_detected',
];

/** The power readings of a result that has them beside its status; null where it has none. */
export function readPowerBeside(fields: Fields): PowerFields | null {
  const part = partBeside(fields, TELLING, ['test_duration_seconds', 'monitoring_duration_ms']);
  return part === null ? null : readPower(part);
}

/** Power, energy, temperature and battery out of the seed's part (W, s) or the Qualcomm variant (mW, mJ, ms); null where no number stands. */
export function readPower(fields: Fields): PowerFields | null {
  const power = powerFields({
    powerWattsAvg: fields.positive(...POSITIVE_FIELDS.power_w),
    powerWattsPeak: fields.positive(...POSITIVE_FIELDS.power_peak_w),
    powerWattsIdle: fields.positive(...POSITIVE_FIELDS.power_idle_w),
    energyJoules: fields.positive(...POSITIVE_FIELDS.energy_j),
    temperatureCelsiusAvg: fields.finite(...FINITE_FIELDS.temperature_c),
    temperatureCelsiusPeak: fields.finite(...FINITE_FIELDS.temperature_peak_c),
    batteryImpactMah: fields.positive(...POSITIVE_FIELDS.battery_mah),
    batteryImpactPercentPerHour: fields.positive(...POSITIVE_FIELDS.battery_percent_per_h),
    estimatedRuntimeHours: fields.positive(...POSITIVE_FIELDS.runtime_h),
    testDurationS: fields.positive('test_duration_seconds', { column: 'monitoring_duration_ms', factor: 0.001, note: 'ms read as s' }, ...POSITIVE_FIELDS.duration_s),
    throughput: fields.positive('throughput'),
    throughputUnits: fields.text('throughput_units'),
    energyEfficiencyItemsPerJoule: fields.positive(...POSITIVE_FIELDS.stated_items_per_joule),
    thermalThrottlingDetected: fields.boolean('thermal_throttling_detected', 'throttling_detected'),
  });
  const others = { throughput: null, throughputUnits: null, testDurationS: null };
  return Object.values({ ...power, ...others }).every((value) => value === null) ? null : power;
}
