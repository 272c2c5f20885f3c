import type { Comparison } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Missing, NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { ACROSS_WORDS } from '../acrossWords.ts';
import { DeviceName } from '../DeviceName.tsx';
import { Marks } from '../Marks.tsx';
import { marksText } from '../marksText.ts';
import { intervalText } from '../numberWords.ts';
import type { CompareEntry } from './compareEntries.ts';
import css from './compareColumns.module.css';
import { VerdictMark } from './VerdictMark.tsx';
import { againstText, reasonText, verdictLabel } from './verdictWords.ts';

/** The verdicts as a table: one line for each sample of each row. */
export function compareColumns(comparison: Pick<Comparison, 'across' | 'metric'>): readonly DataColumn<CompareEntry>[] {
  const metric = METRICS[comparison.metric];
  const unit = metric.unit === '' ? '' : ` (${metric.unit})`;
  const iterations = ({ cell }: CompareEntry): number | null => (metric.key === 'latency-p99' ? cell.sample.iterations : null);
  const wanted = comparison.across;
  return [
    { id: 'row', header: wanted === 'model' ? 'Hardware and device' : 'Model', width: 170, isRowHeader: true, value: ({ row }) => row.label, render: ({ row }) => <MiddleEllipsis text={row.label} /> },
    { id: 'setting', header: 'Setting', width: 230, value: ({ row }) => row.detail, render: ({ row }) => <span data-tip={row.detail}>{row.detail === '' ? 'not stated' : row.detail}</span> },
    { id: 'compared', header: capital(ACROSS_WORDS[wanted].one), width: 130, value: ({ column }) => column.label, render: ({ column }) => <DeviceName type={column.hardwareType} name={column.label} /> },
    ...(wanted === 'hardware' ? [deviceColumn] : []),
    { id: 'value', header: `Median${unit}`, width: 100, align: 'end', value: ({ cell }) => cell.sample.median, render: ({ cell }) => <NumberText value={cell.sample.median} />, tip: `${metric.label}: median of its results` },
    { id: 'runs', header: 'n', width: 48, align: 'end', value: ({ cell }) => cell.sample.n, tip: 'Results of this configuration' },
    {
      id: 'interval',
      header: '95 % interval',
      width: 120,
      align: 'end',
      value: ({ cell }) => (cell.sample.interval === null ? null : intervalText(cell.sample.interval)),
      render: ({ cell }) => (cell.sample.interval === null ? <Missing reason={cell.sample.intervalMethod} /> : <span data-tip={cell.sample.intervalMethod}>{intervalText(cell.sample.interval)}</span>),
      tip: 'Of the median',
    },
    { id: 'ratio', header: 'Against the baseline', width: 170, value: ({ cell }) => againstText(cell), render: ({ cell }) => <span data-tip={reasonText(cell)}>{againstText(cell)}</span> },
    { id: 'verdict', header: 'Verdict', width: 128, value: ({ cell }) => (cell.verdict === null ? null : verdictLabel(cell.verdict)), render: ({ cell }) => <VerdictMark cell={cell} /> },
    { id: 'marks', header: 'Marks', width: 130, value: (entry) => marksText(entry.cell.sample, iterations(entry)) || null, render: (entry) => <Marks marks={entry.cell.sample} iterations={iterations(entry)} /> },
    { id: 'reason', header: 'Why', width: 260, value: ({ cell }) => reasonText(cell), render: ({ cell }) => <span className={css.reason} data-tip={reasonText(cell)}>{reasonText(cell)}</span> },
  ];
}

const deviceColumn: DataColumn<CompareEntry> = {
  id: 'device',
  header: 'Best device',
  width: 160,
  value: ({ cell }) => cell.sample.configuration.device || null,
  render: ({ cell }) => (cell.sample.configuration.device === '' ? <Missing reason="No device named" /> : <MiddleEllipsis text={cell.sample.configuration.device} />),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
