import type { CompareCell, Verdict, VerdictKind } from '../../../../core/compare/types.ts';
import { ratioRangeText } from '../../../../core/compare/words.ts';
import type { Metric } from '../../../../core/model/metric.ts';
import { markedFor, type MarkedNumber } from '../marksText.ts';

export const VERDICT_LABELS: { readonly [K in VerdictKind]: string } = {
  better: 'Better',
  worse: 'Worse',
  same: 'Same',
  unclear: 'Unclear',
  'no-estimate': 'No estimate',
  'not-comparable': 'Not comparable',
};

export const VERDICT_GLYPHS: { readonly [K in VerdictKind]: string } = {
  better: '▲',
  worse: '▼',
  same: '=',
  unclear: '?',
  'no-estimate': '·',
  'not-comparable': '≠',
};

/** `1.8× slower`, `the baseline`; empty where the row has none. */
export function shortAgainst({ isBaseline, isBest, verdict }: CompareCell): string {
  if (isBaseline) return isBest ? 'baseline, and the best' : 'baseline';
  return verdict === null ? '' : verdict.text;
}

/** With its interval: `1.8× slower (1.6× to 2.0×)`. */
export function againstText(cell: CompareCell, metric: Metric): string {
  const interval = cell.verdict?.ratioInterval ?? null;
  return interval === null ? shortAgainst(cell) : `${shortAgainst(cell)} ${ratioRangeText(metric, ...interval)}`;
}

/** Why there is no verdict, or the rule that decided. */
export function reasonText({ isBaseline, verdict }: CompareCell): string {
  if (verdict !== null) return verdict.reason;
  return isBaseline ? 'The others of its row are compared with it' : 'Its row has no baseline to compare with';
}

/** `Better`, with the method where it is weak. */
export function verdictLabel({ kind, method, withinRuns }: Pick<Verdict, 'kind' | 'method' | 'withinRuns'>): string {
  const label = VERDICT_LABELS[kind];
  if (kind === 'no-estimate' || kind === 'not-comparable') return label;
  if (withinRuns) return `${label} (within runs)`;
  return method === 'history' ? `${label} (by history)` : label;
}

/** `best of 4`: a best of many looks better than the best of one. */
export function bestOfText({ devices }: Pick<CompareCell, 'devices'>): string {
  return devices > 1 ? `best of ${devices}` : '';
}

/** Whether the pair was judged: there is an estimate of the noise between the two. */
export function isJudged({ verdict }: CompareCell): boolean {
  return verdict !== null && verdict.kind !== 'no-estimate' && verdict.kind !== 'not-comparable';
}

/** The marks of a sample, and of how far it is from its baseline. */
export function compareMarks({ sample, verdict }: CompareCell, metric: Metric): MarkedNumber {
  return { ...markedFor(sample, [metric.key]), farApart: verdict?.farApart ?? false };
}
