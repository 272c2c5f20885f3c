import { Inflate, inflateSync } from 'fflate';
import { isIgnored, MOST_FILES, type CollectedFile } from '../collectedFile.ts';
import type { FileProblem } from '../problem.ts';
import { BlobWindow } from './blobWindow.ts';
import { readZipDirectory, ZipDamaged, type ZipEntry } from './zipDirectory.ts';

/** What an archive may hold; more is taken for an attempt to fill the machine. */
export interface ZipLimits {
  readonly files: number;
  /** Unpacked, all together. */
  readonly bytes: number;
  /** Unpacked to packed; looked at once `freeBytes` are exceeded. */
  readonly ratio: number;
  readonly freeBytes: number;
}

export const ZIP_LIMITS: ZipLimits = { files: MOST_FILES, bytes: 4 * 1024 ** 3, ratio: 200, freeBytes: 128 * 1024 ** 2 };

export interface UnzipOptions {
  readonly limits?: ZipLimits;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Unpacks an archive into files named `<archive>/<path inside>`; nothing is unpacked before its directory was found within the limits. */
export async function unzip(archive: File, archivePath: string, options: UnzipOptions = {}): Promise<CollectedFile[] | FileProblem> {
  const { limits = ZIP_LIMITS, onProgress } = options;
  try {
    const listed = await readZipDirectory(archive);
    const entries = listed.filter(({ path, bytes }) => !isIgnored(path) && bytes >= 0);
    const excess = excessOf(entries, archive.size, limits);
    if (excess !== null) return { kind: 'zip-too-large', name: archivePath, detail: excess };
    const readable = entries.filter(({ encrypted, method }) => !encrypted && (method === STORED || method === DEFLATED));
    if (readable.length === 0 && entries.length > 0) {
      return { kind: 'zip-unreadable', name: archivePath, detail: entries.some(({ encrypted }) => encrypted) ? 'its files are encrypted' : 'its files are packed in a way that this page does not know' };
    }
    const window = new BlobWindow(archive);
    const files: CollectedFile[] = [];
    for (const entry of readable) {
      files.push({ file: await unpack(archive, window, entry), path: `${archivePath}/${entry.path}` });
      onProgress?.(files.length, readable.length);
    }
    return files;
  } catch (error) {
    if (error instanceof ZipDamaged) return { kind: 'zip-unreadable', name: archivePath, detail: error.message };
    if (error instanceof DOMException) return { kind: 'file-changed', name: archivePath };
    throw error;
  }
}

const STORED = 0;
const DEFLATED = 8;
const HEADER_BYTES = 30;
const HEADER = 0x04034b50;
/** Files up to this size are unpacked in one go, which is much quicker for many small ones. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;
/** Deflate makes at most a thousand times as much of it: a directory that lies costs 64 MB, not the machine. */
const CHUNK_BYTES = 64 * 1024;

/** The directory tells all sizes; the unpacking holds every entry to its own. */
function excessOf(entries: readonly ZipEntry[], archiveBytes: number, { files, bytes, ratio, freeBytes }: ZipLimits): string | null {
  if (entries.length > files) return `it holds ${entries.length.toLocaleString('en-US')} files; at most ${files.toLocaleString('en-US')} are taken`;
  const packed = entries.reduce((sum, entry) => sum + entry.compressedBytes, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (packed > archiveBytes) return 'its files overlap, so that it unpacks to more than it holds';
  if (unpacked > bytes) return `unpacked it would take ${megabytes(unpacked)}; at most ${megabytes(bytes)} are taken`;
  if (unpacked > freeBytes && unpacked > ratio * packed) return `${megabytes(packed)} would unpack to ${megabytes(unpacked)}; at most ${ratio} times the packed size is taken`;
  return null;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
}

async function unpack(archive: File, window: BlobWindow, entry: ZipEntry): Promise<File> {
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  const header = await window.view(entry.offset, HEADER_BYTES);
  if (header.byteLength < HEADER_BYTES || header.getUint32(0, true) !== HEADER) throw new ZipDamaged(`the entry ${entry.path} is not where the directory says`);
  const start = entry.offset + HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + entry.compressedBytes;
  if (end > archive.size) throw new ZipDamaged(`the entry ${entry.path} ends after the archive`);
  if (entry.method === STORED) return new File([archive.slice(start, end)], name);
  return new File(entry.bytes <= AT_ONCE_BYTES ? [await inflateAtOnce(window, start, entry)] : await inflate(window, start, end, entry), name);
}

/** Into a place of the size that the directory tells: whatever the bytes say, no more is written. */
async function inflateAtOnce(window: BlobWindow, start: number, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(entry.bytes + 1);
  const packed = await window.bytes(start, entry.compressedBytes);
  let bytes = 0;
  try {
    bytes = inflateSync(packed, { out }).length;
  } catch (error) {
    throw new ZipDamaged(`the entry ${entry.path} cannot be unpacked to the size that the directory says`, { cause: error });
  }
  if (bytes > entry.bytes) throw new ZipDamaged(`the entry ${entry.path} unpacks to more than the directory says`);
  if (bytes < entry.bytes) throw new ZipDamaged(`the entry ${entry.path} unpacks to less than the directory says`);
  return out.subarray(0, bytes);
}

async function inflate(window: BlobWindow, start: number, end: number, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const inflater = new Inflate((chunk) => {
    bytes += chunk.length;
    if (bytes > entry.bytes) throw new ZipDamaged(`the entry ${entry.path} unpacks to more than the directory says`);
    parts.push(Uint8Array.from(chunk));
  });
  try {
    for (let at = start; at < end; at += CHUNK_BYTES) {
      const stop = Math.min(end, at + CHUNK_BYTES);
      inflater.push(await window.bytes(at, stop - at), stop === end);
    }
  } catch (error) {
    if (error instanceof ZipDamaged || error instanceof DOMException) throw error;
    throw new ZipDamaged(`the entry ${entry.path} cannot be unpacked`, { cause: error });
  }
  if (bytes !== entry.bytes) throw new ZipDamaged(`the entry ${entry.path} unpacks to less than the directory says`);
  return parts;
}
