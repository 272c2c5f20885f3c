import type { CollectedFile } from '../files/collectedFile.ts';
import type { FileProblem } from '../files/problem.ts';
import { WorkerCalls } from '../files/workerCalls.ts';
// oxlint-disable-next-line import/default -- the bundler makes this module
import workerAddress from './ingest.worker.ts?worker&url';
import type { IngestReply, IngestRequest, ResultBatch } from './ingestWire.ts';

/** A file of the selection cannot be read. */
export class IngestRefused extends Error {
  override readonly name = 'IngestRefused';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** The worker that reads results stopped, or could not be fetched at all. */
export class IngestFailed extends Error {
  override readonly name = 'IngestFailed';
  readonly loaded: boolean;

  constructor(message: string, loaded = true) {
    super(message);
    this.loaded = loaded;
  }
}

/** Unpacks archives and reads result files in a worker. One piece of work at a time. */
export class IngestWorker {
  readonly #calls: WorkerCalls<IngestRequest, IngestReply>;
  #onProgress: (done: number, total: number) => void = () => undefined;

  /** The signal ends the worker; what is under way rejects with its reason. */
  constructor(signal?: AbortSignal) {
    this.#calls = new WorkerCalls<IngestRequest, IngestReply>(
      workerAddress,
      {
        refusal: (reply) => (reply.is === 'failed' ? new IngestFailed(reply.detail) : null),
        failure: (message, hasSpoken) => new IngestFailed(message || 'its program did not load', hasSpoken),
        onNews: (news) => {
          if (news.is === 'progress') this.#onProgress(news.done, news.total);
        },
      },
      signal,
    );
  }

  /** Unpacks an archive into its files. */
  async unzip(archive: File, path: string, onProgress: (done: number, total: number) => void): Promise<CollectedFile[] | FileProblem> {
    this.#onProgress = onProgress;
    const reply = await this.#calls.ask({ do: 'unzip', archive, path });
    if (reply.is === 'refused') return reply.problem;
    if (reply.is === 'unpacked') return [...reply.files];
    throw new IngestFailed('the worker gave another answer');
  }

  /** Reads files of results; the rows come batch by batch, the next one while the last is taken. */
  async *read(files: readonly CollectedFile[], onProgress: (done: number, total: number) => void): AsyncGenerator<ResultBatch, void> {
    this.#onProgress = onProgress;
    await this.#calls.ask({ do: 'read', files });
    let next = this.#next();
    for (;;) {
      const batch = await next;
      if (batch.report === null) {
        next = this.#next();
        next.catch(() => undefined);
      }
      yield batch;
      if (batch.report !== null) return;
    }
  }

  terminate(): void {
    this.#calls.stop(new DOMException('The worker was closed', 'AbortError'));
  }

  async #next(): Promise<ResultBatch> {
    const reply = await this.#calls.ask({ do: 'next' });
    if (reply.is === 'refused') throw new IngestRefused(reply.problem);
    if (reply.is !== 'batch') throw new IngestFailed('the worker gave another answer');
    return reply.batch;
  }
}
