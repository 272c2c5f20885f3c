import { joinFooter, splitFooter } from './footerBytes.ts';

const KEY = new TextEncoder().encode('ARROW:schema');

/**
 * The same Parquet file with its embedded Arrow schema disguised, so that columns read as the types Parquet gives them.
 * That is what DuckDB itself reads, and it keeps out Arrow types that the engine refuses (views, run lengths, durations).
 */
export async function withoutArrowSchema(file: Blob): Promise<Blob> {
  const split = await splitFooter(file);
  if (split === null) return file;
  const { body, footer } = split;
  const at = lastIndexOf(footer, KEY);
  if (at < 0) return file;
  footer[at] = 'a'.charCodeAt(0);
  return joinFooter(body, footer);
}

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.lastIndexOf(wanted[0] ?? 0); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(wanted[0] ?? 0, at - 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
