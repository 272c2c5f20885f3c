import { isDatabaseHead } from './databaseHeader.ts';

/** What a file's first bytes say it is. */
export type ContentKind =
  | 'duckdb'
  | 'parquet'
  | 'parquet-encrypted'
  | 'sqlite'
  | 'json'
  | 'csv'
  | 'text'
  | 'html'
  | 'wal'
  | 'zip'
  | 'xlsx'
  | 'gzip'
  | 'empty'
  | 'unknown';

const HEAD_BYTES = 4096;

/** Tells what a file is by its content; the name decides only for an old or empty write-ahead log. */
export async function sniff(file: Blob, name: string): Promise<ContentKind> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = sniffBytes(head);
  return kind === 'unknown' && name.toLowerCase().endsWith('.wal') ? 'wal' : kind;
}

/** Tells what the first bytes (up to 4,096 are looked at) belong to. */
export function sniffBytes(head: Uint8Array): ContentKind {
  if (head.length === 0) return 'empty';
  if (isDatabaseHead(head)) return 'duckdb';
  for (const [magic, kind] of MAGIC) {
    if (startsWith(head, magic)) return kind === 'zip' ? zipKind(head) : kind;
  }
  return textKind(head) ?? 'unknown';
}

/** Words for content that is none of ours. */
export function looksLike(head: Uint8Array): string {
  for (const [magic, words] of STRANGERS) {
    if (startsWith(head, magic)) return words;
  }
  return 'binary data of no kind this page knows';
}

const MAGIC: readonly (readonly [readonly number[], ContentKind])[] = [
  [ascii('PAR1'), 'parquet'],
  [ascii('PARE'), 'parquet-encrypted'],
  [ascii('SQLite format 3\0'), 'sqlite'],
  // Field 100 = WAL version record (98), field 101 = the version.
  [[0x64, 0x00, 0x62, 0x65, 0x00], 'wal'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x1f, 0x8b], 'gzip'],
];

const STRANGERS: readonly (readonly [readonly number[], string])[] = [
  [ascii('ARROW1'), 'an Arrow (Feather) file'],
  [ascii('ORC'), 'an ORC file'],
  [[0x4f, 0x62, 0x6a, 0x01], 'an Avro file'],
  [ascii('%PDF'), 'a PDF document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'Zstandard-compressed data'],
  [ascii('BZh'), 'bzip2-compressed data'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz-compressed data'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
];

function ascii(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}

function zipKind(head: Uint8Array): ContentKind {
  const text = new TextDecoder('latin1').decode(head);
  return text.includes('[Content_Types].xml') || text.includes('xl/') ? 'xlsx' : 'zip';
}

function textKind(head: Uint8Array): ContentKind | null {
  const text = decodeText(head);
  if (text === null) return null;
  const trimmed = text.trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(trimmed)) return 'html';
  if (/^[[{]/u.test(trimmed) && /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]\d-]|true|false|null|$))/u.test(trimmed)) return 'json';
  return isTable(text) ? 'csv' : 'text';
}

function decodeText(head: Uint8Array): string | null {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (utf16) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return null;
  try {
    // The last letter may be cut in half: stream mode forgives that.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return head.some((byte) => byte > 126 && byte < 160) ? null : new TextDecoder('latin1').decode(head);
  }
}

function isTable(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== '');
  const [header, ...rest] = lines.slice(0, 5);
  if (header === undefined) return false;
  return [',', '\t', ';', '|'].some((separator) => {
    const cells = header.split(separator).length;
    return cells > 1 && rest.every((line, index) => line.split(separator).length >= cells || index === rest.length - 1);
  });
}
