import type { DemoRun } from './calendar.ts';
import { deviceNamed } from './devices.ts';
import { modelNamed } from './models.ts';
import { expect } from './physics.ts';
import { pushSummary } from './power.ts';
import type { Summary } from './power.ts';
import { recordMeasurement, recordPass, round, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';

const ESTIMATED = ['efficientnet-b0', 'mobilenet_v2_1.0_224', 'all-MiniLM-L6-v2', 'bert-base-uncased', 'albert-base-v2', 'whisper-tiny'];
const PEAK_FACTOR = 1.2;
const IDLE_FACTOR = 0.4;

/** Power rows that are no plain measurements: estimates, one that contradicts itself, one of a mock. */
export function recordOddPower(recorder: Recorder, run: DemoRun): void {
  const slots = ESTIMATED.length + 2;
  for (const [slot, model] of ESTIMATED.entries()) recordOdd(recorder, run, model, 'Snapdragon X Elite', slotTime(run, slot, slots), estimate);
  recordOdd(recorder, run, 'vit-base-patch16-224', 'Snapdragon X Elite', slotTime(run, ESTIMATED.length, slots), contradict);
  recordOdd(recorder, run, 'whisper-tiny', 'Snapdragon 8 Gen 3', slotTime(run, ESTIMATED.length + 1, slots), mock);
}

type Odd = (averageW: number, throughput: number) => Partial<Summary>;

const estimate: Odd = (averageW) => ({ peakW: Math.fround(Math.fround(averageW) * PEAK_FACTOR), idleMw: Math.fround(averageW) * IDLE_FACTOR * 1000 });
const contradict: Odd = (averageW, throughput) => ({ said: { throughput, throughput_units: 'images/second', energy_efficiency_items_per_joule: round((throughput / averageW) * 1.6, 4) } });
const mock: Odd = () => ({ said: { metadata: '{"mock_mode": true, "device_name": "Mock QNN device"}' } });

function recordOdd(recorder: Recorder, run: DemoRun, modelName: string, deviceName: string, atMs: number, odd: Odd): void {
  const model = modelNamed(modelName);
  const device = deviceNamed(deviceName);
  const trial: Trial = { run, model, device, precision: 'int8', batch: 1, noise: 0.02, simulationReason: null };
  const expected = expect(model, device, 'int8', 1);
  const measurement = odd === mock ? null : recordMeasurement(recorder, trial, atMs);
  const test = recordPass(recorder, trial, atMs);
  const averageW = round(expected.powerW * 0.98, 4);
  const averageC = round(expected.temperatureC, 3);
  pushSummary(recorder, test, device, {
    averageW,
    peakW: round(averageW * 1.15, 4),
    averageC,
    peakC: round(averageC + 3, 3),
    seconds: 30,
    throttled: false,
    ...odd(averageW, measurement?.throughput_items_per_second ?? 1000 / expected.latencyMs),
  });
}
