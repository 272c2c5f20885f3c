import { useMemo } from 'react';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { Lacking } from '../Lacking.tsx';
import { powerView } from '../powerViews.ts';
import { resultTip } from '../resultText.ts';
import type { OverviewChartProps } from './chartProps.ts';
import { countResults, resultKey } from './countResults.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { RecordedTemperatures } from './RecordedTemperatures.tsx';
import { numberColumn, resultColumns } from './resultColumns.tsx';
import { temperatureHeight, temperatureOption } from './temperatureOption.ts';
import { PER_DEVICE, temperatureRows } from './temperatureRows.ts';

const SHOWN: readonly MetricKey[] = ['temperature', 'temperature-peak', 'power', 'duration'];
const MORE = [numberColumn('rise', 'Peak over average (K)', ({ temperatureRiseK }) => temperatureRiseK, 'Peak over average, or as the file states it')];

/** What a result must have to count here. */
const COUNTED: readonly MetricKey[] = ['temperature', 'temperature-peak'];

/** How hot each device gets, and by how much. */
export function TemperatureChart({ overview, runs, view, setView, picking, busy, source }: OverviewChartProps) {
  const info = powerView('temperature');
  const narrow = useMedia(PHONE);
  const results = useMemo(() => overview.results.filter(info.suits), [overview, info]);
  const plan = useMemo(() => temperatureRows({ results, limits: overview.limits }), [results, overview.limits]);
  const build = useMemo(() => temperatureOption(plan), [plan]);
  const columns = useMemo(() => resultColumns(SHOWN, COUNTED, null, MORE), []);
  const tip = (id: string) => {
    const result = results.find(({ key }) => key === id);
    return result === undefined ? null : resultTip(result, SHOWN, COUNTED, { pricePerKwh: null, carbonGPerKwh: null });
  };
  const limits = overview.limits.length === 0 ? 'The file gives no limit of any device, so that none is drawn.' : `Limits as ${[...new Set(overview.limits.map(({ source }) => source))].join(', ')} gives them.`;
  const legend = useMemo(() => hardwareLegend(results), [results]);
  return (
    <ChartFrame
      title="How hot does each device get?"
      subtitle={results.length === 0 ? '' : `From the average (dot) to the peak, with how far the peak is over the average; hottest device first.`}
      detail={results.length === 0 ? '' : `${countResults(results, COUNTED)}${plan.hidden > 0 ? ` Drawn are the ${String(PER_DEVICE)} hottest configurations of a device at most; ${formatCount(plan.hidden)} more are in the table.` : ''} ${limits}`}
      drawing={plan.rows.length === 0 ? null : { build, height: temperatureHeight(plan, narrow), description: `Average and peak temperature of ${formatQuantity(results.length, 'configuration')} on ${formatQuantity(plan.devices, 'device')}, hottest first.`, tip, onPick: picking.pickId, legend }}
      empty={<Lacking info={info} overview={overview} view={view} setView={setView} />}
      table={{ label: 'Temperatures', rows: results, columns, rowKey: resultKey, initialSort: { column: 'temperature-peak', descending: true }, onPick: picking.pickRow }}
      sql={overview.sql}
      fileName="temperature"
      busy={busy}
      source={source}
    >
      <RecordedTemperatures runs={runs} setView={setView} />
    </ChartFrame>
  );
}
