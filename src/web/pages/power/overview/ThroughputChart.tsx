import { useMemo } from 'react';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import { Lacking } from '../Lacking.tsx';
import { countedBy } from '../comparable.ts';
import { ModelPicker } from '../ModelPicker.tsx';
import { powerView } from '../powerViews.ts';
import { resultTip } from '../resultText.ts';
import type { OverviewChartProps } from './chartProps.ts';
import { countResults, resultKey } from './countResults.ts';
import { hardwareLegend } from './hardwareLegend.ts';
import { resultColumns } from './resultColumns.tsx';
import { throughputOption } from './throughputOption.ts';

const SHOWN: readonly MetricKey[] = ['throughput', 'power', 'power-peak', 'items-per-joule', 'energy-per-item'];

/** What a result must have to count here. */
const COUNTED: readonly MetricKey[] = ['power'];

/** More marks than this hide each other, and take longer to draw than all else. */
const DRAWN_AT_MOST = 1_000;

function mostRead(results: readonly PowerResult[]): readonly PowerResult[] {
  return results.length <= DRAWN_AT_MOST ? results : results.toSorted((left, right) => right.n - left.n).slice(0, DRAWN_AT_MOST);
}

/** How much power a configuration draws for what it delivers. */
export function ThroughputChart({ overview, view, setView, picking, busy, source }: OverviewChartProps) {
  const info = powerView('throughput');
  const all = useMemo(() => overview.results.filter(info.suits), [overview, info]);
  const models = useMemo(() => countedBy(all, 'model'), [all]);
  const model = models.some(({ value }) => value === view.subject.model) ? view.subject.model : null;
  const results = useMemo(() => (model === null ? all : all.filter(({ configuration }) => configuration.model === model)), [all, model]);
  const drawn = useMemo(() => mostRead(results), [results]);
  const build = useMemo(() => throughputOption(drawn), [drawn]);
  const columns = useMemo(() => resultColumns(SHOWN, COUNTED, view.power), [view.power]);
  const byKey = useMemo(() => new Map(results.map((result) => [result.key, result])), [results]);
  const legend = useMemo(() => hardwareLegend(results), [results]);
  return (
    <ChartFrame
      title="How much power for how much throughput?"
      subtitle={results.length === 0 ? '' : `Each mark is one configuration${model === null ? ' of a model' : ` of ${model}`}. ${model === null ? 'Items of different models are different work: choose a model to compare like with like.' : 'Right is faster, down is less power.'}`}
      detail={results.length === 0 ? '' : `${model === null ? 'Right is faster, down is less power; along' : 'Along'} a dotted line every joule buys equally many items. ${countResults(results, COUNTED)}${drawn.length < results.length ? ` The ${formatCount(drawn.length)} with most readings are drawn, all are in the table.` : ''}`}
      drawing={results.length === 0 ? null : {
        build,
        height: 480,
        description: `Average power against throughput of ${formatQuantity(drawn.length, 'configuration')}, with lines of equal efficiency.`,
        tip: (id) => tipOf(byKey.get(id)),
        onPick: picking.pickId,
        legend,
      }}
      empty={<Lacking info={info} overview={overview} view={view} setView={setView} />}
      table={{ label: 'Power and throughput', rows: results, columns, rowKey: resultKey, initialSort: { column: 'items-per-joule', descending: true }, onPick: picking.pickRow }}
      sql={overview.sql}
      fileName="power-throughput"
      busy={busy}
      source={source}
      controls={models.length > 1 && <ModelPicker models={models} model={model} setView={setView} />}
    />
  );

  function tipOf(result: (typeof results)[number] | undefined) {
    return result === undefined ? null : resultTip(result, SHOWN, COUNTED, view.power);
  }
}
