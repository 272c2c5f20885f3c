import { DAY_MS, PERIOD_END_MS } from './calendar.ts';
import type { Situation } from './cases.ts';
import type { DeviceSpec, HardwareType } from './devices.ts';
import { devicesOf } from './devices.ts';
import { MODELS } from './models.ts';
import type { ModelSpec } from './models.ts';
import type { Pair } from './pairs.ts';
import { round, toSecond } from './results.ts';
import type { Recorder } from './results.ts';

/** What is declared about a pair: whether it runs, in the words of each table; null declares nothing. */
type Declared = 'runs' | 'limited' | 'no' | null;

const WORDS = {
  runs: ['compatible', 'compatible', 'compatible', 'Compatible', 'true', 'full'],
  limited: ['limited', 'limited', 'partial'],
  no: ['incompatible', 'incompatible', 'not_supported', 'false'],
} as const;

const DECLARED: Readonly<Record<Situation, Declared>> = {
  measured: 'runs', stale: 'runs', recovered: 'runs', promised: 'runs', 'promised-failing': 'runs', 'some-devices': 'runs',
  partial: 'limited', unsupported: 'no', 'denied-passing': 'no',
  failing: null, undecided: null, simulated: null, untested: null, broken: null, flaky: null, placeholder: null,
};
const LEVELS = { runs: ['high', 'full'], limited: ['limited', 'low'], no: ['unsupported', 'not_supported'] } as const;
const VALIDATION = {
  runs: ['validated', 'validated', 'partially_validated'],
  limited: ['validated', 'partially_validated'],
  no: ['unvalidated', 'partially_validated'],
} as const;
const ADVICE = ['Best at batch 8 and above.', 'First run compiles kernels; measure from the second.', 'Bound by memory bandwidth.'] as const;

const REASONS: readonly (readonly [limitation: string, workaround: string])[] = [
  ['Uses operators that the backend does not offer (grid sampling, bicubic upsampling).', 'Export with bilinear upsampling, or run the encoder here and the head on the CPU.'],
  ['Dynamic input shapes are not accepted; every new length compiles again.', 'Pad to a fixed length of 128 or 512.'],
  ['Weights in fp16 overflow in two layers.', 'Use bf16 or keep those layers in fp32.'],
];

/** Writes all declarations: by device, by type in one wide row a model, and in words. */
export function recordCompatibility(recorder: Recorder, pairs: readonly Pair[]): void {
  for (const pair of pairs) recordByDevice(recorder, pair);
  for (const model of MODELS) recordWide(recorder, model, pairs.filter((pair) => pair.model === model));
}

function recordByDevice(recorder: Recorder, pair: Pair): void {
  const { random, tables } = recorder;
  const declared = DECLARED[pair.situation];
  const simulated = pair.situation === 'simulated';
  if (declared === null && !simulated) return;
  const named = pair.situation !== 'measured' && pair.situation !== 'stale';
  const devices = pair.devices.length > 0 ? pair.devices : devicesOf(pair.type).slice(0, 1);
  for (const [index, device] of devices.entries()) {
    if (!named && random.chance(0.2)) continue;
    const word = pair.situation === 'some-devices' && index > 0 ? 'no' : (declared ?? 'runs');
    tables.hardware_compatibility.push({
      id: tables.hardware_compatibility.length + 1,
      model_id: pair.model.modelId,
      hardware_id: device.hardwareId,
      compatibility_status: random.pick(WORDS[word]),
      compatibility_score: scoreOf(word, random.next()),
      recommended: word === 'runs' && !simulated && random.chance(0.4),
      last_tested: declaredAt(pair, random.next()),
      is_simulated: simulated,
      simulation_reason: simulated ? 'Hardware not available' : null,
    });
  }
}

function recordWide(recorder: Recorder, model: ModelSpec, pairs: readonly Pair[]): void {
  const { random, tables } = recorder;
  const planned = pairs.filter((pair) => needsDetails(pair) || pair.situation === 'promised');
  if (planned.length === 0 && random.chance(0.25)) return;
  const support = (type: HardwareType): boolean | null => {
    const pair = pairs.find((candidate) => candidate.type === type);
    const declared = pair === undefined ? null : DECLARED[pair.situation];
    return declared === null || pair?.situation === 'stale' ? null : declared !== 'no';
  };
  const id = tables.cross_platform_compatibility.length + 1;
  const fastest = pairs.find((pair) => pair.type === 'cuda' && pair.situation === 'measured') ?? pairs.find((pair) => pair.situation === 'measured');
  tables.cross_platform_compatibility.push({
    id,
    model_name: model.name,
    model_family: model.family,
    cpu_support: support('cpu'),
    cuda_support: support('cuda'),
    rocm_support: support('rocm'),
    mps_support: support('mps'),
    openvino_support: support('openvino'),
    qualcomm_support: support('qualcomm'),
    webnn_support: support('webnn'),
    webgpu_support: support('webgpu'),
    recommended_platform: fastest?.type ?? null,
    notes: model.parametersMillion > 6000 ? 'Synthetic note: needs 4-bit weights on devices with less than 16 GB.' : null,
    last_updated: toSecond(PERIOD_END_MS - random.integer(20, 60) * DAY_MS),
  });
  for (const pair of pairs) {
    if (needsDetails(pair) || (pair.situation === 'measured' && random.chance(0.15))) recordDetails(recorder, id, pair);
  }
}

function needsDetails(pair: Pair): boolean {
  return pair.situation === 'unsupported' || pair.situation === 'partial' || pair.situation === 'denied-passing';
}

function recordDetails(recorder: Recorder, compatibilityId: number, pair: Pair): void {
  const { random, tables } = recorder;
  const declared = DECLARED[pair.situation] ?? 'runs';
  const device = pair.devices[0] ?? devicesOf(pair.type)[0];
  const [limitation, workaround] = reasonOf(pair.model, device, random.integer(0, REASONS.length - 1));
  tables.compatibility_details.push({
    id: tables.compatibility_details.length + 1,
    compatibility_id: compatibilityId,
    hardware_type: pair.type,
    compatibility_level: random.pick(LEVELS[declared]),
    limitations: declared === 'runs' ? null : limitation,
    workarounds: declared === 'runs' ? null : workaround,
    performance_notes: declared === 'runs' ? random.pick(ADVICE) : null,
    validation_status: random.pick(VALIDATION[declared]),
    validator_id: random.integer(1, 4),
    validation_date: declaredAt(pair, random.next()),
  });
}

function reasonOf(model: ModelSpec, device: DeviceSpec | undefined, index: number): readonly [string, string] {
  const weightsGb = Math.ceil((model.parametersMillion * 2) / 1000);
  if (device !== undefined && weightsGb > device.memoryGb) {
    const limitation = `Weights need ${weightsGb} GB in fp16; ${device.name} has ${device.memoryGb} GB.`;
    return [limitation, 'Use int4 weights on a larger device, or split the layers over several.'];
  }
  return REASONS[index] ?? ['Not offered by the backend.', 'None known.'];
}

function scoreOf(word: keyof typeof WORDS, chance: number): number {
  const low = { runs: 0.8, limited: 0.4, no: 0 }[word];
  return round(low + chance * 0.2, 2);
}

/** Never newer than the newest tests, so that a declaration does not make an old result look fresh. */
function declaredAt(pair: Pair, chance: number): number {
  const daysAgo = pair.situation === 'stale' ? 230 + chance * 100 : 75 + chance * 60;
  return toSecond(PERIOD_END_MS - daysAgo * DAY_MS);
}
