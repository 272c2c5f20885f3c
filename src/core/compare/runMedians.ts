import { median } from '../stats/summary.ts';
import type { Sample } from './types.ts';

const kept = new WeakMap<readonly number[], readonly number[]>();

/** The median of each run of a sample's values, in the order of the values; what runs differ by is tested on them, as the results of one run are no independent looks at it. */
export function runMedians({ values, runKeys }: Pick<Sample, 'values' | 'runKeys'>): readonly number[] {
  const known = kept.get(values);
  if (known !== undefined) return known;
  const runs = new Map<number, number[]>();
  for (const [place, value] of values.entries()) {
    const run = runKeys[place] ?? -1;
    const own = runs.get(run);
    if (own === undefined) runs.set(run, [value]);
    else own.push(value);
  }
  const medians = [...runs.values()].map((own) => median(own));
  kept.set(values, medians);
  return medians;
}
