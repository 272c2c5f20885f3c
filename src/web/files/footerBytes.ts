const TAIL_BYTES = 8;

/** A Parquet file taken apart before its footer; null where it does not end as one does. */
export interface FileWithFooter {
  readonly body: Blob;
  readonly footer: Uint8Array<ArrayBuffer>;
}

/** Reads the footer as it lies before the last eight bytes. */
export async function splitFooter(file: Blob): Promise<FileWithFooter | null> {
  const tail = new DataView(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  if (tail.byteLength < TAIL_BYTES) return null;
  const end = file.size - TAIL_BYTES;
  const start = end - tail.getUint32(0, true);
  if (start < 0) return null;
  return { body: file.slice(0, start), footer: new Uint8Array(await file.slice(start, end).arrayBuffer()) };
}

/** The file again, with this footer. */
export function joinFooter(body: Blob, footer: Uint8Array<ArrayBuffer>): Blob {
  const tail = new DataView(new ArrayBuffer(TAIL_BYTES));
  tail.setUint32(0, footer.length, true);
  tail.setUint32(4, 0x50415231, false);
  return new Blob([body, footer, tail]);
}
