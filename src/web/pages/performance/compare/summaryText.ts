import type { ColumnSummary, Comparison, VerdictKind } from '../../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';

const ORDER: readonly VerdictKind[] = ['better', 'worse', 'same', 'unclear', 'no-estimate', 'not-comparable'];

const WORDS: { readonly [K in VerdictKind]: string } = { better: 'better', worse: 'worse', same: 'same', unclear: 'unclear', 'no-estimate': 'without an estimate', 'not-comparable': 'not comparable' };

/** `30 better, 2 worse, 9 unclear`; empty without any verdict. */
export function verdictCounts({ verdicts }: Pick<ColumnSummary, 'verdicts'>): string {
  return ORDER.filter((kind) => verdicts[kind] > 0).map((kind) => `${formatCount(verdicts[kind])} ${WORDS[kind]}`).join(', ');
}

/** How pairs were made and judged: which are missing, and what holds the number of false findings down. */
export function rulesText({ pairs, lonelyRows, family, unjudged }: Pick<Comparison, 'pairs' | 'lonelyRows' | 'family' | 'unjudged'>): string {
  const sentences = [`Compared ${formatCount(pairs.compared)} of ${formatQuantity(pairs.possible, 'pair')}; a pair with one side missing is left out, never filled in.`];
  if (family > 1) sentences.push(`The false-discovery rate is held at 5\u00a0% over ${formatQuantity(family, 'pair')} (Benjamini-Hochberg).`);
  if (lonelyRows > 0) sentences.push(`${formatQuantity(lonelyRows, 'row')} with a single result ${lonelyRows === 1 ? 'is' : 'are'} not shown: nothing to compare with.`);
  if (unjudged > 0) sentences.push(`${formatQuantity(unjudged, 'pair')} beyond the limit ${unjudged === 1 ? 'was' : 'were'} not judged: narrow the filters.`);
  return sentences.join(' ');
}
