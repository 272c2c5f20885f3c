import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { startBlobWorker } from './blobWorker.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './parquet.worker.ts?worker&url';
import type { OpenedParquet, ParquetReply, ParquetRequest } from './parquetWire.ts';

/** A Parquet file, or a part of it, that the decoder refuses; the message is the decoder's own. */
export class ParquetRefused extends Error {
  override readonly name = 'ParquetRefused';
}

/** The decoder itself could not be fetched or started. */
export class ParquetNotLoaded extends Error {
  override readonly name = 'ParquetNotLoaded';
}

const NOT_LOADED = 'Its program did not load.';
const TRAPPED = 'The Parquet decoder stopped on its data, which is probably damaged.';

type Asked = ParquetRequest extends infer R ? (R extends ParquetRequest ? Omit<R, 'id'> : never) : never;

interface Pending {
  readonly resolve: (reply: ParquetReply) => void;
  readonly reject: (reason: unknown) => void;
}

/** Decodes Parquet files in a worker, row group by row group, into Arrow IPC streams. One file at a time. */
export class ParquetDecoder {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #started: Promise<void>;
  #running = false;
  #nextId = 1;
  #end: Error | null = null;

  /** The signal ends the decoder; questions under way reject with its reason. */
  constructor(signal?: AbortSignal) {
    const { worker, release } = startBlobWorker(new URL(workerAddress, document.baseURI).href, import.meta.env.DEV ? 'module' : 'classic');
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<ParquetReply>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => this.#stop(this.#running ? new ParquetRefused(TRAPPED) : new ParquetNotLoaded(message || NOT_LOADED)));
    signal?.addEventListener('abort', () => this.#stop(signal.reason), { once: true });
    this.#started = this.#start().finally(release);
    this.#started.catch(() => undefined);
  }

  /** @throws {ParquetRefused} when the file cannot be read, {ParquetNotLoaded} when nothing can. */
  async open(file: Blob): Promise<OpenedParquet> {
    await this.#started;
    const reply = await this.#ask({ do: 'open', file });
    if (reply.is !== 'opened') throw new ParquetRefused('The decoder gave another answer.');
    return reply.opened;
  }

  /**
   * Rows of a row group of the open file, as a whole Arrow IPC stream.
   * @throws {ParquetRefused} when they cannot be decoded.
   */
  async read(rowGroup: number, offset: number, limit: number): Promise<Uint8Array<ArrayBuffer>> {
    const reply = await this.#ask({ do: 'read', rowGroup, offset, limit });
    if (reply.is !== 'rows') throw new ParquetRefused('The decoder gave another answer.');
    return reply.ipc;
  }

  terminate(): void {
    this.#stop(new DOMException('The decoder was closed', 'AbortError'));
  }

  async #start(): Promise<void> {
    try {
      await this.#ask({ do: 'start', wasmAddress: new URL(wasmAddress, document.baseURI).href });
    } catch (error) {
      throw error instanceof ParquetRefused ? new ParquetNotLoaded(error.message, { cause: error }) : error;
    }
    this.#running = true;
  }

  #ask(asked: Asked): Promise<ParquetReply> {
    return new Promise((resolve, reject) => {
      if (this.#end !== null) {
        reject(this.#end);
        return;
      }
      const id = this.#nextId;
      this.#nextId += 1;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...asked, id }, []);
    });
  }

  #settle(reply: ParquetReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.is === 'refused') pending?.reject(new ParquetRefused(reply.detail));
    else pending?.resolve(reply);
  }

  #stop(reason: Error): void {
    this.#end ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
  }
}
