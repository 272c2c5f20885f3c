import { useMemo } from 'react';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { Lacking } from '../Lacking.tsx';
import { BATTERY_METRICS, powerView } from '../powerViews.ts';
import { resultTip, valueText } from '../resultText.ts';
import type { OverviewChartProps } from './chartProps.ts';
import { countResults, resultKey } from './countResults.ts';
import { type RankPanel, rankHeight, rankOption } from './rankOption.ts';
import { ranked, rankRows, NARROW_ROWS_AT_MOST, ROWS_AT_MOST } from './rankRows.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { resultColumns } from './resultColumns.tsx';

const SHOWN: readonly MetricKey[] = [...BATTERY_METRICS, 'power', 'duration'];
const COLUMNS = resultColumns(SHOWN, BATTERY_METRICS, null);

/** What a test takes out of a battery, and how long one would last. */
export function BatteryChart({ overview, view, setView, picking, busy, source }: OverviewChartProps) {
  const info = powerView('battery');
  const narrow = useMedia(PHONE);
  const results = useMemo(() => overview.results.filter(info.suits), [overview, info]);
  const measures = useMemo(() => BATTERY_METRICS.filter((key) => results.some(({ values }) => values[key] !== null)), [results]);
  const ordered = useMemo(() => batteryOrder(results, measures[0]), [results, measures]);
  const rows = useMemo(() => rankRows(ordered.slice(0, narrow ? NARROW_ROWS_AT_MOST : ROWS_AT_MOST), true), [ordered, narrow]);
  const panels = useMemo(() => measures.map(batteryPanel), [measures]);
  const build = useMemo(() => rankOption(rows, panels), [rows, panels]);
  const tip = (id: string) => {
    const result = results.find(({ key }) => key === id);
    return result === undefined ? null : resultTip(result, SHOWN, BATTERY_METRICS, { pricePerKwh: null, carbonGPerKwh: null });
  };
  const hidden = ordered.length - rows.length;
  const legend = useMemo(() => hardwareLegend(results, 'bars'), [results]);
  return (
    <ChartFrame
      title="What does it take out of a battery?"
      subtitle={results.length === 0 ? '' : `Each row is one configuration of a model; a missing bar was not measured.`}
      detail={results.length === 0 ? '' : `${countResults(results, BATTERY_METRICS)}${hidden > 0 ? ` The first ${formatCount(rows.length)} are drawn, all are in the table.` : ''} Tests last differently long: a drain in mAh is of one test, a rate in % per hour is not.`}
      drawing={rows.length === 0 ? null : { build, height: rankHeight(rows.length, panels.length, narrow), description: `Battery drain and runtime of ${formatQuantity(results.length, 'configuration')}: ${measures.map((key) => METRICS[key].label.toLowerCase()).join(', ')}.`, tip, onPick: picking.pickId, legend }}
      empty={<Lacking info={info} overview={overview} view={view} setView={setView} />}
      table={{ label: 'Battery', rows: ordered, columns: COLUMNS, rowKey: resultKey, onPick: picking.pickRow }}
      sql={overview.sql}
      fileName="battery"
      busy={busy}
      source={source}
    />
  );
}

function batteryOrder(results: readonly PowerResult[], first: MetricKey | undefined): readonly PowerResult[] {
  return first === undefined ? results : ranked(results, ({ values }) => values[first], METRICS[first].better === 'higher' ? 'higher' : 'lower');
}

function batteryPanel(key: MetricKey): RankPanel {
  const { label, unit, better } = METRICS[key];
  return { label, unit, better, value: ({ values }) => values[key], text: (value) => valueText(key, value) };
}
