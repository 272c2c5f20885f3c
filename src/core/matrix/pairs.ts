import type { Decision } from '../model/state.ts';
import { decidePacked } from '../model/state.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { DeviceInfo } from '../model/modelAndDevice.ts';

/** A hardware type with its devices, those that name no device last. */
export interface HardwareTypeInfo {
  readonly type: string;
  readonly devices: readonly DeviceInfo[];
}

/** What is known about a model on a hardware type or on one device, whatever the cells show. */
export interface PairCell {
  /** One for each device with evidence. */
  readonly facts: readonly CellFact[];
  readonly decision: Decision;
  readonly newestMs: number | null;
}

/** Nothing is known. */
export const NOTHING: PairCell = { facts: [], decision: decidePacked([], () => false), newestMs: null };

/** The facts of one model, and the cells made of them so far, by the place of the type and of the device. */
interface ModelPairs {
  readonly facts: (CellFact[] | undefined)[];
  readonly typeCells: (PairCell | undefined)[];
  readonly deviceCells: (PairCell | undefined)[];
}

interface DevicePlace {
  readonly info: DeviceInfo;
  /** Of its type among the types, and its own among all devices. */
  readonly type: number;
  readonly place: number;
}

/** Facts by model and hardware type, for the hardware in view. Each cell is decided once, when it is first asked for. */
export class PairIndex {
  readonly types: readonly HardwareTypeInfo[];
  readonly #devices = new Map<number, DevicePlace>();
  readonly #models = new Map<number, ModelPairs>();
  /** Keys of the devices that have no name. */
  readonly #nameless = new Set<number>();

  constructor(facts: readonly CellFact[], types: readonly HardwareTypeInfo[]) {
    this.types = types;
    for (const [type, { devices }] of types.entries()) {
      for (const info of devices) {
        this.#devices.set(info.key, { info, type, place: this.#devices.size });
        if (info.name === null) this.#nameless.add(info.key);
      }
    }
    let last: { readonly key: number; readonly pairs: ModelPairs } | null = null;
    for (const fact of facts) {
      const place = this.#devices.get(fact.device_key);
      if (place === undefined) continue;
      // Facts come model by model.
      if (last === null || last.key !== fact.model_key) last = { key: fact.model_key, pairs: this.#pairsOf(fact.model_key) };
      const list = last.pairs.facts[place.type];
      if (list === undefined) last.pairs.facts[place.type] = [fact];
      else list.push(fact);
    }
  }

  /** The model's cell on the hardware type at a place among the types. */
  typeCell(modelKey: number, type: number): PairCell {
    const pairs = this.#models.get(modelKey);
    const facts = pairs?.facts[type];
    if (pairs === undefined || facts === undefined) return NOTHING;
    return (pairs.typeCells[type] ??= this.#decided(facts));
  }

  /** The cells of the device with that name (an empty text: no device named), by model. */
  deviceCells(hardwareType: string, name: string): (modelKey: number) => PairCell {
    const device = this.types.find(({ type }) => type === hardwareType)?.devices.find((candidate) => (candidate.name ?? '') === name);
    const at = device === undefined ? undefined : this.#devices.get(device.key);
    if (at === undefined) return () => NOTHING;
    return (modelKey) => {
      const pairs = this.#models.get(modelKey);
      const facts = pairs?.facts[at.type];
      if (pairs === undefined || facts === undefined) return NOTHING;
      return (pairs.deviceCells[at.place] ??= this.#decided(facts.filter((fact) => fact.device_key === at.info.key)));
    };
  }

  /** Whether the model has any evidence on the hardware in view. */
  hasEvidence(modelKey: number): boolean {
    return this.#models.has(modelKey);
  }

  #pairsOf(modelKey: number): ModelPairs {
    const known = this.#models.get(modelKey);
    if (known !== undefined) return known;
    const pairs: ModelPairs = { facts: Array.from({ length: this.types.length }), typeCells: Array.from({ length: this.types.length }), deviceCells: [] };
    this.#models.set(modelKey, pairs);
    return pairs;
  }

  #decided(facts: readonly CellFact[]): PairCell {
    if (facts.length === 0) return NOTHING;
    let newestMs: number | null = null;
    for (const { newest_ms } of facts) if (newest_ms !== null && (newestMs === null || newest_ms > newestMs)) newestMs = newest_ms;
    return { facts, decision: decidePacked(facts, this.#hasName), newestMs };
  }

  readonly #hasName = (_: number, { device_key }: CellFact): boolean => !this.#nameless.has(device_key);
}

const INDEXES_KEPT = 4;
const INDEXES = new WeakMap<readonly CellFact[], Map<string, PairIndex>>();

/** The index of facts over the hardware in view, kept with the facts: a keystroke in the search decides no cell anew. */
export function pairIndex(facts: readonly CellFact[], types: readonly HardwareTypeInfo[]): PairIndex {
  const key = JSON.stringify(types.map(({ type, devices }) => [type, ...devices.map((device) => device.key)]));
  const kept = INDEXES.get(facts) ?? new Map<string, PairIndex>();
  INDEXES.set(facts, kept);
  return keep(kept, key, INDEXES_KEPT, () => new PairIndex(facts, types));
}

/** Looks up, else makes and keeps; the entry that was not asked for longest goes first. */
export function keep<T>(kept: Map<string, T>, key: string, atMost: number, make: () => T): T {
  const value = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= atMost) break;
    kept.delete(oldest);
  }
  return value;
}
