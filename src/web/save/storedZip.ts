/** A file of an archive that is being written. */
interface Written {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly bytes: number;
  readonly offset: number;
}

const LARGEST = 0xffffffff;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest there is: the same data gives the same archive. */
const DATE = 0x0021;
const VERSION = 20;

/** The archive would need more than 4 GB. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}

/** Writes files one after the other into a ZIP archive, uncompressed: Parquet is compressed already (PKWARE APPNOTE 6.3). */
export class StoredZip {
  readonly #parts: BlobPart[] = [];
  readonly #files: Written[] = [];
  #at = 0;

  /** Adds a whole file, in as many pieces as it came. */
  add(path: string, pieces: readonly Uint8Array<ArrayBuffer>[]): void {
    const name = new TextEncoder().encode(path);
    let crc = LARGEST;
    let bytes = 0;
    for (const piece of pieces) {
      crc = crc32(piece, crc);
      bytes += piece.length;
    }
    const file: Written = { name, crc: (crc ^ LARGEST) >>> 0, bytes, offset: this.#at };
    if (this.#at + bytes + (name.length + 128) * 2 > LARGEST) throw new ArchiveTooLarge('The archive would be larger than 4 GB.');
    this.#push(header(file));
    for (const piece of pieces) this.#push(piece);
    this.#files.push(file);
  }

  finish(): Blob {
    const start = this.#at;
    for (const file of this.#files) this.#push(directoryEntry(file));
    this.#push(end(this.#files.length, this.#at - start, start));
    return new Blob(this.#parts, { type: 'application/zip' });
  }

  #push(piece: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(piece);
    this.#at += piece.length;
  }
}

function header({ name, crc, bytes }: Written): Uint8Array<ArrayBuffer> {
  return record(30, name, [[4, 0x04034b50], [2, VERSION], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DATE], [4, crc], [4, bytes], [4, bytes], [2, name.length], [2, 0]]);
}

function directoryEntry({ name, crc, bytes, offset }: Written): Uint8Array<ArrayBuffer> {
  return record(46, name, [
    [4, 0x02014b50], [2, VERSION], [2, VERSION], [2, UTF8_NAMES], [2, 0], [2, 0], [2, DATE], [4, crc], [4, bytes], [4, bytes],
    [2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset],
  ]);
}

function end(count: number, bytes: number, offset: number): Uint8Array<ArrayBuffer> {
  return record(22, new Uint8Array(0), [[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, bytes], [4, offset], [2, 0]]);
}

function record(length: number, name: Uint8Array, fields: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  bytes.set(name, length);
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array, before: number): number {
  let crc = before;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc >>> 0;
}
