import { PLANNED_CASES } from './cases.ts';
import type { Situation } from './cases.ts';
import { HARDWARE_TYPES, deviceNamed, devicesOf } from './devices.ts';
import type { DeviceSpec, HardwareType } from './devices.ts';
import type { FailureName } from './failures.ts';
import { MODELS } from './models.ts';
import type { ModelSpec } from './models.ts';
import { precisionsFor } from './physics.ts';
import { createRandom, seedOf } from './random.ts';
import type { Random } from './random.ts';
import { SERIES } from './series.ts';

/** A model on a type of hardware, and everything the demo will tell about it. */
export interface Pair {
  readonly model: ModelSpec;
  readonly type: HardwareType;
  readonly situation: Situation;
  /** Devices it is tried on, the main one first; empty when it is never tried. */
  readonly devices: readonly DeviceSpec[];
  readonly failure: FailureName;
  readonly status: string | null;
  /** Which suites visit it. */
  readonly offset: number;
  /** Spread of one measurement around the next. */
  readonly noise: number;
  readonly swept: boolean;
}

type Odds = readonly (readonly [Situation, number])[];

const ODDS: Readonly<Record<HardwareType, Odds>> = {
  cpu: [['measured', 0.88], ['partial', 0.03], ['failing', 0.03], ['stale', 0.03], ['untested', 0.03]],
  cuda: [['measured', 0.86], ['partial', 0.03], ['failing', 0.05], ['stale', 0.03], ['untested', 0.03]],
  rocm: [['measured', 0.46], ['partial', 0.05], ['failing', 0.08], ['stale', 0.05], ['unsupported', 0.05], ['promised', 0.04], ['undecided', 0.03], ['untested', 0.24]],
  mps: [['measured', 0.47], ['partial', 0.06], ['failing', 0.08], ['stale', 0.05], ['unsupported', 0.05], ['promised', 0.03], ['undecided', 0.02], ['untested', 0.24]],
  openvino: [['measured', 0.47], ['partial', 0.06], ['failing', 0.08], ['stale', 0.04], ['unsupported', 0.06], ['promised', 0.03], ['undecided', 0.02], ['untested', 0.24]],
  qualcomm: [['measured', 0.16], ['simulated', 0.3], ['failing', 0.1], ['unsupported', 0.12], ['undecided', 0.05], ['partial', 0.02], ['untested', 0.25]],
  webnn: [['measured', 0.14], ['simulated', 0.3], ['failing', 0.1], ['unsupported', 0.15], ['undecided', 0.04], ['partial', 0.02], ['untested', 0.25]],
  webgpu: [['measured', 0.25], ['simulated', 0.22], ['failing', 0.1], ['unsupported', 0.11], ['undecided', 0.04], ['partial', 0.03], ['untested', 0.25]],
};
/** For a model that fits on no device of the type. */
const TOO_LARGE: Odds = [['unsupported', 0.5], ['failing', 0.3], ['untested', 0.2]];
const SEVERAL_DEVICES = new Set<Situation>(['measured', 'stale', 'simulated', 'some-devices']);

/** Every model on every type of hardware, planned cases as written and the others by chance. */
export function planPairs(seed: number): Pair[] {
  return MODELS.flatMap((model) => HARDWARE_TYPES.map((type) => planPair(seed, model, type)));
}

function planPair(seed: number, model: ModelSpec, type: HardwareType): Pair {
  const random = createRandom(seedOf(seed, model.name, type));
  const planned = PLANNED_CASES.find((candidate) => candidate.model === model.name && candidate.type === type);
  const series = SERIES.find((candidate) => candidate.model === model.name && deviceNamed(candidate.device).type === type);
  const runnable = devicesOf(type).filter((device) => precisionsFor(model, device).length > 0);
  const situation = planned?.situation ?? (series === undefined ? draw(runnable.length === 0 ? TOO_LARGE : ODDS[type], random) : 'measured');
  const named = planned?.device ?? series?.device;
  return {
    model,
    type,
    situation,
    devices: chooseDevices(situation, type, named === undefined ? undefined : deviceNamed(named), runnable, random),
    failure: planned?.failure ?? (runnable.length === 0 ? 'out-of-memory' : drawFailure(type, random)),
    status: planned?.status === undefined ? drawStatus(situation, random) : planned.status,
    offset: random.integer(0, 4),
    noise: random.between(0.02, 0.06),
    swept: random.chance(0.5),
  };
}

function chooseDevices(situation: Situation, type: HardwareType, named: DeviceSpec | undefined, runnable: readonly DeviceSpec[], random: Random): DeviceSpec[] {
  const all = runnable.length > 0 ? runnable : devicesOf(type);
  const main = named ?? all[random.integer(0, all.length - 1)];
  if (main === undefined || situation === 'untested') return [];
  if (situation === 'some-devices') return [main, ...devicesOf(type).filter((device) => device.memoryGb < main.memoryGb).slice(-1)];
  const others = all.filter((device) => device !== main);
  return SEVERAL_DEVICES.has(situation) && random.chance(0.7) ? [main, ...others.slice(0, 1)] : [main];
}

function draw(odds: Odds, random: Random): Situation {
  let left = random.next();
  for (const [situation, probability] of odds) {
    left -= probability;
    if (left < 0) return situation;
  }
  return 'untested';
}

function drawFailure(type: HardwareType, random: Random): FailureName {
  if (type === 'webnn' || type === 'webgpu') return random.pick(['operator', 'operator', 'timeout', 'unavailable', 'numeric']);
  return random.pick(['out-of-memory', 'timeout', 'crash', 'import', 'unavailable', 'operator', 'numeric']);
}

function drawStatus(situation: Situation, random: Random): string | null {
  if (situation === 'undecided') return random.pick(['skipped', 'Skipped', 'unknown', 'pending', null]);
  return random.pick(['partial', 'success_fallback', 'partial_success']);
}
