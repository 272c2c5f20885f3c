import { constant, quoteIdentifier } from '../sql/quote.ts';
import { TEXT_FIELDS } from './aliases.ts';
import type { Alias } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { tableSql } from './evidenceView.ts';
import { simulatedSql } from './simulatedSql.ts';
import type { SampleColumn } from './sampleChannels.ts';
import { referenceClock } from './sampleTables.ts';
import type { EventTable, SampleTable } from './sampleTables.ts';
import { MISSING } from './subject.ts';
import type { SourceTable } from './table.ts';

/**
 * Reads a table of samples in canonical columns, row by row, nothing copied.
 *
 * | column            | what it is                                                                            |
 * |-------------------|---------------------------------------------------------------------------------------|
 * | `run`             | what parts the rows into runs; NULL or empty for rows of no run                       |
 * | `row_id`          | the row's place, to put rows of one moment in order                                   |
 * | `ms`              | epoch ms, or ms since the start of the run; NULL for a row without a time             |
 * | `c0`, `c1`, …     | the channels, in their units; NULL where nothing was measured                         |
 * | `z0`, `z1`, …     | for channels that are always above zero: whether the row holds zero or less           |
 * | `reference_mhz`   | the device's stated clock                                                             |
 * | `simulated`, `*_ref`, `*_word`, `*_name` | what the row says of itself, its model and its device          |
 */
export interface SampleView {
  readonly table: SampleTable;
  readonly select: string;
  readonly reader: ColumnReader;
  /** Which of the columns `simulated`, `*_ref`, `*_word` and `*_name` the table has. */
  readonly states: readonly string[];
  /** DuckDB type of `run`. */
  readonly runType: 'BIGINT' | 'VARCHAR';
}

const REASON_BITS = 0x4 | 0x8 | 0x20 | 0x40 | 0x80;

/** Times counted from the start of a run are below this; as epoch seconds they would be of 1973. */
const RELATIVE_BELOW = 1e8;

export function sampleView(table: SampleTable): SampleView {
  const reader = new ColumnReader(table.table);
  const run = runSql(table, reader);
  const channels = table.columns.map((column, index) => `${valueSql(table.table, reader, column)} AS c${index}`);
  const zeros = table.columns.flatMap((column, index) => (column.reads === 'positive' ? [`coalesce(${reader.finite([bare(column.alias)])} <= 0, false) AS z${index}`] : []));
  const reference = referenceClock(table.table);
  const simulated = simulatedSql(reader);
  const stated = statedSql(table.table, reader);
  const select = `SELECT
  ${run.sql} AS run,
  ${reader.rowId()} AS row_id,
  ${timeSql(table.table, reader, table.time)} AS ms,
  ${[...channels, ...zeros].join(',\n  ')},
  ${reference === null ? 'NULL::DOUBLE' : reader.positive([reference])} AS reference_mhz,
  ${simulated} AS simulated,
  ${Object.entries(stated).map(([name, sql]) => `${sql} AS ${name}`).join(',\n  ')}
FROM ${tableSql(table.table)} AS t`;
  return { table, select, reader, runType: run.type, states: [...(simulated === 'false' ? [] : ['simulated']), ...Object.entries(stated).flatMap(([name, sql]) => (sql === MISSING ? [] : [name]))] };
}

/** Whole numbers stay numbers, which are read and compared sooner than texts. */
function statedSql(table: SourceTable, reader: ColumnReader): { readonly [name in StatedName]: string } {
  const reference = (name: string): string => {
    const column = columnOf(table, name);
    if (column === undefined || !WHOLE.test(column.type)) return reader.text([{ column: name }]);
    reader.used.add(column.name);
    return raw(column.name);
  };
  return {
    model_ref: reference('model_id'),
    model_name: reader.text(TEXT_FIELDS.model_name),
    hardware_ref: reference('hardware_id'),
    hardware_word: reader.text([{ column: 'hardware_type' }]),
    device_name: reader.text([{ column: 'device_name' }, { column: 'device_model' }, { column: 'gpu_name' }]),
  };
}

/** What rows of samples may say of their model and device themselves. */
export const STATED_NAMES = ['model_ref', 'model_name', 'hardware_ref', 'hardware_word', 'device_name'] as const;
type StatedName = (typeof STATED_NAMES)[number];

