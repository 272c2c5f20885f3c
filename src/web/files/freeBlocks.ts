import { HEADER_BYTES, type DatabaseHeader } from './databaseHeader.ts';

const NO_POINTER = 0xffff_ffff_ffff_ffffn;
const BLOCK_ID = (1n << 56n) - 1n;
const SLOTS_PER_BLOCK = 64n;
const CHECKSUM_BYTES = 8n;
const MOST_LINKS = 100_000;

/**
 * Reads which blocks a database counts but does not use, or null when the list itself cannot be read.
 * DuckDB writes its header before it cuts free blocks off the end, so a sound file may be shorter than its header says.
 */
export async function readFreeBlocks(file: Blob, header: DatabaseHeader): Promise<Set<number> | null> {
  if (header.freeList === null) return new Set();
  const payload = header.blockBytes - CHECKSUM_BYTES;
  const slotBytes = Number((payload / SLOTS_PER_BLOCK) & ~7n);
  const words: bigint[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  let pointer = header.freeList;
  for (let link = 0; words.length < wanted; link += 1) {
    if (pointer === NO_POINTER || link > MOST_LINKS) return null;
    const slot = await readSlot(file, header, pointer, slotBytes);
    if (slot === null) return null;
    pointer = slot.getBigUint64(0, true);
    for (let at = 8; at + 8 <= slotBytes && words.length < wanted; at += 8) {
      const word = slot.getBigUint64(at, true);
      if (wanted === Number.POSITIVE_INFINITY) wanted = Number(word);
      else words.push(word);
    }
    if (wanted > Number(header.blockCount)) return null;
  }
  return new Set(words.map(Number));
}

async function readSlot(file: Blob, header: DatabaseHeader, pointer: bigint, slotBytes: number): Promise<DataView | null> {
  const block = pointer & BLOCK_ID;
  const slot = pointer >> 56n;
  if (block >= header.blockCount || slot >= SLOTS_PER_BLOCK) return null;
  const start = Number(BigInt(HEADER_BYTES) + block * header.blockBytes + CHECKSUM_BYTES) + Number(slot) * slotBytes;
  if (start + slotBytes > file.size) return null;
  return new DataView(await file.slice(start, start + slotBytes).arrayBuffer());
}
