import { useMemo } from 'react';
import { formatCount, formatNumber } from '../../../../core/model/format.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import { comparable } from '../comparable.ts';
import { Lacking } from '../Lacking.tsx';
import { powerView } from '../powerViews.ts';
import { energyText, resultTip, withUnit } from '../resultText.ts';
import { carbonPerMillionG, costPerMillion, energyPerItemJ, itemsPerJoule, type Rates } from '../whatIf.ts';
import { WorkPicker } from '../WorkPicker.tsx';
import type { OverviewChartProps } from './chartProps.ts';
import { countResults, resultKey } from './countResults.ts';
import { rankingText, workText } from './findings.ts';
import { type RankPanel, rankHeight, rankOption } from './rankOption.ts';
import { ranked, rankRows, NARROW_ROWS_AT_MOST, ROWS_AT_MOST } from './rankRows.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { numberColumn, resultColumns } from './resultColumns.tsx';

const SHOWN: readonly MetricKey[] = ['power', 'throughput'];

/** What a result must have to count here. */
const COUNTED: readonly MetricKey[] = ['items-per-joule', 'energy-per-item'];

/** Which configuration does most with a joule, for one kind of work. */
export function EfficiencyChart({ overview, view, setView, picking, busy, source }: OverviewChartProps) {
  const info = powerView('efficiency');
  const narrow = useMedia(PHONE);
  const { results, choices, others } = useMemo(() => comparable(overview.results.filter(info.suits), view.subject), [overview, info, view.subject]);
  const ordered = useMemo(() => ranked(results, ({ values }) => itemsPerJoule(values), 'higher'), [results]);
  const panels = useMemo(() => efficiencyPanels(view.power), [view.power]);
  const rows = useMemo(() => rankRows(ordered.slice(0, narrow ? NARROW_ROWS_AT_MOST : ROWS_AT_MOST), false), [ordered, narrow]);
  const build = useMemo(() => rankOption(rows, panels), [rows, panels]);
  const columns = useMemo(() => resultColumns(SHOWN, COUNTED, view.power, efficiencyColumns), [view.power]);
  const tip = (id: string) => {
    const result = results.find(({ key }) => key === id);
    return result === undefined ? null : resultTip(result, ['items-per-joule', 'energy-per-item', ...SHOWN], COUNTED, view.power);
  };
  const hidden = ordered.length - rows.length;
  const legend = useMemo(() => hardwareLegend(results, 'bars'), [results]);
  return (
    <ChartFrame
      title="Which hardware does most with a joule?"
      subtitle={results.length === 0 ? '' : `${workText(choices)}. Items per joule, higher is better; in brackets the energy of one item.`}
      detail={results.length === 0 ? '' : `${countResults(results, COUNTED)}${hidden > 0 ? ` The ${formatCount(rows.length)} best are drawn, all are in the table.` : ''}${others > 0 ? ` ${formatCount(others)} of other work are not shown: their items are not the same.` : ''}`}
      drawing={rows.length === 0 ? null : { build, height: rankHeight(rows.length, panels.length, narrow), description: rankingText(ordered), tip, onPick: picking.pickId, legend }}
      empty={<Lacking info={info} overview={overview} view={view} setView={setView} />}
      table={{ label: 'Efficiency', rows: ordered, columns, rowKey: resultKey, initialSort: { column: 'efficiency', descending: true }, onPick: picking.pickRow }}
      sql={overview.sql}
      fileName="efficiency"
      busy={busy}
      source={source}
      controls={<WorkPicker choices={choices} setView={setView} />}
    />
  );
}

const efficiencyColumns = [
  numberColumn('efficiency', 'Efficiency (items/J)', ({ values }) => itemsPerJoule(values)),
  numberColumn('energy', 'Energy per item (J)', ({ values }) => energyPerItemJ(values)),
];

/** Cost and CO₂ only where the reader gave a rate. */
function efficiencyPanels(rates: Rates): readonly RankPanel[] {
  const panels: RankPanel[] = [
    { label: 'Efficiency', unit: 'items/J', better: 'higher', value: ({ values }) => itemsPerJoule(values), text: (value, { values }) => `${formatNumber(value)} (${energyText(energyPerItemJ(values), 'J')})` },
  ];
  if (rates.pricePerKwh !== null) panels.push({ label: 'Cost per million', unit: 'your currency', better: 'lower', value: ({ values }) => costPerMillion(energyPerItemJ(values), rates), text: (value) => formatNumber(value) });
  if (rates.carbonGPerKwh !== null) panels.push({ label: 'CO₂ per million', unit: 'g', better: 'lower', value: ({ values }) => carbonPerMillionG(energyPerItemJ(values), rates), text: (value) => withUnit(value, 'g') });
  return panels;
}
