import wasmAddress from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { WorkerCalls } from '../files/workerCalls.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './parquetWriter.worker.ts?worker&url';
import type { ParquetWriterReply, ParquetWriterRequest } from './parquetWriterWire.ts';

/** The writer of Parquet refused, stopped or could not be loaded; the message is its own. */
export class ParquetNotWritten extends Error {
  override readonly name = 'ParquetNotWritten';
}

/** Writes tables as Parquet files into one archive, in a worker. */
export class ParquetWriter {
  readonly #calls: WorkerCalls<ParquetWriterRequest, ParquetWriterReply>;
  readonly #started: Promise<unknown>;

  /** The signal ends the writer; what is under way rejects with its reason. */
  constructor(signal: AbortSignal) {
    this.#calls = new WorkerCalls<ParquetWriterRequest, ParquetWriterReply>(
      workerAddress,
      {
        refusal: (reply) => (reply.is === 'failed' ? new ParquetNotWritten(reply.detail) : null),
        failure: (message) => new ParquetNotWritten(message || 'The writer’s program did not load.'),
      },
      signal,
    );
    this.#started = this.#calls.ask({ do: 'start', wasmAddress: new URL(wasmAddress, document.baseURI).href });
    this.#started.catch(() => undefined);
  }

  async begin(fileName: string): Promise<void> {
    await this.#started;
    await this.#calls.ask({ do: 'begin', fileName });
  }

  /** Takes rows of the table that was begun, and says how many; the buffer is handed over. */
  async rows(ipc: Uint8Array<ArrayBuffer>): Promise<number> {
    const reply = await this.#calls.ask({ do: 'rows', ipc }, [ipc.buffer]);
    if (reply.is !== 'written') throw new ParquetNotWritten('The writer gave another answer.');
    return reply.rows;
  }

  async end(): Promise<void> {
    await this.#calls.ask({ do: 'end' });
  }

  async finish(): Promise<Blob> {
    const reply = await this.#calls.ask({ do: 'finish' });
    if (reply.is !== 'archive') throw new ParquetNotWritten('The writer gave another answer.');
    return reply.archive;
  }

  terminate(): void {
    this.#calls.stop(new DOMException('The writer was closed', 'AbortError'));
  }
}
