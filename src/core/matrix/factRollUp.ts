import type { Numbers } from '../engine/row.ts';
import type { SourceFile } from '../source/sources.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import { NO_TIME, PACKED, PACKED_TIERS } from '../sql/factRows.ts';
import type { FactRows, FactSetting } from '../sql/factRows.ts';
import { FactTally, partOf } from './factTally.ts';

/** Which results count, in numbers; null stands for all. */
export interface Choice {
  /** By the number of a value: 1 where it is chosen. */
  readonly settings: readonly { readonly setting: FactSetting; readonly chosen: Uint8Array }[];
  readonly sources: number | null;
  readonly simulated: boolean | null;
  /** Whether throttled results count. */
  readonly throttled: boolean;
  readonly fromMs: number | null;
  readonly beforeMs: number | null;
}

/** Facts that are alike, those of a model on a device together. */
export class FactRollUp {
  readonly #models: Int32Array;
  readonly #devices: Int32Array;
  /** Where each model's rows on a device begin, and the end of the last. */
  readonly #starts: Int32Array;
  readonly #rows: Pick<FactRows, 'packed' | 'sources' | 'score' | 'at_ms' | 'result_count'>;
  readonly #ids: Readonly<Record<FactSetting, Numbers>>;

  constructor({ model_key: models, device_key: devices, precision_id: precision, batch_id: batch, test_type_id: testType, ...rows }: FactRows) {
    const starts: number[] = [];
    for (let row = 0; row < models.length; row += 1) if (row === 0 || models[row] !== models[row - 1] || devices[row] !== devices[row - 1]) starts.push(row);
    this.#models = Int32Array.from(starts, (row) => models[row] ?? 0);
    this.#devices = Int32Array.from(starts, (row) => devices[row] ?? 0);
    this.#starts = Int32Array.from([...starts, models.length]);
    this.#rows = rows;
    this.#ids = { precision: narrow(precision), batch: narrow(batch), testType: narrow(testType) };
  }

  /** A fact for each model and device with a row that counts, by the value of a facet where one is asked for. */
  facts(choice: Choice, facet: FactSetting | 'evidence' | null, names: readonly string[]): readonly CellFact[] {
    const { packed, sources, score, at_ms: atMs, result_count: counts } = this.#rows;
    const passes = this.#condition(choice);
    const facetOf = this.#facet(facet);
    const facts: CellFact[] = [];
    const tallies: (FactTally | undefined)[] = names.map(() => undefined);
    for (let pair = 0; pair < this.#models.length; pair += 1) {
      const end = this.#starts[pair + 1] ?? 0;
      let found = false;
      for (let row = this.#starts[pair] ?? 0; row < end; row += 1) {
        if (!passes(row)) continue;
        found = true;
        (tallies[facetOf(row)] ??= new FactTally()).add(packed[row] ?? 0, sources[row] ?? 0, atMs[row] ?? NO_TIME, score[row] ?? 0, counts[row] ?? 0);
      }
      if (!found) continue;
      for (let index = 0; index < names.length; index += 1) {
        const tally = tallies[index];
        if (tally !== undefined) facts.push(tally.fact(this.#models[pair] ?? 0, this.#devices[pair] ?? 0, names[index] ?? ''));
        tallies[index] = undefined;
      }
    }
    return facts;
  }

  /** The same by file; a result that several files hold counts for each of them. */
  factsBySource(choice: Choice, sources: readonly SourceFile[]): readonly CellFact[] {
    const bySource = sources.flatMap(({ label, bit }) => this.facts({ ...choice, sources: bit }, null, [label]));
    return bySource.toSorted((left, right) => left.model_key - right.model_key || left.device_key - right.device_key);
  }

  #condition({ settings, sources: bits, simulated, throttled, fromMs, beforeMs }: Choice): (row: number) => boolean {
    const { packed, sources, at_ms: atMs } = this.#rows;
    const lists = settings.map(({ setting, chosen }) => ({ ids: this.#ids[setting], chosen }));
    const everyTime = fromMs === null && beforeMs === null;
    const from = fromMs ?? NO_TIME + 1;
    const before = beforeMs ?? Infinity;
    return (row) => {
      const said = packed[row] ?? 0;
      if (simulated !== null && (partOf(said, PACKED.tier) === PACKED_TIERS.simulated) !== simulated) return false;
      if (!throttled && partOf(said, PACKED.throttle) > 0) return false;
      for (const { ids, chosen } of lists) if (chosen[ids[row] ?? 0] !== 1) return false;
      if (bits !== null && ((sources[row] ?? 0) & bits) === 0) return false;
      if (everyTime) return true;
      const ms = atMs[row] ?? NO_TIME;
      return ms > NO_TIME && ms >= from && ms < before;
    };
  }

  /** The place of a row's value of a facet among the names. */
  #facet(facet: FactSetting | 'evidence' | null): (row: number) => number {
    if (facet === null) return () => 0;
    if (facet === 'evidence') {
      const { packed } = this.#rows;
      return (row) => (partOf(packed[row] ?? 0, PACKED.tier) === PACKED_TIERS.simulated ? 1 : 0);
    }
    const ids = this.#ids[facet];
    return (row) => ids[row] ?? 0;
  }
}

/** The numbers of values, of which there are few, in less memory. */
function narrow(ids: Numbers): Numbers {
  let largest = 0;
  for (let row = 0; row < ids.length; row += 1) largest = Math.max(largest, ids[row] ?? 0);
  if (largest === 0) return new Uint8Array(0);
  return largest < 256 ? Uint8Array.from(ids) : largest < 65_536 ? Uint16Array.from(ids) : ids;
}
