import {
  HEADER_BYTES,
  isDatabaseHead,
  NEWEST_STORAGE_VERSION,
  OLDEST_STORAGE_VERSION,
  parseDatabaseHeader,
  storageVersionOf,
  writerVersionOf,
  type DatabaseHeader,
} from './databaseHeader.ts';
import { readFreeBlocks } from './freeBlocks.ts';
import type { FileProblem } from './problem.ts';

/** What a sound header says. */
export interface SoundDatabase {
  readonly kind: 'sound';
  readonly storageVersion: number;
  readonly writerVersion: string | null;
  readonly blockSize: number;
  readonly blockCount: number;
}

const SMALLEST_BLOCK = 16_384n;
const LARGEST_BLOCK = 262_144n;
const MOST_BLOCKS = 1n << 40n;

/** Checks a DuckDB file's header before the engine sees it: the engine never returns from a file that ends inside a block. */
export async function preflight(file: Blob, name: string): Promise<SoundDatabase | FileProblem> {
  if (file.size === 0) return { kind: 'empty', name };
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (!isDatabaseHead(head)) return { kind: 'not-a-database', name, looksLike: 'no DuckDB database' };
  const storageVersion = storageVersionOf(head);
  if (storageVersion === null) return { kind: 'header-cut-short', name, bytes: file.size, expectedBytes: HEADER_BYTES };
  const version = versionProblem(storageVersion, head, name);
  if (version !== null) return version;
  if (file.size < HEADER_BYTES) return { kind: 'header-cut-short', name, bytes: file.size, expectedBytes: HEADER_BYTES };
  const header = parseDatabaseHeader(head);
  if (header.encrypted) return { kind: 'encrypted', name };
  return (
    shapeProblem(header, name) ??
    (await lengthProblem(file, header, name)) ?? {
      kind: 'sound',
      storageVersion: header.storageVersion,
      writerVersion: header.writerVersion,
      blockSize: Number(header.blockBytes),
      blockCount: Number(header.blockCount),
    }
  );
}

function versionProblem(storageVersion: number, head: Uint8Array, name: string): FileProblem | null {
  const writer = writerVersionOf(head);
  if (storageVersion > NEWEST_STORAGE_VERSION) return { kind: 'newer-duckdb', name, storageVersion, writer };
  if (storageVersion < OLDEST_STORAGE_VERSION) {
    return { kind: 'older-duckdb', name, storageVersion, writer: writer ?? OLD_RELEASES.get(storageVersion) ?? null };
  }
  return null;
}

const OLD_RELEASES: ReadonlyMap<number, string> = new Map([
  [51, 'DuckDB 0.8'],
  [43, 'DuckDB 0.7'],
  [39, 'DuckDB 0.6'],
  [38, 'DuckDB 0.5'],
]);

function shapeProblem(header: DatabaseHeader, name: string): FileProblem | null {
  const { blockBytes, blockCount } = header;
  if (blockBytes < SMALLEST_BLOCK || blockBytes > LARGEST_BLOCK || (blockBytes & (blockBytes - 1n)) !== 0n) {
    return { kind: 'header-damaged', name, detail: `its block size reads as ${blockBytes} bytes` };
  }
  if (blockCount > MOST_BLOCKS) return { kind: 'header-damaged', name, detail: `its block count reads as ${blockCount}` };
  return null;
}

async function lengthProblem(file: Blob, header: DatabaseHeader, name: string): Promise<FileProblem | null> {
  const blockBytes = Number(header.blockBytes);
  const whole = Math.floor((file.size - HEADER_BYTES) / blockBytes);
  const counted = Number(header.blockCount);
  if (whole >= counted) return null;
  const free = await readFreeBlocks(file, header);
  let lastUsed = counted - 1;
  while (free?.has(lastUsed) === true) lastUsed -= 1;
  if (lastUsed < whole) return null;
  const cut = (file.size - HEADER_BYTES) % blockBytes === 0 ? 'between-blocks' : 'inside-a-block';
  return { kind: 'truncated', name, bytes: file.size, expectedBytes: HEADER_BYTES + (lastUsed + 1) * blockBytes, cut };
}
