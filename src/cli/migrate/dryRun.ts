import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';

import { contentOf } from '../../core/store/content.ts';
import { SCHEMA_VERSION } from '../../core/store/schema.ts';
import { CommandFailure } from '../command/io.ts';
import { databaseState } from '../store/databaseState.ts';
import { knownContents, knownFiles } from '../store/knownContents.ts';
import { openStoreConnection } from '../store/storeConnection.ts';
import type { StoreConnection } from '../store/storeConnection.ts';
import type { BenchmarkDatabase, ImportedFile } from '../store/types.ts';
import { writeRefusal } from '../store/writeRefusal.ts';

/**
 * A database that counts what would be stored and stores nothing: the file is opened for reading, or, where there is none, not made.
 * @throws {CommandFailure} where the database could not be used.
 */
export async function openDryRun(path: string): Promise<BenchmarkDatabase> {
  const connection = existsSync(path) ? await openForReading(path) : null;
  const taken = new Set<string>();
  let imports = 0;

  /** How many contents of each file are new, in the order in which they came. */
  async function takeNew(files: readonly ImportedFile[]): Promise<number[]> {
    const contents = files.map((file) => file.records.map((record) => contentOf(record, sha256)));
    const elsewhere = files.flatMap(({ knownAs = [] }) => knownAs.flat());
    const stored: ReadonlySet<string> = connection === null ? new Set() : await knownContents(connection, [...contents.flat(), ...elsewhere]);
    return contents.map((list, place) => {
      const before = taken.size;
      for (const [index, content] of list.entries()) if (![content, ...(files[place]?.knownAs?.[index] ?? [])].some((name) => stored.has(name))) taken.add(content);
      return taken.size - before;
    });
  }

  return {
    path,
    known: async (sha256s) => (connection === null ? new Set() : new Set((await knownFiles(connection, sha256s)).keys())),
    async importFiles(files) {
      const counts = await takeNew(files);
      return files.map((file, index) => {
        const results = counts[index] ?? 0;
        return { importId: (imports += 1), results, duplicates: file.records.length - results, rejects: file.rejects.length };
      });
    },
    close: () => Promise.resolve(connection?.close()),
  };
}

async function openForReading(path: string): Promise<StoreConnection | null> {
  let connection: StoreConnection;
  try {
    connection = await openStoreConnection(path, 'read');
  } catch (error) {
    throw writeRefusal(path, error);
  }
  const state = await databaseState(connection);
  if (state.kind === 'ours' && state.version <= SCHEMA_VERSION) return connection;
  connection.close();
  if (state.kind === 'empty') return null;
  throw new CommandFailure(state.kind === 'ours' ? `${path} has version ${state.version} of the schema; this program knows versions up to ${SCHEMA_VERSION}` : `${path} is a database of another program; it would not be altered`, {
    advice: state.kind === 'ours' ? 'Use the newer program that made it.' : 'Merge it into a new one: accelerate-bench --db new.duckdb migrate <this file>',
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
