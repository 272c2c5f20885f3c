/** How an engine was lost: it stopped answering, its memory is corrupt, or it had none left. */
export type BrokenReason = 'hung' | 'crashed' | 'out-of-memory';

/** The engine is gone and every later question to it fails; open the source again in a new one. */
export class EngineBroken extends Error {
  override readonly name = 'EngineBroken';
  readonly reason: BrokenReason;
  readonly detail: string;

  constructor(reason: BrokenReason, detail: string, options?: ErrorOptions) {
    super(`database engine ${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Tells whether an error's words mean a corrupt engine, whose later answers cannot be trusted. */
export function brokenReasonOf(message: string): BrokenReason | null {
  if (/bad_alloc|malloc of size|cannot enlarge memory|array buffer allocation failed|out of memory$/iu.test(message)) return 'out-of-memory';
  return FATAL.test(message) ? 'crashed' : null;
}

const FATAL =
  /memory access out of bounds|\bunreachable\b|table index is out of bounds|indirect call|function signature mismatch|null function|call stack size|divide by zero in wasm|_setThrew|^FATAL Error|database has been invalidated|RuntimeError: Aborted|index out of bounds in wasm/iu;
