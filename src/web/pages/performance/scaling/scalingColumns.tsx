import { formatCount, formatPercent } from '../../../../core/model/format.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { Missing, NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { DeviceName } from '../DeviceName.tsx';
import { Marks } from '../Marks.tsx';
import { marksText } from '../marksText.ts';
import { intervalText } from '../numberWords.ts';
import { resultsText } from '../resultsText.ts';
import { mediansText, type ScalingEntry } from './scalingEntries.ts';

/** One line of the table for each batch size of each device and precision. */
export const SCALING_COLUMNS: readonly DataColumn<ScalingEntry>[] = [
  { id: 'device', header: 'Device', width: 200, isRowHeader: true, value: ({ line }) => line.device || hardwareLabel(line.hardwareType), render: ({ line }) => <DeviceName type={line.hardwareType} name={line.device} /> },
  { id: 'precision', header: 'Precision', width: 90, value: ({ line }) => line.precision || null, render: ({ line }) => (line.precision === '' ? <Missing reason="The file states none" /> : line.precision) },
  { id: 'batch', header: 'Batch', width: 70, align: 'end', value: ({ point }) => point.batch, render: ({ point }) => formatCount(point.batch) },
  { id: 'throughput', header: `Throughput (${METRICS.throughput.unit})`, width: 140, align: 'end', value: ({ point }) => point.throughputPerS, render: ({ point }) => <NumberText value={point.throughputPerS} /> },
  { id: 'latency', header: `Latency (${METRICS.latency.unit})`, width: 110, align: 'end', value: ({ point }) => point.latencyMs, render: ({ point }) => <NumberText value={point.latencyMs} /> },
  { id: 'efficiency', header: 'Efficiency', width: 100, align: 'end', tip: 'Throughput / (batch × throughput at batch 1)', value: ({ point }) => point.efficiency, render: ({ point }) => (point.efficiency === null ? <Missing reason="Needs a throughput at batch 1" /> : formatPercent(point.efficiency)) },
  { id: 'runs', header: 'n', width: 56, align: 'end', tip: 'Results', value: ({ point }) => point.point.n, render: ({ point }) => <span data-tip={resultsText(point.point)}>{formatCount(point.point.n)}</span> },
  { id: 'interval', header: '95 % of throughput', width: 150, align: 'end', value: ({ point }) => point.point.values.throughput?.interval?.[0] ?? null, render: ({ point }) => <Interval of={point.point.values.throughput?.interval ?? null} /> },
  { id: 'saturation', header: 'Growth', width: 190, tip: 'From this batch on a doubling brings less than 5 %', value: growthText, render: growthText },
  { id: 'marks', header: 'Marks', width: 120, value: ({ point }) => marksText(point.point) || null, render: ({ point }) => <Marks marks={point.point} /> },
];

/** `stops at about here (medians of 3)` */
function growthText({ line, point }: ScalingEntry): string | null {
  if (line.saturatesAt !== point.batch) return null;
  return `${line.saturationFirm === true ? 'stops' : 'seems to stop'} about here (${mediansText(line.saturationN)})`;
}

function Interval({ of }: { readonly of: readonly [number, number] | null }) {
  return of === null ? <Missing reason="Too few results for an interval" /> : intervalText(of);
}
