import { BY_SETTING } from '../sql/from.ts';
import type { Ask } from '../engine/ask.ts';
import type { CancelSignal } from '../engine/engine.ts';
import { NUMBER, TEXT } from '../engine/row.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { HARDWARE_ALIASES, TEXT_FIELDS } from '../source/aliases.ts';
import { ColumnReader } from '../source/columns.ts';
import { supportColumns } from '../source/evidenceView.ts';
import { deviceSql } from '../source/wordSql.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { scopeOf } from '../source/recognise.ts';
import type { RecognisedTable } from '../source/recognise.ts';
import { MISSING, subjectOf } from '../source/subject.ts';
import { fileLine, tableName } from '../source/tableName.ts';
import { constant, constants, quoteIdentifier } from '../sql/quote.ts';
import type { CellAddress } from '../view/viewState.ts';
import { hardwareText } from './selection.ts';
import type { DeviceInfo, ModelInfo } from '../model/modelAndDevice.ts';

/** The cell that the SQL is about: its model and the devices in view behind it. */
export interface HandSqlCell {
  readonly model: ModelInfo;
  readonly address: CellAddress;
  readonly devices: readonly DeviceInfo[];
  /** Whether the view's filters leave out some of the rows, which the SQL does not. */
  readonly filtered: boolean;
}

/**
 * SQL that a person can run on the file itself to see the rows behind a cell, one statement for each table that has any.
 * It is text to read and copy, never run here, so the words of the file stand in it as quoted values.
 */
export async function handSql(ask: Ask, read: ReadDataset, cell: HandSqlCell, signal?: CancelSignal): Promise<string> {
  const words = await wordsOfCell(ask, read, cell, signal);
  const heading = `-- ${`${cell.model.name} on ${hardwareText(cell.address.hardwareType, cell.address.device)}`.replaceAll(/\s+/g, ' ')}`;
  const parts = read.recognition.recognised.filter((entry) => words.tables.has(entry.id)).map((entry) => select(entry, read, words));
  if (parts.length === 0) return `${heading}\n-- the file has no row about it`;
  return `${heading}${cell.filtered ? '\n-- all its rows: the filters of the view are not in this text' : ''}\n${parts.join(';\n\n')};`;
}

/** How the file writes the model and the devices of a cell. */
interface CellWords {
  readonly tables: ReadonlySet<number>;
  readonly model: string;
  readonly modelRefs: readonly ScopedRef[];
  readonly deviceRefs: readonly ScopedRef[];
  /** References to any device that is known: where one stands, words beside it do not count. */
  readonly knownDeviceRefs: readonly ScopedRef[];
  /** Word and device (empty where none is named), in lower case. */
  readonly hardware: readonly (readonly [word: string, device: string])[];
  /** Every device of the type is meant, so that the word alone tells. */
  readonly wholeType: boolean;
}

interface ScopedRef {
  readonly scope: number;
  readonly ref: string;
}

const IN_CELL = `list_contains(string_split($1::VARCHAR, ','), d.device_key::VARCHAR)`;

