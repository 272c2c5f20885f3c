import type { CellFact, CellValue } from '../sql/cellFacts.ts';

/** More than any file has devices. */
const DEVICES_AT_MOST = 1_000_000;

const MERGED = new WeakMap<readonly CellFact[], WeakMap<readonly CellValue[], readonly CellFact[]>>();

/** Facts with the values of a metric; the same two answers give the same facts again, so that what was worked out about them is found. */
export function withValues(facts: readonly CellFact[], values: readonly CellValue[]): readonly CellFact[] {
  const known = MERGED.get(facts)?.get(values);
  if (known !== undefined) return known;
  const byPair = new Map(values.map((value) => [value.model_key * DEVICES_AT_MOST + value.device_key, value]));
  const merged = facts.map((fact): CellFact => {
    const found = byPair.get(fact.model_key * DEVICES_AT_MOST + fact.device_key);
    return found === undefined ? fact : { ...fact, value: found.value, value_count: found.value_count, simulated_value: found.simulated_value };
  });
  const kept = MERGED.get(facts) ?? new WeakMap<readonly CellValue[], readonly CellFact[]>();
  kept.set(values, merged);
  MERGED.set(facts, kept);
  return merged;
}
