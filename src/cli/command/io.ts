/** What a command may use of the world; tests bring their own. */
export interface CommandIo {
  /** Results, and nothing else. */
  readonly stdout: (text: string) => void;
  /** Waits until what was written to stdout has left; a long output waits now and then, and stops here when its reader went away. */
  readonly drained: () => Promise<void>;
  /** The terminal that stdout is; null for a file or a pipe. */
  readonly terminal: { readonly columns: number } | null;
  /** Messages, warnings, progress. */
  readonly stderr: (text: string) => void;
  readonly stdin: () => Promise<string>;
  /** Whether a person watches the messages: progress bars are drawn then. */
  readonly watched: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => number;
  /** Aborted by the first Ctrl+C; work under way is rolled back or finished, never left half. */
  readonly signal: AbortSignal;
}

/** How a command ends. */
export const EXIT = { ok: 0, failure: 1, wrongUse: 2, found: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The reader of stdout went away (`| head`): nothing failed, and there is nobody to tell. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** An end that the user should understand: what, where, and what to do. Anything else that is thrown is a bug. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;
  readonly advice: string | null;

  constructor(message: string, options: { readonly exitCode?: ExitCode; readonly advice?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? EXIT.failure;
    this.advice = options.advice ?? null;
  }
}
