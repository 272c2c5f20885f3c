import { Writable } from 'node:stream';

import { Presets, SingleBar } from 'cli-progress';

import { printableLine } from '../output/printable.ts';
import type { CommandIo } from './io.ts';

/** A bar on the terminal of the person who waits. */
export interface Progress {
  update(done: number, note?: string): void;
  end(): void;
}

export interface ProgressOptions {
  readonly label: string;
  readonly total: number;
  /** `files`, `rows`. */
  readonly unit: string;
}

const UNSEEN: Progress = { update: () => undefined, end: () => undefined };

const NOTE_AT_MOST = 40;

/** Draws a bar where a person watches, and nothing in a pipe or a file. */
export function openProgress(io: CommandIo, options: ProgressOptions): Progress {
  if (!io.watched) return UNSEEN;
  const bar = new SingleBar(
    {
      stream: streamOf(io),
      format: `${options.label} [{bar}] {value}/{total} ${options.unit} {note}`,
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
      emptyOnZero: true,
      linewrap: false,
    },
    Presets.legacy,
  );
  bar.start(options.total, 0, { note: '' });
  return {
    update: (done, note = '') => bar.update(done, { note: printableLine(note).slice(0, NOTE_AT_MOST) }),
    end: () => bar.stop(),
  };
}

/** The bar asks its stream whether it is a terminal; that has been decided here. */
function streamOf(io: CommandIo): NodeJS.WritableStream {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _encoding, done) => {
      io.stderr(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY: true, columns: io.terminal?.columns ?? 80 });
}
