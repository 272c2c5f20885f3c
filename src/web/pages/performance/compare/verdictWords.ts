import type { CompareCell, Verdict, VerdictKind } from '../../../../core/compare/types.ts';

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
export function againstText({ isBaseline, isBest, verdict }: CompareCell): string {
  if (isBaseline) return isBest ? 'baseline, and the best' : 'baseline';
  return verdict === null ? '' : verdict.text;
}

/** Why there is no verdict, or the rule that decided. */
export function reasonText({ isBaseline, verdict }: CompareCell): string {
  if (verdict !== null) return verdict.reason;
  return isBaseline ? 'The others of its row are compared with it' : 'Its row has no baseline to compare with';
}

/** `Better`, with the method where it is weak. */
export function verdictLabel({ kind, method }: Pick<Verdict, 'kind' | 'method'>): string {
  const label = VERDICT_LABELS[kind];
  return method === 'history' && kind !== 'no-estimate' ? `${label} (by history)` : label;
}
