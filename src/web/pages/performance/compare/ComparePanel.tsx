import { useState } from 'react';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { comparedSentence } from '../acrossWords.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { sourceText, withUsed } from '../../../app/filters/sourceText.ts';
import { nothingToCompare } from '../emptyReason.ts';
import { PanelLayout } from '../PanelLayout.tsx';
import type { PanelProps } from '../panelProps.ts';
import { questionKey } from '../questionKey.ts';
import { CompareControls } from '../toolbar/CompareControls.tsx';
import { MetricSelect } from '../toolbar/MetricSelect.tsx';
import { withMetric } from '../viewChanges.ts';
import { CompareView } from './CompareView.tsx';

/** One metric across hardware, devices, models, precisions, batch sizes or time. */
export function ComparePanel({ session, view, setView, datasetName, onPick }: PanelProps) {
  const question = questionKey('compare', view);
  const [turned, setTurned] = useState({ question, first: 0 });
  const first = turned.question === question ? turned.first : 0;
  const query = useQuery(session.performance, first === 0 ? question : JSON.stringify([question, first]), (signal) => session.performance.compare(view, signal, first));
  const comparison = shownValue(query);
  return (
    <PanelLayout
      query={query}
      what="The comparison"
      view={view}
      setView={setView}
      controls={
        <>
          {comparison !== null && <MetricSelect label="Metric" value={comparison.metric} metrics={comparison.metrics} onChange={(metric) => setView((from) => withMetric(from, metric))} />}
          <CompareControls comparison={comparison} view={view} setView={setView} />
        </>
      }
      sentence={comparedSentence}
      metrics={({ metric }) => [metric]}
      throttled={({ rows }) => rows.some(({ cells }) => cells.some((cell) => (cell?.sample.throttle ?? null) !== null))}
    >
      {(answer) =>
        answer.rows.length === 0 ? (
          <EmptyChart setView={setView} empty={nothingToCompare({ view, dataset: session.dataset, counts: answer.counts, metrics: answer.metrics, wanted: [answer.metric] }, answer.across, answer.lonelyRows)} />
        ) : (
          <CompareView comparison={answer} wanted={first} onTurn={(row) => setTurned({ question, first: row })} view={view} setView={setView} busy={query.status === 'loading'} source={withUsed(sourceText(datasetName, session.dataset, view), answer.counts)} onPick={onPick} />
        )
      }
    </PanelLayout>
  );
}
