import { useCallback, useState } from 'react';
import { configurationKey } from '../../../core/model/configuration.ts';
import type { Session } from '../../../core/session/session.ts';
import type { PerformanceChart, ViewState } from '../../../core/view/viewState.ts';
import { shownValue, useQuery } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { type PickPlace, ResultPopover } from '../../parts/ResultPopover.tsx';
import { ComparePanel } from './compare/ComparePanel.tsx';
import { DistributionPanel } from './distribution/DistributionPanel.tsx';
import { EmptyChart } from './EmptyChart.tsx';
import { nothingInFile } from './emptyReason.ts';
import { ParetoPanel } from './pareto/ParetoPanel.tsx';
import type { OnPick, PickedResult } from './pick/picked.ts';
import { PrecisionPanel } from './precision/PrecisionPanel.tsx';
import { ScalingPanel } from './scaling/ScalingPanel.tsx';
import { Marks } from './Marks.tsx';
import { ChartTabs } from './toolbar/ChartTabs.tsx';
import type { PanelProps } from './panelProps.ts';
import css from './PerformancePage.module.css';

interface PerformancePageProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
  /** Name of the open dataset, for exports. */
  readonly datasetName?: string;
}

const PANELS: { readonly [K in PerformanceChart]: (props: PanelProps) => React.ReactNode } = {
  compare: ComparePanel,
  distribution: DistributionPanel,
  scaling: ScalingPanel,
  precision: PrecisionPanel,
  pareto: ParetoPanel,
};

/** Which hardware is faster for a model, by how much, and whether that is real. */
export function PerformancePage({ session, view, setView, datasetName = 'dataset' }: PerformancePageProps) {
  const [picked, setPicked] = useState<{ readonly result: PickedResult; readonly place: PickPlace } | null>(null);
  // The same in every view: with another one each chart would be drawn again before its answer is there.
  const onPick: OnPick = useCallback((result, place) => setPicked({ result, place }), []);
  const [pickedIn, setPickedIn] = useState(view);
  if (pickedIn !== view) {
    setPickedIn(view);
    setPicked(null);
  }
  const Panel = PANELS[view.performance.chart];
  if (session.dataset.results === 0) {
    return (
      <section className={css.page} aria-label="Comparisons">
        <EmptyChart empty={nothingInFile(session.dataset)} setView={setView} />
      </section>
    );
  }
  return (
    <section className={css.page} aria-label="Comparisons">
      <ChartTabs view={view} setView={setView} />
      <Panel session={session} view={view} setView={setView} datasetName={datasetName} onPick={onPick} />
      {picked !== null && (
        <Picked key={configurationKey(picked.result.configuration)} result={picked.result} place={picked.place} session={session} view={view} setView={setView} onClose={() => setPicked(null)} />
      )}
    </section>
  );
}

interface PickedProps extends Pick<PerformancePageProps, 'session' | 'view' | 'setView'> {
  readonly result: PickedResult;
  readonly place: PickPlace;
  readonly onClose: () => void;
}

/** What was picked; the run that was recorded of it is looked for when it opens. */
function Picked({ result, place, session, view, setView, onClose }: PickedProps) {
  const { configuration, facts, marks } = result;
  const runs = shownValue(useQuery(session.power, JSON.stringify(['recorded runs', view.filters, view.include, view.staleAfterDays]), (signal) => session.power.seriesList(view, signal)));
  const key = configurationKey(configuration);
  const run = runs?.series.find((series) => series.configuration !== null && configurationKey(series.configuration) === key);
  return <ResultPopover configuration={configuration} facts={facts} marks={<Marks marks={marks} />} recordedRun={run?.id ?? null} place={place} view={view} setView={setView} dataset={session.dataset} onClose={onClose} />;
}
