import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { startBlobWorker } from '../files/blobWorker.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './parquetWriter.worker.ts?worker&url';
import type { ParquetWriterReply, ParquetWriterRequest } from './parquetWriterWire.ts';

/** The writer of Parquet refused, stopped or could not be loaded; the message is its own. */
export class ParquetNotWritten extends Error {
  override readonly name = 'ParquetNotWritten';
}

type Asked = ParquetWriterRequest extends infer R ? (R extends ParquetWriterRequest ? Omit<R, 'id'> : never) : never;

interface Pending {
  readonly resolve: (reply: ParquetWriterReply) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes tables as Parquet files into one archive, in a worker. */
export class ParquetWriter {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #started: Promise<unknown>;
  #nextId = 1;
  #end: Error | null = null;

  /** The signal ends the writer; what is under way rejects with its reason. */
  constructor(signal: AbortSignal) {
    const { worker, release } = startBlobWorker(new URL(workerAddress, document.baseURI).href, import.meta.env.DEV ? 'module' : 'classic');
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<ParquetWriterReply>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => this.#stop(new ParquetNotWritten(message || 'The writer’s program did not load.')));
    signal.addEventListener('abort', () => this.#stop(signal.reason), { once: true });
    this.#started = this.#ask({ do: 'start', wasmAddress: new URL(wasmAddress, document.baseURI).href }).finally(release);
    this.#started.catch(() => undefined);
  }

  async begin(fileName: string): Promise<void> {
    await this.#started;
    await this.#ask({ do: 'begin', fileName });
  }

  /** Takes rows of the table that was begun, and says how many; the buffer is handed over. */
  async rows(ipc: Uint8Array<ArrayBuffer>): Promise<number> {
    const reply = await this.#ask({ do: 'rows', ipc }, [ipc.buffer]);
    if (reply.is !== 'written') throw new ParquetNotWritten('The writer gave another answer.');
    return reply.rows;
  }

  async end(): Promise<void> {
    await this.#ask({ do: 'end' });
  }

  async finish(): Promise<Blob> {
    const reply = await this.#ask({ do: 'finish' });
    if (reply.is !== 'archive') throw new ParquetNotWritten('The writer gave another answer.');
    return reply.archive;
  }

  terminate(): void {
    this.#stop(new DOMException('The writer was closed', 'AbortError'));
  }

  #ask(asked: Asked, transfer: Transferable[] = []): Promise<ParquetWriterReply> {
    return new Promise((resolve, reject) => {
      if (this.#end !== null) {
        reject(this.#end);
        return;
      }
      const id = this.#nextId;
      this.#nextId += 1;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...asked, id }, transfer);
    });
  }

  #settle(reply: ParquetWriterReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.is === 'failed') pending?.reject(new ParquetNotWritten(reply.detail));
    else pending?.resolve(reply);
  }

  #stop(reason: Error): void {
    this.#end ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
  }
}
