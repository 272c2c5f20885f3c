import type { DeviceSpec } from './devices.ts';
import { expect } from './physics.ts';
import { recordMeasurement, recordPass, round, toSecond } from './results.ts';
import type { MeasurementRow, Recorder, TestRow, Trial } from './results.ts';
import type { Random } from './random.ts';
import type { RowOf } from './tables.ts';

type SampleRow = RowOf<'power_samples'>;
type PowerRow = RowOf<'power_metrics'>;

/** An older meter told one temperature only, and no throughput. */
const NO_ZONES = { cpu_temperature_celsius: null, gpu_temperature_celsius: null, battery_temperature_celsius: null, throughput: null } as const;

const BATTERY_VOLTS = 3.85;
const BATTERY_WH = { qualcomm: 19, mps: 50 } as const;
const BASE_CLOCK_MHZ = 3200;
/** Seconds in which a device comes within a third of its working temperature. */
const WARM_UP_S = 35;
const THROTTLE_MARGIN_C = 2;

/** Writes the summary of one test's power meter. Browsers have none. */
export function recordPower(recorder: Recorder, trial: Trial, test: TestRow, measurement: MeasurementRow | undefined): void {
  const { random } = recorder;
  const { device } = trial;
  if (device.type === 'webnn' || device.type === 'webgpu') return;
  const expected = expect(trial.model, device, trial.precision, trial.batch);
  const averageW = measurement?.power_watts ?? clampW(device, expected.powerW * random.factor(0.03));
  const averageC = round(expected.temperatureC * random.factor(0.02), 3);
  const seconds = round(Math.max(5, ((measurement?.average_latency_ms ?? expected.latencyMs) * (measurement?.iterations ?? 100)) / 1000), 4);
  pushSummary(recorder, test, device, {
    averageW,
    peakW: clampW(device, averageW * random.between(1.06, 1.22)),
    averageC,
    peakC: round(averageC + random.between(0.8, 6), 3),
    seconds,
    throttled: false,
  });
}

export interface Summary {
  readonly averageW: number;
  readonly peakW: number;
  readonly averageC: number;
  readonly peakC: number;
  readonly seconds: number;
  readonly throttled: boolean;
  /** Where it is not the device's usual one. */
  readonly idleMw?: number;
  /** What the row says besides. */
  readonly said?: Partial<PowerRow>;
}

export function pushSummary(recorder: Recorder, test: TestRow, device: DeviceSpec, summary: Summary): void {
  const rows = recorder.tables.power_metrics;
  const batteryWh = device.type === 'qualcomm' || device.type === 'mps' ? BATTERY_WH[device.type] : null;
  rows.push({
    id: rows.length + 1,
    test_id: test.id,
    model_id: test.model_id,
    hardware_id: device.hardwareId,
    power_watts_avg: summary.averageW,
    power_watts_peak: Math.max(summary.peakW, summary.averageW),
    temperature_celsius_avg: summary.averageC,
    temperature_celsius_peak: summary.peakC,
    battery_impact_mah: batteryWh === null ? null : round(((summary.averageW * summary.seconds) / 3600 / BATTERY_VOLTS) * 1000, 4),
    test_duration_seconds: summary.seconds,
    estimated_runtime_hours: batteryWh === null ? null : round(batteryWh / summary.averageW, 3),
    test_timestamp: test.timestamp,
    thermal_throttling_detected: summary.throttled,
    idle_power_mw: summary.idleMw ?? round(device.idleW * 1000, 4),
    energy_consumption_mj: round(summary.averageW * summary.seconds * 1000, 6),
    battery_impact_percent_per_hour: batteryWh === null ? null : round((summary.averageW / batteryWh) * 100, 4),
    energy_efficiency_items_per_joule: null,
    throughput: null,
    throughput_units: null,
    metadata: null,
    ...summary.said,
  });
}

/** Records a test second by second, with its summary taken from the samples. */
export function recordPowerSession(recorder: Recorder, trial: Trial, startMs: number, seconds: number, throttles: boolean): void {
  const endMs = toSecond(startMs) + seconds * 1000;
  const samples = sampleDevice(recorder.random, trial, seconds, throttles);
  recordMeasurement(recorder, trial, endMs);
  const test = recordPass(recorder, trial, endMs);
  const rows: SampleRow[] = recorder.tables.power_samples;
  for (const [second, sample] of samples.entries()) {
    rows.push({
      sample_id: rows.length + 1,
      test_id: test.id,
      model_id: trial.model.modelId,
      hardware_id: trial.device.hardwareId,
      timestamp: toSecond(startMs) + second * 1000,
      power_watts: sample.watts,
      temperature_celsius: sample.celsius,
      clock_mhz: sample.clockMhz,
      ...NO_ZONES,
    });
  }
  pushSummary(recorder, test, trial.device, {
    averageW: round(mean(samples.map((sample) => sample.watts)), 4),
    peakW: Math.max(...samples.map((sample) => sample.watts)),
    averageC: round(mean(samples.map((sample) => sample.celsius)), 4),
    peakC: Math.max(...samples.map((sample) => sample.celsius)),
    seconds,
    throttled: throttles,
  });
}

interface Sample {
  readonly watts: number;
  readonly celsius: number;
  readonly clockMhz: number;
}

/** Heat follows power slowly; a device that throttles lowers its clock, and with it its power, once it is too hot. */
function sampleDevice(random: Random, trial: Trial, seconds: number, throttles: boolean): Sample[] {
  const { device } = trial;
  const expected = expect(trial.model, device, trial.precision, trial.batch);
  const workW = throttles ? device.maxW * 0.93 : expected.powerW;
  const limitC = device.loadC + THROTTLE_MARGIN_C;
  const headroomC = throttles ? (device.loadC - device.idleC) * 1.35 : expected.temperatureC - device.idleC;
  let celsius = device.idleC;
  let clock = 1;
  return Array.from({ length: seconds }, (_, second) => {
    const atWork = second >= 5 && second < seconds - 8;
    if (throttles && celsius > limitC) clock = Math.max(0.58, clock - 0.05);
    else if (throttles && celsius < limitC - 4) clock = Math.min(1, clock + 0.01);
    const watts = clampW(device, (atWork ? device.idleW + (workW - device.idleW) * clock ** 2 : device.idleW * 1.1) * random.factor(0.02));
    const targetC = device.idleC + (atWork ? headroomC * clock ** 2 : 0);
    celsius += (targetC - celsius) / WARM_UP_S;
    return { watts, celsius: round(celsius + random.normal() * 0.15, 3), clockMhz: atWork ? round(BASE_CLOCK_MHZ * clock, 3) : 800 };
  });
}

export function clampW(device: DeviceSpec, watts: number): number {
  return round(Math.min(device.maxW, Math.max(device.idleW, watts)), 4);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
