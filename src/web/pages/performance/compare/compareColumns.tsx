import type { CompareCell, Comparison } from '../../../../core/compare/types.ts';
import { METRICS, type Metric } from '../../../../core/model/metric.ts';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Missing, NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { ACROSS_WORDS } from '../acrossWords.ts';
import { DeviceName } from '../DeviceName.tsx';
import { Marks } from '../Marks.tsx';
import { marksText } from '../marksText.ts';
import { intervalText } from '../numberWords.ts';
import { resultsText } from '../resultsText.ts';
import type { CompareEntry } from './compareEntries.ts';
import css from './compareColumns.module.css';
import { VerdictMark } from './VerdictMark.tsx';
import { againstText, bestOfText, compareMarks, reasonText, verdictLabel } from './verdictWords.ts';

/** Two lines of text and their padding, CSS pixels. */
export const COMPARE_ROW = 46;

/** The verdicts as a table: two lines for each sample of each row. */
export function compareColumns(comparison: Pick<Comparison, 'across' | 'metric'>): readonly DataColumn<CompareEntry>[] {
  const metric = METRICS[comparison.metric];
  const { across } = comparison;
  return [
    { id: 'row', header: across === 'model' ? 'Hardware and setting' : 'Model and setting', width: 210, isRowHeader: true, value: ({ row }) => row.label, render: ({ row }) => <TwoLines first={row.label} second={row.detail === '' ? 'setting not stated' : row.detail} /> },
    { id: 'compared', header: comparedHeader(across), width: 200, value: ({ column }) => column.label, render: ({ column, cell }) => <Compared column={column} device={across === 'hardware' ? [bestOfText(cell), cell.sample.configuration.device].filter((text) => text !== '').join(': ') : ''} />, ...(across === 'hardware' ? { tip: 'The device with the best median of each type in that row' } : {}) },
    { id: 'value', header: metric.unit === '' ? 'Median' : `Median, ${metric.unit}`, width: 130, align: 'end', tip: `${metric.label}: median of its results with its 95 % interval`, value: ({ cell }) => cell.sample.median, render: ({ cell }) => <Median cell={cell} /> },
    { id: 'runs', header: 'n', width: 56, align: 'end', tip: 'Results of this configuration', value: ({ cell }) => cell.sample.n, render: ({ cell }) => <span data-tip={resultsText(cell.sample)}>{cell.sample.n.toLocaleString('en-US')}</span> },
    { id: 'ratio', header: 'Against the baseline', width: 190, tip: 'Sorted by the ratio, or by the difference where ratios say nothing', value: ({ cell }) => cell.verdict?.ratio ?? cell.verdict?.difference ?? null, render: ({ cell }) => <Against cell={cell} metric={metric} /> },
    { id: 'verdict', header: 'Verdict and why', width: 450, value: ({ cell }) => (cell.verdict === null ? null : verdictLabel(cell.verdict)), render: ({ cell }) => <Why cell={cell} /> },
    { id: 'marks', header: 'Marks', width: 120, value: ({ cell }) => marksText(compareMarks(cell, metric)) || null, render: ({ cell }) => <Marks marks={compareMarks(cell, metric)} /> },
  ];
}

function comparedHeader(across: Comparison['across']): string {
  const { one } = ACROSS_WORDS[across];
  const name = one.charAt(0).toUpperCase() + one.slice(1);
  return across === 'hardware' ? 'Hardware, best device' : name;
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <span className={css.lines}>
      <MiddleEllipsis text={first} />
      <span className={css.second} data-tip={second}>
        {second}
      </span>
    </span>
  );
}

function Compared({ column, device }: { readonly column: CompareEntry['column']; readonly device: string }) {
  if (device === '') return <DeviceName type={column.hardwareType} name={column.label} />;
  return (
    <span className={css.lines}>
      <DeviceName type={column.hardwareType} name={column.label} />
      <span className={css.second} data-tip={device}>
        {device}
      </span>
    </span>
  );
}

function Median({ cell: { sample } }: { readonly cell: CompareCell }) {
  return (
    <span className={css.lines}>
      <NumberText value={sample.median} />
      <span className={css.second} data-tip={sample.intervalMethod}>
        {sample.interval === null ? <Missing reason={sample.intervalMethod} /> : intervalText(sample.interval)}
      </span>
    </span>
  );
}

function Against({ cell, metric }: { readonly cell: CompareCell; readonly metric: Metric }) {
  return (
    <span className={css.wrapped} data-tip={reasonText(cell)}>
      {againstText(cell, metric)}
    </span>
  );
}

function Why({ cell }: { readonly cell: CompareCell }) {
  return (
    <span className={css.wrapped} data-tip={reasonText(cell)}>
      <VerdictMark cell={cell} />
      <span className={css.reason}>{` · ${reasonText(cell)}`}</span>
    </span>
  );
}
