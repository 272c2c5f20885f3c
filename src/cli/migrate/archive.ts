import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { CommandFailure } from '../command/io.ts';
import { reasonOf } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import { identityOf, sameIdentity } from './readInput.ts';
import type { FileIdentity } from './readInput.ts';

/** What became of a file in the archive; `present`: it was there, `changed`: the file is no longer what was imported, so there is no copy of that. */
export type Archived = 'copied' | 'present' | 'changed';

export interface ArchiveOptions {
  readonly directory: string;
  /** Only tells what would be done. */
  readonly dry: boolean;
  /** Copies must outlive a loss of power, because the files are deleted. */
  readonly durable: boolean;
}

/** A directory of copies under their relative paths, and beside what is there already with the hash in the name. */
export class Archive {
  readonly #options: ArchiveOptions;
  /** What a dry run would have put where. */
  readonly #planned = new Map<string, string>();
  readonly #unsettled = new Set<string>();

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /**
   * Copies a file and reads the copy back.
   * @throws {CommandFailure} when the archive cannot be written.
   */
  async put(input: InputFile, sha256: string): Promise<Archived> {
    try {
      for (const path of placesOf(this.#options.directory, input, sha256)) {
        const there = await this.#hashAt(path);
        if (there === sha256) return 'present';
        if (there !== null) continue;
        if (this.#options.dry) {
          this.#planned.set(path, sha256);
          return 'copied';
        }
        return await this.#copy(input.path, path, sha256);
      }
    } catch (error) {
      throw new CommandFailure(`${input.source} could not be archived in ${this.#options.directory}: ${reasonOf(error)}`, {
        advice: 'What was imported so far stays, and nothing was deleted that is not in the archive. Mend the cause and run the same command again.',
        cause: error,
      });
    }
    throw new CommandFailure(`the archive ${this.#options.directory} holds something else under every name for ${input.source}`, { advice: 'Give another directory with --archive.' });
  }

  /** After this, the names of the copies are on the disk, too. */
  settle(): void {
    for (const directory of this.#unsettled) synchronise(directory);
    this.#unsettled.clear();
  }

  async #hashAt(path: string): Promise<string | null> {
    const planned = this.#planned.get(path);
    if (planned !== undefined) return planned;
    if (!existsSync(path)) return null;
    return statSync(path).isFile() ? hashFile(path) : '';
  }

  /** The copy gets its name only when it is whole. */
  async #copy(from: string, to: string, sha256: string): Promise<Archived> {
    const directory = dirname(to);
    mkdirSync(directory, { recursive: true });
    const draft = join(directory, `.${sha256}.part`);
    try {
      await copy(from, draft, this.#options.durable);
      if ((await hashFile(draft)) !== sha256) return 'changed';
      renameSync(draft, to);
    } finally {
      rmSync(draft, { force: true });
    }
    if (this.#options.durable) this.#unsettled.add(directory);
    return 'copied';
  }
}

/** SHA-256 of a file's bytes, lower-case hexadecimal, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function placesOf(directory: string, input: InputFile, sha256: string): readonly string[] {
  const place = join(directory, input.relativePath);
  const extension = extname(place);
  const stem = place.slice(0, place.length - extension.length);
  return [place, `${stem}.${sha256.slice(0, 12)}${extension}`, `${stem}.${sha256}${extension}`];
}

async function copy(from: string, to: string, durable: boolean): Promise<void> {
  const target = await open(to, 'w');
  try {
    await pipeline(createReadStream(from, { highWaterMark: 1 << 20 }), target.createWriteStream({ autoClose: false }));
    if (durable) await target.sync();
  } finally {
    await target.close();
  }
}

/** Not every system can do this with a directory; those keep names without it. */
function synchronise(directory: string): void {
  try {
    const handle = openSync(directory, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error;
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
