import { describe, expect, test } from 'vitest';
import { normaliseCompatibility } from './compatibility.ts';
import { classifyFailure } from './failure.ts';
import { compareHardwareTypes, hardwareLabel, normaliseHardware } from './hardware.ts';
import { classifyModel, normaliseModality } from './modality.ts';
import { comparePrecisions, normalisePrecision } from './precision.ts';
import { normaliseStatus } from './status.ts';

/** `word, word` → each word; a comma parts them, so that a word may hold spaces. */
function list(text: string): string[] {
  return text.split(', ');
}

/** `bert text` */
function classify(name: string, stated: { readonly family?: string; readonly modality?: string; readonly type?: string } = {}): string {
  const { family, modality } = classifyModel({ name, family: stated.family ?? null, modality: stated.modality ?? null, type: stated.type ?? null });
  return `${family} ${modality}`;
}

describe('normaliseStatus', () => {
  const WORDS: readonly (readonly [says: string, words: string])[] = [
    ['supported', 'Success, success, SUCCESS, Success (REAL), pass, passed, PASSED, complete, completed, COMPLETE, ok, succeeded, true, True, yes, 1'],
    ['partial', 'Success (with fallback), success_fallback, partial, partial_success, Partial, success-with-fallback'],
    ['failing error', 'Failed, failed, fail, failure, Failure, Error, error, ERROR, Failed CUDA initialization, Error: no such file, false, no, 0'],
    ['failing timeout', 'timeout, timed_out, Timed out, Timeout after 30 s, timed out waiting'],
    ['failing out-of-memory', 'OOM, out of memory, Out of memory on device, memory_error'],
    ['failing crash', 'crash, Crashed, segfault, Segfault in kernel'],
    ['failing unavailable', 'HARDWARE_NOT_AVAILABLE, hardware not available'],
    ['unsupported', 'incompatible, Not supported, not-supported on MPS, unsupported'],
    ['not run', 'skip, skipped, Skipped, skipped (dry run), running, Running, pending, queued, in_progress, starting, assigned, cancelled, Not tested, Not implemented, Skipped: no device'],
    // Neither says how a test ended: a file that is missing or a manual entry proves nothing about the model.
    ['nothing', 'Unknown, unknown, not_found, missing, manual, INCOMPLETE, warning, REAL, complete nonsense, no idea, ok computer'],
    ['supported, simulated', 'MOCK, mock, simulated, Success (MOCK), success (simulation)'],
    ['failing error, simulated', 'Failed (MOCK)'],
  ];

  test.each(WORDS.flatMap(([says, words]) => list(words).map((word) => [word, says] as const)))('%s: %s', (word, says) => {
    const { outcome, failure, notRun, simulated } = normaliseStatus(word);
    const text = notRun ? 'not run' : [outcome ?? 'nothing', failure].filter((part) => part !== null).join(' ');
    expect(simulated ? `${text}, simulated` : text).toBe(says);
    expect(normaliseStatus(`  ${word.toUpperCase()} `)).toEqual(normaliseStatus(word));
  });
});

describe('normaliseCompatibility', () => {
  const WORDS: readonly (readonly [says: string, words: string])[] = [
    ['supported', 'compatible, Compatible, full, high, true, True, yes, 1, REAL, supported, ✅'],
    ['partial', 'limited, Limited, partial, medium, low, experimental, testing, ⚠️, 🔶, 🔄'],
    ['unsupported', 'incompatible, INCOMPATIBLE, Not Compatible, not_supported, not-supported, unsupported, none, false, no, 0, ❌'],
    // A plan is not support, and a validation says how sure somebody is, not of what.
    ['nothing', 'unknown, planned, upcoming, 🔜, ❓, validated, partially_validated, unvalidated, whatever'],
    ['supported, simulated', 'SIMULATION, simulated, mock'],
  ];

  test.each(WORDS.flatMap(([says, words]) => list(words).map((word) => [word, says] as const)))('%s: %s', (word, says) => {
    const { outcome, simulated } = normaliseCompatibility(word);
    expect(`${outcome ?? 'nothing'}${simulated ? ', simulated' : ''}`).toBe(says);
    expect(normaliseCompatibility(` ${word.toUpperCase()} `)).toEqual(normaliseCompatibility(word));
  });
});

