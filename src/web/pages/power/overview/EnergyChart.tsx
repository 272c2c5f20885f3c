import { useMemo } from 'react';
import { formatCount } from '../../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import { FrontierList } from '../../../parts/FrontierList.tsx';
import { comparable } from '../comparable.ts';
import { Lacking } from '../Lacking.tsx';
import { isOffline } from '../offline.ts';
import { LATENCIES, powerView } from '../powerViews.ts';
import { resultTip } from '../resultText.ts';
import { WorkPicker } from '../WorkPicker.tsx';
import type { OverviewChartProps } from './chartProps.ts';
import { countResults, resultKey } from './countResults.ts';
import { energyFrontier } from './energyFrontier.ts';
import { energyOption } from './energyOption.ts';
import { frontierText, workText } from './findings.ts';
import { frontierItems } from './frontierItems.ts';
import { energyUnitSize } from './scatterOption.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { resultColumns } from './resultColumns.tsx';

/** What a result must have to count here. */
const COUNTED: readonly MetricKey[] = ['energy-per-item'];

const OFFLINE_NOTE = ' The latency of an offline run is waiting in a queue, not answer time, so that no frontier is drawn.';

/** What speed costs in energy, for one kind of work. */
export function EnergyChart({ overview, view, setView, picking, busy, source }: OverviewChartProps) {
  const info = powerView('latency');
  const work = useMemo(() => comparable(overview.results.filter(info.suits), view.subject, isOffline), [overview, info, view.subject]);
  const { results, choices, others } = work;
  const latency = LATENCIES.find((key) => results.some(({ values }) => values[key] !== null)) ?? 'latency';
  const drawn = useMemo(() => results.filter(({ values }) => values[latency] !== null), [results, latency]);
  const build = useMemo(() => energyOption(drawn, latency), [drawn, latency]);
  const frontier = useMemo(() => energyFrontier(drawn, latency), [drawn, latency]);
  const offline = drawn.length > 0 && drawn.every(isOffline);
  const shown = useMemo((): readonly MetricKey[] => [latency, 'energy-per-item', 'power', 'energy-delay'], [latency]);
  const columns = useMemo(() => resultColumns(shown, COUNTED, view.power), [shown, view.power]);
  const byKey = useMemo(() => new Map(drawn.map((result) => [result.key, result])), [drawn]);
  const tip = (id: string) => {
    const result = byKey.get(id);
    return result === undefined ? null : resultTip(result, shown, COUNTED, view.power);
  };
  const legend = useMemo(() => hardwareLegend(drawn), [drawn]);
  return (
    <ChartFrame
      title="What does a faster answer cost in energy?"
      subtitle={drawn.length === 0 ? '' : `${workText(choices)}. ${METRICS[latency].label} and energy per item: lower is better for both.${offline ? OFFLINE_NOTE : ''}`}
      detail={drawn.length === 0 ? '' : `${!offline && frontier.length > 0 ? 'No measured configuration beats those on the blue line in both. ' : ''}${countResults(drawn, COUNTED)}${others > 0 ? ` ${formatCount(others)} of other work are not shown: their items are not the same.` : ''}`}
      drawing={drawn.length === 0 ? null : { build, height: 460, description: frontierText(frontier, drawn.length), tip, onPick: picking.pickId, legend }}
      empty={<Lacking info={info} overview={overview} view={view} setView={setView} />}
      table={{ label: 'Energy and latency', rows: drawn, columns, rowKey: resultKey, initialSort: { column: 'energy-per-item', descending: false }, onPick: picking.pickRow }}
      sql={overview.sql}
      fileName="energy-latency"
      busy={busy}
      source={source}
      controls={<WorkPicker choices={choices} setView={setView} />}
    >
      {frontier.length > 0 && <FrontierList title="On the line, from the fastest to the most frugal" items={frontierItems(frontier, energyUnitSize(drawn))} />}
    </ChartFrame>
  );
}
