import { environmentFailure } from '../source/refusal.ts';
import { printable } from '../output/printable.ts';
import { CommandFailure, EXIT, OutputClosed } from './io.ts';
import type { CommandIo, ExitCode } from './io.ts';

const HOW_TO_REPORT = 'This is a mistake of the program. Run it again with --debug and report what it prints.';

/** Tells what a command threw, and gives the exit code that goes with it. */
export function exitOf(thrown: unknown, io: CommandIo, debug: boolean): ExitCode {
  if (thrown instanceof OutputClosed) return EXIT.ok;
  const error = (io.signal.aborted ? null : environmentFailure(thrown) ?? systemFailure(thrown)) ?? thrown;
  if (error instanceof CommandFailure) {
    io.stderr(`error: ${printable(error.message)}\n`);
    if (error.advice !== null) io.stderr(`${printable(error.advice)}\n`);
    if (debug) io.stderr(`${printable(stackOf(error))}\n`);
    return error.exitCode;
  }
  if (io.signal.aborted) {
    io.stderr('Interrupted.\n');
    return EXIT.failure;
  }
  io.stderr(debug ? `${printable(stackOf(error))}\n` : `error: ${printable(oneLine(error))}\n${HOW_TO_REPORT}\n`);
  return EXIT.failure;
}

/** What the disk and the rights of files refuse is no mistake of the program. */
const REFUSED_BY_SYSTEM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE']);

function systemFailure(thrown: unknown): CommandFailure | null {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown) || !REFUSED_BY_SYSTEM.has(thrown.code)) return null;
  return new CommandFailure(`the system refused: ${thrown.message}`, { advice: 'Check the space on the disk, and the rights of the file and its folder.', cause: thrown });
}

function oneLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n');
  return line;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
