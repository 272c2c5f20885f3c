import { existsSync } from 'node:fs';

import { databaseState } from '../store/databaseState.ts';
import { CATALOG, openStoreConnection } from '../store/storeConnection.ts';
import { writeRefusal } from '../store/writeRefusal.ts';

/** What an earlier import came to. */
export interface PastImport {
  readonly results: number;
  readonly duplicates: number;
  readonly rejects: number;
}

/** By the digest of the file; a database or an export is here once all of its tables were imported. */
export class History {
  readonly #files = new Map<string, PastImport>();
  readonly #tables = new Map<string, PastImport>();

  add(sha256: string, shape: string | null, { results, duplicates, rejects }: PastImport): void {
    const table = shape?.startsWith(TABLE_SHAPE) === true;
    const imports = table ? this.#tables : this.#files;
    const key = table ? sha256.slice(0, FILE_DIGITS) : sha256;
    const past = imports.get(key) ?? NOTHING;
    imports.set(key, { results: past.results + results, duplicates: past.duplicates + duplicates, rejects: past.rejects + rejects });
  }

  has(sha256: string): boolean {
    return this.#files.has(sha256);
  }

  /** What the file came to, with its tables; nothing for a file that is not known. */
  of(sha256: string): PastImport {
    const file = this.#files.get(sha256) ?? NOTHING;
    const tables = this.#tables.get(sha256.slice(0, FILE_DIGITS)) ?? NOTHING;
    return { results: file.results + tables.results, duplicates: file.duplicates + tables.duplicates, rejects: file.rejects + tables.rejects };
  }
}

const NOTHING: PastImport = { results: 0, duplicates: 0, rejects: 0 };
const FILE_DIGITS = 32;

/** How the import log calls a table of a file. */
export const TABLE_SHAPE = 'table: ';

/** The digest under which a table of a file is imported: the first half is the file's. */
export function digestOfTable(fileSha256: string, tableSha256: string): string {
  return fileSha256.slice(0, FILE_DIGITS) + tableSha256.slice(0, 64 - FILE_DIGITS);
}

/**
 * The import log of a database; empty where there is none yet.
 * @throws {CommandFailure} when the file cannot be opened.
 */
export async function readHistory(path: string): Promise<History> {
  const history = new History();
  if (!existsSync(path)) return history;
  const connection = await openStoreConnection(path, 'read').catch((error: unknown) => {
    throw writeRefusal(path, error);
  });
  try {
    if ((await databaseState(connection)).kind !== 'ours') return history;
    for (const [sha256, shape, results, duplicates, rejects] of await connection.rows(`SELECT sha256, shape, results, duplicates, rejects FROM ${CATALOG}.main.import_log`)) {
      history.add(String(sha256), typeof shape === 'string' ? shape : null, { results: Number(results), duplicates: Number(duplicates), rejects: Number(rejects) });
    }
    return history;
  } finally {
    connection.close();
  }
}
