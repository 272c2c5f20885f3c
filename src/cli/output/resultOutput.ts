import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';

/** Where a command's result goes: standard output, or a file that is whole or not there. */
export interface ResultOutput {
  readonly write: (text: string) => Promise<void>;
  readonly finish: () => void;
  /** Leaves nothing behind; does nothing once finished. */
  readonly discard: () => void;
}

export interface ResultOutputOptions {
  /** `--output`; standard output for `-` and where it is absent. */
  readonly path: string | undefined;
  readonly force: boolean;
}

/**
 * Opens the place that `--output` names; a file is written under another name and renamed at the end.
 * @throws {CommandFailure} when a file is there already and may not be replaced.
 */
export function openResultOutput(io: CommandIo, options: ResultOutputOptions): ResultOutput {
  if (options.path === undefined || options.path === '-') return standardOutput(io);
  const path = resolve(io.cwd, options.path);
  refuseFolder(path);
  refuseExisting(path, options.force);
  const draft = draftOf(path);
  const file = open(draft, path);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write: async (text) => {
      writeSync(file, text);
      // A long answer lets Ctrl+C in.
      await new Promise(setImmediate);
      io.signal.throwIfAborted();
    },
    finish: () => {
      close();
      renameSync(draft, path);
    },
    discard: () => {
      close();
      rmSync(draft, { force: true });
    },
  };
}

/** The name under which a file or folder is written until it is whole. */
export function draftOf(path: string): string {
  return `${path}.draft-${process.pid}`;
}

/** @throws {CommandFailure} when something stands there that may not be replaced. */
export function refuseExisting(path: string, force: boolean): void {
  if (force || !existsSync(path)) return;
  throw new CommandFailure(`${path} is there already`, { exitCode: EXIT.wrongUse, advice: 'Choose another name with --output, or replace it with --force.' });
}

function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new CommandFailure(`${path} is a folder`, { exitCode: EXIT.wrongUse, advice: 'Name a file in it with --output.' });
}

/** Opens the draft of a file; only the name that was given is told. */
function open(draft: string, path: string): number {
  try {
    return openSync(draft, 'w');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, open .*$/s, '') : String(error);
    throw new CommandFailure(`${path} cannot be written: ${existsSync(dirname(path)) ? reason : `there is no folder ${dirname(path)}`}`, { cause: error });
  }
}

function standardOutput(io: CommandIo): ResultOutput {
  return {
    write: async (text) => {
      io.stdout(text);
      await io.drained();
    },
    finish: () => undefined,
    discard: () => undefined,
  };
}