async function wordsOfCell(ask: Ask, read: ReadDataset, { model, devices, address }: HandSqlCell, signal: CancelSignal | undefined): Promise<CellWords> {
  const keys = new Set(devices.map((device) => device.key));
  const list = [...keys].join(',');
  const counted = await read.relations.counted({ ...BY_SETTING, by: 'cell' }, signal);
  const [tables, modelRefs, deviceRefs, hardware] = await Promise.all([
    ask({ name: 'cell-tables', sql: `SELECT DISTINCT table_id::INTEGER AS table_id FROM ${counted} AS d WHERE ${IN_CELL} AND model_key = $2::INTEGER ORDER BY 1`, params: [list, model.key], row: { table_id: NUMBER } }, signal),
    ask({ name: 'model-refs', sql: 'SELECT scope::INTEGER AS scope, ref FROM bench.model_id WHERE model_key = $1::INTEGER ORDER BY length(ref), ref, scope', params: [model.key], row: { scope: NUMBER, ref: TEXT } }, signal),
    ask(
      { name: 'device-refs', sql: 'SELECT scope::INTEGER AS scope, ref, device_key::INTEGER AS device_key FROM bench.device_id WHERE device_key IS NOT NULL ORDER BY length(ref), ref, scope', row: { scope: NUMBER, ref: TEXT, device_key: NUMBER } },
      signal,
    ),
    ask(
      {
        name: 'cell-hardware-words',
        sql: `SELECT DISTINCT hw.word, coalesce(lower(left(trim(s.device), 400)), '') AS device
FROM bench.device_source AS s
JOIN bench.hardware_word AS hw ON hw.word = lower(left(s.word, 400))
JOIN bench.device AS d ON d.hardware_type = hw.hardware_type AND d.device_lower = lower(${deviceSql('s.device')})
WHERE ${IN_CELL}
ORDER BY 1, 2`,
        params: [list],
        row: { word: TEXT, device: TEXT },
      },
      signal,
    ),
  ]);
  return {
    tables: new Set(tables.map((row) => row.table_id)),
    model: model.name,
    modelRefs,
    deviceRefs: deviceRefs.filter((row) => keys.has(row.device_key)),
    knownDeviceRefs: deviceRefs,
    hardware: hardware.map((row) => [row.word, row.device]),
    wholeType: read.dataset.devices.every((device) => device.hardwareType !== address.hardwareType || keys.has(device.key)),
  };
}

/** A table of the text, with what it is called there. */
interface Place {
  readonly entry: RecognisedTable;
  readonly row: 't' | 'p';
  readonly reader: ColumnReader;
  /** The references that mean this cell in the table. */
  readonly refs: (kind: 'modelRefs' | 'deviceRefs' | 'knownDeviceRefs') => readonly string[];
}

function select(entry: RecognisedTable, { recognition }: ReadDataset, words: CellWords): string {
  const refs: Place['refs'] = (kind) => {
    const scope = scopeOf(recognition, entry, kind === 'modelRefs' ? 'models' : 'hardware');
    return words[kind].filter((ref) => ref.scope === scope).map(({ ref }) => ref);
  };
  const own: Place = { entry, row: 't', reader: new ColumnReader(entry.table), refs };
  const parent = subjectOf(entry, recognition, own.reader).parent;
  const above: Place | null = parent === null ? null : { entry: parent.entry, row: 'p', reader: new ColumnReader(parent.entry.table, 'p'), refs };
  const wide = entry.concept.key === 'cross-platform' ? supportColumns(entry.table) : [];
  const model = ownOrAbove(own, above, modelCondition(own, words), above === null ? null : modelCondition(above, words));
  const hardware = wide.length > 0 ? wideCondition(own, wide, words) : ownOrAbove(own, above, hardwareCondition(own, words), above === null ? null : hardwareCondition(above, words));
  return `${fileLine(recognition, entry.table)}SELECT t.*\nFROM ${tableName(entry.table)} AS t\nWHERE ${model}\n  AND ${hardware}`;
}

/** What a table can say of the model or the hardware: whether it is the cell's, and whether a row says nothing. Null when it has no column for it. */
interface Condition {
  readonly is: string;
  readonly unsaid: string;
}

const FALSE: Condition = { is: 'false', unsaid: 'true' };

function ownOrAbove(own: Place, above: Place | null, mine: Condition | null, theirs: Condition | null): string {
  if (above === null || theirs === null) return (mine ?? FALSE).is;
  const details = own.entry.concept.key === 'compatibility-details';
  const reference = own.reader.text(details ? [{ column: 'compatibility_id' }] : TEXT_FIELDS.test_ref);
  const key = above.reader.text((details ? ['id', 'compatibility_id'] : ['id', 'result_id', 'test_result_id', 'test_id']).map((column) => ({ column })));
  const looked = `${reference} IN (SELECT ${key} FROM ${tableName(above.entry.table)} AS p WHERE ${theirs.is})`;
  return mine === null ? looked : `(${mine.is} OR (${mine.unsaid} AND ${looked}))`;
}

