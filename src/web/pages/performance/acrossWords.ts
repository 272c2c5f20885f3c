import type { Comparison } from '../../../core/compare/types.ts';
import { formatDateUtc } from '../../../core/model/format.ts';
import type { Metric } from '../../../core/model/metric.ts';
import type { Across } from '../../../core/view/viewState.ts';

interface Words {
  readonly one: string;
  readonly many: string;
  /** What is equal within a row. */
  readonly equal: string;
}

export const ACROSS_WORDS: { readonly [K in Across]: Words } = {
  hardware: { one: 'hardware type', many: 'hardware types', equal: 'model, precision, batch size, sequence length and test case' },
  device: { one: 'device', many: 'devices', equal: 'model, precision, batch size, sequence length and test case' },
  model: { one: 'model', many: 'models', equal: 'device, precision, batch size, sequence length and test case' },
  precision: { one: 'precision', many: 'precisions', equal: 'model, device, batch size, sequence length and test case' },
  batch: { one: 'batch size', many: 'batch sizes', equal: 'model, device, precision, sequence length and test case' },
  time: { one: 'time window', many: 'two time windows', equal: 'the whole configuration' },
};

/** `Across hardware types, each by its best device: model, … and test case are equal within a row; versions and dates may differ.` */
export function comparedSentence(comparison: Pick<Comparison, 'across' | 'windows' | 'rows'>): string {
  const { many, equal } = ACROSS_WORDS[comparison.across];
  if (comparison.across === 'time') return `Across two time windows${windowsText(comparison.windows)}; ${equal} is equal within a row.`;
  const devices = Math.max(1, ...comparison.rows.flatMap(({ cells }) => cells.map((cell) => cell?.devices ?? 1)));
  const by = comparison.across !== 'hardware' ? '' : devices > 1 ? `, each by its best device (of up to ${devices})` : ', each by its device';
  return `Across ${many}${by}: ${equal} are equal within a row; versions and dates may differ.`;
}

/** `, before and from 1 May 2025` */
function windowsText(windows: Comparison['windows']): string {
  if (windows === null) return '';
  return `: ${formatDateUtc(windows.fromMs)} to the day before ${formatDateUtc(windows.splitMs)}, and from then to ${formatDateUtc(windows.toMs)}`;
}

/** `Latency, mean: how do hardware types compare with CPU?` */
export function compareTitle(metric: Metric, comparison: Pick<Comparison, 'across' | 'baseline' | 'columns'>): string {
  if (comparison.across === 'time') return `${metric.label}: what changed between the two time windows?`;
  const { many, one } = ACROSS_WORDS[comparison.across];
  const baseline = baselineLabel(comparison);
  return `${metric.label}: how do ${many} compare with ${baseline === null ? `the best ${one} of each row` : baseline}?`;
}

/** The baseline as a column is called; null for the best of each row. */
export function baselineLabel({ baseline, columns }: Pick<Comparison, 'baseline' | 'columns'>): string | null {
  return baseline === null ? null : (columns.find(({ value }) => value === baseline)?.label ?? baseline);
}

/** Beside a comparison of models. */
export const ITEMS_NOTE = 'An item of one model is not an item of another: compare models of one task.';

/** `ms, lower is better` */
export function unitAndDirection({ unit, better }: Metric): string {
  return [unit, better === 'none' ? '' : `${better} is better`].filter((part) => part !== '').join(', ');
}
