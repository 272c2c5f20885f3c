import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { constants } from '../sql/quote.ts';
import { HARDWARE_ALIASES } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { tableSql } from './evidenceView.ts';
import { deviceSql } from './wordSql.ts';
import type { Reading } from './evidenceView.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { MISSING } from './subject.ts';
import type { SourceTable } from './table.ts';

/** SQL for what the file says of each device besides its name, to be run once `bench.row` is filled. */
export interface DeviceFacts {
  readonly statements: readonly string[];
  readonly readings: readonly Reading[];
}

const cols = (...names: readonly string[]): { readonly column: string }[] => names.map((column) => ({ column }));

/** Characters of one stated version, and of all of a device. */
const WORD_AT_MOST = 100;
const TEXT_AT_MOST = 400;

/**
 * Gathers `bench.device_facts`, one row for each device: texts list every distinct value that is stated; a number is
 * NULL where none is stated or where several disagree.
 */
export function deviceFacts(recognition: Recognition): DeviceFacts {
  const readings: Reading[] = [];
  const reading = (entry: RecognisedTable): ColumnReader => {
    const reader = new ColumnReader(entry.table);
    readings.push({ entry, reader });
    return reader;
  };
  const listed = recognition.recognised.filter(({ concept }) => concept.key === 'hardware' || concept.key === 'capabilities').map((entry) => hardwareFacts(entry, reading(entry)));
  const beside = recognition.recognised.filter(({ concept, table }) => concept.kind !== null && softwareOf(new ColumnReader(table)) !== null).map((entry) => evidenceFacts(entry, reading(entry)));
  const none = 'SELECT 0 AS device_key, NULL::VARCHAR AS driver, NULL::VARCHAR AS software, NULL::DOUBLE AS memory_gb, NULL::DOUBLE AS compute_units, NULL::DOUBLE AS thermal_limit_c WHERE false';
  return {
    statements: [`CREATE TABLE bench.device_facts AS
SELECT d.device_key, ${text('driver')}, ${text('software')}, ${number('memory_gb')}, ${number('compute_units')}, ${number('thermal_limit_c')}
FROM bench.device AS d
LEFT JOIN (${[...listed, ...beside, none].join(' UNION ALL ')}) AS f ON f.device_key = d.device_key
GROUP BY 1`],
    readings,
  };
}

const TYPES = ['hardware_type', 'type', 'platform_name'];

function hardwareType(reader: ColumnReader): string {
  const typed = TYPES.filter((column) => reader.has(column));
  return reader.text(cols(...(typed.length > 0 ? typed : ['name'])));
}

/** SQL for the words by which tables of facts name hardware that no other table may name so. */
export function factWords(recognition: Recognition): readonly string[] {
  return recognition.recognised.filter(({ concept }) => concept.key === 'capabilities').map(({ table }) => `SELECT ${hardwareType(new ColumnReader(table))} AS word FROM ${tableSql(table)} AS t`);
}

/** Every distinct text, in one. */
function text(column: string): string {
  return `left(array_to_string(list_sort(list(DISTINCT left(f.${column}, ${WORD_AT_MOST})) FILTER (WHERE f.${column} IS NOT NULL)), ', '), ${TEXT_AT_MOST}) AS ${column}`;
}

/** The one number that is stated. */
function number(column: string): string {
  return `CASE WHEN min(f.${column}) = max(f.${column}) THEN min(f.${column}) END AS ${column}`;
}

function stated(sql: string): string {
  return sql === MISSING ? sql : `CASE WHEN lower(${sql}) NOT IN (${constants(UNKNOWN_WORDS)}) THEN ${sql} END`;
}

/** A row of a table of hardware is about the device that its words name, whatever its id. */
function hardwareFacts({ table }: RecognisedTable, reader: ColumnReader): string {
  const type = hardwareType(reader);
  const typed = TYPES.filter((column) => reader.has(column));
  const device = reader.text(cols('device_name', 'hardware_name', 'hardware_model', 'model', 'display_name', ...(typed.length > 0 ? ['name'] : []), 'browser_name'));
  const version = (column: string): string => stated(reader.text(cols(column)));
  return `SELECT d.device_key, k.driver, k.software, k.memory_gb, k.compute_units, k.thermal_limit_c
FROM (
  SELECT s.*, hw.hardware_type, lower(${deviceSql('s.device_word')}) AS device_lower
  FROM (
    SELECT ${type} AS word, ${device} AS device_word, ${version('driver_version')} AS driver, nullif(concat_ws(' ', ${version('platform')}, ${version('platform_version')}, ${version('sdk_version')}), '') AS software,
      ${reader.positive(cols('memory_gb', 'memory_capacity'))} AS memory_gb, ${reader.positive(cols('compute_units', 'device_count'))} AS compute_units, ${reader.positive(cols('thermal_limit_celsius', 'max_temperature_celsius'))} AS thermal_limit_c
    FROM ${tableSql(table)} AS t
  ) AS s
  JOIN bench.hardware_word AS hw ON hw.word = lower(left(s.word, 400))
) AS k
JOIN bench.device AS d ON d.hardware_type = k.hardware_type AND d.device_lower = k.device_lower`;
}

/** Whether rows of a table of results may state versions of what they ran on. */
export function statesSoftware(table: SourceTable): boolean {
  return softwareOf(new ColumnReader(table)) !== null;
}

/** The versions that results state of what they ran on; null where the table has no column for any. */
function softwareOf(reader: ColumnReader): string | null {
  const parts = [['driver_version'], ['sdk_type'], ['sdk_version', 'qnn_version'], ['browser_version']].map((names) => stated(reader.text(cols(...names)))).filter((sql) => sql !== MISSING);
  return parts.length === 0 ? null : `nullif(concat_ws(' ', ${parts.join(', ')}), '')`;
}

function evidenceFacts({ id, table, concept }: RecognisedTable, reader: ColumnReader): string {
  const device = HARDWARE_ALIASES[concept.hardwareColumns].device[0];
  const software = softwareOf(reader) ?? MISSING;
  const named = device === 'browser' ? `CASE WHEN ${software} IS NOT NULL THEN concat_ws(' ', ${reader.text(cols('browser'))}, ${software}) END` : software;
  return `SELECT DISTINCT b.device_key, NULL::VARCHAR AS driver, s.software, NULL::DOUBLE AS memory_gb, NULL::DOUBLE AS compute_units, NULL::DOUBLE AS thermal_limit_c
FROM (SELECT ${reader.rowId()} AS row_id, ${named} AS software FROM ${tableSql(table)} AS t) AS s
JOIN bench.row AS b ON b.table_id = ${id} AND b.row_id = s.row_id
WHERE s.software IS NOT NULL
  AND b.reason IS NULL`;
}
