import type { ColumnSummary, Comparison } from '../../../../core/compare/types.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import css from './CompareSummary.module.css';
import { rulesText, verdictCounts } from './summaryText.ts';

const SHOWN_AT_MOST = 9;

/** How each column fares over all rows, before any picture. */
export function CompareSummary({ comparison }: { readonly comparison: Comparison }) {
  const shown = comparison.summaries.slice(0, SHOWN_AT_MOST);
  const more = comparison.summaries.slice(SHOWN_AT_MOST);
  return (
    <section className={css.summary} aria-label="Summary">
      <ul className={css.list}>
        {shown.map((summary) => (
          <SummaryLine key={summary.column.value} summary={summary} />
        ))}
      </ul>
      {more.length > 0 && (
        <details className={css.more}>
          <summary>{`${more.length} more`}</summary>
          <ul className={css.list}>
            {more.map((summary) => (
              <SummaryLine key={summary.column.value} summary={summary} />
            ))}
          </ul>
        </details>
      )}
      <p className={css.rules}>{rulesText(comparison)}</p>
    </section>
  );
}

function SummaryLine({ summary }: { readonly summary: ColumnSummary }) {
  const counts = verdictCounts(summary);
  return (
    <li className={css.line}>
      {summary.column.hardwareType !== null && <HardwareMark type={summary.column.hardwareType} />}
      <span>
        {summary.text}
        {counts !== '' && <span className={css.counts}>{` ${counts}`}</span>}
      </span>
    </li>
  );
}
