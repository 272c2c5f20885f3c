import { QueryError } from '../../core/engine/engine.ts';
import { CommandFailure } from '../command/io.ts';

/** What DuckDB says when it cannot open a source, in words for the one who named it. */
export function refusal(name: string, error: unknown): CommandFailure {
  const detail = detailOf(error);
  const holder = /held in (?<program>.*?) \(PID (?<pid>\d+)\)/.exec(detail)?.groups;
  if (holder !== undefined || /could not set lock|lock on file/i.test(detail)) {
    const by = holder === undefined ? 'another program' : `another program (${holder['program'] ?? ''}, process ${holder['pid'] ?? ''})`;
    return new CommandFailure(`${name} is being written by ${by}`, { advice: 'Wait until it has finished, or copy the file and open the copy.', cause: error });
  }
  if (/HTTP (?:GET|HEAD) error|404|403/.test(detail)) return new CommandFailure(`${name} cannot be fetched: ${detail}`, { advice: 'Check the address and the access rights (for s3://: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION).', cause: error });
  return new CommandFailure(`${name} cannot be opened: ${detail}`, { advice: 'If it should be a whole database, it may be damaged or cut short: fetch or copy it again.', cause: error });
}

/** What went wrong around a query that is sound: the file, the disk or the memory. Null for a mistake in the query. */
export function environmentFailure(error: unknown): CommandFailure | null {
  if (!(error instanceof QueryError)) return null;
  const detail = detailOf(error);
  if (detail.startsWith('Out of Memory Error')) return new CommandFailure(detail, { advice: 'More memory or room in the temporary folder (TMPDIR) helps; so does a filter.', cause: error });
  if (/^(?:IO|Corruption|Serialization|Fatal) Error|checksum|corrupt/i.test(detail)) return new CommandFailure(detail, { advice: 'The file may be damaged or cut short, or the disk full: fetch or copy it again.', cause: error });
  return null;
}

/** DuckDB's own words, without the name of the question and without the SQL. */
export function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const own = error instanceof QueryError ? text.slice(error.question.length + 2) : text;
  return own.trim();
}
