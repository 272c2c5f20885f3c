import { settingText } from '../../../../core/model/configuration.ts';
import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { frontierText } from './frontierText.ts';
import { formatCount } from '../../../../core/model/format.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { DeviceName } from '../DeviceName.tsx';
import { Marks } from '../Marks.tsx';
import { markedFor, marksText } from '../marksText.ts';

/** One line for each configuration, with both metrics and whether another beats it in both. */
export function paretoColumns({ x, y }: Pick<Pareto, 'x' | 'y'>): readonly DataColumn<ParetoPoint>[] {
  return [
    { id: 'model', header: 'Model', width: 180, isRowHeader: true, value: ({ point }) => point.configuration.model, render: ({ point }) => <MiddleEllipsis text={point.configuration.model} /> },
    { id: 'device', header: 'Device', width: 190, value: ({ point }) => point.configuration.device || hardwareLabel(point.configuration.hardwareType), render: ({ point }) => <DeviceName type={point.configuration.hardwareType} name={point.configuration.device} /> },
    { id: 'setting', header: 'Setting', width: 190, value: ({ point }) => settingText(point.configuration) || null, render: ({ point }) => <span data-tip={settingText(point.configuration)}>{settingText(point.configuration) || 'not stated'}</span> },
    valueColumn(x, (point) => point.x),
    valueColumn(y, (point) => point.y),
    { id: 'frontier', header: 'Frontier', width: 180, value: (point) => frontierText(point, { x, y }) },
    { id: 'runs', header: 'n', width: 56, align: 'end', value: ({ point }) => point.n, render: ({ point }) => formatCount(point.n), tip: 'Results' },
    { id: 'marks', header: 'Marks', width: 120, value: ({ point }) => marksText(markedFor(point, [x, y])) || null, render: ({ point }) => <Marks marks={markedFor(point, [x, y])} /> },
  ];
}

function valueColumn(key: MetricKey, read: (point: ParetoPoint) => number): DataColumn<ParetoPoint> {
  const { label, unit } = METRICS[key];
  return { id: key, header: unit === '' ? label : `${label} (${unit})`, width: 140, align: 'end', value: read, render: (point) => <NumberText value={read(point)} /> };
}
