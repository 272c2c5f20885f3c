import type { Session } from '../../../core/session/session.ts';
import type { SeriesInfo } from '../../../core/power/types.ts';
import type { PowerChart, ViewState } from '../../../core/view/viewState.ts';
import { sourceText, withUsed } from '../../app/filters/sourceText.ts';
import { PHONE, useMedia } from '../../data/useMedia.ts';
import { shownValue, useQuery } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { CountsLine } from '../../parts/CountsLine.tsx';
import { Segments } from '../../parts/Segments.tsx';
import { EmptyPower } from './EmptyPower.tsx';
import { emptyText, POWER_METRICS } from './emptyText.ts';
import { BatteryChart } from './overview/BatteryChart.tsx';
import type { OverviewChartProps } from './overview/chartProps.ts';
import { EfficiencyChart } from './overview/EfficiencyChart.tsx';
import { EnergyChart } from './overview/EnergyChart.tsx';
import { TemperatureChart } from './overview/TemperatureChart.tsx';
import { ThroughputChart } from './overview/ThroughputChart.tsx';
import { PowerNotes } from './PowerNotes.tsx';
import { lacking, POWER_VIEWS } from './powerViews.ts';
import { SamplesView } from './samples/SamplesView.tsx';
import { useResultMenu } from './useResultMenu.tsx';
import { overviewKey, seriesListKey, withPower } from './viewChanges.ts';
import { WhatIf } from './WhatIf.tsx';
import css from './PowerPage.module.css';

interface PowerPageProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
  /** Name of the open dataset, for exports. */
  readonly datasetName?: string;
}

const NO_RUNS: readonly SeriesInfo[] = [];
const CHARTS: { readonly [K in Exclude<PowerChart, 'samples'>]: (props: OverviewChartProps) => React.ReactNode } = {
  throughput: ThroughputChart,
  latency: EnergyChart,
  efficiency: EfficiencyChart,
  temperature: TemperatureChart,
  battery: BatteryChart,
};
/** Views that the reader's rates change. */
const RATED: ReadonlySet<PowerChart> = new Set(['throughput', 'latency', 'efficiency', 'samples']);

/** What results cost in watts, joules, heat and battery. */
export function PowerPage({ session, view, setView, datasetName = 'dataset' }: PowerPageProps) {
  const compact = useMedia(PHONE);
  const query = useQuery(session, overviewKey(view), (signal) => session.power.overview(view, signal));
  const overview = shownValue(query);
  const runsKey = overview !== null && overview.series > 0 ? seriesListKey(view) : null;
  const runsQuery = useQuery(session, runsKey, (signal) => session.power.seriesList(view, signal));
  const runs = runsKey === null ? null : shownValue(runsQuery);
  const picking = useResultMenu(overview?.results ?? [], runs?.series ?? NO_RUNS, session.dataset, view, setView);
  const { chart } = view.power;
  const source = sourceText(datasetName, session.dataset, view);

  if (overview === null) return <div className={css.page}>{query.status === 'failed' && <Failed error={query.error} />}</div>;
  const empty = emptyText(overview, session.dataset.metrics, view);
  const segments = POWER_VIEWS.map((info) => ({ value: info.chart, label: info.label, lacks: lacking(info, overview) }));
  const Chart = chart === 'samples' ? null : CHARTS[chart];
  const busy = query.status === 'loading';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css.page} tabIndex={0} aria-label="Power and temperature">
      {query.status === 'failed' && <Failed error={query.error} />}
      {empty !== null ? (
        <EmptyPower text={empty} counts={overview.counts} view={view} setView={setView} />
      ) : (
        <>
          <div className={css.head}>
            <div className={css.line}>
              <Segments label="View" value={chart} segments={segments} compact={compact} onChange={(next) => setView((from) => withPower(from, { chart: next }))} />
              {RATED.has(chart) && <WhatIf view={view} setView={setView} folded={compact} />}
            </div>
            {Chart !== null && (
              <CountsLine counts={overview.counts} metrics={POWER_METRICS} throttled={overview.results.some(({ throttle }) => throttle !== null)} view={view} setView={setView}>
                <PowerNotes overview={overview} />
              </CountsLine>
            )}
          </div>
          {Chart === null ? <SamplesView session={session} list={runs} overview={overview} view={view} setView={setView} source={source} /> : <Chart overview={overview} runs={runs?.series ?? NO_RUNS} view={view} setView={setView} picking={picking} busy={busy} source={withUsed(source, overview.counts)} />}
        </>
      )}
      {runsQuery.status === 'failed' && runsKey !== null && <Failed error={runsQuery.error} />}
      {picking.menu}
    </section>
  );
}

function Failed({ error }: { readonly error: Error }) {
  return (
    <p className={css.failed} role="alert">
      The power of these results could not be worked out: {error.message}
    </p>
  );
}
