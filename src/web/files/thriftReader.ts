const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I32 = 5;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const UUID = 13;

const DEEPEST = 64;

/** Reads Thrift's compact protocol, as far as Parquet footers need it. */
export class ThriftReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many bytes have been read. */
  get at(): number {
    return this.#at;
  }

  /** Calls `field` for each field of a struct; it must read or skip the value, and stops the reading by returning false. */
  readStruct(field: (id: number, kind: number) => boolean): void {
    let id = 0;
    for (;;) {
      const head = this.#byte();
      const kind = head & 0x0f;
      if (kind === STOP) return;
      const delta = head >> 4;
      id = delta === 0 ? this.readInteger() : id + delta;
      if (!field(id, kind)) return;
    }
  }

  readList<T>(item: () => T): T[] {
    const { size } = this.#listHead();
    // Every item takes a byte or more, so a size beyond the bytes is a lie.
    if (size > this.#bytes.length - this.#at) throw new RangeError('list longer than the footer');
    return Array.from({ length: size }, item);
  }

  /** A zigzag integer; exact up to 2^53. */
  readInteger(): number {
    const raw = this.#varint();
    return Number((raw >> 1n) ^ -(raw & 1n));
  }

  readText(): string {
    const size = Number(this.#varint());
    const start = this.#move(size);
    return new TextDecoder().decode(this.#bytes.subarray(start, start + size));
  }

  skip(kind: number, depth = 0): void {
    if (depth > DEEPEST) throw new RangeError('nested too deep');
    if (kind === TRUE || kind === FALSE) return;
    if (kind === BYTE) this.#move(1);
    else if (kind === I16 || kind === I32 || kind === I64) this.#varint();
    else if (kind === DOUBLE) this.#move(8);
    else if (kind === UUID) this.#move(16);
    else if (kind === BINARY) this.#move(Number(this.#varint()));
    else if (kind === LIST || kind === SET) this.#skipList(depth);
    else if (kind === MAP) this.#skipMap(depth);
    else if (kind === STRUCT) {
      this.readStruct((_, inner) => {
        this.skip(inner, depth + 1);
        return true;
      });
    } else throw new RangeError(`unknown field kind ${kind}`);
  }

  #skipList(depth: number): void {
    const { size, kind } = this.#listHead();
    for (let index = 0; index < size; index += 1) this.#skipItem(kind, depth);
  }

  #skipMap(depth: number): void {
    const size = Number(this.#varint());
    if (size === 0) return;
    const kinds = this.#byte();
    for (let index = 0; index < size; index += 1) {
      this.#skipItem(kinds >> 4, depth);
      this.#skipItem(kinds & 0x0f, depth);
    }
  }

  /** Booleans take a byte inside lists and maps, and none as fields. */
  #skipItem(kind: number, depth: number): void {
    if (kind === TRUE || kind === FALSE) this.#move(1);
    else this.skip(kind, depth + 1);
  }

  #listHead(): { size: number; kind: number } {
    const head = this.#byte();
    const short = head >> 4;
    return { size: short === 15 ? Number(this.#varint()) : short, kind: head & 0x0f };
  }

  #varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('integer too long');
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('footer ends early');
    this.#at += 1;
    return byte;
  }

  #move(size: number): number {
    const start = this.#at;
    if (size < 0 || start + size > this.#bytes.length) throw new RangeError('footer ends early');
    this.#at = start + size;
    return start;
  }
}
