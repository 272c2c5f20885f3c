import type { HardwareType } from './devices.ts';
import type { FailureName } from './failures.ts';

/** What the demo tells about a model on a type of hardware. */
export type Situation =
  | 'measured'
  /** Ran on the second choice of backend, or in part. */
  | 'partial'
  | 'failing'
  /** Tests whose status decides nothing. */
  | 'undecided'
  /** Declared not to run, and never tried. */
  | 'unsupported'
  /** Declared to run, and never tried. */
  | 'promised'
  | 'promised-failing'
  | 'denied-passing'
  | 'simulated'
  | 'untested'
  /** Measured, but long ago. */
  | 'stale'
  | 'recovered'
  | 'broken'
  | 'flaky'
  /** Runs on the larger device, runs out of memory on a smaller one. */
  | 'some-devices'
  /** Only all-zero rows. */
  | 'placeholder';

export interface PlannedCase {
  readonly model: string;
  readonly type: HardwareType;
  readonly situation: Situation;
  /** The device that the case is about, when it matters. */
  readonly device?: string;
  readonly failure?: FailureName;
  /** The status as written, for `partial` and `undecided`; null writes NULL. */
  readonly status?: string | null;
}

/** One named example of every situation; tests and demonstrations may rely on them. */
export const PLANNED_CASES: readonly PlannedCase[] = [
  { model: 'detr-resnet-50', type: 'openvino', situation: 'partial', status: 'success_fallback' },
  { model: 'clap-htsat-unfused', type: 'mps', situation: 'partial', status: 'partial' },
  { model: 'llava-v1.6-mistral-7b-hf', type: 'cuda', situation: 'failing', failure: 'out-of-memory', device: 'NVIDIA GeForce RTX 3060' },
  { model: 'whisper-large-v3', type: 'qualcomm', situation: 'failing', failure: 'out-of-memory', device: 'Snapdragon 8 Gen 3' },
  { model: 'stable-diffusion-v1-5', type: 'cpu', situation: 'failing', failure: 'timeout', device: 'Raspberry Pi 5' },
  { model: 'hubert-large-ls960-ft', type: 'rocm', situation: 'failing', failure: 'crash' },
  { model: 'layoutlmv3-base', type: 'openvino', situation: 'failing', failure: 'import' },
  { model: 'videomae-base', type: 'mps', situation: 'failing', failure: 'unavailable' },
  { model: 'segformer-b0', type: 'webnn', situation: 'failing', failure: 'operator' },
  { model: 'deberta-v3-base', type: 'openvino', situation: 'failing', failure: 'numeric' },
  { model: 'bloom-560m', type: 'mps', situation: 'failing', failure: 'trace' },
  { model: 'opt-1.3b', type: 'webgpu', situation: 'failing', failure: 'markup' },
  { model: 'encodec_24khz', type: 'rocm', situation: 'undecided', status: 'skipped' },
  { model: 'vivit-b-16x2', type: 'rocm', situation: 'undecided', status: 'running' },
  { model: 'dpt-large', type: 'webnn', situation: 'undecided', status: 'unknown' },
  { model: 'yolos-tiny', type: 'qualcomm', situation: 'undecided', status: null },
  { model: 'llama-3-70B', type: 'webgpu', situation: 'unsupported' },
  { model: 'llama-3-70B', type: 'qualcomm', situation: 'unsupported' },
  { model: 'sam-vit-base', type: 'webnn', situation: 'unsupported' },
  { model: 'bart-large', type: 'rocm', situation: 'promised' },
  { model: 'flan-t5-large', type: 'mps', situation: 'promised-failing', failure: 'operator' },
  { model: 'gpt2', type: 'webgpu', situation: 'denied-passing' },
  { model: 'vit-base-patch16-224', type: 'webnn', situation: 'simulated' },
  { model: 'roberta-base', type: 'webgpu', situation: 'simulated' },
  { model: 't5-small', type: 'qualcomm', situation: 'simulated' },
  { model: 'timesformer-base', type: 'webnn', situation: 'untested' },
  { model: 'timesformer-base', type: 'webgpu', situation: 'untested' },
  { model: 'xclip-base-patch32', type: 'qualcomm', situation: 'untested' },
  { model: 'albert-base-v2', type: 'rocm', situation: 'stale' },
  { model: 'deit-small-patch16-224', type: 'mps', situation: 'stale' },
  { model: 'convnext-tiny-224', type: 'rocm', situation: 'recovered', failure: 'operator' },
  { model: 'swin-tiny-patch4-window7', type: 'openvino', situation: 'broken', failure: 'numeric' },
  { model: 'electra-small-discriminator', type: 'rocm', situation: 'flaky', failure: 'timeout' },
  { model: 'llama-3-8B', type: 'rocm', situation: 'some-devices', failure: 'out-of-memory', device: 'AMD Instinct MI250X' },
  { model: 'qwen2-7b', type: 'cuda', situation: 'some-devices', failure: 'out-of-memory', device: 'NVIDIA A100 80GB PCIe' },
  { model: 'owlvit-base-patch32', type: 'rocm', situation: 'placeholder' },
];
