const WORDS: ReadonlyMap<string, string> = new Map([
  ['text', 'text'], ['nlp', 'text'], ['language', 'text'], ['llm', 'text'], ['language_model', 'text'], ['causal_lm', 'text'], ['embedding', 'text'],
  ['text_embedding', 'text'], ['text_generation', 'text'], ['fill_mask', 'text'], ['feature_extraction', 'text'], ['text_classification', 'text'],
  ['vision', 'vision'], ['image', 'vision'], ['images', 'vision'], ['image_classification', 'vision'], ['object_detection', 'vision'], ['segmentation', 'vision'], ['cv', 'vision'],
  ['audio', 'audio'], ['speech', 'audio'], ['automatic_speech_recognition', 'audio'], ['speech_recognition', 'audio'], ['audio_transcription', 'audio'],
  ['multimodal', 'multimodal'], ['image_text', 'multimodal'], ['vision_text', 'multimodal'], ['vision_language', 'multimodal'], ['image_text_matching', 'multimodal'], ['multimodal_generation', 'multimodal'],
  ['video', 'video'],
]);

/** Architectures in the order they are looked for in a name: the longer word first, so that `distilbert` is not taken for `bert`. */
const FAMILIES: readonly (readonly [pattern: RegExp, family: string, modality: string])[] = [
  [/llava[-_ ]?next/, 'llava_next', 'multimodal'], [/llava/, 'llava', 'multimodal'], [/x-?clip/, 'xclip', 'video'], [/blip/, 'blip', 'multimodal'], [/clap/, 'clap', 'audio'],
  [/clip/, 'clip', 'multimodal'], [/wav2vec/, 'wav2vec2', 'audio'], [/whisper/, 'whisper', 'audio'], [/hubert/, 'hubert', 'audio'], [/rnn-?t/, 'rnnt', 'audio'],
  [/distil-?bert/, 'distilbert', 'text'], [/roberta/, 'roberta', 'text'], [/bert/, 'bert', 'text'], [/(^|[^a-z])t5/, 't5', 'text'], [/qwen/, 'qwen', 'text'], [/mi[sx]tral/, 'mistral', 'text'],
  [/llama/, 'llama', 'text'], [/(^|[^a-z])opt-/, 'opt', 'text'], [/gpt/, 'gpt', 'text'], [/gemma/, 'gemma', 'text'], [/(^|[^a-z])phi-?\d/, 'phi', 'text'], [/deepseek/, 'deepseek', 'text'],
  [/(^|[^a-z])detr/, 'detr', 'vision'], [/deit/, 'deit', 'vision'], [/(^|[^a-z])vit/, 'vit', 'vision'], [/resnet/, 'resnet', 'vision'], [/convnext/, 'convnext', 'vision'], [/mobilenet/, 'mobilenet', 'vision'], [/efficientnet/, 'efficientnet', 'vision'],
  [/yolo/, 'yolo', 'vision'], [/swin/, 'swin', 'vision'], [/stable-?diffusion/, 'diffusion', 'multimodal'],
];

const TASK_FAMILY_MODALITY = new Map(FAMILIES.map(([, family, modality]) => [family, modality]));

/** Normalises a modality; null when the word states none. Unknown words pass through in lower case. */
export function normaliseModality(word: string): string | null {
  const key = word.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (key === '' || key === 'unknown' || key === 'none' || key === 'null') return null;
  return WORDS.get(key) ?? key;
}

/** What the file says of a model beside its name. */
export interface ModelWords {
  readonly name: string;
  readonly family: string | null;
  readonly modality: string | null;
  readonly type: string | null;
}

/** Family and modality as stated, else read from the model's type and name. A type that states no modality (`generic`) is none. */
export function classifyModel(words: ModelWords): { readonly family: string | null; readonly modality: string | null } {
  const name = words.name.toLowerCase();
  const guess = FAMILIES.find(([pattern]) => pattern.test(name));
  const stated = words.family === null ? null : statedFamily(words.family);
  const family = stated ?? guess?.[1] ?? null;
  const modality =
    normalised(words.modality) ?? known(words.type) ?? known(stated) ?? (stated === null ? undefined : TASK_FAMILY_MODALITY.get(stated)) ?? guess?.[2] ?? null;
  return { family, modality };
}

/** Spellings of one family: with other separators, or shortened. */
const FAMILY_SPELLINGS = new Map([['wav2vec', 'wav2vec2'], ['llava-next', 'llava_next'], ['llava next', 'llava_next'], ['x-clip', 'xclip'], ['rnn-t', 'rnnt'], ['stable_diffusion', 'diffusion'], ['stable-diffusion', 'diffusion']]);

function statedFamily(word: string): string | null {
  const text = word.trim().toLowerCase();
  return text === '' || text === 'unknown' || text === 'none' || text === 'null' ? null : (FAMILY_SPELLINGS.get(text) ?? text);
}

function known(word: string | null): string | undefined {
  return word === null ? undefined : WORDS.get(word.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'));
}

function normalised(word: string | null): string | null {
  return word === null ? null : normaliseModality(word);
}
