import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './parquet.worker.ts?worker&url';
import type { ColumnLabels } from './labelCodes.ts';
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

/**
 * Fetches and compiles the decoder's program, for as many decoders as will run it.
 * @throws {ParquetNotLoaded} when it cannot be had.
 */
export async function compileDecoder(signal?: AbortSignal): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(new URL(wasmAddress, document.baseURI), signal === undefined ? {} : { signal });
    if (!response.ok) throw new TypeError(`its program was answered with ${response.status}`);
    // A server that names no type is no reason to refuse.
    return response.headers.get('content-type') === 'application/wasm' ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ParquetNotLoaded(error instanceof Error ? error.message : NOT_LOADED, { cause: error });
  }
}

/** Decodes Parquet files in a worker, row group by row group, into Arrow IPC streams. One file at a time. */
export class ParquetDecoder {
  readonly #calls: WorkerCalls<ParquetRequest, ParquetReply>;
  readonly #started: Promise<void>;
  #running = false;

  /** The signal ends the decoder; questions under way reject with its reason. */
  constructor(program: Promise<WebAssembly.Module>, signal?: AbortSignal) {
    this.#calls = new WorkerCalls<ParquetRequest, ParquetReply>(
      workerAddress,
      {
        refusal: (reply) => (reply.is === 'refused' ? new ParquetRefused(reply.detail) : null),
        failure: (message) => (this.#running ? new ParquetRefused(TRAPPED) : new ParquetNotLoaded(message || NOT_LOADED)),
      },
      signal,
    );
    this.#started = this.#start(program);
    this.#started.catch(() => undefined);
  }

  /**
   * Opens a file; columns with labels will read as whole numbers, each the place of its label.
   * @throws {ParquetRefused} when the file cannot be read, {ParquetNotLoaded} when nothing can.
   */
  async open(file: Blob, labels: readonly ColumnLabels[] = []): Promise<OpenedParquet> {
    await this.#started;
    const reply = await this.#calls.ask({ do: 'open', file, labels });
    if (reply.is !== 'opened') throw new ParquetRefused('The decoder gave another answer.');
    return reply.opened;
  }

  /**
   * The columns of text that hold few different ones, with all that every `step`th row group from `first` holds.
   * @throws {ParquetRefused} when the file cannot be read, {ParquetNotLoaded} when nothing can.
   */
  async survey(file: Blob, first: number, step: number): Promise<readonly ColumnLabels[]> {
    await this.#started;
    const reply = await this.#calls.ask({ do: 'survey', file, first, step });
    if (reply.is !== 'surveyed') throw new ParquetRefused('The decoder gave another answer.');
    return reply.labels;
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

  async #start(program: Promise<WebAssembly.Module>): Promise<void> {
    const compiled = await program;
    try {
      await this.#calls.ask({ do: 'start', program: compiled });
    } catch (error) {
      throw error instanceof ParquetRefused ? new ParquetNotLoaded(error.message, { cause: error }) : error;
    }
    this.#running = true;
  }
}
