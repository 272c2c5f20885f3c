export type Modality = 'text' | 'vision' | 'audio' | 'multimodal' | 'video';

/** A model of the demo: its public name, and figures of plausible size. */
export interface ModelSpec {
  readonly modelId: number;
  readonly name: string;
  readonly family: string;
  readonly type: string;
  readonly modality: Modality;
  readonly parametersMillion: number;
  /** Work for one item (one sequence, image or clip; one token when generating). */
  readonly gflopPerItem: number;
  readonly sequenceLength: number | null;
  readonly testCase: string;
}

/** Name, family, millions of parameters, GFLOP an item. */
type Entry = readonly [name: string, family: string, parametersMillion: number, gflopPerItem: number];

export const LONG_MODEL_NAME =
  'sentence-transformers/paraphrase-multilingual-mpnet-base-v2-finetuned-on-customer-support-tickets-2026-q3-distilled-checkpoint-000125000';
export const NON_LATIN_MODEL_NAME = '日本語-BERT-ベース-v3-架空の例';

const ENCODERS: readonly Entry[] = [
  ['bert-tiny', 'bert', 4.4, 0.4], ['bert-base-uncased', 'bert', 110, 22.4], ['bert-large-uncased', 'bert', 336, 79],
  ['distilbert-base-uncased', 'bert', 66, 11.2], ['roberta-base', 'bert', 125, 22.4], ['roberta-large', 'bert', 355, 79],
  ['albert-base-v2', 'bert', 11.7, 22.2], ['electra-small-discriminator', 'bert', 14, 2.8], ['deberta-v3-base', 'bert', 184, 31],
  ['all-mpnet-base-v2', 'embedding', 109, 22.6], ['all-MiniLM-L6-v2', 'embedding', 22.7, 2.9], ['bge-small-en-v1.5', 'embedding', 33.4, 5.7],
  [LONG_MODEL_NAME, 'embedding', 278, 22.6], [NON_LATIN_MODEL_NAME, 'bert', 111, 22.4],
];
const TRANSLATORS: readonly Entry[] = [
  ['t5-small', 't5', 60.5, 7.6], ['t5-base', 't5', 223, 29], ['flan-t5-large', 't5', 783, 101], ['bart-large', 'bart', 406, 58],
];
const GENERATORS: readonly Entry[] = [
  ['gpt2', 'gpt', 124, 0.25], ['gpt2-xl', 'gpt', 1558, 3.1], ['opt-1.3b', 'llama', 1316, 2.6], ['bloom-560m', 'gpt', 559, 1.1],
  ['phi-2', 'gpt', 2780, 5.6], ['TinyLlama-1.1B', 'llama', 1100, 2.2], ['gemma-2b', 'llama', 2506, 5], ['qwen2-0.5b', 'qwen', 494, 1],
  ['qwen2-7b', 'qwen', 7616, 15.2], ['mistral-7B-v0.3', 'llama', 7248, 14.5], ['llama-2-7b', 'llama', 6738, 13.5],
  ['llama-3-8B', 'llama', 8030, 16.1], ['falcon-7b', 'llama', 7217, 14.4], ['llama-3-70B', 'llama', 70554, 141],
];
const VISION: readonly Entry[] = [
  ['vit-base-patch16-224', 'vit', 86.6, 35], ['vit-large-patch16-224', 'vit', 304, 123], ['deit-small-patch16-224', 'vit', 22, 9.2],
  ['swin-tiny-patch4-window7', 'vit', 28.3, 9], ['convnext-tiny-224', 'vision', 28.6, 9], ['resnet-50', 'vision', 25.6, 8.2],
  ['mobilenet_v2_1.0_224', 'vision', 3.5, 0.6], ['efficientnet-b0', 'vision', 5.3, 0.8], ['detr-resnet-50', 'detr', 41.5, 86],
  ['yolos-tiny', 'detr', 6.5, 21], ['segformer-b0', 'vision', 3.7, 8.4], ['dpt-large', 'vision', 343, 255],
  ['sam-vit-base', 'vit', 93.7, 372], ['dinov2-base', 'vit', 86.6, 46],
];
const AUDIO: readonly Entry[] = [
  ['whisper-tiny', 'whisper', 39, 37], ['whisper-base', 'whisper', 74, 86], ['whisper-small', 'whisper', 244, 310],
  ['whisper-large-v3', 'whisper', 1550, 2200], ['wav2vec2-base-960h', 'wav2vec2', 94.4, 69], ['hubert-large-ls960-ft', 'wav2vec2', 316, 213],
  ['clap-htsat-unfused', 'clap', 153, 21], ['encodec_24khz', 'audio', 14.9, 5.6], ['speecht5_tts', 'audio', 144, 96],
];
const MULTIMODAL: readonly Entry[] = [
  ['clip-vit-base-patch32', 'clip', 151, 14.6], ['clip-vit-large-patch14', 'clip', 428, 175], ['siglip-base-patch16-224', 'clip', 203, 46],
  ['blip-image-captioning-base', 'blip', 247, 110], ['layoutlmv3-base', 'bert', 125, 52], ['owlvit-base-patch32', 'detr', 153, 80],
  ['llava-1.5-7b-hf', 'llava', 7063, 14.8], ['llava-v1.6-mistral-7b-hf', 'llava_next', 7566, 15.6], ['qwen2-vl-2b', 'qwen', 2209, 4.6],
  ['stable-diffusion-v1-5', 'diffusion', 1066, 16900],
];
const VIDEO: readonly Entry[] = [
  ['xclip-base-patch32', 'xclip', 197, 150], ['videomae-base', 'vit', 94, 360], ['timesformer-base', 'vit', 121, 392], ['vivit-b-16x2', 'vit', 89, 910],
];

