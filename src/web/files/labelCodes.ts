import { DataType, Dictionary, Field, Int32, RecordBatchReader, RecordBatchStreamWriter, Schema, Uint16, Uint8, Utf8, type Vector } from 'apache-arrow';

/** A column of texts that are few, each known by its place in this list, from 1. */
export interface ColumnLabels {
  readonly column: string;
  readonly labels: readonly string[];
}

/** More different texts than this in a column are no labels any more. */
export const LABELS_AT_MOST = 4096;

/** The schema with these columns of text read as dictionaries, each of no more texts than its number. */
export function asDictionaries(schema: Schema, columns: ReadonlyMap<string, number>): Schema {
  return new Schema(schema.fields.map((field, index) => {
    const size = columns.get(field.name);
    return size === undefined ? field : new Field(field.name, new Dictionary(new Utf8(), size <= WORD_CODES ? codeType(size) : new Int32(), index + 1), field.nullable);
  }));
}

/** How many labels each column has. */
export function sizesOf(labels: readonly ColumnLabels[]): ReadonlyMap<string, number> {
  return new Map(labels.map((column) => [column.column, column.labels.length]));
}

/** The schema with these columns as the whole numbers that stand for their texts. */
export function asCodes(schema: Schema, labels: readonly ColumnLabels[]): Schema {
  const sizes = sizesOf(labels);
  return new Schema(schema.fields.map((field) => {
    const size = sizes.get(field.name);
    return size === undefined ? field : new Field(field.name, codeType(size), true);
  }));
}

/** As many different indices or codes fit into a byte, and into two. */
const BYTE_CODES = 255;
const WORD_CODES = 65_535;

function codeType(size: number): Uint8 | Uint16 {
  return size <= BYTE_CODES ? new Uint8() : new Uint16();
}

const END_BYTES = 8;

/** An Arrow IPC stream of this schema, without rows. */
export function schemaStream(schema: Schema): Uint8Array<ArrayBuffer> {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  writer.finish();
  return Uint8Array.from(writer.toUint8Array(true));
}

/** The message that opens such a stream. */
export function schemaMessage(schema: Schema): Uint8Array {
  return schemaStream(schema).subarray(0, -END_BYTES);
}

/** The schema of an Arrow IPC stream. */
export function readSchema(ipc: Uint8Array): Schema {
  const reader = RecordBatchReader.from(ipc);
  reader.open();
  return reader.schema;
}

/** Puts codes in the place of dictionary indices, in the stream itself: what a column of 10 million names costs the engine depends on it. */
export class LabelCoder {
  readonly #codes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly #opening: Uint8Array;

  constructor(schema: Schema, labels: readonly ColumnLabels[]) {
    this.#codes = new Map(labels.map((column) => [column.column, new Map(column.labels.map((label, index) => [label, index + 1]))]));
    this.#opening = schemaMessage(asCodes(schema, labels));
  }

  /**
   * The stream of the rows with codes; it lies in the bytes of the one that came.
   * @throws {RangeError} when a text has no code.
   */
  code(ipc: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const known = new Map<Vector, Uint16Array>();
    for (const batch of RecordBatchReader.from(ipc)) {
      for (const [index, field] of batch.schema.fields.entries()) {
        const codes = this.#codes.get(field.name);
        const data = batch.data.children[index];
        const dictionary = data?.dictionary;
        if (codes === undefined) continue;
        if (data === undefined || dictionary === undefined) throw new RangeError('a dictionary of another make');
        const table = known.get(dictionary) ?? tableOf(dictionary, codes);
        known.set(dictionary, table);
        recode(data.values, ipc, table);
      }
    }
    return withoutDictionaries(ipc, this.#opening);
  }
}

function tableOf(dictionary: Vector, codes: ReadonlyMap<string, number>): Uint16Array {
  return Uint16Array.from(dictionary, (label) => {
    const code = codes.get(String(label));
    if (code === undefined) throw new RangeError('a text that its dictionary did not name');
    return code;
  });
}

/** Codes are as wide as the indices that they replace; where a row holds nothing, what is written is never read. */
function recode(indices: unknown, ipc: Uint8Array<ArrayBuffer>, table: Uint16Array): void {
  if (indices instanceof Uint8Array && indices.buffer === ipc.buffer) recodeBytes(indices, Uint8Array.from(table));
  else if (indices instanceof Uint16Array && indices.buffer === ipc.buffer) recodeWords(indices, table);
  else throw new RangeError('a dictionary of another make');
}

/** Two loops, each for one kind of array. */
function recodeBytes(values: Uint8Array, table: Uint8Array): void {
  for (let at = 0; at < values.length; at += 1) values[at] = table[values[at] ?? 0] ?? 0;
}

function recodeWords(values: Uint16Array, table: Uint16Array): void {
  for (let at = 0; at < values.length; at += 1) values[at] = table[values[at] ?? 0] ?? 0;
}

const RECORD_BATCH = 3;

/** Pushes the batches of rows against the end and puts the new opening before them. */
function withoutDictionaries(ipc: Uint8Array<ArrayBuffer>, opening: Uint8Array): Uint8Array<ArrayBuffer> {
  const messages = messagesOf(ipc);
  let at = messages.at(-1)?.end ?? 0;
  for (const { kind, start, end: until } of messages.toReversed()) {
    if (kind !== RECORD_BATCH) continue;
    at -= until - start;
    if (at !== start) ipc.copyWithin(at, start, until);
  }
  if (at < opening.length) {
    const longer = new Uint8Array(opening.length + ipc.length - at);
    longer.set(opening);
    longer.set(ipc.subarray(at), opening.length);
    return longer;
  }
  ipc.set(opening, at - opening.length);
  return ipc.subarray(at - opening.length);
}

interface IpcMessage {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/** The messages of a stream: a mark, the length of what describes it, the description (a flat buffer), its body. */
function messagesOf(ipc: Uint8Array): IpcMessage[] {
  const view = new DataView(ipc.buffer, ipc.byteOffset, ipc.byteLength);
  const messages: IpcMessage[] = [];
  for (let start = 0; start + 8 <= ipc.length; ) {
    const length = view.getInt32(start + 4, true);
    if (length === 0) break;
    const table = start + 8 + view.getUint32(start + 8, true);
    const fields = table - view.getInt32(table, true);
    const field = (index: number): number => (4 + 2 * index < view.getUint16(fields, true) ? view.getUint16(fields + 4 + 2 * index, true) : 0);
    const [kindAt, bodyAt] = [field(1), field(3)];
    const end = start + 8 + length + (bodyAt === 0 ? 0 : Number(view.getBigInt64(table + bodyAt, true)));
    messages.push({ kind: kindAt === 0 ? 0 : view.getUint8(table + kindAt), start, end });
    start = end;
  }
  return messages;
}

/** Whether a column's values are single plain ones: what is nested may read otherwise once a schema is given. */
export function isFlat(type: DataType): boolean {
  return (type.children ?? []).length === 0 && !DataType.isDictionary(type);
}
