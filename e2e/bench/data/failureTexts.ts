/** What failed tests say, most frequent first; `{n}` stands for a number. */
export const FAILURES: readonly { readonly type: string | null; readonly message: string }[] = [
  { type: 'memory_error', message: 'CUDA out of memory. Tried to allocate {n}.50 GiB (80.00 GiB total)' },
  { type: 'timeout', message: 'no result within 600 s; the worker was stopped' },
  { type: 'model_incompatible', message: 'operator aten::_scaled_dot_product_flash_attention is not implemented for this backend' },
  { type: 'runtime_error', message: 'numeric mismatch: max abs difference 0.{n} exceeds tolerance 0.010' },
  { type: 'import_error', message: "ModuleNotFoundError: No module named 'detectron2'" },
  { type: 'system_error', message: 'worker ended with exit code -11 (segmentation fault)' },
  { type: 'hardware_not_available', message: 'Hardware not available: no device found on this host' },
  { type: 'runtime_error', message: 'Expected all tensors to be on the same device, but found at least two devices' },
  { type: 'model_incompatible', message: 'operator GridSample-16 is not supported by the execution provider' },
  { type: 'memory_error', message: 'HIP out of memory. Tried to allocate {n}.12 GiB' },
  { type: 'import_error', message: "ImportError: cannot import name 'OVModelForTokenClassification'" },
  { type: 'runtime_error', message: 'shape mismatch in layer {n}: expected [1, 128, 768], got [1, 129, 768]' },
  { type: null, message: 'deadline exceeded while waiting for the runner' },
  { type: 'system_error', message: 'worker killed by signal 9' },
  { type: 'model_incompatible', message: 'EinsumDense cannot be lowered for this target' },
  { type: 'runtime_error', message: 'GPU device was lost while executing pass {n}' },
  { type: null, message: 'HTTP 429 from the model registry after {n} retries' },
  { type: 'runtime_error', message: 'quantisation produced NaN in block {n}' },
  { type: 'memory_error', message: 'bad_alloc: cannot allocate memory for {n} tensors' },
  { type: 'import_error', message: 'tokenizer files are missing from the checkpoint' },
];

/** Follows a message as a runner's trace does. */
export const LONG_TAIL = [
  'Traceback (most recent call last):',
  ...Array.from({ length: 24 }, (_, index) => `  File "synthetic/layers/block_${index}.py", line ${40 + index * 7}, in forward\n    hidden = self.block_${index}(hidden, mask=mask, cache=cache)`),
  'RuntimeError: buffer of 1073741824 bytes is larger than the device allows',
].join('\n');