describe('normaliseHardware', () => {
  const TYPES: readonly (readonly [type: string, words: string])[] = [
    ['cpu', 'cpu, CPU, x86, x86_64, arm, arm64'],
    ['cuda', 'cuda, CUDA, gpu, GPU, nvidia, local_gpu, CUDA GPU, gpu_cuda'],
    ['rocm', 'rocm, ROCm, amd, AMD ROCm, gpu_rocm'],
    ['mps', 'mps, MPS, apple, Apple MPS, Apple Silicon, metal, gpu_metal'],
    ['openvino', 'openvino, OpenVINO'],
    ['qualcomm', 'qualcomm, Qualcomm, qnn, QNN, npu_qualcomm, dsp_hexagon'],
    ['mediatek', 'mediatek, npu_mediatek'],
    ['samsung', 'samsung, npu_samsung'],
    ['webnn', 'webnn, WebNN'],
    ['webgpu', 'webgpu, WebGPU, gpu_webgpu'],
    ['tpu', 'tpu, TPU'],
    ['npu', 'npu'],
    ['directml', 'directml, DirectML'],
    ['opencl', 'opencl'],
    ['vulkan', 'vulkan'],
  ];
  test.each(TYPES.flatMap(([type, words]) => list(words).map((word) => [word, type] as const)))('%s is %s', (word, type) => {
    expect(normaliseHardware(word)).toEqual({ type, device: null });
    expect(normaliseHardware(` ${word.toUpperCase()}`)).toEqual({ type, device: null });
  });

  test.each([
    ['cpu_intel_xeon', 'cpu'], ['CPU Intel Xeon', 'cpu'], ['AMD EPYC 7763', 'cpu'], ['gpu_rtx3080', 'cuda'], ['nvidia_a100', 'cuda'], ['cuda:0', 'cuda'], ['amd_mi250', 'rocm'], ['apple_m2', 'mps'],
    ['webnn_parallelized', 'webnn'], ['webgpu_compute', 'webgpu'], ['webgpu_parallelized', 'webgpu'], ['webgpu_chrome', 'webgpu'], ['webgpu_firefox', 'webgpu'], ['Snapdragon 8 Gen 2', 'qualcomm'],
  ])('%s is a device of %s', (word, type) => {
    expect(normaliseHardware(word)).toEqual({ type, device: word });
  });

  // Taxonomy classes, backends and a label seen once name hardware that is not in the list: they stay what they are.
  test.each(list('fpga, asic, dsp, hybrid, intel_arc, pytorch, tensorflow, onnx, tvm, nnapi, coreml, tflite, tensorrt, Grüner Chip'))('%s passes through in small letters', (word) => {
    expect(normaliseHardware(word)).toEqual({ type: word.toLowerCase(), device: null });
  });

  test.each(list('unknown, Unknown, none, N/A, NaN, api, api_openai, local, libp2p, libp2p_peer, external_api, chat, completion, embeddings, streaming, vision, audio, tei, all, Mobile'))('%s names no hardware', (word) => {
    expect(normaliseHardware(word)).toBeNull();
  });

  test('labels and order are those of reports', () => {
    const types = ['zzz', 'webgpu', 'qualcomm', 'abc', 'mps', 'cpu', 'webnn', 'openvino', 'rocm', 'cuda'];
    expect(types.toSorted(compareHardwareTypes).map(hardwareLabel)).toEqual(['CPU', 'CUDA', 'ROCm', 'MPS', 'OpenVINO', 'Qualcomm', 'WebNN', 'WebGPU', 'abc', 'zzz']);
  });
});

describe('normalisePrecision', () => {
  const TERMS: readonly (readonly [term: string | null, words: string])[] = [
    ['fp32', 'fp32, FP32, float32, Float32, 32bit, 32-bit, 32'],
    ['fp16', 'fp16, FP16, float16, half, 16bit, 16-bit, 16, 16.0'],
    ['bf16', 'bf16, BF16, bfloat16'],
    ['int8', 'int8, INT8, 8bit, 8-bit, 8 bits, 8'],
    ['int4', 'int4, INT4, 4bit, 4-bit, 4'],
    ['int3', 'int3, 3bit, 3-bit, 3'],
    ['int2', 'int2, 2bit, 2-bit, 2'],
    ['int1', 'int1, 1bit'],
    ['mixed', 'mixed, Mixed'],
    ['mixed 4/8-bit', 'mixed 4/8-bit, Mixed 4/8-bit'],
    ['mixed 8/16-bit', 'mixed 8/16-bit'],
    ['ultra_low', 'ultra_low, ULTRA_LOW'],
    ['default', 'default, Default'],
    ['Q4_K_M', 'Q4_K_M'],
    [null, 'unset, Unknown, none, N/A'],
  ];
  test.each(TERMS.flatMap(([term, words]) => list(words).map((word) => [word, term] as const)))('%s is %s', (word, term) => expect(normalisePrecision(word)).toBe(term));

  test('a line break or a separator of lists becomes a space', () => expect(normalisePrecision('a\u001fb\nc')).toBe('a b c'));

  test('wider comes first, unknown words after, not stated last', () => {
    expect(['', 'zz', 'int4', 'fp16', 'aa', 'fp32', 'int8'].toSorted(comparePrecisions)).toEqual(['fp32', 'fp16', 'int8', 'int4', 'aa', 'zz', '']);
  });
});

