/** Where the blocks of a DuckDB file begin: one main header and two database headers of 4,096 bytes. */
export const HEADER_BYTES = 12_288;

/** The newest storage version that the engine in this page reads. */
export const NEWEST_STORAGE_VERSION = 68;
/** The oldest storage version that the engine in this page reads. */
export const OLDEST_STORAGE_VERSION = 64;

const DATABASE_HEADERS = [4096, 8192] as const;
const DEFAULT_BLOCK_BYTES = 262_144n;
const NO_POINTER = 0xffff_ffff_ffff_ffffn;

/** The fixed-place facts of a DuckDB file, from the database header that was written last. */
export interface DatabaseHeader {
  readonly storageVersion: number;
  /** The release that wrote the file, such as `v1.5.6`; older releases leave it out. */
  readonly writerVersion: string | null;
  readonly encrypted: boolean;
  /** Allocation size of a block; not yet known to be sane. */
  readonly blockBytes: bigint;
  readonly blockCount: bigint;
  /** Metadata pointer of the list of free blocks. */
  readonly freeList: bigint | null;
}

/** True when the bytes carry DuckDB's magic word. */
export function isDatabaseHead(head: Uint8Array): boolean {
  return head.length >= 12 && head[8] === 0x44 && head[9] === 0x55 && head[10] === 0x43 && head[11] === 0x4b;
}

/** The storage version alone; needs the first 20 bytes. */
export function storageVersionOf(head: Uint8Array): number | null {
  return head.length < 20 ? null : Number(viewOf(head).getBigUint64(12, true));
}

/** Reads the three headers; `head` holds the first 12,288 bytes. */
export function parseDatabaseHeader(head: Uint8Array): DatabaseHeader {
  const view = viewOf(head);
  const [first, second] = DATABASE_HEADERS;
  const at = view.getBigUint64(second + 8, true) > view.getBigUint64(first + 8, true) ? second : first;
  const blockBytes = view.getBigUint64(at + 40, true);
  const freeList = view.getBigUint64(at + 24, true);
  return {
    storageVersion: Number(view.getBigUint64(12, true)),
    writerVersion: writerVersionOf(head),
    encrypted: (view.getBigUint64(20, true) & 1n) === 1n,
    // Releases before 1.1 leave the field zero and mean the default.
    blockBytes: blockBytes === 0n ? DEFAULT_BLOCK_BYTES : blockBytes,
    blockCount: view.getBigUint64(at + 32, true),
    freeList: freeList === NO_POINTER ? null : freeList,
  };
}

/** The release named at byte 52, when it reads like one. */
export function writerVersionOf(head: Uint8Array): string | null {
  const field = head.subarray(52, 84);
  const end = field.indexOf(0);
  const text = new TextDecoder('latin1').decode(end < 0 ? field : field.subarray(0, end));
  return /^v\d[\w.+-]*$/u.test(text) ? text : null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