interface Group {
  readonly entries: readonly Entry[];
  readonly type: string;
  readonly modality: Modality;
  readonly sequenceLength: number | null;
  readonly testCase: string;
}

const GROUPS: readonly Group[] = [
  { entries: ENCODERS, type: 'text_embedding', modality: 'text', sequenceLength: 128, testCase: 'embedding' },
  { entries: TRANSLATORS, type: 'text_generation', modality: 'text', sequenceLength: 128, testCase: 'text_generation' },
  { entries: GENERATORS, type: 'llm', modality: 'text', sequenceLength: 512, testCase: 'text_generation' },
  { entries: VISION, type: 'vision', modality: 'vision', sequenceLength: null, testCase: 'image_classification' },
  { entries: AUDIO, type: 'audio', modality: 'audio', sequenceLength: null, testCase: 'audio_transcription' },
  { entries: MULTIMODAL, type: 'multimodal', modality: 'multimodal', sequenceLength: 77, testCase: 'image_text_matching' },
  { entries: VIDEO, type: 'video', modality: 'video', sequenceLength: null, testCase: 'general' },
];

export const MODELS: readonly ModelSpec[] = numberModels();

function numberModels(): ModelSpec[] {
  const models: ModelSpec[] = [];
  for (const { entries, ...shared } of GROUPS) {
    for (const [name, family, parametersMillion, gflopPerItem] of entries) {
      models.push({ modelId: models.length + 1, name, family, parametersMillion, gflopPerItem, ...shared });
    }
  }
  return models;
}

/** Rows that name no real model, or one that is there already; no planned evidence belongs to them. */
export const DUPLICATE_MODEL = { modelId: 101, name: 'BERT-Base-Uncased', of: 'bert-base-uncased' } as const;
export const PLACEHOLDER_MODELS = [
  { modelId: 102, name: 'unknown_model' },
  { modelId: 103, name: 'unknown' },
] as const;

/** Whether one item is one token, so that weights are read once an item. */
export function isGenerator(model: ModelSpec): boolean {
  return model.type === 'llm' || model.family.startsWith('llava') || model.family === 'qwen';
}

/** @throws {Error} when the demo has no such model. */
export function modelNamed(name: string): ModelSpec {
  const model = MODELS.find((candidate) => candidate.name === name);
  if (model === undefined) throw new Error(`the demo has no model ${name}`);
  return model;
}
