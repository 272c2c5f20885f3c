import { startBlobWorker } from './blobWorker.ts';

interface Numbered {
  readonly id: number;
}

/** Null for news that answer no request, such as progress. */
interface Answering {
  readonly id: number | null;
}

/** A request without its number; of several kinds, each by itself. */
type Asked<Request> = Request extends Numbered ? Omit<Request, 'id'> : never;

interface Pending<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (reason: unknown) => void;
}

export interface WorkerManners<Reply> {
  /** The error that an answer tells; null for a good one. */
  readonly refusal: (reply: Reply) => Error | null;
  /** What it means that the worker itself failed: its program did not load, or stopped after it had said something. */
  readonly failure: (message: string, hasSpoken: boolean) => Error;
  readonly onNews?: (news: Reply) => void;
}

/** A worker of ours that is asked and answers by numbers. Once stopped it rejects everything with the first reason. */
export class WorkerCalls<Request extends Numbered, Reply extends Answering> {
  readonly #worker: Worker;
  readonly #release: () => void;
  readonly #pending = new Map<number, Pending<Reply>>();
  readonly #manners: WorkerManners<Reply>;
  #nextId = 1;
  #hasSpoken = false;
  #end: Error | null = null;

  /** The signal ends the worker; requests under way reject with its reason. */
  constructor(address: string, manners: WorkerManners<Reply>, signal?: AbortSignal) {
    const { worker, release } = startBlobWorker(new URL(address, document.baseURI).href, import.meta.env.DEV ? 'module' : 'classic');
    this.#worker = worker;
    this.#release = release;
    this.#manners = manners;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => this.stop(manners.failure(message, this.#hasSpoken)));
    signal?.addEventListener('abort', () => this.stop(signal.reason), { once: true });
  }

  ask(asked: Asked<Request>, transfer: Transferable[] = []): Promise<Reply> {
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

  stop(reason: Error): void {
    this.#end ??= reason;
    this.#release();
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
  }

  #settle(reply: Reply): void {
    // It has started: its address is needed no more.
    this.#release();
    this.#hasSpoken = true;
    if (reply.id === null) return this.#manners.onNews?.(reply);
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    const refusal = this.#manners.refusal(reply);
    return refusal === null ? pending?.resolve(reply) : pending?.reject(refusal);
  }
}
