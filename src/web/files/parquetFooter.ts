import { ThriftReader } from './thriftReader.ts';

/** What a Parquet file's footer says about its columns and rows. */
export interface ParquetFooter {
  /** Raw footer, as it lies before the last eight bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names of the top-level columns, in file order. */
  readonly columns: readonly string[];
  /** Top-level columns of UUIDs, which decode as 16 raw bytes. */
  readonly uuidColumns: readonly string[];
  /** One text for names, nesting and types: equal for files that are parts of one table. */
  readonly signature: string;
  readonly rowCount: number;
}

const TAIL_BYTES = 8;
const MOST_FOOTER_BYTES = 256 * 1024 * 1024;

/**
 * Reads a Parquet file's footer.
 * @throws {ParquetFooterError} when the file ends, or reads, otherwise than Parquet does.
 */
export async function readParquetFooter(file: Blob): Promise<ParquetFooter> {
  if (file.size < 12) throw new ParquetFooterError(`It holds ${file.size} bytes, too few for a footer.`);
  const tail = new DataView(await file.slice(file.size - TAIL_BYTES).arrayBuffer());
  const magic = tail.getUint32(4, false);
  if (magic === 0x50415245) throw new ParquetFooterError('Its footer is encrypted.', true);
  if (magic !== 0x50415231) throw new ParquetFooterError('It starts like Parquet but does not end like it: it is probably cut short.');
  const length = tail.getUint32(0, true);
  if (length > file.size - 12 || length > MOST_FOOTER_BYTES) {
    throw new ParquetFooterError(`Its footer claims ${length} bytes, more than the file has.`);
  }
  const end = file.size - TAIL_BYTES;
  const bytes = new Uint8Array(await file.slice(end - length, end).arrayBuffer());
  try {
    return parseFooter(bytes);
  } catch (cause) {
    throw new ParquetFooterError('Its footer cannot be parsed.', false, { cause });
  }
}

/** A Parquet file whose footer cannot be used; `encrypted` when that is why. */
export class ParquetFooterError extends Error {
  override readonly name = 'ParquetFooterError';
  readonly encrypted: boolean;

  constructor(message: string, encrypted = false, options?: ErrorOptions) {
    super(message, options);
    this.encrypted = encrypted;
  }
}

interface SchemaElement {
  name: string;
  children: number;
  type: number;
  converted: number;
  uuid: boolean;
}

/** The field of Thrift's union of logical types that stands for UUIDs. */
const UUID_TYPE = 14;

function parseFooter(bytes: Uint8Array<ArrayBuffer>): ParquetFooter {
  const reader = new ThriftReader(bytes);
  let elements: SchemaElement[] = [];
  let rowCount = -1;
  // Fields come in ascending order: nothing after the row count is of interest.
  reader.readStruct((id, kind) => {
    if (id === 2) elements = reader.readList(() => readElement(reader));
    else if (id === 3) rowCount = reader.readInteger();
    else reader.skip(kind);
    return rowCount < 0;
  });
  const [root, ...rest] = elements;
  if (root === undefined || rowCount < 0) throw new RangeError('no schema or no row count');
  return {
    bytes,
    columns: topLevel(rest).map(({ name }) => name),
    uuidColumns: topLevel(rest).flatMap(({ name, uuid }) => (uuid ? [name] : [])),
    signature: rest.map(({ name, children, type, converted }) => `${name.length}:${name}:${children}:${type}:${converted}`).join('|'),
    rowCount,
  };
}

function readElement(reader: ThriftReader): SchemaElement {
  const element: SchemaElement = { name: '', children: 0, type: -1, converted: -1, uuid: false };
  reader.readStruct((id, kind) => {
    if (id === 1) element.type = reader.readInteger();
    else if (id === 4) element.name = reader.readText();
    else if (id === 5) element.children = reader.readInteger();
    else if (id === 6) element.converted = reader.readInteger();
    else if (id === 10) element.uuid = readsUuid(reader);
    else reader.skip(kind);
    return true;
  });
  return element;
}

function readsUuid(reader: ThriftReader): boolean {
  let uuid = false;
  reader.readStruct((id, kind) => {
    uuid ||= id === UUID_TYPE;
    reader.skip(kind);
    return true;
  });
  return uuid;
}

function topLevel(elements: readonly SchemaElement[]): SchemaElement[] {
  const top: SchemaElement[] = [];
  let inside = 0;
  for (const element of elements) {
    if (inside === 0) top.push(element);
    else inside -= 1;
    inside += element.children;
  }
  return top;
}
