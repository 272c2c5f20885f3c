import type { ReactNode } from 'react';
import type { ResultCounts } from '../../../core/compare/types.ts';
import type { MetricKey } from '../../../core/model/metric.ts';
import type { ViewState } from '../../../core/view/viewState.ts';
import type { QueryState } from '../../data/useQuery.ts';
import { shownValue } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { CountsLine } from '../../parts/CountsLine.tsx';
import { Failed } from './Failed.tsx';
import css from './PerformancePage.module.css';

interface PanelLayoutProps<T> {
  readonly query: QueryState<T>;
  /** What failed, when it fails: `The comparison`. */
  readonly what: string;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly controls: ReactNode;
  /** What is compared with what, in words. */
  readonly sentence: (answer: T) => string;
  /** The metrics that the chart needs, for the words about what was left out. */
  readonly metrics: (answer: T) => readonly MetricKey[];
  /** Whether any result shown was throttled. */
  readonly throttled: (answer: T) => boolean;
  readonly children: (answer: T) => ReactNode;
}

/** Controls, what is compared, what is in view, and below it the chart or why there is none. */
export function PanelLayout<T extends { readonly counts: ResultCounts }>({ query, what, view, setView, controls, sentence, metrics, throttled, children }: PanelLayoutProps<T>) {
  const answer = shownValue(query);
  return (
    <>
      <div className={css.toolbar}>{controls}</div>
      {query.status === 'failed' && <Failed what={what} error={query.error} />}
      {answer === null && query.status === 'loading' && <div className={css.arriving} aria-busy="true" />}
      {answer !== null && (
        <>
          <div className={css.words}>
            <p className={css.compared}>{sentence(answer)}</p>
            <CountsLine counts={answer.counts} metrics={metrics(answer)} throttled={throttled(answer)} view={view} setView={setView} />
          </div>
          {children(answer)}
        </>
      )}
    </>
  );
}
