import { formatExact } from '../../../../core/model/format.ts';
import type { DrawnChannel } from '../../../../core/power/types.ts';
import type { SecondsRange } from '../../../../core/view/viewState.ts';
import type { TableTwin } from '../../../chart/types.ts';
import type { DataColumn } from '../../../table/DataTable.tsx';

/** A sample as it is drawn. */
export interface SampleRow {
  readonly key: string;
  readonly seconds: number;
  readonly channel: string;
  readonly unit: string;
  readonly value: number;
}

/** What is drawn within the window, as rows. */
export function sampleRows(drawn: readonly DrawnChannel[], { fromS, toS }: SecondsRange): readonly SampleRow[] {
  return drawn.flatMap(({ channel, secondsFromStart, values }, place) => {
    const rows: SampleRow[] = [];
    for (let index = 0; index < values.length; index += 1) {
      const seconds = secondsFromStart[index] ?? Number.NaN;
      const value = values[index] ?? Number.NaN;
      if (seconds >= fromS && seconds <= toS && Number.isFinite(value)) rows.push({ key: `${String(place)} ${String(index)}`, seconds, channel: channel.label, unit: channel.unit, value });
    }
    return rows;
  });
}

const SAMPLE_COLUMNS: readonly DataColumn<SampleRow>[] = [
  { id: 'seconds', header: 'Time (s)', value: ({ seconds }) => seconds, render: ({ seconds }) => formatExact(seconds), width: 130, align: 'end', isRowHeader: true, tip: 'Since the start of the run' },
  { id: 'channel', header: 'Measured', value: ({ channel }) => channel, width: 200 },
  { id: 'value', header: 'Value', value: ({ value }) => value, render: ({ value }) => formatExact(value), width: 140, align: 'end' },
  { id: 'unit', header: 'Unit', value: ({ unit }) => unit, width: 80 },
];

/** The table twin; its rows, tens of thousands, are made when they are first looked at. */
export function sampleTable(drawn: readonly DrawnChannel[], window: SecondsRange): TableTwin<SampleRow> {
  let rows: readonly SampleRow[] | null = null;
  return {
    label: 'Drawn samples',
    columns: SAMPLE_COLUMNS,
    rowKey: ({ key }) => key,
    get rows() {
      rows ??= sampleRows(drawn, window);
      return rows;
    },
  };
}
