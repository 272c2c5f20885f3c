import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './parquet.worker.ts?worker&url';
import type { OpenedParquet, ParquetReply, ParquetRequest } from './parquetWire.ts';
import { WorkerCalls } from './workerCalls.ts';

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

/** Decodes Parquet files in a worker, row group by row group, into Arrow IPC streams. One file at a time. */
export class ParquetDecoder {
  readonly #calls: WorkerCalls<ParquetRequest, ParquetReply>;
  readonly #started: Promise<void>;
  #running = false;

  /** The signal ends the decoder; questions under way reject with its reason. */
  constructor(signal?: AbortSignal) {
    this.#calls = new WorkerCalls<ParquetRequest, ParquetReply>(
      workerAddress,
      {
        refusal: (reply) => (reply.is === 'refused' ? new ParquetRefused(reply.detail) : null),
        failure: (message) => (this.#running ? new ParquetRefused(TRAPPED) : new ParquetNotLoaded(message || NOT_LOADED)),
      },
      signal,
    );
    this.#started = this.#start();
    this.#started.catch(() => undefined);
  }

  /** @throws {ParquetRefused} when the file cannot be read, {ParquetNotLoaded} when nothing can. */
  async open(file: Blob): Promise<OpenedParquet> {
    await this.#started;
    const reply = await this.#calls.ask({ do: 'open', file });
    if (reply.is !== 'opened') throw new ParquetRefused('The decoder gave another answer.');
    return reply.opened;
  }

  /**
   * Rows of a row group of the open file, as a whole Arrow IPC stream.
   * @throws {ParquetRefused} when they cannot be decoded.
   */
  async read(rowGroup: number, offset: number, limit: number): Promise<Uint8Array<ArrayBuffer>> {
    const reply = await this.#calls.ask({ do: 'read', rowGroup, offset, limit });
    if (reply.is !== 'rows') throw new ParquetRefused('The decoder gave another answer.');
    return reply.ipc;
  }

  terminate(): void {
    this.#calls.stop(new DOMException('The decoder was closed', 'AbortError'));
  }

  async #start(): Promise<void> {
    try {
      await this.#calls.ask({ do: 'start', wasmAddress: new URL(wasmAddress, document.baseURI).href });
    } catch (error) {
      throw error instanceof ParquetRefused ? new ParquetNotLoaded(error.message, { cause: error }) : error;
    }
    this.#running = true;
  }
}
