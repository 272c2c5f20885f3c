import { MODELS } from '../demo/models.ts';
import type { ModelSpec } from '../demo/models.ts';
import type { Random } from '../demo/random.ts';

export interface Testbed {
  readonly hardware: string;
  readonly device: string;
  /** Sustained, on models of this size. */
  readonly gflops: number;
  readonly watts: number;
}

export const TESTBEDS: readonly [Testbed, ...Testbed[]] = [
  { hardware: 'cpu', device: 'Synthetic CPU 16', gflops: 220, watts: 65 },
  { hardware: 'cuda', device: 'Synthetic GPU 24 GB', gflops: 9_000, watts: 210 },
  { hardware: 'rocm', device: 'Synthetic GPU 16 GB', gflops: 6_200, watts: 190 },
  { hardware: 'mps', device: 'Synthetic SoC', gflops: 1_900, watts: 28 },
  { hardware: 'openvino', device: 'Synthetic NPU', gflops: 900, watts: 22 },
  { hardware: 'qualcomm', device: 'Synthetic Phone', gflops: 310, watts: 4 },
];

export const BATCHES = [1, 4, 16] as const;
export const SEQUENCES = [32, 128, 512] as const;
export const ERRORS = [
  'CUDA out of memory. Tried to allocate 2.41 GiB (GPU 0; 23.69 GiB total capacity; 20.12 GiB already allocated)',
  'Timeout after 600 seconds',
  "cannot import name 'AutoModelForImageTextToText' from 'transformers'",
  'Expected all tensors to be on the same device, but found at least two devices',
] as const;
/** Of a suite's runs and of single results. */
export const FAILURES = 0.06;
const FIRST_MS = Date.UTC(2025, 0, 1);
const SPAN_MS = 400 * 86_400_000;
/** The middle half of the time that the files are from. */
export const ASKED_FROM_MS = FIRST_MS + SPAN_MS / 4;
export const ASKED_UNTIL_MS = FIRST_MS + (SPAN_MS * 3) / 4;
export const ASKED_MODEL = 'bert-base-uncased';

/** Seconds for one batch. */
export function latencyS(model: ModelSpec, { gflops }: Testbed, batch: number, sequence: number): number {
  return (model.gflopPerItem * batch * (0.3 + sequence / 128)) / gflops / (1 + Math.log2(batch) / 4) + 0.0004;
}

export function pickModel(random: Random): ModelSpec {
  const [first] = MODELS;
  const model = MODELS[random.integer(0, MODELS.length - 1)] ?? first;
  if (model === undefined) throw new RangeError('the demo has no models');
  return model;
}

/** `2025-03-06T17:48:25.199000`, as Python writes a time without a zone. */
export function momentText(random: Random): string {
  return new Date(FIRST_MS + Math.floor(random.next() * SPAN_MS)).toISOString().replace('Z', '000');
}

/** What programs write of the machine, in every file. */
export function systemInfo(random: Random): Readonly<Record<string, unknown>> {
  return {
    platform: 'Linux-6.8.0-11-generic-x86_64-with-glibc2.39', python_version: '3.12.3', processor: 'x86_64', hostname: `synthetic-runner-${random.integer(1, 24)}`, os: 'Linux', os_release: '6.8.0-11-generic',
    os_version: '#11-Ubuntu SMP PREEMPT_DYNAMIC', architecture: 'x86_64', cpu_count_physical: 16, cpu_count_logical: 32, total_memory_gb: 125.64214706420898, available_memory_gb: random.between(20, 110),
    memory_percent_used: Math.round(random.between(100, 800)) / 10, torch_version: '2.6.0', transformers_version: '4.49.0', cuda_available: true, cuda_version: '12.4', openvino_available: true,
    openvino_version: '2025.0.0-17942-1f68be9f594-releases/2025/0',
  };
}