describe('modalities and families', () => {
  test.each([
    ['text', 'text'], ['Vision', 'vision'], ['image', 'vision'], ['audio', 'audio'], ['multimodal', 'multimodal'], ['video', 'video'], ['image_text', 'multimodal'], ['vision-text', 'multimodal'],
    ['Vision Text', 'multimodal'], ['Time Series', 'time_series'], ['unknown', null], ['  ', null],
  ])('modality %s is %s', (word, modality) => expect(normaliseModality(word)).toBe(modality));

  test.each([
    ['bert-base-uncased', 'bert text'], ['distilbert-base', 'distilbert text'], ['prajjwal1/bert-tiny', 'bert text'], ['t5-small', 't5 text'], ['flan-t5-base', 't5 text'], ['gpt2', 'gpt text'], ['facebook/opt-125m', 'opt text'],
    ['meta-llama/Llama-2-7b', 'llama text'], ['openai/clip-vit-base-patch32', 'clip multimodal'], ['google/vit-base-patch16-224', 'vit vision'], ['openai/whisper-tiny', 'whisper audio'], ['facebook/wav2vec2-base', 'wav2vec2 audio'],
    ['llava-hf/llava-1.5-7b', 'llava multimodal'], ['llava-next-7b', 'llava_next multimodal'], ['Qwen/Qwen2-0.5B', 'qwen text'], ['facebook/detr-resnet-50', 'detr vision'], ['laion/clap-htsat', 'clap audio'], ['microsoft/xclip-base', 'xclip video'],
    ['Salesforce/blip', 'blip multimodal'], ['something-else', 'null null'],
  ])('the name %s tells %s', (name, text) => expect(classify(name)).toBe(text));

  test.each([
    ['text', 'BERT'], ['text', 'text_generation'], ['text', 'text_embedding'], ['text', 'embedding'], ['text', 'llm'], ['text', 'language'], ['vision', 'vision'], ['multimodal', 'vision_language'], ['audio', 'audio'],
    ['audio', 'wav2vec'], ['video', 'video'], ['multimodal', 'llava_next'], ['vision', 'vit'],
  ])('modality %s follows from the family %s', (modality, family) => expect(classify('x', { family }).split(' ')[1]).toBe(modality));

  test.each([
    ['text', 'language_model'], ['text', 'causal_lm'], ['text', 'feature-extraction'], ['text', 'fill-mask'], ['audio', 'automatic-speech-recognition'], ['text', 'llm'], ['null', 'generic'], ['null', 'transformer'],
  ])('modality %s follows from the type %s', (modality, type) => expect(classify('x', { type }).split(' ')[1]).toBe(modality));

  test('what is stated wins over what a name suggests', () => {
    expect(classify('bert-base', { family: 'Custom', modality: 'image' })).toBe('custom vision');
    expect(classify('wav2vec2-base', { family: 'wav2vec' })).toBe('wav2vec2 audio');
    expect(classify('bert-base', { family: 'unknown', modality: 'unknown' })).toBe('bert text');
  });
});

describe('classifyFailure', () => {
  test.each([
    ['out-of-memory', 'CUDA out of memory. Tried to allocate 2 GiB'], ['out-of-memory', 'memory_error'], ['out-of-memory', 'RESOURCE_EXHAUSTED'], ['out-of-memory', 'std::bad_alloc'], ['out-of-memory', 'OOM killer'],
    ['timeout', 'timeout'], ['timeout', 'Test timed out after 600 s'], ['timeout', 'Deadline Exceeded'],
    ['crash', 'Segmentation fault (core dumped)'], ['crash', 'worker crashed'], ['crash', 'exited with code 139'], ['crash', 'SIGKILL'],
    ['unavailable', 'hardware_not_available'], ['unavailable', 'HARDWARE_NOT_AVAILABLE'], ['unavailable', 'Hardware not available'], ['unavailable', 'CUDA device not found'], ['unavailable', 'No CUDA GPUs are available'], ['unavailable', 'Torch not compiled with CUDA'],
    ['error', 'model_incompatible'], ['error', 'import_error'], ['error', 'runtime_error'], ['error', 'api_error'], ['error', 'system_error'], ['error', 'unknown'], ['error', 'NETWORK_CONNECTION_ERROR'], ['error', 'TEST_EXECUTION_ERROR'],
    ['error', 'ImportError: no module named room'], ['error', ''],
  ])('%s: %s', (kind, text) => expect(classifyFailure(text)).toBe(kind));
});
