import { setMaxListeners } from 'node:events';

import { printable } from '../output/printable.ts';
import { OutputClosed } from './io.ts';
import type { CommandIo } from './io.ts';
import { exitOf } from './exitOf.ts';

/** What a shell expects of a program that was stopped by Ctrl+C. */
const STOPPED = 130;

/** The world of this process; what nobody caught is told here, too. */
export function openProcessIo(): CommandIo {
  const output = guardOutput();
  const io: CommandIo = {
    stdout: output.write,
    drained: output.drained,
    stderr: (text) => void process.stderr.write(text),
    stdin: readStdin,
    terminal: process.stdout.isTTY ? { columns: process.stdout.columns || 80 } : null,
    watched: process.stderr.isTTY,
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
    signal: signalOfInterrupts(),
  };
  const onUncaught = (error: unknown): never => process.exit(exitOf(error, io, process.argv.includes('--debug')));
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUncaught);
  return io;
}

function guardOutput(): { readonly write: (text: string) => void; readonly drained: () => Promise<void> } {
  let closed = false;
  let waiting: (() => void) | null = null;
  const wake = (): void => waiting?.();
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
    wake();
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
  process.stdout.on('drain', wake);
  return {
    write: (text) => {
      if (!closed) process.stdout.write(process.stdout.isTTY ? printable(text) : text);
    },
    drained: async () => {
      // A closed pipe is reported after the write has returned.
      await new Promise(setImmediate);
      if (!closed && process.stdout.writableNeedDrain) await new Promise<void>((resolve) => (waiting = resolve));
      if (closed) throw new OutputClosed('nobody reads the output any more');
    },
  };
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** A bar under way hides the cursor. */
function leave(): never {
  if (process.stderr.isTTY) process.stderr.write('\u001B[?25h\n');
  return process.exit(STOPPED);
}

/** The first Ctrl+C asks, the second one insists. */
function signalOfInterrupts(): AbortSignal {
  const controller = new AbortController();
  // Every query under way listens.
  setMaxListeners(0, controller.signal);
  const stop = (): void => {
    if (controller.signal.aborted) leave();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
