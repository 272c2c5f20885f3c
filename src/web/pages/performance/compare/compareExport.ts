import type { Comparison, Sample } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { ACROSS_WORDS } from '../acrossWords.ts';
import type { CompareEntry } from './compareEntries.ts';
import { againstText, compareMarks, reasonText, verdictLabel } from './verdictWords.ts';
import { marksText } from '../marksText.ts';

/** The verdicts for a data frame: a number a column, with all digits, and the words beside them. */
export function compareExport(comparison: Pick<Comparison, 'across' | 'metric'>): readonly DataColumn<CompareEntry>[] {
  const metric = METRICS[comparison.metric];
  const unit = metric.unit === '' ? '' : ` (${metric.unit})`;
  const { one } = ACROSS_WORDS[comparison.across];
  return [
    text(comparison.across === 'model' ? 'Hardware and device' : 'Model', ({ row }) => row.label),
    text('Setting', ({ row }) => row.detail),
    text(one.charAt(0).toUpperCase() + one.slice(1), ({ column }) => column.label),
    ...(comparison.across === 'hardware' ? [text('Best device', ({ cell }) => cell.sample.configuration.device), number('Of devices', ({ cell }) => cell.devices)] : []),
    number(`Median${unit}`, sample(({ median }) => median)),
    number(`Low${unit}`, sample(({ interval }) => interval?.[0] ?? null)),
    number(`High${unit}`, sample(({ interval }) => interval?.[1] ?? null)),
    number('n', sample(({ n }) => n)),
    number('Runs', sample(({ runs }) => runs)),
    number('Ratio', ({ cell }) => cell.verdict?.ratio ?? null),
    number('Ratio low', ({ cell }) => cell.verdict?.ratioInterval?.[0] ?? null),
    number('Ratio high', ({ cell }) => cell.verdict?.ratioInterval?.[1] ?? null),
    ...(metric.scale === 'interval' ? [number(`Difference${unit}`, ({ cell }) => cell.verdict?.difference ?? null)] : []),
    number('p', ({ cell }) => cell.verdict?.p ?? null),
    number('q', ({ cell }) => cell.verdict?.q ?? null),
    text('Against the baseline', ({ cell }) => againstText(cell, metric)),
    text('Verdict', ({ cell }) => (cell.verdict === null ? '' : verdictLabel(cell.verdict))),
    text('Marks', ({ cell }) => marksText(compareMarks(cell, metric))),
    text('Why', ({ cell }) => reasonText(cell)),
  ];
}

type Read<T> = (entry: CompareEntry) => T;

function text(header: string, read: Read<string>): DataColumn<CompareEntry> {
  return { id: header, header, width: 100, value: (entry) => read(entry) || null };
}

function number(header: string, value: Read<number | null>): DataColumn<CompareEntry> {
  return { id: header, header, width: 100, align: 'end', value };
}

function sample(read: (of: Sample) => number | null): Read<number | null> {
  return ({ cell }) => read(cell.sample);
}
