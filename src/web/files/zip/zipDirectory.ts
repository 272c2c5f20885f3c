/** A file in an archive, as the archive's directory tells it. */
export interface ZipEntry {
  /** Relative, with `/` between folders and no `..`; text from outside. */
  readonly path: string;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its own header stands in the archive. */
  readonly offset: number;
  /** 0 for stored, 8 for deflated; others cannot be read here. */
  readonly method: number;
  readonly encrypted: boolean;
}

/** The archive is damaged or no ZIP archive after all; the message says how. */
export class ZipDamaged extends Error {
  override readonly name = 'ZipDamaged';
}

/** Length of the record that ends an archive, without its comment. */
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const IN_EXTRA_16 = 0xffff;
const IN_EXTRA_32 = 0xffffffff;
const LARGEST_DIRECTORY = 256 * 1024 * 1024;

/**
 * Lists the files of an archive from the directory at its end (PKWARE APPNOTE 6.3, §4.3.12 to §4.3.16); nothing is unpacked.
 * @throws {ZipDamaged}
 */
export async function readZipDirectory(archive: Blob): Promise<ZipEntry[]> {
  const { offset, bytes } = await findDirectory(archive);
  if (bytes > LARGEST_DIRECTORY || offset + bytes > archive.size) throw new ZipDamaged('its directory lies outside of it');
  const view = await viewOf(archive, offset, bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw new ZipDamaged('its directory ends in the middle of an entry');
    const entry = readEntry(view, at, nameBytes, extraBytes);
    if (entry !== null) entries.push(entry);
    at = next;
  }
  if (at < view.byteLength) throw new ZipDamaged('its directory holds something else than entries');
  return entries;
}

async function findDirectory(archive: Blob): Promise<{ readonly offset: number; readonly bytes: number }> {
  const tailAt = Math.max(0, archive.size - END_BYTES - MOST_COMMENT);
  const tail = await viewOf(archive, tailAt, archive.size - tailAt);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END || at + END_BYTES + tail.getUint16(at + 20, true) > tail.byteLength) continue;
    const found = { bytes: tail.getUint32(at + 12, true), offset: tail.getUint32(at + 16, true) };
    const large = tail.getUint16(at + 10, true) === IN_EXTRA_16 || found.bytes === IN_EXTRA_32 || found.offset === IN_EXTRA_32;
    return large ? findLargeDirectory(archive, tailAt + at) : found;
  }
  throw new ZipDamaged('it has no directory; it is probably cut short');
}

async function findLargeDirectory(archive: Blob, endAt: number): Promise<{ readonly offset: number; readonly bytes: number }> {
  const locator = await viewOf(archive, endAt - 20, 20);
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== END_64_LOCATOR) throw new ZipDamaged('its directory is not where it should be');
  const end = await viewOf(archive, Number(locator.getBigUint64(8, true)), 56);
  if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) throw new ZipDamaged('its directory is not where it should be');
  return { bytes: Number(end.getBigUint64(40, true)), offset: Number(end.getBigUint64(48, true)) };
}

function readEntry(view: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry | null {
  const flags = view.getUint16(at + 8, true);
  const name = decodeName(new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_BYTES, nameBytes));
  if (/[/\\]$/u.test(name)) return null;
  const sizes = { bytes: view.getUint32(at + 24, true), compressedBytes: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) };
  const extra = new DataView(view.buffer, view.byteOffset + at + ENTRY_BYTES + nameBytes, extraBytes);
  return { path: harmlessPath(name), ...largeSizes(sizes, extra), method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0 };
}

interface Sizes {
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly offset: number;
}

/** Sizes that need more than 32 bits stand in an extra field, in this order and only those. */
function largeSizes(sizes: Sizes, extra: DataView): Sizes {
  if (Object.values(sizes).every((size) => size !== IN_EXTRA_32)) return sizes;
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (size: number): number => {
      if (size !== IN_EXTRA_32) return size;
      if (next + 8 > extra.byteLength) throw new ZipDamaged('an entry of its directory lacks its size');
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    };
    return { bytes: take(sizes.bytes), compressedBytes: take(sizes.compressedBytes), offset: take(sizes.offset) };
  }
  throw new ZipDamaged('an entry of its directory lacks its size');
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** A name may say `../../x` or `C:\x`: here it is only a label, and reads like one. */
function harmlessPath(name: string): string {
  const parts = name.split(/[/\\]/u).filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/iu.test(part));
  return parts.join('/') || 'unnamed';
}

async function viewOf(archive: Blob, start: number, length: number): Promise<DataView> {
  return new DataView(await archive.slice(Math.max(0, start), Math.max(0, start) + length).arrayBuffer());
}
