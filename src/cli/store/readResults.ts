import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';

import { readText } from '../../core/ingest/readText.ts';
import type { Reject } from '../../core/ingest/types.ts';
import { CommandFailure } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { readBytes, textOf } from '../migrate/readInput.ts';
import type { ImportedFile } from './types.ts';

/** What standard input is called in messages and in the log of imports. */
const STDIN = '<stdin>';

/**
 * Reads a file of results, or standard input for `-`.
 * @throws {CommandFailure} when there is no such file, or it cannot be read.
 */
export async function readResults(name: string, io: CommandIo): Promise<ImportedFile> {
  return name === '-' ? readStdin(io) : readFile(name, io.cwd);
}

async function readStdin(io: CommandIo): Promise<ImportedFile> {
  const text = await io.stdin();
  const bytes = Buffer.from(text, 'utf8');
  return { source: STDIN, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, ...readText(STDIN, text) };
}

function readFile(name: string, cwd: string): ImportedFile {
  const path = resolve(cwd, name);
  try {
    const read = readBytes({ path, source: name, relativePath: basename(name), kind: 'json', linked: false });
    if ('code' in read) return { source: name, sha256: '', bytes: 0, ...rejected(read) };
    const text = textOf(read.bytes);
    return { source: name, sha256: read.sha256, bytes: read.bytes.length, ...(typeof text === 'string' ? readText(name, text) : rejected(text)) };
  } catch (error) {
    throw unreadable(name, error);
  }
}

function rejected(reject: Reject): Pick<ImportedFile, 'shape' | 'records' | 'rejects' | 'notes'> {
  return { shape: null, records: [], rejects: [reject], notes: [] };
}

function unreadable(name: string, error: unknown): CommandFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return new CommandFailure(`there is no file ${name}`, { advice: 'Nothing was stored.', cause: error });
  if (code === 'EISDIR') return new CommandFailure(`${basename(name)} is a directory`, { advice: `Directories are imported with: accelerate-bench migrate ${JSON.stringify(name)}`, cause: error });
  return new CommandFailure(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { advice: 'Nothing was stored.', cause: error });
}
