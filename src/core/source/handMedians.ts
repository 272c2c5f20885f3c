import { METRICS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { FINITE_FIELDS, HARDWARE_ALIASES, INTEGER_FIELDS, POSITIVE_FIELDS, SIMULATED_WHEN_TRUE, TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { simulatedSql } from './simulatedSql.ts';
import type { SourceTable } from './table.ts';
import { fileLine, tableName } from './tableName.ts';

/**
 * SQL that a person can run on the file itself to see the medians behind a chart, one statement for each table that holds
 * any of the metrics and names model and hardware. It is text to read and copy, never run here.
 */
export function handMedians(recognition: Recognition, metrics: readonly MetricKey[]): string {
  const parts = recognition.recognised.filter(({ concept }) => concept.kind !== null && concept.kind !== 'declaration').flatMap((entry) => select(entry, recognition, metrics) ?? []);
  const heading = '-- by hand, from the file itself: all its results that are not simulated, whatever the filters of the page';
  return parts.length === 0 ? '' : `${heading}\n${parts.join(';\n\n')};`;
}

function select(entry: RecognisedTable, recognition: Recognition, metrics: readonly MetricKey[]): string | null {
  const reader = new ColumnReader(entry.table);
  const values = metrics.flatMap((key) => {
    const sql = valueSql(key, reader);
    return sql === null ? [] : [{ column: METRICS[key].column, sql }];
  });
  const model = namedBy(entry.table, recognised(recognition, entry, 'models'), 'm', TEXT_FIELDS.model_name, ['model_name', 'name'], ['model_id', 'id'], TEXT_FIELDS.model_ref);
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  const types = hardware.type.map((column) => ({ column }));
  const type = namedBy(entry.table, recognised(recognition, entry, 'hardware'), 'h', types, ['hardware_type', 'type', 'platform_name', 'name'], ['hardware_id', 'id'], hardware.ref.map((column) => ({ column })));
  if (values.length === 0 || model === null || type === null) return null;
  const device = type.joined === null ? bare(entry.table, 't', hardware.device) : bare(type.joined, 'h', ['device_name', 'hardware_name', 'hardware_model', 'display_name', 'name']);
  const setting = [...names(TEXT_FIELDS.precision), ...names(INTEGER_FIELDS.batch), ...names(INTEGER_FIELDS.sequence_length), ...names(TEXT_FIELDS.input_shape), ...names(TEXT_FIELDS.test_case)].flatMap((column) => bare(entry.table, 't', [column]) ?? []);
  const named = [`${model.sql} AS model`, `${type.sql} AS hardware`, ...(device === null ? [] : [`${device} AS device`]), ...setting];
  const real = notSimulated(entry.table, reader);
  const columns = values.map(({ column }) => column);
  return `${fileLine(recognition, entry.table)}SELECT * EXCLUDE (${columns.join(', ')}), ${columns.map((column) => `count(${column}) AS results_with_${column}, median(${column}) AS ${column}`).join(', ')}
FROM (
  SELECT
    ${named.join(', ')},
    ${values.map(({ column, sql }) => `${sql} AS ${column}`).join(',\n    ')}
  FROM ${tableName(entry.table)} AS t${model.join}${type.join}${real === null ? '' : `\n  WHERE ${real}`}
)
WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' OR ')}
GROUP BY ALL
ORDER BY ALL`;
}

/** A plain condition where one flag tells, else all that marks a row; null where nothing does. */
function notSimulated(table: SourceTable, reader: ColumnReader): string | null {
  const sql = simulatedSql(reader);
  if (sql === 'false') return null;
  const flag = table.columns.find(({ name, type }) => type === 'BOOLEAN' && SIMULATED_WHEN_TRUE.includes(name.toLowerCase()));
  const only = flag !== undefined && sql === simulatedSql(new ColumnReader({ ...table, columns: [flag] }));
  return only ? `t.${quoteIdentifier(flag.name)} IS NOT TRUE` : `NOT ${sql}`;
}

interface Named {
  readonly sql: string;
  readonly join: string;
  readonly joined: SourceTable | null;
}

/** A name that stands in the row, or in the table that the row refers to; null where neither does. */
function namedBy(table: SourceTable, other: SourceTable | null, alias: string, inRow: readonly { readonly column: string }[], inOther: readonly string[], ids: readonly string[], refs: readonly { readonly column: string }[]): Named | null {
  const [ref, id, name] = [bare(table, 't', names(refs)), other === null ? null : bare(other, alias, ids), other === null ? null : bare(other, alias, inOther)];
  if (other !== null && ref !== null && id !== null && name !== null) return { sql: name, join: `\n  LEFT JOIN ${tableName(other)} AS ${alias} ON ${id} = ${ref}`, joined: other };
  const own = bare(table, 't', names(inRow));
  return own === null ? null : { sql: own, join: '', joined: null };
}

function recognised(recognition: Recognition, entry: RecognisedTable, key: 'models' | 'hardware'): SourceTable | null {
  return besideOf(recognition, entry, key)[0]?.table ?? null;
}

/** The metric in its unit, NULL where it is not measured; null where the table has no column for it. */
function valueSql(metric: MetricKey, reader: ColumnReader): string | null {
  const positive = (field: keyof typeof POSITIVE_FIELDS): string | null => stated(reader.positive(POSITIVE_FIELDS[field]));
  const [power, throughput, latency] = [positive('power_w'), positive('throughput_per_s'), positive('latency_ms')];
  const { column } = METRICS[metric];
  if (column === 'energy_per_item_j') return power === null || throughput === null ? positive('stated_energy_per_item_j') : `${power} / ${throughput}`;
  if (column === 'items_per_joule') return positive('stated_items_per_joule') ?? (power === null || throughput === null ? null : `${throughput} / ${power}`);
  if (column === 'energy_delay_js') return power === null || throughput === null || latency === null ? null : `${power} / ${throughput} * ${latency} / 1000`;
  if (isField(POSITIVE_FIELDS, column)) return positive(column);
  return isField(FINITE_FIELDS, column) ? stated(reader.finite(FINITE_FIELDS[column])) : null;
}

function isField<T extends object>(fields: T, column: string): column is keyof T & string {
  return Object.hasOwn(fields, column);
}

function stated(sql: string): string | null {
  return sql === 'NULL::DOUBLE' ? null : sql;
}

function names(aliases: readonly { readonly column: string }[]): readonly string[] {
  return aliases.map(({ column }) => column);
}

/** The first of the columns that the table has, as it is. */
function bare(table: SourceTable, alias: string, columns: readonly string[]): string | null {
  for (const column of columns) {
    const found = table.columns.find(({ name }) => name.toLowerCase() === column);
    if (found !== undefined) return `${alias}.${quoteIdentifier(found.name)}`;
  }
  return null;
}
