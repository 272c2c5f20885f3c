import { Bool, Field, Float64, Int32, Int64, makeData, makeVector, RecordBatch, RecordBatchStreamWriter, Schema, Struct, TimestampMicrosecond, Utf8, vectorFromArray, type DataType, type Vector } from 'apache-arrow';
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

function vectorOf(type: ColumnType, cells: readonly StoreCell[]): Vector<DataType> {
  switch (type) {
    case 'INTEGER':
      return numbers(new Int32(), Int32Array.from(cells, Number), cells);
    case 'DOUBLE':
      return numbers(new Float64(), Float64Array.from(cells, Number), cells);
    case 'BIGINT':
      return numbers(new Int64(), BigInt64Array.from(cells, whole), cells);
    case 'TIMESTAMP':
      return numbers(new TimestampMicrosecond(), BigInt64Array.from(cells, (cell) => whole(cell) * MICROSECONDS_PER_MS), cells);
    case 'BOOLEAN':
      return vectorFromArray(cells.map((cell) => (cell === null ? null : cell === true)), new Bool());
    case 'VARCHAR':
      return vectorFromArray(cells.map((cell) => (cell === null ? null : wellFormed(String(cell)))), new Utf8());
  }
}

function whole(cell: StoreCell): bigint {
  return typeof cell === 'number' && Number.isFinite(cell) ? BigInt(Math.round(cell)) : 0n;
}

function numbers(type: Int32 | Float64 | Int64 | TimestampMicrosecond, data: Int32Array | Float64Array | BigInt64Array, cells: readonly StoreCell[]): Vector<DataType> {
  const nullBitmap = new Uint8Array((cells.length + 7) >> 3);
  let nullCount = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return makeVector(makeData({ type, length: cells.length, nullCount, nullBitmap, data } as Parameters<typeof makeData>[0]));
}

/** The engine ends a text at a zero character in places, and refuses halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replaceAll('\u0000', '\u{FFFD}').replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\u{FFFD}');
}
