import { joinFooter, splitFooter } from './footerBytes.ts';
import { ThriftReader } from './thriftReader.ts';
import { joinBytes } from './joinBytes.ts';

/** The field of a footer that holds keys with values. */
const KEY_VALUES = 5;
const LIST = 9;
const STRUCT = 12;
const BINARY = 8;
const KEY = 'ARROW:schema';

/** The same Parquet file with an Arrow schema (the message that opens an IPC stream) in its footer: its columns then read as these types. */
export async function withArrowSchema(file: Blob, schemaMessage: Uint8Array): Promise<Blob> {
  const split = await splitFooter(file);
  return split === null ? file : joinFooter(split.body, footerWithSchema(split.footer, schemaMessage));
}

/** Writes a footer again, with the schema as its only key and value. */
export function footerWithSchema(footer: Uint8Array, schemaMessage: Uint8Array): Uint8Array<ArrayBuffer> {
  const fields = topFields(footer).filter(({ id }) => id !== KEY_VALUES);
  const pieces: Uint8Array[] = [];
  let last = 0;
  const put = (id: number, kind: number, value: Uint8Array): void => {
    pieces.push(Uint8Array.of(((id - last) << 4) | kind), value);
    last = id;
  };
  for (const { id, kind, value } of fields.filter((field) => field.id < KEY_VALUES)) put(id, kind, value);
  put(KEY_VALUES, LIST, keyAndValue(schemaMessage));
  for (const { id, kind, value } of fields.filter((field) => field.id > KEY_VALUES)) put(id, kind, value);
  pieces.push(Uint8Array.of(0));
  return joinBytes(pieces);
}

interface TopField {
  readonly id: number;
  readonly kind: number;
  readonly value: Uint8Array;
}

function topFields(footer: Uint8Array): TopField[] {
  const reader = new ThriftReader(footer);
  const fields: TopField[] = [];
  reader.readStruct((id, kind) => {
    const from = reader.at;
    reader.skip(kind);
    fields.push({ id, kind, value: footer.subarray(from, reader.at) });
    return true;
  });
  return fields;
}

/** A list of one struct of two texts. */
function keyAndValue(schemaMessage: Uint8Array): Uint8Array<ArrayBuffer> {
  const value = base64(schemaMessage);
  return joinBytes([Uint8Array.of((1 << 4) | STRUCT), text(KEY), text(value), Uint8Array.of(0)]);
}

function text(content: string): Uint8Array {
  const bytes = new TextEncoder().encode(content);
  return joinBytes([Uint8Array.of((1 << 4) | BINARY), varint(bytes.length), bytes]);
}

function varint(number: number): Uint8Array {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
