import { METRICS } from '../../../../core/model/metric.ts';
import { shownValue, useQuery } from '../../../data/useQuery.ts';
import { EmptyChart } from '../EmptyChart.tsx';
import { sourceText, withUsed } from '../../../app/filters/sourceText.ts';
import { nothingForSubject } from '../emptyReason.ts';
import { PanelLayout } from '../PanelLayout.tsx';
import type { PanelProps } from '../panelProps.ts';
import { questionKey } from '../questionKey.ts';
import { MetricSelect } from '../toolbar/MetricSelect.tsx';
import { SubjectSelects } from '../toolbar/SubjectSelects.tsx';
import { withMetric } from '../viewChanges.ts';
import { DistributionView } from './DistributionView.tsx';

/** How the runs of a few configurations are spread. */
export function DistributionPanel({ session, view, setView, datasetName, onPick }: PanelProps) {
  const query = useQuery(session.performance, questionKey('distribution', view), (signal) => session.performance.distribution(view, signal));
  const distribution = shownValue(query);
  const pinned = view.pins.length > 0;
  return (
    <PanelLayout
      query={query}
      what="The distribution"
      view={view}
      setView={setView}
      controls={
        distribution !== null && (
          <>
            <MetricSelect label="Metric" value={distribution.metric} metrics={distribution.metrics} onChange={(metric) => setView((from) => withMetric(from, metric))} />
            {!pinned && <SubjectSelects choices={distribution.choices} view={view} setView={setView} />}
          </>
        )
      }
      sentence={({ available }) => (pinned ? 'The runs of the pinned results; runs of different configurations are never mixed.' : `The configurations with most runs, of ${available.toLocaleString('en-US')} in view; runs of different configurations are never mixed. Pin results to choose them.`)}
      metrics={({ metric }) => [metric]}
      throttled={({ groups }) => groups.some(({ sample }) => sample.throttle !== null)}
    >
      {(answer) =>
        answer.groups.length === 0 ? (
          <EmptyChart
            setView={setView}
            empty={
              pinned
                ? { title: `No pinned result has ${METRICS[answer.metric].short === '' ? 'it' : `a value of ${METRICS[answer.metric].short}`}`, reason: 'The pinned results are not in this file, not under these filters, or lack this metric.', waysOut: [{ label: 'Unpin all', change: (from) => ({ ...from, pins: [] }) }] }
                : nothingForSubject({ view, dataset: session.dataset, counts: answer.counts, metrics: answer.metrics, wanted: [answer.metric] }, 'No runs of this choice', 'No configuration in view fits what was chosen.')
            }
          />
        ) : (
          <DistributionView distribution={answer} view={view} setView={setView} busy={query.status === 'loading'} source={withUsed(sourceText(datasetName, session.dataset, view), answer.counts)} onPick={onPick} />
        )
      }
    </PanelLayout>
  );
}
