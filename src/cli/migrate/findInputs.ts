import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** What a file is read as, by its suffix. */
export type InputKind = 'json' | 'table' | 'database';

/** A file to be migrated. */
export interface InputFile {
  /** Absolute. */
  readonly path: string;
  /** As the user knows it: relative to where the command runs, where it lies below. */
  readonly source: string;
  /** Below its given directory; what the archive keeps. */
  readonly relativePath: string;
  readonly kind: InputKind;
  /** Whether a symbolic link leads to it: such a file is never deleted. */
  readonly linked: boolean;
}

/** Something that cannot be looked into. */
export interface UnreadablePath {
  readonly source: string;
  readonly reason: string;
}

export interface FoundInputs {
  /** In the order of the given paths, and within each by name. */
  readonly files: readonly InputFile[];
  /** Files of other kinds. */
  readonly ignored: number;
  readonly unreadable: readonly UnreadablePath[];
}

const KINDS: ReadonlyMap<string, InputKind> = new Map([
  ['.json', 'json'], ['.jsonl', 'json'], ['.ndjson', 'json'],
  ['.csv', 'table'], ['.parquet', 'table'],
  ['.duckdb', 'database'], ['.ddb', 'database'], ['.db', 'database'], ['.sqlite', 'database'], ['.sqlite3', 'database'],
]);

const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules']);

/**
 * Lists what the given files and directories hold, each file once however many ways lead to it.
 * @param spared Files and directories that are not looked at: the database, the archive, reports of earlier runs.
 */
export function findInputs(paths: readonly string[], cwd: string, spared: readonly string[]): FoundInputs {
  const search = new Search(cwd, spared.map((path) => realPathOf(resolve(cwd, path))));
  for (const path of paths) search.given(resolve(cwd, path));
  return search.found();
}

class Search {
  readonly #files: InputFile[] = [];
  readonly #unreadable: UnreadablePath[] = [];
  readonly #seen: Set<string>;
  readonly #cwd: string;
  #ignored = 0;

  constructor(cwd: string, spared: readonly string[]) {
    this.#cwd = cwd;
    this.#seen = new Set(spared);
  }

  found(): FoundInputs {
    return { files: this.#files, ignored: this.#ignored, unreadable: this.#unreadable };
  }

  given(path: string): void {
    const stats = this.#stats(path);
    if (stats === null) return;
    if (stats.isDirectory()) this.#directory(path, path, realPathOf(path));
    else this.#file(path, basename(path), join(realPathOf(dirname(path)), basename(path)), true);
  }

  #directory(path: string, root: string, realRoot: string): void {
    if (this.#wasSeen(realPathOf(path))) return;
    for (const entry of this.#entries(path)) {
      if (entry.name.startsWith('.') || NEVER_ENTERED.has(entry.name)) continue;
      const child = join(path, entry.name);
      const stats = entry.isSymbolicLink() ? this.#stats(child) : entry;
      if (stats === null) continue;
      if (stats.isDirectory()) this.#directory(child, root, realRoot);
      else if (stats.isFile()) this.#file(child, relative(root, child), join(realRoot, relative(root, child)), false);
    }
  }

  #entries(path: string): Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true }).toSorted((left, right) => (left.name < right.name ? -1 : 1));
    } catch (error) {
      this.#unreadable.push({ source: this.#shown(path), reason: reasonOf(error) });
      return [];
    }
  }

  /** `expected` is where the file lies if no link leads to it from the given directory on; that one may be a link, which is the user's own. */
  #file(path: string, relativePath: string, expected: string, given: boolean): void {
    const kind = KINDS.get(extname(path).toLowerCase()) ?? (given ? 'json' : undefined);
    if (kind === undefined) {
      this.#ignored += 1;
      return;
    }
    const real = realPathOf(path);
    if (this.#wasSeen(real)) return;
    this.#files.push({ path, source: this.#shown(path), relativePath, kind, linked: real !== expected });
  }

  #stats(path: string): Stats | null {
    try {
      return statSync(path);
    } catch (error) {
      this.#unreadable.push({ source: this.#shown(path), reason: reasonOf(error) });
      return null;
    }
  }

  #wasSeen(real: string): boolean {
    if (this.#seen.has(real)) return true;
    this.#seen.add(real);
    return false;
  }

  #shown(path: string): string {
    const below = relative(this.#cwd, path);
    return below === '' || below.startsWith(`..${sep}`) || below === '..' || isAbsolute(below) ? path : below;
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** `EACCES: permission denied`, without the path that is told beside it. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/, \w+( '.*)?$/s, '');
}
