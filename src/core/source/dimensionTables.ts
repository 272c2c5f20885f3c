import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { constant, constants } from '../sql/quote.ts';
import { HARDWARE_ALIASES, TEXT_FIELDS, TIME_ALIASES } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import type { ConceptKey } from './concepts.ts';
import { supportColumns, tableSql } from './evidenceView.ts';
import { deviceSql } from './wordSql.ts';
import type { Reading } from './evidenceView.ts';
import { scopeOf } from './recognise.ts';
import { simulatedSql } from './simulatedSql.ts';
import { nameKey } from './subject.ts';
import { WORD_TABLES } from './wordTables.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';

/** Statements that gather the models, devices and runs of a file, and which columns it read of each table. */
export interface DimensionTables {
  /** Before the words are known: the tables for them, too. */
  readonly sources: readonly string[];
  /** After `bench.hardware_word` is filled. */
  readonly tables: readonly string[];
  readonly readings: readonly Reading[];
}

const cols = (names: readonly string[]): { readonly column: string }[] => names.map((column) => ({ column }));

/** Rows stated inline come after those of the dimension tables when one of several spellings must be chosen. */
const INLINE = '1e15::DOUBLE';

export function dimensionTables(recognition: Recognition): DimensionTables {
  const readings: Reading[] = [];
  const source = (entry: RecognisedTable, key: ConceptKey, columns: (reader: ColumnReader) => string | null): string | null => {
    const reader = new ColumnReader(entry.table);
    const sql = columns(reader);
    if (sql === null) return null;
    readings.push({ entry, reader });
    return `SELECT ${entry.concept.kind === null ? '' : 'DISTINCT '}${entry.id} AS table_id, ${scopeOf(recognition, entry, key)} AS scope, ${sql} FROM ${tableSql(entry.table)} AS t`;
  };
  const of = (key: string): readonly RecognisedTable[] => recognition.recognised.filter((entry) => entry.concept.key === key);
  const evidence = recognition.recognised.filter((entry) => entry.concept.kind !== null);
  const models = [...of('models').map((entry) => source(entry, 'models', modelRow)), ...evidence.map((entry) => source(entry, 'models', (reader) => inlineModel(reader, of('models').length === 0)))];
  const devices = [
    ...of('hardware').map((entry) => source(entry, 'hardware', hardwareRow)),
    ...evidence.map((entry) => wideHardware(entry) ?? source(entry, 'hardware', (reader) => inlineHardware(entry, reader, of('hardware').length === 0))),
  ];
  return {
    sources: [
      ...WORD_TABLES,
      `CREATE TABLE bench.model_source AS ${union(models, `SELECT 0 AS table_id, 0 AS scope, NULL::VARCHAR AS ref, NULL::VARCHAR AS name, NULL::VARCHAR AS family, NULL::VARCHAR AS modality, NULL::VARCHAR AS type, NULL::DOUBLE AS parameters_million, ${INLINE} AS ord WHERE false`)}`,
      `CREATE TABLE bench.device_source AS ${union(devices, `SELECT 0 AS table_id, 0 AS scope, ${NO_DEVICE} WHERE false`)}`,
      `CREATE TABLE bench.run_source AS ${union(of('runs').map((entry) => source(entry, 'runs', runRow)), 'SELECT 0 AS table_id, 0 AS scope, NULL::VARCHAR AS ref, NULL::DOUBLE AS started_ms, NULL::VARCHAR AS commit_ref WHERE false')}`,
    ],
    tables: [...MODEL_TABLES, ...DEVICE_TABLES, 'CREATE TABLE bench.run AS SELECT scope, ref, min(started_ms) AS started_ms, min(commit_ref) AS commit_ref FROM bench.run_source WHERE ref IS NOT NULL GROUP BY 1, 2'],
    readings,
  };
}

/** The value of the first row that has one; of several inline rows the first by name, so that every engine takes the same. */
function firstStated(value: string, condition = `${value} IS NOT NULL`): string {
  return `arg_min(${value}, (ord, ${value})) FILTER (WHERE ${condition})`;
}

const MODEL_TABLES = [
  `CREATE TABLE bench.model AS
SELECT row_number() OVER (ORDER BY name_key)::INTEGER AS model_key, *
FROM (
  SELECT ${nameKey('name')} AS name_key,
    ${firstStated('left(name, 400)')} AS name,
    ${firstStated('family')} AS family,
    ${firstStated('modality')} AS modality,
    ${firstStated('type')} AS type,
    ${firstStated('parameters_million')} AS parameters_million
  FROM bench.model_source
  WHERE name IS NOT NULL AND lower(name) NOT IN (${constants(UNKNOWN_WORDS)})
  GROUP BY 1
)`,
  `CREATE TABLE bench.model_id AS
SELECT s.scope, s.ref, ${firstStated('m.model_key')} AS model_key, bool_and(m.model_key IS NULL) AS is_unknown
FROM bench.model_source AS s
LEFT JOIN bench.model AS m ON m.name_key = ${nameKey('s.name')}
WHERE s.ref IS NOT NULL
GROUP BY 1, 2`,
];

