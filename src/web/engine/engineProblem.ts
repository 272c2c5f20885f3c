import type { FileProblem } from '../files/problem.ts';
import { EngineBroken } from './engineBroken.ts';

/** Says what an error of the engine means for the file that is open. */
export function problemOfEngineError(error: unknown, name: string): FileProblem {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (error instanceof EngineBroken) {
    if (isReadFailure(error.detail)) return { kind: 'file-changed', name };
    if (error.reason === 'hung') return { kind: 'engine-hung', name, detail: error.detail };
    if (error.reason === 'out-of-memory') return { kind: 'out-of-memory', name, detail: error.detail };
    return { kind: 'engine-crashed', name, detail: error.detail };
  }
  return problemOfMessage(detail, name);
}

/** True when the words say that the browser could not read the file any more. */
function isReadFailure(detail: string): boolean {
  return /NotReadableError|NotFoundError|could not be read|file could not be found/iu.test(detail);
}

function problemOfMessage(detail: string, name: string): FileProblem {
  if (isReadFailure(detail)) return { kind: 'file-changed', name };
  const version = /version number (?<found>\d+), but we can only read versions? (?:between )?(?<low>\d+)/u.exec(detail)?.groups;
  if (version !== undefined) {
    const storageVersion = Number(version['found']);
    const kind = storageVersion < Number(version['low']) ? 'older-duckdb' : 'newer-duckdb';
    return { kind, name, storageVersion, writer: null };
  }
  if (/WAL/u.test(detail) && /replay|checksum|corrupt|deserializ|WAL file/iu.test(detail)) return { kind: 'corrupt-wal', name, detail };
  if (/checksum|corrupt database file|failed to deserialize|Serialization Error/iu.test(detail)) return { kind: 'corrupt-block', name, detail };
  if (/encrypted database/iu.test(detail)) return { kind: 'encrypted', name };
  if (/not a valid DuckDB database/iu.test(detail)) return { kind: 'not-a-database', name, looksLike: 'no DuckDB database' };
  if (/Out of Memory/iu.test(detail)) return { kind: 'out-of-memory', name, detail };
  return { kind: 'unknown', name, detail };
}
