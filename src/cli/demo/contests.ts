import type { DemoRun } from './calendar.ts';
import { deviceNamed } from './devices.ts';
import type { Precision } from './devices.ts';
import { modelNamed } from './models.ts';
import { expect } from './physics.ts';
import { recordPower } from './power.ts';
import { recordMeasurement, recordPass, slotTime } from './results.ts';
import type { Recorder, Trial } from './results.ts';

/** One setting, repeated on several devices one after the other. */
export interface Contest {
  readonly model: string;
  readonly precision: Precision;
  readonly batch: number;
  readonly sequenceLength?: number;
  readonly contenders: readonly Contender[];
}

interface Contender {
  readonly device: string;
  readonly runs: number;
  readonly noise: number;
  /** How long it takes against the first contender; without one it takes what its device would. */
  readonly against?: number;
}

const clear = (runs: number, ...devices: readonly string[]): readonly Contender[] => devices.map((device) => ({ device, runs, noise: 0.02 }));

/** Chosen so that every verdict occurs: better and worse, the same, unclear, too few runs, a single run. */
export const CONTESTS: readonly Contest[] = [
  {
    model: 'distilbert-base-uncased', precision: 'fp16', batch: 16, sequenceLength: 384,
    contenders: [
      { device: 'NVIDIA GeForce RTX 4090', runs: 16, noise: 0.006 },
      { device: 'AMD Radeon RX 7900 XTX', runs: 16, noise: 0.006, against: 1.004 },
      ...clear(12, 'Apple M2 Max', 'Chrome on RTX 3060'),
    ],
  },
  {
    model: 'clip-vit-large-patch14', precision: 'fp16', batch: 2,
    contenders: [
      { device: 'NVIDIA GeForce RTX 3060', runs: 8, noise: 0.07 },
      { device: 'Apple M2 Max', runs: 8, noise: 0.07, against: 0.97 },
      ...clear(10, 'AMD Radeon RX 7900 XTX', 'Intel Arc A770'),
    ],
  },
  {
    model: 'encodec_24khz', precision: 'fp16', batch: 2,
    contenders: [
      { device: 'NVIDIA GeForce RTX 3060', runs: 14, noise: 0.01 },
      { device: 'Apple M2 Max', runs: 14, noise: 0.01, against: 1.04 },
      ...clear(10, 'Intel Arc A770', 'Edge on Core Ultra NPU'),
    ],
  },
  { model: 'dinov2-base', precision: 'fp16', batch: 8, contenders: clear(12, 'NVIDIA A100 80GB PCIe', 'AMD Instinct MI250X', 'Apple M2 Max', 'Intel Arc A770') },
  { model: 'sam-vit-base', precision: 'fp16', batch: 2, contenders: clear(10, 'NVIDIA GeForce RTX 4090', 'AMD Radeon RX 7900 XTX', 'Apple M1', 'Intel Arc A770') },
  { model: 'gpt2-xl', precision: 'fp16', batch: 2, contenders: clear(9, 'NVIDIA GeForce RTX 4090', 'AMD Instinct MI250X', 'Apple M2 Max', 'Chrome on Apple M2') },
  { model: 'bert-large-uncased', precision: 'fp32', batch: 2, contenders: clear(10, 'Intel Xeon Gold 6338', 'NVIDIA A100 80GB PCIe', 'AMD Instinct MI250X', 'Intel Arc A770') },
  { model: 'detr-resnet-50', precision: 'fp16', batch: 2, contenders: clear(3, 'NVIDIA GeForce RTX 4090', 'AMD Radeon RX 7900 XTX', 'Apple M2 Max') },
  { model: 'convnext-tiny-224', precision: 'fp16', batch: 2, contenders: clear(1, 'NVIDIA GeForce RTX 4090', 'Apple M2 Max', 'Intel Arc A770') },
];

const REPEAT_EVERY_MS = 25_000;

export function recordContest(recorder: Recorder, run: DemoRun, contest: Contest, slot: number): void {
  const model = modelNamed(contest.model);
  const [first] = contest.contenders;
  const firstMs = first === undefined ? 0 : expect(model, deviceNamed(first.device), contest.precision, contest.batch).latencyMs;
  for (const [place, { device: name, runs, noise, against }] of contest.contenders.entries()) {
    const device = deviceNamed(name);
    const latencyMs = against === undefined ? expect(model, device, contest.precision, contest.batch).latencyMs : firstMs * against;
    const longer = contest.sequenceLength === undefined || model.sequenceLength === null ? 1 : contest.sequenceLength / model.sequenceLength;
    const trial: Trial = { run, model, device, precision: contest.precision, batch: contest.batch, noise, simulationReason: null, latencyMs: latencyMs * longer, ...(contest.sequenceLength === undefined ? {} : { sequenceLength: contest.sequenceLength }) };
    const startMs = slotTime(run, slot, CONTESTS.length) + place * 60 * REPEAT_EVERY_MS * 0.3;
    for (let repeat = 0; repeat < runs; repeat += 1) {
      const atMs = startMs + repeat * REPEAT_EVERY_MS;
      const measurement = recordMeasurement(recorder, trial, atMs);
      if (repeat === runs - 1) recordPower(recorder, trial, recordPass(recorder, trial, atMs), measurement);
    }
  }
}
