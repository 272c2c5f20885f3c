import { CommandFailure } from '../command/io.ts';

/** What DuckDB says when it cannot open a file for writing, in words for the one who named it. */
export function writeRefusal(path: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const holder = /held in (?<program>.*?) \(PID (?<pid>\d+)\)/.exec(detail)?.groups;
  if (holder !== undefined || /could not set lock/i.test(detail)) {
    const by = holder === undefined ? 'another program' : `another program (${holder['program'] ?? ''}, process ${holder['pid'] ?? ''})`;
    return new CommandFailure(`${path} is in use by ${by}`, { advice: 'Nothing was changed. Wait until it has finished, then run this again.', cause: error });
  }
  if (/permission denied|read-only file system|EACCES|EROFS/i.test(detail)) return new CommandFailure(`${path} cannot be written: ${detail}`, { advice: 'Check the rights of the file and of its folder.', cause: error });
  return new CommandFailure(`${path} cannot be opened for writing: ${detail}`, { advice: 'If it should be a whole database, it may be damaged or cut short: fetch or copy it again.', cause: error });
}
