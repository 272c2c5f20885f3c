import { PRECISION_SPEED } from './devices.ts';
import type { DeviceSpec, Precision } from './devices.ts';
import { isGenerator } from './models.ts';
import type { ModelSpec } from './models.ts';

/** What a configuration would show on a quiet day. */
export interface Expectation {
  readonly latencyMs: number;
  readonly memoryMb: number;
  readonly powerW: number;
  readonly temperatureC: number;
}

const BYTES_PER_WEIGHT: Readonly<Record<Precision, number>> = { fp32: 4, fp16: 2, bf16: 2, int8: 1, int4: 0.56 };
/** Batch at which a device reaches half of its rate. */
const HALF_RATE_BATCH: Readonly<Record<DeviceSpec['type'], number>> = { cpu: 0.25, cuda: 6, rocm: 7, mps: 2.5, openvino: 1.2, qualcomm: 0.8, webnn: 2, webgpu: 3.5 };
const RUNTIME_MB = 320;
const USABLE_MEMORY = 0.92;
const SLOWEST_ITEM_MS = 15_000;
const GENERATION_ONLY = new Set<Precision>(['int4']);

export function expect(model: ModelSpec, device: DeviceSpec, precision: Precision, batch: number): Expectation {
  const speed = PRECISION_SPEED[device.type][precision] ?? 1;
  const computeMs = (model.gflopPerItem * (batch + HALF_RATE_BATCH[device.type])) / (device.teraflops * speed);
  const weightsMb = model.parametersMillion * BYTES_PER_WEIGHT[precision];
  const readMs = weightsMb / device.bandwidthGbPerS;
  const load = 0.42 + 0.5 * (batch / (batch + 5)) + (isGenerator(model) ? 0.04 : 0);
  return {
    latencyMs: device.overheadMs + Math.max(computeMs, readMs),
    memoryMb: RUNTIME_MB + weightsMb * 1.12 + activationsMb(model, precision) * batch,
    powerW: device.idleW + (device.maxW - device.idleW) * load * 0.92,
    temperatureC: device.idleC + (device.loadC - device.idleC) * load,
  };
}

/** Precisions that the device runs and the model fits in, the usual one first. */
export function precisionsFor(model: ModelSpec, device: DeviceSpec): Precision[] {
  const known = Object.keys(PRECISION_SPEED[device.type]) as Precision[];
  return known.filter((precision) => {
    if (GENERATION_ONLY.has(precision) && !isGenerator(model)) return false;
    return fits(model, device, precision, 1) && expect(model, device, precision, 1).latencyMs < SLOWEST_ITEM_MS;
  });
}

export function fits(model: ModelSpec, device: DeviceSpec, precision: Precision, batch: number): boolean {
  return expect(model, device, precision, batch).memoryMb < device.memoryGb * 1024 * USABLE_MEMORY;
}

function activationsMb(model: ModelSpec, precision: Precision): number {
  const perItem = isGenerator(model) ? 60 + model.parametersMillion / 60 : 4 + model.gflopPerItem * 0.35;
  return Math.min(perItem, 1200) * (precision === 'fp32' ? 1.8 : 1);
}
