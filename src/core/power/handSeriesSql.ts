import { constant, quoteIdentifier } from '../sql/quote.ts';
import type { SecondsRange } from '../view/viewState.ts';
import type { SeriesRun } from './seriesRuns.ts';

/** SQL that a person can run on the file itself to see the samples of a run. It is text to read and copy, never run here. */
export function handSeriesSql({ view, runKey, info, places }: SeriesRun, window: SecondsRange): string {
  const { table, columns, time, runColumns } = view.table;
  const named = (name: string): string => quoteIdentifier(table.columns.find((column) => column.name.toLowerCase() === name)?.name ?? name);
  const selected = [time.column, ...places.flatMap((place) => columns[place]?.alias.column ?? [])].map(named);
  const [only, ...more] = runColumns;
  const key = more.length === 0 ? (only === undefined ? null : named(only)) : `concat_ws(' · ', ${runColumns.map(named).join(', ')})`;
  const where = key === null ? '' : `\nWHERE ${runKey === '' ? `coalesce(CAST(${key} AS VARCHAR), '') = ''` : `CAST(${key} AS VARCHAR) = ${constant(runKey)}`}`;
  const whole = window.fromS === 0 && window.toS === info.seconds;
  const heading = whole ? '' : `-- shown: from ${window.fromS.toFixed(3)} s to ${window.toS.toFixed(3)} s after the first sample\n`;
  return `${heading}SELECT ${selected.join(', ')}\nFROM ${table.schema === 'main' ? '' : `${quoteIdentifier(table.schema)}.`}${quoteIdentifier(table.label)}${where}\nORDER BY ${named(time.column)};`;
}
