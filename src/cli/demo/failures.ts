import type { DeviceSpec } from './devices.ts';
import type { ModelSpec } from './models.ts';
import type { Random } from './random.ts';

export type FailureName = 'out-of-memory' | 'timeout' | 'crash' | 'import' | 'unavailable' | 'operator' | 'numeric' | 'trace' | 'markup';

/** A failed test as a runner writes it down. */
export interface FailureRecord {
  readonly status: string;
  readonly category: string | null;
  readonly message: string;
  readonly seconds: number;
}

type Write = (random: Random, model: ModelSpec, device: DeviceSpec) => FailureRecord;

const TIME_LIMIT_S = 600;

const CRASHES = ['worker ended with exit code -11 (segmentation fault)', 'Segmentation fault (core dumped), exit -11', 'worker killed by signal 11'] as const;
const IMPORTS = ["ModuleNotFoundError: No module named 'detectron2'", "ImportError: cannot import name 'OVModelForTokenClassification'"] as const;
const OPERATORS = [
  'aten::_scaled_dot_product_flash_attention',
  'GridSample-16',
  'aten::upsample_bicubic2d',
  'EinsumDense',
  'LayerNormalization with axis -2',
] as const;
const ALLOCATORS: Readonly<Partial<Record<DeviceSpec['type'], string>>> = { cuda: 'CUDA', rocm: 'HIP', mps: 'MPS backend' };
/** Looks hostile, is text: markup, a spreadsheet formula and a character that turns the line around. */
const MARKUP =
  '<img src=x onerror=alert(1)> shader failed </script><script>alert("2")</script> =HYPERLINK("https://invalid.example") \u202Etxet desrever';

const WRITERS: Readonly<Record<FailureName, Write>> = {
  'out-of-memory': (random, model, device) => {
    const need = random.pick(['2.50', '1.12', '4.00', '0.86']);
    const head = `${ALLOCATORS[device.type] ?? 'Device'} out of memory. Tried to allocate ${need} GiB`;
    return failed(random, 'memory_error', `${head} (${device.memoryGb} GiB total) while loading ${model.name}`, 4);
  },
  timeout: (random) => ({
    status: random.pick(['timeout', 'timed_out', 'Timeout']),
    category: 'timeout',
    message: `no result within ${TIME_LIMIT_S} s; the worker was stopped`,
    seconds: TIME_LIMIT_S,
  }),
  crash: (random) => failed(random, 'system_error', random.pick(CRASHES), 9),
  import: (random) => failed(random, 'import_error', random.pick(IMPORTS), 1),
  unavailable: (random, _model, device) => {
    const message = `Hardware not available: no ${device.type} device found on this host`;
    return { ...failed(random, 'hardware_not_available', message, 0.2), status: random.pick(['error', 'ERROR']) };
  },
  operator: (random, model) => {
    const operator = random.pick(OPERATORS);
    const message = `operator ${operator} is not implemented for this backend (first used by ${model.name.slice(0, 40)})`;
    return failed(random, 'model_incompatible', message, 6);
  },
  numeric: (random) => {
    const difference = random.between(0.05, 0.9).toFixed(3);
    return failed(random, 'runtime_error', `numeric mismatch: max abs difference ${difference} exceeds tolerance 0.010 on 17 of 128 outputs`, 14);
  },
  trace: (random, model, device) => failed(random, 'runtime_error', traceText(model, device, random), 31),
  markup: (random) => failed(random, null, MARKUP, 3),
};

/** How a test of a model on a device failed, told the way its runner would. */
export function describeFailure(name: FailureName, random: Random, model: ModelSpec, device: DeviceSpec): FailureRecord {
  return WRITERS[name](random, model, device);
}

function failed(random: Random, category: string | null, message: string, seconds: number): FailureRecord {
  return {
    status: random.pick(['failed', 'failed', 'Failed', 'error', 'fail']),
    category,
    message,
    seconds: Number((seconds * random.factor(0.2)).toFixed(2)),
  };
}

function traceText(model: ModelSpec, device: DeviceSpec, random: Random): string {
  const frames = Array.from({ length: random.integer(18, 30) }, (_, index) => {
    const place = `  File "synthetic/layers/block_${index}.py", line ${40 + index * 7}, in forward`;
    return `${place}\n    hidden = self.block_${index}(hidden, mask=mask, cache=cache)`;
  });
  return [
    'Traceback (most recent call last):',
    ...frames,
    `RuntimeError: ${model.name} on ${device.name}: buffer of 1073741824 bytes is larger than the device allows`,
    'During handling of the above exception, another exception occurred:',
    `RuntimeError: ${'0123456789abcdef'.repeat(12)}`,
  ].join('\n');
}
