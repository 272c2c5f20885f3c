import { settingText } from '../../../../core/model/configuration.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { deviceText, KIND_LABELS, resultMarks } from '../resultText.ts';
import type { RankRow } from './rankOption.ts';

/** Bars that one screen can hold; all rows are in the table. */
export const ROWS_AT_MOST = 40;
export const NARROW_ROWS_AT_MOST = 12;

/** `RTX 4090 · fp16 · batch 8 · throttled`; where two would read alike, the kind of table that each comes from. */
export function rankRows(results: readonly PowerResult[], withModel: boolean): readonly RankRow[] {
  const rows = results.map((result) => ({ result, label: rowLabel(result, withModel) }));
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.map((row) => ((counts.get(row.label) ?? 0) > 1 ? { ...row, label: `${row.label} · ${KIND_LABELS[row.result.kind]}` } : row));
}

function rowLabel(result: PowerResult, withModel: boolean): string {
  const { configuration } = result;
  const setting = settingText(configuration, withModel ? [] : ['testCase', 'shape']);
  const parts = [withModel ? configuration.model : '', deviceText(configuration), setting, ...resultMarks(result)];
  return parts.filter((part) => part !== '').join(' · ');
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
