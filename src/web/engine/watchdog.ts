/** Notices when something that should answer is silent. Counts its own ticks, so a computer that slept is not taken for silence. */
export class Watchdog {
  readonly #onSilence: (silentMs: number) => void;
  readonly #tickMs: number;
  readonly #expectations = new Map<symbol, { limitMs: number; silentMs: number }>();
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(onSilence: (silentMs: number) => void, tickMs = 500) {
    this.#onSilence = onSilence;
    this.#tickMs = tickMs;
  }

  /** Starts to expect an answer; call the result when it came. */
  expect(limitMs: number): () => void {
    const key = Symbol('expectation');
    this.#expectations.set(key, { limitMs, silentMs: 0 });
    this.#timer ??= setInterval(() => this.#tick(), this.#tickMs);
    return () => {
      this.#expectations.delete(key);
      if (this.#expectations.size === 0) this.#stop();
    };
  }

  /** A sign of life: every expectation starts anew. */
  alive(): void {
    for (const expectation of this.#expectations.values()) expectation.silentMs = 0;
  }

  dispose(): void {
    this.#expectations.clear();
    this.#stop();
  }

  #tick(): void {
    for (const expectation of this.#expectations.values()) {
      expectation.silentMs += this.#tickMs;
      if (expectation.silentMs < expectation.limitMs) continue;
      const { silentMs } = expectation;
      this.dispose();
      this.#onSilence(silentMs);
      return;
    }
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
