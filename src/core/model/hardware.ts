/** A hardware word of a file, in the one vocabulary of the page. */
export interface HardwareWord {
  /** `cpu`, `cuda`, …, or the lower-case word itself when it is not known. */
  readonly type: string;
  /** The word as written, when it names more than the type (`nvidia_a100`, `webgpu_chrome`). */
  readonly device: string | null;
}

const TYPES: readonly { readonly type: string; readonly label: string; readonly names: readonly string[]; readonly prefixes: readonly string[] }[] = [
  { type: 'cpu', label: 'CPU', names: ['cpu', 'x86', 'x86_64', 'arm', 'arm64', 'aarch64'], prefixes: ['cpu_', 'cpu-', 'cpu:', 'cpu ', 'intel xeon', 'intel core', 'amd epyc', 'amd ryzen'] },
  { type: 'cuda', label: 'CUDA', names: ['cuda', 'gpu', 'nvidia', 'local_gpu', 'cuda gpu', 'nvidia gpu', 'gpu_cuda'], prefixes: ['cuda_', 'cuda:', 'nvidia_', 'nvidia ', 'gpu_rtx', 'gpu_gtx', 'gpu_a100', 'gpu_h100', 'gpu_tesla', 'cuda '] },
  { type: 'rocm', label: 'ROCm', names: ['rocm', 'amd', 'amd rocm', 'amd gpu', 'gpu_rocm', 'hip'], prefixes: ['rocm_', 'rocm:', 'rocm ', 'amd_', 'amd '] },
  { type: 'mps', label: 'MPS', names: ['mps', 'apple', 'apple mps', 'apple silicon', 'metal', 'gpu_metal'], prefixes: ['mps_', 'mps:', 'apple_', 'apple '] },
  { type: 'openvino', label: 'OpenVINO', names: ['openvino', 'intel openvino'], prefixes: ['openvino_', 'openvino:', 'openvino '] },
  { type: 'qualcomm', label: 'Qualcomm', names: ['qualcomm', 'qnn', 'npu_qualcomm', 'hexagon', 'dsp_hexagon'], prefixes: ['qualcomm_', 'qualcomm ', 'qnn_', 'snapdragon'] },
  { type: 'mediatek', label: 'MediaTek', names: ['mediatek', 'npu_mediatek'], prefixes: ['mediatek_'] },
  { type: 'samsung', label: 'Samsung', names: ['samsung', 'npu_samsung'], prefixes: ['samsung_'] },
  { type: 'webnn', label: 'WebNN', names: ['webnn'], prefixes: ['webnn_', 'webnn '] },
  { type: 'webgpu', label: 'WebGPU', names: ['webgpu', 'gpu_webgpu'], prefixes: ['webgpu_', 'webgpu '] },
  { type: 'tpu', label: 'TPU', names: ['tpu', 'google tpu'], prefixes: ['tpu_'] },
  { type: 'npu', label: 'NPU', names: ['npu'], prefixes: [] },
  { type: 'directml', label: 'DirectML', names: ['directml', 'dml'], prefixes: ['directml_'] },
  { type: 'opencl', label: 'OpenCL', names: ['opencl'], prefixes: [] },
  { type: 'vulkan', label: 'Vulkan', names: ['vulkan'], prefixes: [] },
];

const TYPE_BY_NAME = new Map(TYPES.flatMap((entry) => entry.names.map((name) => [name, entry.type] as const)));

/** Words that mean "not stated" for a model, a device or a hardware type. */
export const UNKNOWN_WORDS: readonly string[] = ['', 'unknown', 'unknown_model', 'unknown model', 'unknown_hardware', 'unknown device', 'none', 'null', 'nan', 'n/a', 'na', '-', 'undefined'];

/** Endpoint words that say how a model was reached, not on what it ran. */
const NOT_HARDWARE = new Set(['api', 'local', 'libp2p', 'libp2p_peer', 'external_api', 'chat', 'completion', 'embeddings', 'streaming', 'vision', 'audio', 'tei', 'all', 'mobile']);

/** Normalises a hardware word; null for words that name no hardware (`unknown`, `api`, …). Unknown hardware passes through in lower case. */
export function normaliseHardware(word: string): HardwareWord | null {
  const text = word.trim();
  const lower = text.toLowerCase();
  if (UNKNOWN_WORDS.includes(lower) || NOT_HARDWARE.has(lower) || lower.startsWith('api_')) return null;
  const exact = TYPE_BY_NAME.get(lower);
  if (exact !== undefined) return { type: exact, device: null };
  const entry = TYPES.find((candidate) => candidate.prefixes.some((prefix) => lower.startsWith(prefix)));
  return entry === undefined ? { type: lower, device: null } : { type: entry.type, device: text };
}

const LABELS = new Map(TYPES.map((entry) => [entry.type, entry.label]));
const ORDER = new Map(TYPES.map((entry, index) => [entry.type, index]));

/** `cuda` → `CUDA`; a type that is not known is shown as it is. */
export function hardwareLabel(type: string): string {
  return LABELS.get(type) ?? type;
}

/** Known types in the usual order of reports, unknown ones after them by name. */
export function compareHardwareTypes(left: string, right: string): number {
  return (ORDER.get(left) ?? 99) - (ORDER.get(right) ?? 99) || left.localeCompare(right, 'en');
}
