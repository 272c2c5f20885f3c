import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';

import type { Reject } from '../../core/ingest/types.ts';
import type { InputFile } from './findInputs.ts';

/** Larger files are not results but dumps; as JSON text they would need several times their size in memory. */
export const LARGEST_JSON_BYTES = 256 * 1024 * 1024;

/** What the file was when it was read: it is deleted only while it is still that. */
export interface FileIdentity {
  readonly inode: number;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** A file's bytes, read once. */
export interface ReadBytes {
  readonly input: InputFile;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly identity: FileIdentity;
}

/**
 * Reads a file of JSON; a file that is too large is a reject.
 * @throws What the system throws for a file that cannot be read.
 */
export function readBytes(input: InputFile, atMost: number = LARGEST_JSON_BYTES): ReadBytes | Reject {
  const file = openSync(input.path, 'r');
  try {
    const stats = fstatSync(file);
    if (stats.size > atMost) {
      return { code: 'too-large', place: '', reason: `the file has ${stats.size.toLocaleString('en')} bytes; at most ${atMost.toLocaleString('en')} are read` };
    }
    const bytes = readWhole(file, stats.size);
    return { input, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), identity: identityOf(stats) };
  } finally {
    closeSync(file);
  }
}

export function identityOf(stats: Stats): FileIdentity {
  return { inode: stats.ino, bytes: stats.size, modifiedMs: stats.mtimeMs };
}

export function sameIdentity(left: FileIdentity, right: FileIdentity): boolean {
  return left.inode === right.inode && left.bytes === right.bytes && left.modifiedMs === right.modifiedMs;
}

function readWhole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  while (at < size) {
    const count = readSync(file, bytes, at, size - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

const ENCODINGS: readonly { readonly mark: readonly number[]; readonly label: string }[] = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
];

/** The text of a file in UTF-8, or in UTF-16 where its first bytes say so; a reject for anything else. */
export function textOf(bytes: Buffer): string | Reject {
  const label = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.label ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return { code: 'not-json', place: '', reason: 'the file is no text in UTF-8' };
  }
}
