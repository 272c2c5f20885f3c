import { whenPageRests } from '../data/whenPageRests.ts';
import { abortError, isCancelled, raceAbort } from './abort.ts';
import { bootDuckDb, type BootedDuckDb, type BootOptions } from './duckdb.ts';
import { BrowserEngine, type BrowserEngineOptions } from './engine.ts';
import type { BootProgress } from './engineProgram.ts';

/** Keeps one engine loaded ahead of need, so that opening a source starts at once. */
export class SpareEngine {
  readonly #boot: (options: BootOptions) => Promise<BootedDuckDb>;
  readonly #whenIdle: (work: () => void) => void;
  readonly #listeners = new Set<(progress: BootProgress) => void>();
  #next: Promise<BootedDuckDb> | null = null;
  #disposed = false;

  constructor(boot: (options: BootOptions) => Promise<BootedDuckDb> = bootDuckDb, whenIdle: (work: () => void) => void = whenPageRests) {
    this.#boot = boot;
    this.#whenIdle = whenIdle;
  }

  /** Starts to load an engine unless one is loading or waiting. */
  warm(): void {
    if (this.#disposed || this.#next !== null) return;
    const next = this.#boot({ onProgress: (progress) => this.#listeners.forEach((listener) => listener(progress)) });
    this.#next = next;
    // A failed engine is forgotten: the next taker tries again and hears the reason.
    next.catch(() => {
      if (this.#next === next) this.#next = null;
    });
  }

  /** Loads the next engine once the page rests: it would slow down the first questions. */
  warmLater(): void {
    this.#whenIdle(() => this.warm());
  }

  /** Hands the engine over; ask for the next one when this one's first work is done, so that it does not slow it down. */
  async take(options: BootOptions & BrowserEngineOptions = {}): Promise<BrowserEngine> {
    const { signal, onProgress } = options;
    if (isCancelled(signal)) throw abortError();
    this.warm();
    const next = this.#next ?? this.#boot(options);
    this.#next = null;
    if (onProgress !== undefined) this.#listeners.add(onProgress);
    try {
      return new BrowserEngine(await raceAbort(next, signal), options);
    } catch (error) {
      // Cancelled while it loaded: the engine itself is good for the next taker.
      if (isCancelled(signal) && this.#next === null && !this.#disposed) this.#keep(next);
      throw error;
    } finally {
      if (onProgress !== undefined) this.#listeners.delete(onProgress);
    }
  }

  /** Ends the waiting engine and loads no more. */
  dispose(): void {
    this.#disposed = true;
    void this.#next?.then(({ worker }) => worker.terminate()).catch(() => undefined);
    this.#next = null;
  }

  #keep(next: Promise<BootedDuckDb>): void {
    this.#next = next;
    next.catch(() => {
      if (this.#next === next) this.#next = null;
    });
  }
}
