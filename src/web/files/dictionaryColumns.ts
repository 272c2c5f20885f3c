import { ThriftReader } from './thriftReader.ts';

const BYTE_ARRAY = 6;
const DATA_PAGES: ReadonlySet<number> = new Set([0, 3]);
const PLAIN_DICTIONARY = 2;
const RUN_LENGTHS = 3;
const BIT_PACKED = 4;
const RLE_DICTIONARY = 8;

/** Top-level columns of byte arrays whose every value, in every row group, stands in a dictionary of its row group. */
export function dictionaryColumns(footer: Uint8Array): ReadonlySet<string> {
  const reader = new ThriftReader(footer);
  const whole = new Map<string, boolean>();
  reader.readStruct((id, kind) => {
    if (id !== 4) reader.skip(kind);
    else reader.readList(() => readGroup(reader, whole));
    return id < 4;
  });
  return new Set([...whole].flatMap(([name, is]) => (is ? [name] : [])));
}

function readGroup(reader: ThriftReader, whole: Map<string, boolean>): void {
  readFields(reader, { 1: () => reader.readList(() => readFields(reader, { 3: () => readColumn(reader, whole) })) });
}

function readColumn(reader: ThriftReader, whole: Map<string, boolean>): void {
  let type = -1;
  let encodings: readonly number[] = [];
  let path: readonly string[] = [];
  let pages: readonly PageCount[] | null = null;
  readFields(reader, {
    1: () => (type = reader.readInteger()),
    2: () => (encodings = reader.readList(() => reader.readInteger())),
    3: () => (path = reader.readList(() => reader.readText())),
    13: () => (pages = reader.readList(() => readPages(reader))),
  });
  const [name, ...below] = path;
  if (name === undefined) return;
  const is = below.length === 0 && type === BYTE_ARRAY && isWhole(encodings, pages);
  whole.set(name, is && whole.get(name) !== false);
}

interface PageCount {
  readonly page: number;
  readonly encoding: number;
}

function readPages(reader: ThriftReader): PageCount {
  let page = -1;
  let encoding = -1;
  readFields(reader, { 1: () => (page = reader.readInteger()), 2: () => (encoding = reader.readInteger()) });
  return { page, encoding };
}

/** Without a count of pages by encoding, a dictionary of the old kind tells: its own page has no other encoding. */
function isWhole(encodings: readonly number[], pages: readonly PageCount[] | null): boolean {
  if (pages !== null && pages.length > 0) {
    const data = pages.filter(({ page }) => DATA_PAGES.has(page));
    return data.length > 0 && data.every(({ encoding }) => encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY);
  }
  return encodings.includes(PLAIN_DICTIONARY) && encodings.every((encoding) => encoding === PLAIN_DICTIONARY || encoding === RUN_LENGTHS || encoding === BIT_PACKED);
}

/** Reads the fields that are wanted and skips the others. */
function readFields(reader: ThriftReader, wanted: Readonly<Record<number, () => unknown>>): void {
  reader.readStruct((id, kind) => {
    const read = wanted[id];
    if (read === undefined) reader.skip(kind);
    else read();
    return true;
  });
}
