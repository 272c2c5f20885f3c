import type { ColumnSummary, Comparison } from '../../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import css from './CompareSummary.module.css';
import { meanRange, meanText, restsOn, splitSummaries, summaryHead, verdictCounts } from './summaryText.ts';

const SHOWN_AT_MOST = 8;
const SHOWN_ON_PHONE = 4;
const NAMED_AT_MOST = 12;

/** How each column fares over all rows, a card each. */
export function CompareSummary({ comparison }: { readonly comparison: Comparison }) {
  const most = useMedia(PHONE) ? SHOWN_ON_PHONE : SHOWN_AT_MOST;
  const { shown, more, nothing } = splitSummaries(comparison.summaries, most);
  return (
    <section className={css.summary} aria-label="Summary">
      <p className={css.head}>{summaryHead(comparison)}</p>
      <Cards summaries={shown} comparison={comparison} />
      {more.length > 0 && (
        <details className={css.more}>
          <summary>{`${formatCount(more.length)} more with fewer pairs`}</summary>
          <Cards summaries={more} comparison={comparison} />
        </details>
      )}
      {nothing.length > 0 && <p className={css.head}>{`Nothing to compare: ${namesText(nothing)}.`}</p>}
    </section>
  );
}

/** `CPU, CUDA`, of many `bart-large, bart-base and 386 more`. */
function namesText(summaries: readonly ColumnSummary[]): string {
  const names = summaries.slice(0, NAMED_AT_MOST).map(({ column }) => column.label).join(', ');
  return summaries.length > NAMED_AT_MOST ? `${names} and ${formatCount(summaries.length - NAMED_AT_MOST)} more` : names;
}

function Cards({ summaries, comparison }: { readonly summaries: readonly ColumnSummary[]; readonly comparison: Comparison }) {
  return (
    <ul className={css.list}>
      {summaries.map((summary) => (
        <Card key={summary.column.value} summary={summary} metric={METRICS[comparison.metric]} baseline={comparison.baseline} />
      ))}
    </ul>
  );
}

function Card({ summary, metric, baseline }: { readonly summary: ColumnSummary; readonly metric: Metric; readonly baseline: string | null }) {
  const { column } = summary;
  const range = meanRange(summary, metric);
  const verdicts = verdictCounts(summary);
  return (
    <li className={css.card} data-tip={[summary.text, verdicts].filter((part) => part !== '').join('\n')}>
      <p className={css.name}>
        {column.hardwareType !== null && <HardwareMark type={column.hardwareType} />}
        <MiddleEllipsis text={column.label} />
      </p>
      <p className={css.mean}>
        <b>{meanText(summary, metric, baseline) || formatQuantity(summary.compared, 'pair')}</b>
        {range !== '' && <span className={css.range}>{` ${range}`}</span>}
      </p>
      <p className={css.counts}>{restsOn(summary, metric, baseline)}</p>
      <p className="visually-hidden">{verdicts}</p>
    </li>
  );
}
