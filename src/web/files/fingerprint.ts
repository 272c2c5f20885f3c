import { digestFile } from '../ingest/digestFile.ts';
import { HEADER_BYTES } from './databaseHeader.ts';
import { sha256 } from './sha256.ts';

const SAMPLES = 16;
const SAMPLE_BYTES = 4096;

/** A stable id of a database's content, 16 hex characters, from its size, its header and samples at fixed places. */
export async function fingerprintDatabase(database: Blob, wal: Blob | null): Promise<string> {
  const parts = [sizeOf(database), await bytesOf(database, 0, HEADER_BYTES), ...(await samplesOf(database))];
  if (wal !== null) parts.push(sizeOf(wal), ...(await samplesOf(wal)));
  return (await digestFile(joined(parts))).slice(0, 16);
}

/** A stable id of Parquet tables, 16 hex characters, from each file's size and footer; the order of files does not matter. */
export function fingerprintParquet(files: readonly { readonly label: string; readonly size: number; readonly footer: Uint8Array }[]): string {
  const each = files.map(({ label, size, footer }) => `${label}\u0000${size}\u0000${sha256(footer)}`);
  return short([new TextEncoder().encode(each.sort().join('\u0001'))]);
}

/** A stable id of several datasets opened together, 16 hex characters; their order does not matter. */
export function fingerprintSeveral(fingerprints: readonly string[]): string {
  return short([new TextEncoder().encode(fingerprints.toSorted().join('\u0001'))]);
}

async function samplesOf(file: Blob): Promise<Uint8Array[]> {
  const step = Math.max(1, Math.floor(Math.max(0, file.size - SAMPLE_BYTES) / (SAMPLES - 1)));
  return Promise.all(Array.from({ length: SAMPLES }, (_, index) => bytesOf(file, index * step, SAMPLE_BYTES)));
}

async function bytesOf(file: Blob, start: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, start + length).arrayBuffer());
}

function sizeOf(file: Blob): Uint8Array {
  return new TextEncoder().encode(`${file.size};`);
}

function short(parts: readonly Uint8Array[]): string {
  return sha256(joined(parts)).slice(0, 16);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
