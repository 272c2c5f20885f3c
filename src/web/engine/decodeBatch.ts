import { DataType, type Data, type RecordBatch, type Schema, type Vector } from 'apache-arrow';
import { NUMBER, decodeValue, type ColumnSpec, type Numbers, type Row, type RowShape } from '../../core/engine/row.ts';

/** The names of a shape's columns in their order, once per question. */
export function namesOf<S extends RowShape>(shape: S): readonly (keyof S & string)[] {
  return Object.keys(shape);
}

/**
 * Checks that an answer's columns are those of its question, in order.
 * @throws {TypeError} when they are not.
 */
export function checkNames(schema: Schema, names: readonly string[]): void {
  const found = schema.fields.map((field) => field.name);
  if (found.length === names.length && found.every((name, index) => name === names[index])) return;
  throw new TypeError(`columns are ${found.join(', ')}, but its question says ${names.join(', ')}`);
}

type Value = string | number | boolean | null;

/**
 * Appends a batch's rows to `rows` as plain objects: column by column, out of the buffers where they hold the values as they are.
 * @throws {TypeError} when a value is not of the shape.
 */
export function decodeBatch<S extends RowShape>(batch: RecordBatch, shape: S, names: readonly (keyof S & string)[], rows: Row<S>[]): void {
  const columns = names.map((name, index) => decodeColumn(batch.data.children[index], batch.getChildAt(index), shape[name] as ColumnSpec, name));
  // A copy of a row that has all columns takes a sixth of the time of adding them one by one.
  const empty: Record<string, Value> = Object.fromEntries(names.map((name) => [name, null]));
  for (let at = 0; at < batch.numRows; at += 1) {
    const row = { ...empty };
    for (let index = 0; index < columns.length; index += 1) row[names[index] ?? ''] = columns[index]?.[at] ?? null;
    rows.push(row as Row<S>);
  }
}

function decodeColumn(data: Data | undefined, vector: Vector | null, column: ColumnSpec, name: string): ArrayLike<Value> {
  if (data === undefined || vector === null) throw new TypeError('a column without data');
  const isNull = nullsOf(data, column, name);
  if (column.kind === 'number' && PLAIN_TYPES.has(data.typeId) && isNumbers(data.values) && data.values.length >= data.length) return numbersOf(data.values, data.length, isNull, column, name);
  if (column.kind === 'boolean' && DataType.isBool(data.type)) return booleansOf(data, isNull);
  if (column.kind === 'text' && DataType.isUtf8(data.type)) return textsOf(data, vector, isNull);
  return Array.from({ length: data.length }, (_, at) => decodeValue(column, name, toPlain(vector.get(at))));
}

/** Says of each row whether it is NULL; null where none is. */
type IsNull = ((at: number) => boolean) | null;

function nullsOf(data: Data, column: ColumnSpec, name: string): IsNull {
  if (data.nullCount === 0) return null;
  // Refuses the first NULL of a column that may have none.
  if (!column.nullable) decodeValue(column, name, null);
  const bits: Uint8Array = data.nullBitmap;
  const { offset } = data;
  return (at) => (((bits[(offset + at) >> 3] ?? 0) >> ((offset + at) & 7)) & 1) === 0;
}

/**
 * The numbers of a column as the buffer holds them.
 * @throws {TypeError} when one is NULL or not finite, or the column is of another type.
 */
export function numbersIn(data: Data | undefined, name: string): Numbers {
  if (data === undefined || !PLAIN_TYPES.has(data.typeId) || !isNumbers(data.values)) throw new TypeError(`column ${name} holds no plain numbers`);
  nullsOf(data, NUMBER, name);
  const values = data.values.subarray(0, data.length);
  if (!values.every((value) => Number.isFinite(value))) throw new TypeError(`column ${name} holds what is no number`);
  return values;
}

function isNumbers(values: unknown): values is Numbers {
  return ArrayBuffer.isView(values) && !(values instanceof BigInt64Array) && !(values instanceof BigUint64Array) && !(values instanceof DataView);
}

/** Arrow's ids of integers and floats: their buffers are their values. */
const PLAIN_TYPES: ReadonlySet<number> = new Set([2, 3]);

/** Without NULL and what is no number the buffer itself will do. */
function numbersOf(values: Numbers, length: number, isNull: IsNull, column: ColumnSpec, name: string): ArrayLike<Value> {
  if (isNull === null && values.every((value) => Number.isFinite(value))) return values;
  const decoded: Value[] = [];
  for (let at = 0; at < length; at += 1) {
    const value = values[at] ?? null;
    if (isNull?.(at) === true) decoded.push(null);
    else decoded.push(Number.isFinite(value) ? value : decodeValue(column, name, value));
  }
  return decoded;
}

function booleansOf(data: Data, isNull: IsNull): readonly Value[] {
  const bits: Uint8Array = data.values;
  const { offset } = data;
  return Array.from({ length: data.length }, (_, at) => (isNull?.(at) === true ? null : (((bits[(offset + at) >> 3] ?? 0) >> ((offset + at) & 7)) & 1) === 1));
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Texts of nothing but ASCII are cut out of one: to decode each by itself costs ten times as much. */
function textsOf(data: Data, vector: Vector, isNull: IsNull): readonly Value[] {
  const offsets: Int32Array = data.valueOffsets;
  const from = offsets[0] ?? 0;
  const bytes: Uint8Array = data.values.subarray(from, offsets[data.length] ?? from);
  const all = UTF8.decode(bytes);
  const isAscii = all.length === bytes.length;
  const decoded: Value[] = [];
  for (let at = 0; at < data.length; at += 1) {
    if (isNull?.(at) === true) decoded.push(null);
    else decoded.push(isAscii ? all.slice((offsets[at] ?? 0) - from, (offsets[at + 1] ?? 0) - from) : String(vector.get(at)));
  }
  return decoded;
}

function toPlain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
