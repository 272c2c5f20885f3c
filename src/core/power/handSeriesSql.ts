import type { SourceTable } from '../source/table.ts';
import { constant, quoteIdentifier } from '../sql/quote.ts';
import type { SecondsRange } from '../view/viewState.ts';
import { inFile, tableName } from '../source/tableName.ts';
import type { SeriesRun } from './seriesRuns.ts';

/** SQL that a person can run on the file itself to see the samples of a run. It is text to read and copy, never run here. */
export function handSeriesSql({ view, runKey, info, places }: SeriesRun, window: SecondsRange): string {
  const { table, columns, time, runColumns } = view.table;
  const named = (name: string): string => quoteIdentifier(columnOf(table, name)?.name ?? name);
  const selected = [time.column, ...places.flatMap((place) => columns[place]?.alias.column ?? [])].map(named);
  const where = runColumns.length === 0 ? '' : `\nWHERE ${isRun(runColumns.map((name) => ({ sql: named(name), type: columnOf(table, name)?.type ?? '' })), runKey)}`;
  const whole = window.fromS === 0 && window.toS === info.seconds;
  const heading = whole ? '' : `-- shown: from ${window.fromS.toFixed(3)} s to ${window.toS.toFixed(3)} s after the first sample\n`;
  const file = info.source === null ? '' : `${inFile(info.source)}\n`;
  return `${heading}${file}SELECT ${selected.join(', ')}\nFROM ${tableName(table)}${where}\nORDER BY ${named(time.column)};`;
}

function isRun(columns: readonly { readonly sql: string; readonly type: string }[], key: string): string {
  const [only, ...more] = columns;
  if (only === undefined || more.length > 0) return `concat_ws(' · ', ${columns.map(({ sql }) => sql).join(', ')}) = ${constant(key)}`;
  if (key === '') return `${only.sql} IS NULL`;
  return `${only.sql} = ${/^(U?(TINY|SMALL|BIG|HUGE)?INT|INTEGER|UINTEGER|FLOAT|DOUBLE|DECIMAL)/i.test(only.type) && /^-?\d+(\.\d+)?$/.test(key) ? key : constant(key)}`;
}

function columnOf(table: SourceTable, name: string): SourceTable['columns'][number] | undefined {
  return table.columns.find((column) => column.name.toLowerCase() === name);
}
