import { formatQuantity } from '../../../core/model/format.ts';
import type { MatrixSummary } from '../../../core/matrix/types.ts';
import type { Page } from '../../../core/view/viewState.ts';

/** What the filters leave, in a few words and in a sentence. */
export interface InViewText {
  readonly text: string;
  readonly tip: string;
}

/** The matrix counts cells, `69 models, 552 pairs`; the other pages count results, `69 models, 12,304 results`. */
export function inViewText(page: Page, { models, pairs, results, text }: MatrixSummary): InViewText {
  const counted = page === 'matrix' ? formatQuantity(pairs, 'pair') : formatQuantity(results, 'result');
  return { text: `${formatQuantity(models, 'model')}, ${counted}`, tip: page === 'matrix' ? text : `Results of every kind that the filters leave; the page says which of them it compares. ${text}` };
}
