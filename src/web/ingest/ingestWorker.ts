import { startBlobWorker } from '../files/blobWorker.ts';
import type { CollectedFile } from '../files/collectedFile.ts';
import type { FileProblem } from '../files/problem.ts';
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

type Asked = IngestRequest extends infer R ? (R extends IngestRequest ? Omit<R, 'id'> : never) : never;

interface Pending {
  readonly resolve: (reply: IngestReply) => void;
  readonly reject: (reason: unknown) => void;
}

/** Unpacks archives and reads result files in a worker. One piece of work at a time. */
export class IngestWorker {
  readonly #worker: Worker;
  readonly #release: () => void;
  readonly #pending = new Map<number, Pending>();
  #onProgress: (done: number, total: number) => void = () => undefined;
  #nextId = 1;
  #loaded = false;
  #end: Error | null = null;

  /** The signal ends the worker; what is under way rejects with its reason. */
  constructor(signal?: AbortSignal) {
    const { worker, release } = startBlobWorker(new URL(workerAddress, document.baseURI).href, import.meta.env.DEV ? 'module' : 'classic');
    this.#worker = worker;
    this.#release = release;
    worker.addEventListener('message', ({ data }: MessageEvent<IngestReply>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => this.#stop(new IngestFailed(message || 'its program did not load', this.#loaded)));
    signal?.addEventListener('abort', () => this.#stop(signal.reason), { once: true });
  }

  /** Unpacks an archive into its files. */
  async unzip(archive: File, path: string, onProgress: (done: number, total: number) => void): Promise<CollectedFile[] | FileProblem> {
    this.#onProgress = onProgress;
    const reply = await this.#ask({ do: 'unzip', archive, path });
    if (reply.is === 'refused') return reply.problem;
    if (reply.is === 'unpacked') return [...reply.files];
    throw new IngestFailed('the worker gave another answer');
  }

  /** Reads files of results; the rows come batch by batch, the next one while the last is taken. */
  async *read(files: readonly CollectedFile[], onProgress: (done: number, total: number) => void): AsyncGenerator<ResultBatch, void> {
    this.#onProgress = onProgress;
    await this.#ask({ do: 'read', files });
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
    this.#stop(new DOMException('The worker was closed', 'AbortError'));
  }

  async #next(): Promise<ResultBatch> {
    const reply = await this.#ask({ do: 'next' });
    if (reply.is === 'refused') throw new IngestRefused(reply.problem);
    if (reply.is !== 'batch') throw new IngestFailed('the worker gave another answer');
    return reply.batch;
  }

  #ask(asked: Asked): Promise<IngestReply> {
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

  #settle(reply: IngestReply): void {
    this.#release();
    this.#loaded = true;
    if (reply.is === 'progress') return this.#onProgress(reply.done, reply.total);
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.is === 'failed') return pending?.reject(new IngestFailed(reply.detail));
    return pending?.resolve(reply);
  }

  #stop(reason: Error): void {
    this.#end ??= reason;
    this.#release();
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
  }
}
