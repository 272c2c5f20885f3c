import type { PowerResult } from '../../../../core/power/types.ts';
import { configurationText, resultMarks } from '../resultText.ts';
import type { RankRow } from './rankOption.ts';

/** Bars that one screen can hold; all rows are in the table. */
export const ROWS_AT_MOST = 40;

/** `CUDA · RTX 4090 · fp16 · batch 8 · throttled` */
export function rankRow(result: PowerResult, withModel: boolean): RankRow {
  const parts = [...(withModel ? [result.configuration.model] : []), configurationText(result.configuration, withModel ? [] : ['testCase', 'shape']), ...resultMarks(result)];
  return { result, label: parts.join(' · ') };
}

/** Best first by a measure; those without it last, in the order of their names. */
export function ranked(results: readonly PowerResult[], value: (result: PowerResult) => number | null, better: 'lower' | 'higher'): readonly PowerResult[] {
  const sign = better === 'lower' ? 1 : -1;
  const rank = (result: PowerResult): number => {
    const found = value(result);
    return found === null ? Number.POSITIVE_INFINITY : sign * found;
  };
  return results.toSorted((left, right) => {
    const [a, b] = [rank(left), rank(right)];
    return a === b ? left.key.localeCompare(right.key) : a - b;
  });
}
