import type { DeviceVerdicts } from '../model/state.ts';
import { unpackVerdict } from '../model/state.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { DeviceInfo } from './types.ts';

/** A hardware type with its devices, those that name no device last. */
export interface HardwareTypeInfo {
  readonly type: string;
  readonly devices: readonly DeviceInfo[];
}

/** What is known about one model on one hardware type: a fact for each device with evidence. */
export interface PairFacts {
  readonly facts: readonly CellFact[];
}

/** Facts by model and hardware type, for the devices in view. */
export class PairIndex {
  readonly #pairs = new Map<string, CellFact[]>();
  readonly #devices: ReadonlyMap<number, DeviceInfo>;

  constructor(facts: readonly CellFact[], devices: ReadonlyMap<number, DeviceInfo>) {
    this.#devices = devices;
    for (const fact of facts) {
      const device = devices.get(fact.device_key);
      if (device === undefined) continue;
      const key = pairKey(fact.model_key, device.hardwareType);
      const list = this.#pairs.get(key);
      if (list === undefined) this.#pairs.set(key, [fact]);
      else list.push(fact);
    }
  }

  /** The facts of a pair; of one device only when its name is given (an empty text: no device named). */
  facts(modelKey: number, hardwareType: string, device: string | null = null): readonly CellFact[] {
    const facts = this.#pairs.get(pairKey(modelKey, hardwareType)) ?? NONE;
    return device === null ? facts : facts.filter((fact) => (this.#devices.get(fact.device_key)?.name ?? '') === device);
  }

  hasEvidence(modelKey: number, hardwareTypes: readonly HardwareTypeInfo[]): boolean {
    return hardwareTypes.some(({ type }) => this.#pairs.has(pairKey(modelKey, type)));
  }

  verdicts(facts: readonly CellFact[]): DeviceVerdicts[] {
    return facts.map((fact) => ({
      device: this.#devices.get(fact.device_key)?.name ?? null,
      observed: unpackVerdict(fact.observed),
      declared: unpackVerdict(fact.declared),
      simulated: unpackVerdict(fact.simulated),
    }));
  }
}

const NONE: readonly CellFact[] = [];

function pairKey(modelKey: number, hardwareType: string): string {
  return `${modelKey} ${hardwareType}`;
}
