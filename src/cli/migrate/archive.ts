import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, fstatSync, fsyncSync, lstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

import { CommandFailure } from '../command/io.ts';
import { reasonOf } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import { identityOf, sameIdentity } from './readInput.ts';
import type { FileIdentity } from './readInput.ts';

/** What became of a file in the archive; `present`: it was there. */
export type Archived = 'copied' | 'present';

export interface ArchiveOptions {
  readonly directory: string;
  /** Only tells what would be done. */
  readonly dry: boolean;
  /** Copies must outlive a loss of power, because the files are deleted. */
  readonly durable: boolean;
}

interface Draft {
  readonly input: InputFile;
  readonly sha256: string;
  readonly draft: string;
  readonly to: string;
}

/** A directory of copies under their relative paths, and beside what is there already with the hash in the name. */
export class Archive {
  readonly #options: ArchiveOptions;
  /** What has a place but not yet its name, and what a dry run would have put where. */
  readonly #planned = new Map<string, string>();
  #drafts: Draft[] = [];

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * Copies a file under a name of no meaning; `settle` makes it part of the archive.
   * @throws {CommandFailure} when the archive cannot be written.
   */
  put(input: InputFile, sha256: string): Archived {
    return this.#telling(input, () => {
      for (const to of placesOf(this.#options.directory, input, sha256)) {
        const there = this.#hashAt(to);
        if (there === sha256) return 'present';
        if (there !== null) continue;
        this.#planned.set(to, sha256);
        if (this.#options.dry) return 'copied';
        mkdirSync(dirname(to), { recursive: true });
        const draft = join(dirname(to), `.${sha256}.part`);
        this.#drafts.push({ input, sha256, draft, to });
        // What a killed run left has the rights of its file, and may be there for reading only.
        rmSync(draft, { force: true });
        copyFileSync(input.path, draft);
        return 'copied';
      }
      throw new Error('something else is there under every name for it');
    });
  }

  /**
   * Reads every copy back and gives it its name; the files that are no longer what was imported, so that there is no copy of that.
   * @throws {CommandFailure} when the archive cannot be written.
   */
  settle(): ReadonlySet<InputFile> {
    const drafts = this.#drafts;
    this.#drafts = [];
    const changed = new Set<InputFile>();
    if (this.#options.durable) for (const { input, draft } of drafts) this.#telling(input, () => synchronise(draft, 'r+'));
    for (const { input, sha256, draft, to } of drafts) {
      this.#planned.delete(to);
      this.#telling(input, () => {
        if (hashFile(draft) === sha256) return renameSync(draft, to);
        changed.add(input);
        rmSync(draft);
      });
    }
    if (this.#options.durable) for (const directory of new Set(drafts.map(({ to }) => dirname(to)))) synchronise(directory, 'r');
    return changed;
  }

  #hashAt(path: string): string | null {
    const planned = this.#planned.get(path);
    if (planned !== undefined) return planned;
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : stats.isFile() ? hashFile(path) : '';
  }

  #telling<T>(input: InputFile, work: () => T): T {
    try {
      return work();
    } catch (error) {
      for (const { draft } of this.#drafts) rmSync(draft, { force: true });
      throw new CommandFailure(`${input.source} could not be archived in ${this.#options.directory}: ${reasonOf(error)}`, {
        advice: 'What was imported so far stays, and nothing was deleted that is not in the archive. Mend the cause and run the same command again.',
        cause: error,
      });
    }
  }
}

const PIECE_BYTES = 1 << 20;

/** SHA-256 of a file's bytes, lower-case hexadecimal, read piece by piece. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(1, fstatSync(file).size)));
    for (let count = readSync(file, piece, 0, piece.length, null); count > 0; count = readSync(file, piece, 0, piece.length, null)) hash.update(piece.subarray(0, count));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function placesOf(directory: string, input: InputFile, sha256: string): readonly string[] {
  const place = join(directory, input.relativePath);
  const extension = extname(place);
  const stem = place.slice(0, place.length - extension.length);
  return [place, `${stem}.${sha256.slice(0, 12)}${extension}`, `${stem}.${sha256}${extension}`];
}

/** Not every system can do this with a directory; those keep names without it. A copy has the rights of its file, and may be there for reading only. */
function synchronise(path: string, flags: 'r' | 'r+'): void {
  if (flags === 'r' && process.platform === 'win32') return;
  const handle = openSync(path, process.platform === 'win32' ? flags : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Deletes a file if it is still what was read; else tells why not. */
export function removeFile(input: InputFile, identity: FileIdentity): string | null {
  if (input.linked) return 'reached by a symbolic link';
  try {
    const stats = lstatSync(input.path);
    if (!stats.isFile() || !sameIdentity(identityOf(stats), identity)) return 'changed while it was migrated';
    unlinkSync(input.path);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