/** The spans of an event table in ms, with what names their run and what they say of themselves. */
export function eventView(table: EventTable): { readonly select: string; readonly reader: ColumnReader } {
  const reader = new ColumnReader(table.table);
  const from = timeSql(table.table, reader, table.from);
  const to = table.to === null ? 'NULL::DOUBLE' : timeSql(table.table, reader, table.to);
  const duration = table.durationS === null ? 'NULL::DOUBLE' : reader.positive([table.durationS]);
  return {
    reader,
    select: `SELECT
  ${table.runColumn === null ? `''` : `coalesce(${reader.text([{ column: table.runColumn }])}, '')`} AS run,
  ${from} AS from_ms,
  coalesce(${to}, ${from} + 1000 * ${duration}) AS to_ms,
  ${reader.text([{ column: 'event_type' }])} AS event_type,
  ${reader.text([{ column: 'zone_name' }])} AS zone_name,
  ${reader.text([{ column: 'throttling_level' }])} AS level,
  ${reader.finite([{ column: 'max_temperature_celsius' }, { column: 'temperature' }])} AS temperature_c
FROM ${tableSql(table.table)} AS t`,
  };
}

function runSql({ table, runColumns }: SampleTable, reader: ColumnReader): { readonly sql: string; readonly type: 'BIGINT' | 'VARCHAR' } {
  const [only, ...more] = runColumns;
  if (only === undefined) return { sql: `''`, type: 'VARCHAR' };
  const column = more.length === 0 ? columnOf(table, only) : undefined;
  if (column !== undefined && WHOLE.test(column.type)) {
    reader.used.add(column.name);
    return { sql: `${raw(column.name)}::BIGINT`, type: 'BIGINT' };
  }
  return { sql: `coalesce(concat_ws(' · ', ${runColumns.map((name) => reader.text([{ column: name }])).join(', ')}), '')`, type: 'VARCHAR' };
}

function valueSql(table: SourceTable, reader: ColumnReader, { alias, reads, channel }: SampleColumn): string {
  switch (reads) {
    case 'positive':
      return reader.positive([alias]);
    case 'finite': {
      const value = reader.finite([alias]);
      if (channel.kind === 'temperature') return value;
      return `CASE WHEN ${value} >= 0 THEN ${value}${alias.column === 'battery_level' ? ` * (SELECT CASE WHEN max(${value}) <= 1 THEN 100 ELSE 1 END FROM ${tableSql(table)} AS t)` : ''} END`;
    }
    case 'flag':
      return flagSql(table, reader, alias);
    case 'reasons': {
      const text = reader.text([alias]);
      const bits = `TRY_CAST(${text} AS BIGINT)`;
      return `CASE WHEN ${bits} IS NOT NULL THEN CASE WHEN (${bits} & ${REASON_BITS}) <> 0 THEN 1.0 ELSE 0.0 END WHEN ${text} IS NOT NULL THEN CASE WHEN regexp_matches(${text}, ${constant('slowdown|thermal|power.?(cap|brake)')}, 'i') THEN 1.0 ELSE 0.0 END END::DOUBLE`;
    }
  }
}

function flagSql(table: SourceTable, reader: ColumnReader, alias: Alias): string {
  const column = columnOf(table, alias.column);
  if (column?.type.toUpperCase() === 'BOOLEAN') {
    reader.used.add(column.name);
    return `CAST(${raw(column.name)} AS DOUBLE)`;
  }
  return `coalesce(${reader.finite([alias])}, CASE ${reader.boolean([alias])} WHEN true THEN 1.0 WHEN false THEN 0.0 END::DOUBLE)`;
}

/** A number that is no epoch is a time since the start of the run, in seconds unless its name says ms. */
function timeSql(table: SourceTable, reader: ColumnReader, alias: Alias): string {
  const absolute = reader.time([alias]);
  const type = columnOf(table, alias.column)?.type ?? '';
  if (!NUMERIC.test(type)) return absolute;
  const number = reader.finite([alias]);
  const relative = `CASE WHEN ${number} >= 0 AND ${number} < ${RELATIVE_BELOW} THEN ${number}${alias.column.endsWith('_ms') ? '' : ' * 1000'} END`;
  return /^(elapsed|offset)_/.test(alias.column) ? relative : `coalesce(${absolute}, ${relative})`;
}

const WHOLE = /^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/i;
const NUMERIC = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL)/i;

function columnOf(table: SourceTable, name: string): SourceTable['columns'][number] | undefined {
  return table.columns.find((column) => column.name.toLowerCase() === name);
}

function raw(column: string): string {
  return `t.${quoteIdentifier(column)}`;
}

function bare({ column }: Alias): Alias {
  return { column };
}
