import type { DemoRun } from './calendar.ts';
import { deviceNamed } from './devices.ts';
import type { DeviceSpec, Precision } from './devices.ts';
import { modelNamed } from './models.ts';
import { expect } from './physics.ts';
import { clampW, mean, pushSummary } from './power.ts';
import type { Random } from './random.ts';
import { recordMeasurement, recordPass, round, slotTime, toSecond } from './results.ts';
import type { Recorder, Trial } from './results.ts';

/** A longer recording with a meter in each part of the device. */
interface MeteredRun {
  readonly model: string;
  readonly device: string;
  readonly precision: Precision;
  readonly batch: number;
  readonly seconds: number;
  readonly zones: readonly Zone[];
  /** Lowers its clock once it is hotter than this, °C. */
  readonly slowsAtC?: number;
  /** Seconds without a sample. */
  readonly gap?: readonly [from: number, to: number];
}

type Zone = 'cpu' | 'gpu' | 'battery';

const RUNS: readonly MeteredRun[] = [
  { model: 'mobilenet_v2_1.0_224', device: 'Snapdragon 8 Gen 3', precision: 'int8', batch: 8, seconds: 420, zones: ['cpu', 'gpu', 'battery'], slowsAtC: 44.5 },
  { model: 'clip-vit-base-patch32', device: 'AMD Instinct MI250X', precision: 'fp16', batch: 16, seconds: 300, zones: ['cpu', 'gpu'], gap: [150, 164] },
  { model: 'vit-base-patch16-224', device: 'NVIDIA GeForce RTX 4090', precision: 'fp16', batch: 64, seconds: 360, zones: ['cpu', 'gpu'] },
  { model: 'vit-large-patch16-224', device: 'Apple M1', precision: 'fp16', batch: 4, seconds: 480, zones: ['cpu', 'gpu', 'battery'], slowsAtC: 91 },
];

/** How much of the heating each zone sees, and how slowly it follows, s. */
const ZONES: Readonly<Record<Zone, { readonly share: number; readonly seconds: number }>> = { cpu: { share: 0.8, seconds: 25 }, gpu: { share: 1, seconds: 40 }, battery: { share: 0.35, seconds: 160 } };
const QUIET_S = 12;
const LEAST_CLOCK = 0.62;
const BASE_CLOCK_MHZ = 2400;

export function recordMeteredRuns(recorder: Recorder, run: DemoRun): void {
  for (const [slot, metered] of RUNS.entries()) recordMetered(recorder, run, metered, slotTime(run, slot, RUNS.length));
}

interface MeterReading {
  readonly second: number;
  readonly watts: number;
  readonly clock: number;
  readonly working: boolean;
  readonly celsius: Readonly<Partial<Record<Zone, number>>>;
}

function recordMetered(recorder: Recorder, run: DemoRun, metered: MeteredRun, startMs: number): void {
  const { tables, random } = recorder;
  const device = deviceNamed(metered.device);
  const trial: Trial = { run, model: modelNamed(metered.model), device, precision: metered.precision, batch: metered.batch, noise: 0.015, simulationReason: null };
  const endMs = toSecond(startMs) + metered.seconds * 1000;
  const readings = readMeters(random, trial, device, metered);
  const measurement = recordMeasurement(recorder, trial, endMs);
  const test = recordPass(recorder, trial, endMs);
  for (const { second, watts, clock, working, celsius } of readings) {
    if (metered.gap !== undefined && second >= metered.gap[0] && second < metered.gap[1]) continue;
    tables.power_samples.push({
      sample_id: tables.power_samples.length + 1,
      test_id: test.id,
      model_id: trial.model.modelId,
      hardware_id: device.hardwareId,
      timestamp: toSecond(startMs) + second * 1000,
      power_watts: watts,
      temperature_celsius: hottest(celsius),
      clock_mhz: working ? round(BASE_CLOCK_MHZ * clock, 4) : 600,
      cpu_temperature_celsius: celsius.cpu ?? null,
      gpu_temperature_celsius: celsius.gpu ?? null,
      battery_temperature_celsius: celsius.battery ?? null,
      throughput: working ? round((measurement.throughput_items_per_second ?? 0) * clock * random.factor(0.01), 4) : null,
    });
  }
  const work = readings.filter((reading) => reading.working);
  pushSummary(recorder, test, device, {
    averageW: round(mean(work.map((reading) => reading.watts)), 4),
    peakW: Math.max(...work.map((reading) => reading.watts)),
    averageC: round(mean(work.map((reading) => hottest(reading.celsius))), 4),
    peakC: Math.max(...work.map((reading) => hottest(reading.celsius))),
    seconds: metered.seconds,
    throttled: readings.some((reading) => reading.clock < 0.9),
  });
}

/** Every zone follows the power at its own pace; past its limit the device gives up clock, and with it power. */
function readMeters(random: Random, trial: Trial, device: DeviceSpec, { seconds, zones, slowsAtC }: MeteredRun): MeterReading[] {
  const expected = expect(trial.model, device, trial.precision, trial.batch);
  const workW = slowsAtC === undefined ? expected.powerW : device.maxW * 0.94;
  const heatC = slowsAtC === undefined ? expected.temperatureC - device.idleC : (slowsAtC - device.idleC) * 1.3;
  const celsius: Partial<Record<Zone, number>> = Object.fromEntries(zones.map((zone) => [zone, device.idleC]));
  let clock = 1;
  return Array.from({ length: seconds }, (_, second) => {
    const working = second >= QUIET_S && second < seconds - 2 * QUIET_S;
    const hot = Math.max(...Object.values(celsius));
    if (slowsAtC !== undefined && working) clock = hot > slowsAtC ? Math.max(LEAST_CLOCK, clock - 0.04) : Math.min(1, clock + (hot < slowsAtC - 1.5 ? 0.008 : 0));
    for (const zone of zones) {
      const now = celsius[zone] ?? device.idleC;
      const target = device.idleC + (working ? heatC * ZONES[zone].share * clock ** 2 : 0);
      celsius[zone] = now + (target - now) / ZONES[zone].seconds;
    }
    const watts = clampW(device, (working ? device.idleW + (workW - device.idleW) * clock ** 2 : device.idleW * 1.05) * random.factor(0.025));
    return { second, watts, clock, working, celsius: Object.fromEntries(zones.map((zone) => [zone, round((celsius[zone] ?? 0) + random.normal() * 0.1, 4)])) };
  });
}

function hottest(celsius: MeterReading['celsius']): number {
  return Math.max(...Object.values(celsius));
}
