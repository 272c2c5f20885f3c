import type { Data, RecordBatch, Schema, Vector } from 'apache-arrow';
import { decodeRow, type Row, type RowShape } from '../../core/engine/row.ts';

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

/**
 * Appends a batch's rows to `rows` as plain objects.
 * @throws {TypeError} when a value is not of the shape.
 */
export function decodeBatch<S extends RowShape>(batch: RecordBatch, shape: S, names: readonly (keyof S & string)[], rows: Row<S>[]): void {
  const columns = names.map((_, index) => readColumn(batch.data.children[index], batch.getChildAt(index)));
  const values: unknown[] = Array.from({ length: columns.length });
  for (let at = 0; at < batch.numRows; at += 1) {
    for (let index = 0; index < columns.length; index += 1) values[index] = columns[index]?.(at);
    rows.push(decodeRow(shape, names, values));
  }
}

type ReadValue = (at: number) => unknown;

function readColumn(data: Data | undefined, vector: Vector | null): ReadValue {
  if (data === undefined || vector === null) throw new TypeError('a column without data');
  const plain: unknown = data.values;
  if (isNumbers(plain) && PLAIN_TYPES.has(data.typeId) && plain.length >= data.length) {
    return data.nullCount === 0 ? (at) => plain[at] : (at) => (data.getValid(at) ? plain[at] : null);
  }
  return (at) => toPlain(vector.get(at));
}

type Numbers = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array;

function isNumbers(values: unknown): values is Numbers {
  return ArrayBuffer.isView(values) && !(values instanceof BigInt64Array) && !(values instanceof BigUint64Array) && !(values instanceof DataView);
}

/** Arrow's ids of integers and floats: their buffers are their values. */
const PLAIN_TYPES: ReadonlySet<number> = new Set([2, 3]);

function toPlain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