function modelCondition(place: Place, words: CellWords): Condition | null {
  const name = place.reader.text(TEXT_FIELDS.model_name);
  const ref = place.reader.text(TEXT_FIELDS.model_ref);
  const byRef = ref === MISSING ? null : isOneOf(place, ref, place.refs('modelRefs'));
  if (name === MISSING) return byRef === null ? null : { is: byRef, unsaid: `${plain(place, ref)} IS NULL` };
  const byName = `lower(${name}) = lower(${constant(words.model)})`;
  if (byRef === null) return { is: byName, unsaid: `${name} IS NULL` };
  return { is: `(${byName} OR ((${name} IS NULL OR lower(${name}) IN (${constants(UNKNOWN_WORDS)})) AND ${byRef}))`, unsaid: `${name} IS NULL AND ${plain(place, ref)} IS NULL` };
}

function hardwareCondition(place: Place, words: CellWords): Condition | null {
  const columns = HARDWARE_ALIASES[place.entry.concept.hardwareColumns];
  const [ref, word, device] = [columns.ref, columns.type, columns.device].map((names) => place.reader.text(names.map((column) => ({ column }))));
  if (ref === undefined || word === undefined || device === undefined) return null;
  const byRef = ref === MISSING ? null : isOneOf(place, ref, place.refs('deviceRefs'));
  if (word === MISSING) return byRef === null ? null : { is: byRef, unsaid: `${plain(place, ref)} IS NULL` };
  const byWord = wordCondition(word, device, words);
  if (byRef === null) return { is: byWord, unsaid: `${word} IS NULL` };
  const unknownRef = `(${plain(place, ref)} IS NULL OR NOT ${isOneOf(place, ref, place.refs('knownDeviceRefs'))})`;
  return { is: `(${byRef} OR (${unknownRef} AND ${byWord}))`, unsaid: `${plain(place, ref)} IS NULL AND ${word} IS NULL` };
}

function wordCondition(word: string, device: string, words: CellWords): string {
  if (words.wholeType || device === MISSING) {
    const named = words.hardware.filter(([, name]) => words.wholeType || name === '').map(([text]) => text);
    return named.length === 0 ? 'false' : `lower(${word}) IN (${constants([...new Set(named)])})`;
  }
  return words.hardware.length === 0 ? 'false' : `(lower(${word}), coalesce(lower(${device}), '')) IN (${words.hardware.map((pair) => `(${constants(pair)})`).join(', ')})`;
}

/** A wide table says something about the type where one of its columns is filled. */
function wideCondition(place: Place, wide: readonly { readonly column: string; readonly word: string }[], words: CellWords): string {
  const named = new Set(words.hardware.filter(([, device]) => device === '').map(([word]) => word));
  const filled = wide.filter(({ word }) => named.has(word)).map(({ column }) => `${plain(place, place.reader.text([{ column: column.toLowerCase() }]))} IS NOT NULL`);
  return filled.length <= 1 ? (filled[0] ?? 'false') : `(${filled.join(' OR ')})`;
}

/** `t."model_id" IN (1, 101)` where the column holds whole numbers, else compared as text. */
function isOneOf(place: Place, expression: string, values: readonly string[]): string {
  if (values.length === 0) return 'false';
  const column = plain(place, expression);
  const whole = column !== expression && values.every((value) => /^-?\d+$/.test(value));
  return whole ? `${column} IN (${values.join(', ')})` : `${expression} IN (${constants(values)})`;
}

/** The bare column where the expression only turns whole numbers or booleans into text. */
function plain(place: Place, expression: string): string {
  const bare = (name: string): string => `${place.row}.${quoteIdentifier(name)}`;
  const column = place.entry.table.columns.find(({ name, type }) => /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BOOLEAN)$/i.test(type) && expression === `nullif(trim(CAST(${bare(name)} AS VARCHAR)), '')`);
  return column === undefined ? expression : bare(column.name);
}
