import type { ColumnSummary, Comparison } from '../../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import css from './CompareSummary.module.css';
import { meanText, rulesText, splitSummaries, summaryHead, verdictCounts } from './summaryText.ts';

const SHOWN_AT_MOST = 12;
const SHOWN_ON_PHONE = 4;

/** How each column fares over all rows, before any picture. */
export function CompareSummary({ comparison }: { readonly comparison: Comparison }) {
  const metric = METRICS[comparison.metric];
  const most = useMedia(PHONE) ? SHOWN_ON_PHONE : SHOWN_AT_MOST;
  const [shown, more] = splitSummaries(comparison.summaries, most);
  return (
    <section className={css.summary} aria-label="Summary">
      <p className={css.head}>{summaryHead(comparison)}</p>
      <ul className={css.list}>
        {shown.map((summary) => (
          <SummaryLine key={summary.column.value} summary={summary} metric={metric} />
        ))}
      </ul>
      {more.length > 0 && (
        <details className={css.more}>
          <summary>{`${formatCount(more.length)} more with fewer pairs`}</summary>
          <ul className={css.list}>
            {more.map((summary) => (
              <SummaryLine key={summary.column.value} summary={summary} metric={metric} />
            ))}
          </ul>
        </details>
      )}
      <p className={css.rules}>{rulesText(comparison)}</p>
    </section>
  );
}

function nothingText({ compared }: ColumnSummary): string {
  return compared === 0 ? 'nothing to compare' : 'ratios say nothing';
}

function SummaryLine({ summary, metric }: { readonly summary: ColumnSummary; readonly metric: Metric }) {
  const { column, compared, possible } = summary;
  const mean = meanText(summary, metric);
  const counts = [`${formatCount(compared)} of ${formatQuantity(possible, 'pair')}`, verdictCounts(summary)].filter((part) => part !== '').join(': ');
  return (
    <li className={css.line}>
      {column.hardwareType !== null && <HardwareMark type={column.hardwareType} />}
      <div className={css.words} data-tip={summary.text}>
        <p className={css.name}>
          <b>{column.label}</b>
          {` ${mean === '' ? nothingText(summary) : mean}`}
        </p>
        <p className={css.counts}>{counts}</p>
      </div>
    </li>
  );
}