const DEVICE_TABLES = [
  `CREATE TABLE bench.device_row AS
SELECT s.table_id, s.scope, s.ref, s.row_ref, s.word, s.simulated, s.simulation_reason, s.ord, hw.hardware_type, ${deviceSql('s.device')} AS device
FROM bench.device_source AS s
LEFT JOIN bench.hardware_word AS hw ON hw.word = lower(left(s.word, 400))`,
  `CREATE TABLE bench.device AS
SELECT row_number() OVER (ORDER BY hardware_type, device_lower)::INTEGER AS device_key, *
FROM (
  SELECT hardware_type, lower(device) AS device_lower, ${firstStated('device')} AS device
  FROM bench.device_row AS r
  WHERE hardware_type IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM bench.device_row AS k WHERE k.scope = r.scope AND k.ref = r.row_ref AND k.hardware_type IS NOT NULL)
  GROUP BY 1, 2
)`,
  `CREATE TABLE bench.device_id AS
SELECT r.scope, r.ref, ${firstStated('d.device_key')} AS device_key, bool_and(d.device_key IS NULL) AS is_unknown, bool_or(r.simulated) AS simulated, ${firstStated('left(r.word, 400)')} AS word,
  ${firstStated('left(r.simulation_reason, 2000)', 'r.simulated AND r.simulation_reason IS NOT NULL')} AS simulation_reason
FROM bench.device_row AS r
LEFT JOIN bench.device AS d ON d.hardware_type = r.hardware_type AND d.device_lower = lower(r.device)
WHERE r.ref IS NOT NULL
GROUP BY 1, 2`,
];

function modelRow(reader: ColumnReader): string {
  const millions = reader.positive(cols(['parameters_million', 'parameters_millions']));
  const absolute = reader.positive([{ column: 'parameter_count', factor: 1e-6 }, { column: 'parameters', factor: 1e-6 }]);
  return `${reader.text(cols(['model_id', 'id']))} AS ref, ${reader.text(cols(['model_name', 'name']))} AS name, ${word(reader, ['model_family', 'family'])} AS family, ${word(reader, ['modality'])} AS modality, ${word(reader, ['model_type', 'task'])} AS type, coalesce(${millions}, ${absolute}) AS parameters_million, ${reader.rowId()}::DOUBLE AS ord`;
}

/** Classifying words are short; a file may hold anything. */
function word(reader: ColumnReader, columns: readonly string[]): string {
  return `left(${reader.text(cols(columns))}, 200)`;
}

function inlineModel(reader: ColumnReader, nameIds: boolean): string | null {
  const hasName = reader.has('model_name') || reader.has('model');
  if (!hasName && !(nameIds && reader.has('model_id'))) return null;
  const ref = hasName ? 'NULL::VARCHAR' : reader.text(TEXT_FIELDS.model_ref);
  const name = hasName ? reader.text(TEXT_FIELDS.model_name) : `'model ' || ${ref}`;
  return `${ref} AS ref, ${name} AS name, ${word(reader, ['model_family'])} AS family, ${word(reader, ['modality'])} AS modality, ${word(reader, ['model_type'])} AS type, NULL::DOUBLE AS parameters_million, ${INLINE} AS ord`;
}

const NO_DEVICE = `NULL::VARCHAR AS ref, NULL::VARCHAR AS row_ref, NULL::VARCHAR AS word, NULL::VARCHAR AS device, false AS simulated, NULL::VARCHAR AS simulation_reason, ${INLINE} AS ord`;

function hardwareRow(reader: ColumnReader): string {
  const typed = ['hardware_type', 'type', 'platform_name'].filter((column) => reader.has(column));
  const type = reader.text(cols(typed.length > 0 ? typed : ['name']));
  const device = reader.text(cols(['device_name', 'hardware_name', 'hardware_model', ...(typed.length > 0 ? ['display_name', 'name'] : ['display_name']), 'browser_name']));
  return `${reader.text(cols(['hardware_id', 'id']))} AS ref, NULL::VARCHAR AS row_ref, ${type} AS word, ${device} AS device, ${simulatedSql(reader)} AS simulated, ${reader.text(TEXT_FIELDS.simulation_reason)} AS simulation_reason, ${reader.rowId()}::DOUBLE AS ord`;
}

/** A row that refers to listed hardware names no second device by the words beside its reference. */
function inlineHardware(entry: RecognisedTable, reader: ColumnReader, nameIds: boolean): string | null {
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  const hasType = hardware.type.some((column) => reader.has(column));
  if (!hasType && !(nameIds && reader.has('hardware_id'))) return null;
  const ref = reader.text(cols(hardware.ref));
  const type = hasType ? reader.text(cols(hardware.type)) : `'hardware ' || ${ref}`;
  return `${hasType ? 'NULL::VARCHAR' : ref} AS ref, ${hasType ? ref : 'NULL::VARCHAR'} AS row_ref, ${type} AS word, ${reader.text(cols(hardware.device))} AS device, false AS simulated, NULL::VARCHAR AS simulation_reason, ${INLINE} AS ord`;
}

function wideHardware(entry: RecognisedTable): string | null {
  const columns = entry.concept.key === 'cross-platform' ? supportColumns(entry.table) : [];
  if (columns.length === 0) return null;
  const words = columns.map((column) => `(${constant(column.word)})`).join(', ');
  return `SELECT ${entry.id} AS table_id, 0 AS scope, NULL::VARCHAR AS ref, NULL::VARCHAR AS row_ref, word, NULL::VARCHAR AS device, false AS simulated, NULL::VARCHAR AS simulation_reason, ${INLINE} AS ord FROM (VALUES ${words}) AS w(word)`;
}

/** When a run began. */
export const RUN_TIME_ALIASES = [...cols(['started_at', 'start_time']), ...TIME_ALIASES];

function runRow(reader: ColumnReader): string {
  return `${reader.text(cols(['run_id', 'id']))} AS ref, ${reader.time(RUN_TIME_ALIASES)} AS started_ms, ${reader.text(cols(['git_commit', 'commit_sha']))} AS commit_ref`;
}

function union(parts: readonly (string | null)[], empty: string): string {
  const present = parts.filter((part) => part !== null);
  return present.length === 0 ? empty : present.join('\nUNION ALL\n');
}
