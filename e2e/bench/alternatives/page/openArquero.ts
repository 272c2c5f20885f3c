import { fromArrow, op } from 'arquero';
import type { ColumnTable } from 'arquero';

import type { Answer, Library } from './library.ts';

interface Row {
  readonly precision: string;
  readonly batch_size: number;
  readonly test_timestamp: Date;
  readonly newest: Date;
}

/** Columnar tables in JavaScript, on the page's own thread. */
export function openArquero(): Promise<Library> {
  let table: ColumnTable | null = null;
  const opened = (): ColumnTable => {
    if (table === null) throw new Error('no file was opened');
    return table;
  };
  return Promise.resolve({
    async open(file) {
      // Without converted dates a time is a plain number.
      table = fromArrow(await file.arrayBuffer(), { useDate: false });
    },
    medians(filtered) {
      const rows = filtered ? opened().filter((row: Row) => row.precision === 'fp16' && row.batch_size === 8) : opened();
      return Promise.resolve(sumOf(rows.groupby('model_name', 'device_name').rollup({ latency: op.median('average_latency_ms') }), 'latency'));
    },
    newestStatus() {
      const newest = opened()
        .groupby('model_name', 'device_name')
        .derive({ newest: op.max('test_timestamp') })
        .filter((row: Row) => row.test_timestamp === row.newest)
        .select('status');
      const statuses = newest.array('status');
      return Promise.resolve({ groups: statuses.length, total: Array.from(statuses).filter((status) => status === 'failed').length });
    },
  });
}

function sumOf(table: ColumnTable, column: string): Answer {
  let total = 0;
  for (const value of table.array(column)) total += Number(value);
  return { groups: table.numRows(), total };
}
