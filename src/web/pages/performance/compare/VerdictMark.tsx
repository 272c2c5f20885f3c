import type { CompareCell } from '../../../../core/compare/types.ts';
import { reasonText, verdictLabel, VERDICT_GLYPHS } from './verdictWords.ts';
import css from './VerdictMark.module.css';

/** Better, worse, same or not known: a glyph and a word, coloured only where there is an estimate. */
export function VerdictMark({ cell }: { readonly cell: CompareCell }) {
  if (cell.verdict === null) {
    return (
      <span className={css.verdict} data-verdict="none" data-tip={reasonText(cell)}>
        {cell.isBaseline ? 'Baseline' : 'No baseline'}
      </span>
    );
  }
  return (
    <span className={css.verdict} data-verdict={cell.verdict.kind} data-tip={reasonText(cell)}>
      <span className={css.glyph} aria-hidden="true">
        {VERDICT_GLYPHS[cell.verdict.kind]}
      </span>
      {verdictLabel(cell.verdict)}
    </span>
  );
}
