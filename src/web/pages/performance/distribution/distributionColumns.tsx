import type { Distribution, DistributionGroup } from '../../../../core/compare/types.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { formatCount } from '../../../../core/model/format.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { settingText } from '../../../../core/model/configuration.ts';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Missing, NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { DeviceName } from '../DeviceName.tsx';
import { Marks } from '../Marks.tsx';
import { markedFor, marksText } from '../marksText.ts';
import { intervalText } from '../numberWords.ts';
import { resultsText } from '../resultsText.ts';
import { BOX_NEEDS } from './distributionOption.ts';
import { cvText, modesText } from './distributionText.ts';

/** The figures behind the boxes: one line for each configuration. */
export function distributionColumns(distribution: Pick<Distribution, 'metric'>): readonly DataColumn<DistributionGroup>[] {
  const metric = METRICS[distribution.metric];
  const unit = metric.unit === '' ? '' : ` (${metric.unit})`;
  const marks = ({ sample }: DistributionGroup) => markedFor(sample, [metric.key]);
  return [
    { id: 'model', header: 'Model', width: 170, isRowHeader: true, value: ({ sample }) => sample.configuration.model, render: ({ sample }) => <MiddleEllipsis text={sample.configuration.model} /> },
    { id: 'device', header: 'Device', width: 180, value: ({ sample }) => sample.configuration.device || hardwareLabel(sample.configuration.hardwareType), render: ({ sample }) => <DeviceName type={sample.configuration.hardwareType} name={sample.configuration.device} /> },
    { id: 'setting', header: 'Setting', width: 200, value: ({ sample }) => settingText(sample.configuration) || null, render: ({ sample }) => <span data-tip={settingText(sample.configuration)}>{settingText(sample.configuration) || 'not stated'}</span> },
    { id: 'runs', header: 'n', width: 56, align: 'end', value: ({ sample }) => sample.n, render: ({ sample }) => <span data-tip={resultsText(sample)}>{formatCount(sample.n)}</span>, tip: 'Results' },
    { id: 'median', header: `Median${unit}`, width: 100, align: 'end', value: ({ sample }) => sample.median, render: ({ sample }) => <NumberText value={sample.median} /> },
    numberColumn('q1', 'Q1', ({ q1 }) => q1, BOX_NEEDS, 'A quarter of the runs are below'),
    numberColumn('q3', 'Q3', ({ q3 }) => q3, BOX_NEEDS, 'A quarter of the runs are above'),
    numberColumn('min', 'Lowest', ({ sample }) => sample.min, 2, 'Lowest run'),
    numberColumn('max', 'Highest', ({ sample }) => sample.max, 2, 'Highest run'),
    { id: 'interval', header: '95 % interval', width: 120, align: 'end', tip: 'Of the median', value: ({ sample }) => sample.interval?.[0] ?? null, render: ({ sample }) => (sample.interval === null ? <Missing reason={sample.intervalMethod} /> : <span data-tip={sample.intervalMethod}>{intervalText(sample.interval)}</span>) },
    { id: 'cv', header: 'CV', width: 70, align: 'end', tip: 'Coefficient of variation: standard deviation / mean', value: ({ cv }) => cv, render: ({ cv }) => (cv === null ? <Missing reason="Needs two runs" /> : cvText(cv)) },
    { id: 'outliers', header: 'Outliers', width: 76, align: 'end', tip: 'Runs more than 1.5 × the interquartile range from the box (Tukey); marked, never dropped', value: ({ outliers }) => outliers.length },
    { id: 'humps', header: 'Humps', width: 180, tip: 'Looked for from 20 runs on', value: (group) => modesText(group, metric) || null, render: (group) => (group.modes === null ? <Missing reason={group.sample.n < 20 ? 'Needs 20 runs to be looked for' : 'One hump'} /> : <span data-tip={modesText(group, metric)}>{modesText(group, metric)}</span>) },
    { id: 'marks', header: 'Marks', width: 120, value: (group) => marksText(marks(group)) || null, render: (group) => <Marks marks={marks(group)} /> },
  ];
}

function numberColumn(id: string, header: string, read: (group: DistributionGroup) => number, needs: number, tip: string): DataColumn<DistributionGroup> {
  return {
    id,
    header,
    tip,
    width: 84,
    align: 'end',
    value: (group) => (group.sample.n >= needs ? read(group) : null),
    render: (group) => (group.sample.n >= needs ? <NumberText value={read(group)} /> : <Missing reason={`Needs ${needs} runs, has ${group.sample.n}`} />),
  };
}
