import { readFileSync, writeFileSync } from 'node:fs';

/** Offsets of DuckDB's file format; every block begins with a checksum of the rest of it. */
const VERSION_AT = 12;
const FIRST_BLOCK_AT = 12_288;
const HEADER_SIZE = 4096;
const CHECKSUM_SIZE = 8;
const DATABASE_HEADERS_AT = [4096, 8192] as const;
const ITERATION_AT = 8;
const FREE_LIST_AT = 24;
const BLOCK_ID_BITS = 56;
const BLOCK_COUNT_AT = 32;

/** Small blocks keep generated files small and give truncation something to cut. */
export const BLOCK_SIZE = 16_384;
/** A text can be replaced only where it is in one piece: metadata comes in pieces of a 64th of a block. */
export const LARGE_BLOCK_SIZE = 262_144;

/** A copy of a database whose main header names another storage version. */
export function copyWithVersion(from: string, to: string, version: number): void {
  const bytes = readFileSync(from);
  bytes.writeBigUInt64LE(BigInt(version), VERSION_AT);
  seal(bytes.subarray(0, HEADER_SIZE));
  writeFileSync(to, bytes);
}

/** A copy cut off after `bytes` bytes of block `block`. */
export function copyTruncated(from: string, to: string, block: number, bytes: number): void {
  writeFileSync(to, readFileSync(from).subarray(0, FIRST_BLOCK_AT + block * BLOCK_SIZE + bytes));
}

/** A copy with one bit of one block turned over. */
export function copyFlipped(from: string, to: string, block: number): void {
  const bytes = readFileSync(from);
  const at = FIRST_BLOCK_AT + block * BLOCK_SIZE + 100;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(to, bytes);
}

/**
 * Replaces text inside a database of large blocks by text of the same length, leaving a file that DuckDB finds sound.
 * @throws {Error} when the text is not there as a whole.
 */
export function replaceText(path: string, before: string, after: string): void {
  const bytes = readFileSync(path);
  const [old, fresh] = [Buffer.from(before), Buffer.from(after)];
  if (old.length !== fresh.length) throw new Error('the texts differ in length');
  let found = 0;
  for (let at = bytes.indexOf(old); at !== -1; at = bytes.indexOf(old, at + 1)) {
    fresh.copy(bytes, at);
    const start = at - ((at - FIRST_BLOCK_AT) % LARGE_BLOCK_SIZE);
    seal(bytes.subarray(start, start + LARGE_BLOCK_SIZE));
    found += 1;
  }
  if (found === 0) throw new Error(`${path} does not hold ${before}`);
  writeFileSync(path, bytes);
}

/** Writes the checksum of a block: 5381 xor each 64-bit word times a constant. */
function seal(block: Buffer): void {
  let sum = 5381n;
  for (let at = CHECKSUM_SIZE; at < block.length; at += 8) {
    sum ^= BigInt.asUintN(64, block.readBigUInt64LE(at) * 0xbf58_476d_1ce4_e5b9n);
  }
  block.writeBigUInt64LE(sum, 0);
}

/** A copy cut inside the block of its free list, with headers that count the blocks before it: an engine that believes them reads on for ever. */
export function copyHanging(from: string, to: string): void {
  const bytes = readFileSync(from);
  const [first, second] = DATABASE_HEADERS_AT;
  const newest = bytes.readBigUInt64LE(second + ITERATION_AT) > bytes.readBigUInt64LE(first + ITERATION_AT) ? second : first;
  const block = Number(BigInt.asUintN(BLOCK_ID_BITS, bytes.readBigUInt64LE(newest + FREE_LIST_AT)));
  for (const at of DATABASE_HEADERS_AT) {
    bytes.writeBigUInt64LE(BigInt(block), at + BLOCK_COUNT_AT);
    seal(bytes.subarray(at, at + HEADER_SIZE));
  }
  writeFileSync(to, bytes.subarray(0, FIRST_BLOCK_AT + block * BLOCK_SIZE + 1000));
}
