import { resolve } from 'node:path';

import { CommandFailure, EXIT } from '../command/io.ts';

const ADDRESS = /^(?:[a-z][a-z0-9+.-]+:\/\/|md:|ducklake:|motherduck:)/i;

/**
 * The file that `--db` names, for writing.
 * @throws {CommandFailure} when it is an address: results are stored in a file of this machine.
 */
export function databasePath(db: string, cwd: string): string {
  if (ADDRESS.test(db)) throw new CommandFailure(`results are stored in a .duckdb file of this machine, not at ${db}`, { exitCode: EXIT.wrongUse, advice: 'Name a file with --db; what is stored can be copied to any address afterwards.' });
  return resolve(cwd, db);
}
