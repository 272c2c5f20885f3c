const WINDOW_BYTES = 4 * 1024 * 1024;

/** Reads a blob by small pieces that lie close together, with one real read for many of them. */
export class BlobWindow {
  readonly #blob: Blob;
  #start = 0;
  #bytes = new Uint8Array(0);

  constructor(blob: Blob) {
    this.#blob = blob;
  }

  /** The bytes from a place on; fewer at the blob's end. Valid until the next call. */
  async bytes(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(start + length, this.#blob.size);
    if (start < this.#start || end > this.#start + this.#bytes.length) {
      this.#bytes = new Uint8Array(await this.#blob.slice(start, Math.max(end, start + WINDOW_BYTES)).arrayBuffer());
      this.#start = start;
    }
    return this.#bytes.subarray(start - this.#start, Math.max(start, end) - this.#start);
  }

  async view(start: number, length: number): Promise<DataView> {
    const { buffer, byteOffset, byteLength } = await this.bytes(start, length);
    return new DataView(buffer, byteOffset, byteLength);
  }
}
