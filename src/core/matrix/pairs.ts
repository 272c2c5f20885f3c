import type { Decision, DeviceVerdicts } from '../model/state.ts';
import { decide, unpackVerdict } from '../model/state.ts';
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

const NOTHING: PairCell = { facts: [], decision: decide([]), newestMs: null };

interface TypeFacts {
  readonly info: HardwareTypeInfo;
  readonly byModel: Map<number, CellFact[]>;
  readonly cells: Map<number, PairCell>;
}

/** Facts by model and hardware type, for the hardware in view. Each cell is decided once, when it is first asked for. */
export class PairIndex {
  readonly types: readonly HardwareTypeInfo[];
  readonly #types = new Map<string, TypeFacts>();
  readonly #devices = new Map<number, DeviceInfo>();
  readonly #models = new Set<number>();
  readonly #deviceCells = new Map<number, Map<number, PairCell>>();

  constructor(facts: readonly CellFact[], types: readonly HardwareTypeInfo[]) {
    this.types = types;
    const typeOfDevice = new Map<number, TypeFacts>();
    for (const info of types) {
      const entry: TypeFacts = { info, byModel: new Map(), cells: new Map() };
      this.#types.set(info.type, entry);
      for (const device of info.devices) {
        typeOfDevice.set(device.key, entry);
        this.#devices.set(device.key, device);
      }
    }
    for (const fact of facts) {
      const entry = typeOfDevice.get(fact.device_key);
      if (entry === undefined) continue;
      this.#models.add(fact.model_key);
      const list = entry.byModel.get(fact.model_key);
      if (list === undefined) entry.byModel.set(fact.model_key, [fact]);
      else list.push(fact);
    }
  }

  /** The cell of a hardware type; of one of its devices when its name is given (an empty text: no device named). */
  cell(modelKey: number, hardwareType: string, device: string | null = null): PairCell {
    const type = this.#types.get(hardwareType);
    const facts = type?.byModel.get(modelKey);
    if (type === undefined || facts === undefined) return NOTHING;
    return device === null ? this.#known(type.cells, modelKey, () => facts) : this.#deviceCell(type, modelKey, facts, device);
  }

  /** Whether the model has any evidence on the hardware in view. */
  hasEvidence(modelKey: number): boolean {
    return this.#models.has(modelKey);
  }

  #deviceCell(type: TypeFacts, modelKey: number, facts: readonly CellFact[], name: string): PairCell {
    const device = type.info.devices.find((candidate) => (candidate.name ?? '') === name);
    if (device === undefined) return NOTHING;
    const known = this.#deviceCells.get(device.key) ?? new Map<number, PairCell>();
    this.#deviceCells.set(device.key, known);
    return this.#known(known, modelKey, () => facts.filter((fact) => fact.device_key === device.key));
  }

  #known(cells: Map<number, PairCell>, modelKey: number, read: () => readonly CellFact[]): PairCell {
    const known = cells.get(modelKey);
    if (known !== undefined) return known;
    const facts = read();
    const newestMs = facts.reduce<number | null>((newest, fact) => (fact.newest_ms === null ? newest : Math.max(newest ?? 0, fact.newest_ms)), null);
    const cell = facts.length === 0 ? NOTHING : { facts, decision: decide(facts.map((fact) => this.#verdicts(fact))), newestMs };
    cells.set(modelKey, cell);
    return cell;
  }

  #verdicts(fact: CellFact): DeviceVerdicts {
    return verdictsOf(fact, this.#devices.get(fact.device_key)?.name ?? null);
  }
}

/** A fact's packed verdicts, read. */
export function verdictsOf(fact: CellFact, device: string | null): DeviceVerdicts {
  return { device, observed: unpackVerdict(fact.observed), declared: unpackVerdict(fact.declared), simulated: unpackVerdict(fact.simulated) };
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
