import { Bool, Field, Float64, Int32, Int64, makeData, makeVector, RecordBatch, RecordBatchStreamWriter, Schema, Struct, TimestampMicrosecond, Utf8, type DataType, type Vector } from 'apache-arrow';
import type { StoreCell, StoreRow } from '../../core/store/rows.ts';
import { STORE_TABLES, type ColumnType, type StoreColumn, type StoreTableName } from '../../core/store/schema.ts';

const MICROSECONDS_PER_MS = 1000n;

/** Rows of a table, with all its columns in their order, as an Arrow IPC stream; a timestamp is epoch ms in a row and microseconds in the stream. */
export function arrowRows(table: StoreTableName, rows: readonly StoreRow[]): Uint8Array<ArrayBuffer> {
  const columns: readonly StoreColumn[] = STORE_TABLES[table].columns;
  const vectors = columns.map(({ name, type }) => vectorOf(type, rows.map((row) => row[name] ?? null)));
  const fields = columns.map(({ name }, index) => new Field(name, vectors[index]?.type ?? new Utf8(), true));
  const schema = new Schema(fields);
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  const children = vectors.flatMap((vector) => vector.data[0] ?? []);
  writer.write(new RecordBatch(schema, makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children })));
  writer.finish();
  return Uint8Array.from(writer.toUint8Array(true));
}

/** Written by hand: Arrow's own builders make functions of text, which the page's policy forbids. */
function vectorOf(type: ColumnType, cells: readonly StoreCell[]): Vector<DataType> {
  const length = cells.length;
  switch (type) {
    case 'INTEGER':
      return makeVector(makeData({ type: new Int32(), length, ...validOf(cells), data: Int32Array.from(cells, Number) }));
    case 'DOUBLE':
      return makeVector(makeData({ type: new Float64(), length, ...validOf(cells), data: Float64Array.from(cells, Number) }));
    case 'BIGINT':
      return makeVector(makeData({ type: new Int64(), length, ...validOf(cells), data: BigInt64Array.from(cells, whole) }));
    case 'TIMESTAMP':
      return makeVector(makeData({ type: new TimestampMicrosecond(), length, ...validOf(cells), data: BigInt64Array.from(cells, (cell) => whole(cell) * MICROSECONDS_PER_MS) }));
    case 'BOOLEAN':
      return makeVector(makeData({ type: new Bool(), length, ...validOf(cells), data: bitsOf(cells, (cell) => cell === true) }));
    case 'VARCHAR':
      return makeVector(makeData({ type: new Utf8(), length, ...validOf(cells), ...textsOf(cells) }));
  }
}

function textsOf(cells: readonly StoreCell[]): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
  const encoder = new TextEncoder();
  const texts = cells.map((cell) => (cell === null ? '' : wellFormed(String(cell))));
  // No letter takes more than three bytes for each of its code units.
  const data = new Uint8Array(texts.reduce((sum, text) => sum + text.length * 3, 0));
  const valueOffsets = new Int32Array(cells.length + 1);
  let at = 0;
  for (const [index, text] of texts.entries()) {
    at += encoder.encodeInto(text, data.subarray(at)).written;
    valueOffsets[index + 1] = at;
  }
  return { valueOffsets, data: data.subarray(0, at) };
}

function validOf(cells: readonly StoreCell[]): { readonly nullCount: number; readonly nullBitmap: Uint8Array } {
  return { nullCount: cells.filter((cell) => cell === null).length, nullBitmap: bitsOf(cells, (cell) => cell !== null) };
}

function bitsOf(cells: readonly StoreCell[], isSet: (cell: StoreCell) => boolean): Uint8Array {
  const bits = new Uint8Array((cells.length + 7) >> 3);
  for (const [index, cell] of cells.entries()) if (isSet(cell)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  return bits;
}

function whole(cell: StoreCell): bigint {
  return typeof cell === 'number' && Number.isFinite(cell) ? BigInt(Math.round(cell)) : 0n;
}

/** The engine ends a text at a zero character in places, and refuses halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replaceAll('\u0000', '\u{FFFD}').replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\u{FFFD}');
}
