const KEY = new TextEncoder().encode('ARROW:schema');
const TAIL_BYTES = 8;

/**
 * The same Parquet file with its embedded Arrow schema disguised, so that columns read as the types Parquet gives them.
 * That is what DuckDB itself reads, and it keeps out Arrow types that the engine refuses (views, run lengths, durations).
 */
export async function withoutArrowSchema(file: Blob): Promise<Blob> {
  const tail = new DataView(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  if (tail.byteLength < TAIL_BYTES) return file;
  const end = file.size - TAIL_BYTES;
  const start = end - tail.getUint32(0, true);
  if (start < 0) return file;
  const footer = new Uint8Array(await file.slice(start, end).arrayBuffer());
  const at = lastIndexOf(footer, KEY);
  if (at < 0) return file;
  footer[at] = 'a'.charCodeAt(0);
  return new Blob([file.slice(0, start), footer, tail]);
}

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.lastIndexOf(wanted[0] ?? 0); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(wanted[0] ?? 0, at - 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}
