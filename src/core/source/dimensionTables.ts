import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { constant, constants } from '../sql/quote.ts';
import { HARDWARE_ALIASES, SIMULATED_WHEN_TRUE, TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { deviceSql, supportColumns, tableSql } from './evidenceView.ts';
import { nameKey } from './subject.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** SQL that gathers the models, devices and runs of a file, and which columns it read of each table. */
export interface DimensionTables {
  /** Before the hardware words are known. */
  readonly sources: readonly string[];
  /** After `bench.hardware_word` is filled. */
  readonly tables: readonly string[];
  readonly readers: ReadonlyMap<RecognisedTable, ColumnReader>;
}

const cols = (names: readonly string[]): { readonly column: string }[] => names.map((column) => ({ column }));

/** Rows stated inline come after those of the dimension tables when one of several spellings must be chosen. */
const INLINE = '1e15::DOUBLE';

export function dimensionTables(recognition: Recognition): DimensionTables {
  const readers = new Map<RecognisedTable, ColumnReader>();
  const of = (key: string): readonly RecognisedTable[] => recognition.recognised.filter((entry) => entry.concept.key === key);
  const evidence = recognition.recognised.filter((entry) => entry.concept.kind !== null);
  const read = (entry: RecognisedTable): ColumnReader => {
    const reader = new ColumnReader(entry.table);
    readers.set(entry, reader);
    return reader;
  };
  const models = [...of('models').map((entry) => modelRows(entry, read(entry))), ...evidence.map((entry) => inlineModels(entry, of('models').length === 0))];
  const devices = [...of('hardware').map((entry) => hardwareRows(entry, read(entry))), ...evidence.map((entry) => inlineHardware(entry, of('hardware').length === 0))];
  return {
    sources: [
      `CREATE TABLE bench.model_source AS ${union(models, `SELECT NULL::VARCHAR AS ref, NULL::VARCHAR AS name, NULL::VARCHAR AS family, NULL::VARCHAR AS modality, NULL::VARCHAR AS type, NULL::DOUBLE AS parameters_million, ${INLINE} AS ord WHERE false`)}`,
      `CREATE TABLE bench.device_source AS ${union(devices, `SELECT NULL::VARCHAR AS ref, NULL::VARCHAR AS word, NULL::VARCHAR AS device, false AS simulated, ${INLINE} AS ord WHERE false`)}`,
      `CREATE TABLE bench.run_source AS ${union(of('runs').map((entry) => runRows(entry, read(entry))), 'SELECT NULL::VARCHAR AS ref, NULL::DOUBLE AS started_ms, NULL::VARCHAR AS commit_ref WHERE false')}`,
    ],
    tables: [...MODEL_TABLES, ...DEVICE_TABLES, 'CREATE TABLE bench.run AS SELECT ref, min(started_ms) AS started_ms, any_value(commit_ref) AS commit_ref FROM bench.run_source WHERE ref IS NOT NULL GROUP BY ref'],
    readers,
  };
}

const MODEL_TABLES = [
  `CREATE TABLE bench.model AS
SELECT row_number() OVER (ORDER BY name_key)::INTEGER AS model_key, *
FROM (
  SELECT ${nameKey('name')} AS name_key,
    arg_min(left(name, 400), ord) AS name,
    arg_min(family, ord) FILTER (WHERE family IS NOT NULL) AS family,
    arg_min(modality, ord) FILTER (WHERE modality IS NOT NULL) AS modality,
    arg_min(type, ord) FILTER (WHERE type IS NOT NULL) AS type,
    arg_min(parameters_million, ord) FILTER (WHERE parameters_million IS NOT NULL) AS parameters_million
  FROM bench.model_source
  WHERE name IS NOT NULL AND lower(name) NOT IN (${constants(UNKNOWN_WORDS)})
  GROUP BY 1
)`,
  `CREATE TABLE bench.model_id AS
SELECT s.ref, min(m.model_key) AS model_key, bool_and(m.model_key IS NULL) AS is_unknown
FROM bench.model_source AS s
LEFT JOIN bench.model AS m ON m.name_key = ${nameKey('s.name')}
WHERE s.ref IS NOT NULL
GROUP BY s.ref`,
];

const DEVICE_TABLES = [
  `CREATE TABLE bench.device_row AS
SELECT s.ref, s.simulated, s.ord, hw.hardware_type, ${deviceSql('s.device')} AS device
FROM bench.device_source AS s
LEFT JOIN bench.hardware_word AS hw ON hw.word = lower(left(s.word, 400))`,
  `CREATE TABLE bench.device AS
SELECT row_number() OVER (ORDER BY hardware_type, device_lower)::INTEGER AS device_key, *
FROM (
  SELECT hardware_type, lower(device) AS device_lower, arg_min(device, ord) AS device
  FROM bench.device_row
  WHERE hardware_type IS NOT NULL
  GROUP BY 1, 2
)`,
  `CREATE TABLE bench.device_id AS
SELECT r.ref, min(d.device_key) AS device_key, bool_and(d.device_key IS NULL) AS is_unknown, bool_or(r.simulated) AS simulated
FROM bench.device_row AS r
LEFT JOIN bench.device AS d ON d.hardware_type = r.hardware_type AND d.device_lower = lower(r.device)
WHERE r.ref IS NOT NULL
GROUP BY r.ref`,
];

function modelRows(entry: RecognisedTable, reader: ColumnReader): string {
  const millions = reader.positive(cols(['parameters_million', 'parameters_millions']));
  const absolute = reader.positive([{ column: 'parameter_count', factor: 1e-6 }, { column: 'parameters', factor: 1e-6 }]);
  return `SELECT ${reader.text(cols(['model_id', 'id']))} AS ref, ${reader.text(cols(['model_name', 'name']))} AS name, ${reader.text(cols(['model_family', 'family']))} AS family, ${reader.text(cols(['modality']))} AS modality, ${reader.text(cols(['model_type', 'task']))} AS type, coalesce(${millions}, ${absolute}) AS parameters_million, t.rowid::DOUBLE AS ord FROM ${tableSql(entry.table)} AS t`;
}

function inlineModels(entry: RecognisedTable, nameIds: boolean): string | null {
  const reader = new ColumnReader(entry.table);
  const hasName = reader.has('model_name') || reader.has('model');
  if (!hasName && !(nameIds && reader.has('model_id'))) return null;
  const ref = reader.text(TEXT_FIELDS.model_ref);
  const name = hasName ? reader.text(TEXT_FIELDS.model_name) : `'model ' || ${ref}`;
  return `SELECT DISTINCT ${hasName ? 'NULL::VARCHAR' : ref} AS ref, ${name} AS name, ${reader.text(cols(['model_family']))} AS family, ${reader.text(cols(['modality']))} AS modality, ${reader.text(cols(['model_type']))} AS type, NULL::DOUBLE AS parameters_million, ${INLINE} AS ord FROM ${tableSql(entry.table)} AS t`;
}

function hardwareRows(entry: RecognisedTable, reader: ColumnReader): string {
  const typed = ['hardware_type', 'type', 'platform_name'].filter((column) => reader.has(column));
  const type = reader.text(cols(typed.length > 0 ? typed : ['name']));
  const device = reader.text(cols(['device_name', 'hardware_name', 'hardware_model', ...(typed.length > 0 ? ['display_name', 'name'] : ['display_name']), 'browser_name']));
  const flags = SIMULATED_WHEN_TRUE.filter((column) => reader.has(column)).map((column) => `coalesce(${reader.boolean([{ column }])}, false)`);
  return `SELECT ${reader.text(cols(['hardware_id', 'id']))} AS ref, ${type} AS word, ${device} AS device, ${flags.length === 0 ? 'false' : flags.join(' OR ')} AS simulated, t.rowid::DOUBLE AS ord FROM ${tableSql(entry.table)} AS t`;
}

function inlineHardware(entry: RecognisedTable, nameIds: boolean): string | null {
  const from = `FROM ${tableSql(entry.table)} AS t`;
  if (entry.concept.key === 'cross-platform') {
    const wide = supportColumns(entry.table).map(({ word }) => `SELECT NULL::VARCHAR AS ref, ${constant(word)} AS word, NULL::VARCHAR AS device, false AS simulated, ${INLINE} AS ord`);
    if (wide.length > 0) return wide.join(' UNION ALL ');
  }
  const reader = new ColumnReader(entry.table);
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  const hasType = hardware.type.some((column) => reader.has(column));
  if (!hasType && !(nameIds && reader.has('hardware_id'))) return null;
  const ref = reader.text(cols(hardware.ref));
  const word = hasType ? reader.text(cols(hardware.type)) : `'hardware ' || ${ref}`;
  return `SELECT DISTINCT ${hasType ? 'NULL::VARCHAR' : ref} AS ref, ${word} AS word, ${reader.text(cols(hardware.device))} AS device, false AS simulated, ${INLINE} AS ord ${from}`;
}

function runRows(entry: RecognisedTable, reader: ColumnReader): string {
  return `SELECT ${reader.text(cols(['run_id', 'id']))} AS ref, ${reader.time([...cols(['started_at', 'start_time']), ...TIME_ALIASES])} AS started_ms, ${reader.text(cols(['git_commit', 'commit_sha']))} AS commit_ref FROM ${tableSql(entry.table)} AS t`;
}

function union(parts: readonly (string | null)[], empty: string): string {
  const present = parts.filter((part) => part !== null);
  return present.length === 0 ? empty : present.join('\nUNION ALL\n');
}
