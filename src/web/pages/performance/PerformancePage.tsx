import { useCallback, useState } from 'react';
import type { Session } from '../../../core/session/session.ts';
import type { PerformanceChart, ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { ComparePanel } from './compare/ComparePanel.tsx';
import { DistributionPanel } from './distribution/DistributionPanel.tsx';
import { EmptyChart } from './EmptyChart.tsx';
import { nothingInFile } from './emptyReason.ts';
import { ParetoPanel } from './pareto/ParetoPanel.tsx';
import type { OnPick, PickedResult, PickPlace } from './pick/picked.ts';
import { PickPopover } from './pick/PickPopover.tsx';
import { PrecisionPanel } from './precision/PrecisionPanel.tsx';
import { ScalingPanel } from './scaling/ScalingPanel.tsx';
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
  const [picked, setPicked] = useState<{ readonly view: ViewState; readonly result: PickedResult; readonly place: PickPlace } | null>(null);
  const onPick: OnPick = useCallback((result, place) => setPicked({ view, result, place }), [view]);
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
      {picked?.view === view && (
        <PickPopover key={JSON.stringify(picked.result.configuration)} result={picked.result} place={picked.place} view={view} setView={setView} dataset={session.dataset} onClose={() => setPicked(null)} />
      )}
    </section>
  );
}
