import type { PrecisionStep, PrecisionTrade } from '../../../../core/compare/types.ts';
import { formatCount } from '../../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { Missing, NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { Marks } from '../Marks.tsx';
import { markedFor, marksText } from '../marksText.ts';
import { againstReference } from '../numberWords.ts';

/** Every metric of every precision, with its ratio to the reference in words. */
export function precisionColumns(trade: Pick<PrecisionTrade, 'metrics' | 'reference'>): readonly DataColumn<PrecisionStep>[] {
  return [
    { id: 'precision', header: 'Precision', width: 100, isRowHeader: true, value: ({ precision }) => precision || 'not stated' },
    ...trade.metrics.flatMap((key) => metricColumns(key, trade.reference)),
    { id: 'runs', header: 'n', width: 56, align: 'end', value: ({ point }) => point.n, render: ({ point }) => formatCount(point.n), tip: 'Results' },
    { id: 'marks', header: 'Marks', width: 120, value: ({ point }) => marksText(markedFor(point, trade.metrics)) || null, render: ({ point }) => <Marks marks={markedFor(point, trade.metrics)} /> },
  ];
}

function metricColumns(key: MetricKey, reference: string | null): readonly DataColumn<PrecisionStep>[] {
  const metric = METRICS[key];
  const words = ({ precision, ratios }: PrecisionStep): string => (precision === reference ? 'reference' : againstReference(ratios[key], metric));
  return [
    { id: key, header: metric.unit === '' ? metric.label : `${metric.label} (${metric.unit})`, width: 130, align: 'end', value: ({ point }) => point.values[key]?.median ?? null, render: ({ point }) => <NumberText value={point.values[key]?.median ?? null} missing="Not measured at this precision" /> },
    ...(metric.scale === 'interval' ? [] : [{ id: `${key} ratio`, header: 'Against the reference', width: 160, value: words, render: (step: PrecisionStep) => (step.point.values[key] === undefined ? <Missing reason="Not measured at this precision" /> : words(step)) } satisfies DataColumn<PrecisionStep>]),
  ];
}
