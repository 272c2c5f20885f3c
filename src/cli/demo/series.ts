import { createRandom, seedOf } from './random.ts';

/** One configuration that is measured again and again. */
export interface Series {
  readonly model: string;
  readonly device: string;
  readonly precision: 'fp32' | 'fp16' | 'int8' | 'int4';
  readonly batch: number;
  readonly weekly: boolean;
  readonly nightly: boolean;
}

/** A change that is in the data on purpose, so that a detector can be checked against it. */
export interface PlantedChange {
  readonly key: string;
  readonly model: string;
  readonly device: string;
  readonly metric: 'latency' | 'memory';
  /** 0.18 is 18 % more. */
  readonly change: number;
  readonly fromMs: number;
}

export const SERIES: readonly Series[] = [
  { model: 'bert-base-uncased', device: 'NVIDIA A100 80GB PCIe', precision: 'fp16', batch: 8, weekly: true, nightly: true },
  { model: 'bert-base-uncased', device: 'Intel Xeon Gold 6338', precision: 'fp32', batch: 1, weekly: true, nightly: false },
  { model: 'whisper-tiny', device: 'NVIDIA GeForce RTX 4090', precision: 'fp16', batch: 1, weekly: true, nightly: false },
  { model: 'vit-base-patch16-224', device: 'NVIDIA GeForce RTX 4090', precision: 'fp16', batch: 16, weekly: true, nightly: false },
  { model: 't5-small', device: 'Intel Core Ultra 7 155H NPU', precision: 'int8', batch: 1, weekly: true, nightly: false },
  { model: 'distilbert-base-uncased', device: 'Apple M2 Max', precision: 'fp16', batch: 1, weekly: true, nightly: false },
  { model: 'clip-vit-base-patch32', device: 'AMD Instinct MI250X', precision: 'fp16', batch: 8, weekly: true, nightly: false },
  { model: 'resnet-50', device: 'Intel Arc A770', precision: 'int8', batch: 32, weekly: true, nightly: true },
  { model: 'llama-3-8B', device: 'NVIDIA A100 80GB PCIe', precision: 'fp16', batch: 1, weekly: false, nightly: true },
  { model: 'wav2vec2-base-960h', device: 'AMD Ryzen 9 7950X', precision: 'fp32', batch: 1, weekly: false, nightly: true },
  // Recorded second by second in the power session.
  { model: 'vit-large-patch16-224', device: 'Apple M1', precision: 'fp16', batch: 1, weekly: false, nightly: false },
  { model: 'mobilenet_v2_1.0_224', device: 'Snapdragon 8 Gen 3', precision: 'int8', batch: 1, weekly: false, nightly: false },
  { model: 'all-MiniLM-L6-v2', device: 'Raspberry Pi 5', precision: 'fp32', batch: 1, weekly: false, nightly: false },
  { model: 'efficientnet-b0', device: 'Snapdragon X Elite', precision: 'int8', batch: 1, weekly: false, nightly: false },
];

export const PLANTED_CHANGES: readonly PlantedChange[] = [
  { key: 'planted_slowdown_1', model: 'bert-base-uncased', device: 'Intel Xeon Gold 6338', metric: 'latency', change: 0.18, fromMs: Date.UTC(2026, 7, 9) },
  { key: 'planted_slowdown_2', model: 'whisper-tiny', device: 'NVIDIA GeForce RTX 4090', metric: 'latency', change: 0.35, fromMs: Date.UTC(2026, 9, 4) },
  { key: 'planted_slowdown_3', model: 'wav2vec2-base-960h', device: 'AMD Ryzen 9 7950X', metric: 'latency', change: 0.12, fromMs: Date.UTC(2026, 9, 18) },
  { key: 'planted_memory_1', model: 'vit-base-patch16-224', device: 'NVIDIA GeForce RTX 4090', metric: 'memory', change: 0.25, fromMs: Date.UTC(2026, 5, 14) },
  { key: 'planted_speedup_1', model: 't5-small', device: 'Intel Core Ultra 7 155H NPU', metric: 'latency', change: -0.22, fromMs: Date.UTC(2026, 8, 13) },
];

/** The factor that planted changes put on a metric at a moment; 1 when there is none. */
export function plantedFactor(model: string, device: string, metric: PlantedChange['metric'], atMs: number): number {
  return PLANTED_CHANGES.filter(
    (planted) => planted.model === model && planted.device === device && planted.metric === metric && atMs >= planted.fromMs,
  ).reduce((factor, planted) => factor * (1 + planted.change), 1);
}

/** How much a model on a device differs within one run from its usual self; alike for all repeats of that run. */
export function runFactor(seed: number, runId: number, model: string, device: string): number {
  return createRandom(seedOf(seed, 'run', String(runId), model, device)).factor(0.012);
}

export function describePlanted(planted: PlantedChange): string {
  const percent = Math.round(planted.change * 100);
  const from = new Date(planted.fromMs).toISOString().slice(0, 10);
  return `model=${planted.model}; device=${planted.device}; metric=${planted.metric}; change=${percent > 0 ? '+' : ''}${percent} %; from=${from}`;
}
