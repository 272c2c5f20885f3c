import { DEVICES } from '../../../src/cli/demo/devices.ts';
import type { DeviceSpec } from '../../../src/cli/demo/devices.ts';
import { MODELS } from '../../../src/cli/demo/models.ts';
import type { ModelSpec } from '../../../src/cli/demo/models.ts';

type Added = readonly [type: DeviceSpec['type'], name: string, driver: string, computeUnits: number, memoryGb: number, teraflops: number, bandwidthGbPerS: number, overheadMs: number, idleW: number, maxW: number, idleC: number, loadC: number];

const ADDED: readonly Added[] = [
  ['cpu', 'AWS Graviton4', 'ACL 24.12', 96, 192, 2.1, 380, 0.5, 60, 240, 37, 66],
  ['cuda', 'NVIDIA H100 80GB HBM3', '570.86.15', 132, 80, 90, 2900, 0.8, 68, 700, 34, 65],
  ['cuda', 'NVIDIA T4', '570.86.15', 40, 16, 5.2, 240, 1.1, 10, 70, 38, 74],
  ['rocm', 'AMD Instinct MI300X', 'ROCm 6.4.1', 304, 192, 80, 4200, 1.3, 140, 750, 36, 71],
  ['mps', 'Apple M3 Ultra', 'macOS 15.5', 80, 96, 21, 650, 1.4, 9, 180, 35, 74],
];

/** The devices of a benchmark database, numbered from 1. */
export const BENCHMARK_DEVICES: readonly DeviceSpec[] = [
  ...DEVICES,
  ...ADDED.map(([type, name, driver, computeUnits, memoryGb, teraflops, bandwidthGbPerS, overheadMs, idleW, maxW, idleC, loadC]) => ({
    hardwareId: 0, type, name, driver, computeUnits, memoryGb, teraflops, bandwidthGbPerS, overheadMs, idleW, maxW, idleC, loadC,
  })),
].map((device, index) => ({ ...device, hardwareId: index + 1 }));

/** What teams make of a published model, with its size and work as a multiple of the original's. */
const VARIANTS: readonly (readonly [suffix: string, factor: number])[] = [
  ['', 1], ['-finetuned', 1], ['-distilled', 0.5], ['-v2', 1.15], ['-multilingual', 1.4], ['-pruned', 0.7], ['-long-context', 1.05], ['-instruct', 1],
];

const MODEL_COUNT = 500;

/** The models of a benchmark database, numbered from 1: the demo's, and variants of them. */
export const BENCHMARK_MODELS: readonly ModelSpec[] = VARIANTS.flatMap(([suffix, factor]) =>
  MODELS.map((model) => ({ ...model, name: `${model.name}${suffix}`, parametersMillion: scaled(model.parametersMillion, factor), gflopPerItem: scaled(model.gflopPerItem, factor) })),
)
  .slice(0, MODEL_COUNT)
  .map((model, index) => ({ ...model, modelId: index + 1 }));

function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(3));
}
