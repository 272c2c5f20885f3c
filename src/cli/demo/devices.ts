export const HARDWARE_TYPES = ['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'webnn', 'webgpu'] as const;
export type HardwareType = (typeof HARDWARE_TYPES)[number];
export type Precision = 'fp32' | 'fp16' | 'bf16' | 'int8' | 'int4';

/** A device of the demo; performance figures are what a framework reaches, not what a data sheet promises. */
export interface DeviceSpec {
  readonly hardwareId: number;
  readonly type: HardwareType;
  readonly name: string;
  readonly driver: string;
  readonly computeUnits: number;
  readonly memoryGb: number;
  /** Sustained fp32 TFLOP/s. */
  readonly teraflops: number;
  readonly bandwidthGbPerS: number;
  readonly overheadMs: number;
  readonly idleW: number;
  readonly maxW: number;
  readonly idleC: number;
  readonly loadC: number;
}

type Entry = readonly [
  hardwareId: number, type: HardwareType, name: string, driver: string, computeUnits: number, memoryGb: number, teraflops: number,
  bandwidthGbPerS: number, overheadMs: number, idleW: number, maxW: number, idleC: number, loadC: number,
];

const ENTRIES: readonly Entry[] = [
  [1, 'cpu', 'Intel Xeon Gold 6338', 'oneDNN 3.9.1', 32, 256, 1.6, 170, 0.6, 70, 205, 38, 68],
  [2, 'cpu', 'AMD Ryzen 9 7950X', 'oneDNN 3.9.1', 16, 64, 1.2, 70, 0.4, 28, 170, 41, 84],
  [3, 'cpu', 'Raspberry Pi 5', 'XNNPACK 2026.2', 4, 8, 0.04, 14, 1.5, 2.8, 12, 44, 78],
  [4, 'cuda', 'NVIDIA A100 80GB PCIe', '570.86.15', 108, 80, 34, 1600, 0.9, 52, 300, 33, 66],
  [5, 'cuda', 'NVIDIA GeForce RTX 4090', '570.86.15', 128, 24, 32, 900, 0.7, 24, 450, 36, 71],
  [6, 'cuda', 'NVIDIA GeForce RTX 3060', '566.03', 28, 12, 8.5, 320, 0.9, 14, 170, 37, 69],
  [7, 'rocm', 'AMD Instinct MI250X', 'ROCm 6.4.1', 220, 128, 29, 1400, 1.4, 90, 500, 35, 70],
  [8, 'rocm', 'AMD Radeon RX 7900 XTX', 'ROCm 6.4.1', 96, 24, 20, 780, 1.3, 18, 355, 38, 76],
  [9, 'mps', 'Apple M2 Max', 'macOS 15.5', 38, 32, 7.5, 330, 1.6, 6, 60, 36, 79],
  [10, 'mps', 'Apple M1', 'macOS 15.5', 8, 8, 1.6, 55, 2.1, 2.2, 20, 34, 88],
  [11, 'openvino', 'Intel Core Ultra 7 155H NPU', 'OpenVINO 2026.1', 2, 32, 1.4, 75, 0.8, 3.5, 28, 40, 74],
  [12, 'openvino', 'Intel Arc A770', 'OpenVINO 2026.1', 32, 16, 9, 430, 1.1, 38, 225, 39, 73],
  [13, 'qualcomm', 'Snapdragon 8 Gen 3', 'QNN 2.11', 1, 12, 2.2, 60, 1.2, 0.7, 8, 31, 43],
  [14, 'qualcomm', 'Snapdragon X Elite', 'QNN 2.11', 1, 16, 3.1, 110, 1, 2.1, 23, 34, 62],
  [15, 'webnn', 'Chrome on Windows, DirectML', 'Chrome 143', 16, 8, 2.4, 120, 2.4, 6, 45, 40, 70],
  [16, 'webnn', 'Edge on Core Ultra NPU', 'Edge 143', 2, 8, 1.2, 70, 2.9, 4, 28, 39, 66],
  [17, 'webgpu', 'Chrome on RTX 3060', 'Chrome 143', 28, 8, 3.6, 220, 2.6, 16, 170, 38, 66],
  [18, 'webgpu', 'Chrome on Apple M2', 'Chrome 143', 10, 8, 1.8, 80, 2.8, 3, 22, 35, 71],
  [19, 'webgpu', 'Firefox on Radeon RX 6600', 'Firefox 147', 28, 6, 2.6, 160, 3.7, 9, 100, 37, 69],
];

export const DEVICES: readonly DeviceSpec[] = ENTRIES.map(
  ([hardwareId, type, name, driver, computeUnits, memoryGb, teraflops, bandwidthGbPerS, overheadMs, idleW, maxW, idleC, loadC]) => ({
    hardwareId, type, name, driver, computeUnits, memoryGb, teraflops, bandwidthGbPerS, overheadMs, idleW, maxW, idleC, loadC,
  }),
);

/** The same card written down twice, and the row of a tool that recognised nothing. */
export const DUPLICATE_DEVICE = { hardwareId: 101, hardwareType: 'CUDA', name: 'nvidia geforce rtx 4090', of: 'NVIDIA GeForce RTX 4090' } as const;
export const PLACEHOLDER_DEVICE = { hardwareId: 102, hardwareType: 'cpu', name: 'unknown' } as const;

/** A card under the id that it got with a newer driver; a little faster from then on. */
export const DRIVER_UPDATE = { hardwareId: 103, of: 'NVIDIA GeForce RTX 3060', driver: '576.40', fromMs: Date.UTC(2026, 5, 22), factor: 0.92 } as const;

/** Speed against fp32 of each precision a type runs, the usual one first. */
export const PRECISION_SPEED: Readonly<Record<HardwareType, Readonly<Partial<Record<Precision, number>>>>> = {
  cpu: { fp32: 1, int8: 2.3, bf16: 1.3 },
  cuda: { fp16: 2.1, fp32: 1, int8: 2.6, bf16: 2.05, int4: 2.3 },
  rocm: { fp16: 1.9, fp32: 1, bf16: 1.9, int8: 2.1 },
  mps: { fp16: 1.6, fp32: 1, int8: 1.5 },
  openvino: { int8: 3, fp16: 1.7, fp32: 1, int4: 3.1 },
  qualcomm: { int8: 2.6, fp16: 1, int4: 3.1 },
  webnn: { fp16: 1.5, fp32: 1, int8: 1.8 },
  webgpu: { fp16: 1.6, fp32: 1, int4: 1.7 },
};

export function devicesOf(type: HardwareType): readonly DeviceSpec[] {
  return DEVICES.filter((device) => device.type === type);
}

/** @throws {Error} when the demo has no such device. */
export function deviceNamed(name: string): DeviceSpec {
  const device = DEVICES.find((candidate) => candidate.name === name);
  if (device === undefined) throw new Error(`the demo has no device ${name}`);
  return device;
}
