import { copyFileSync, constants, existsSync, statSync } from 'node:fs';

import { SCHEMA_VERSION } from '../../core/store/schema.ts';
import { upgradeStatements } from '../../core/store/upgrades.ts';
import type { Upgrade } from '../../core/store/upgrades.ts';
import { CommandFailure } from '../command/io.ts';
import { digestFile } from './digestFile.ts';
import { missingParts } from './databaseState.ts';
import { CATALOG, openStoreConnection } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';

/** What an upgrade is given. */
export interface UpgradeOptions {
  readonly version: number;
  readonly upgrades: readonly Upgrade[];
  readonly now: () => number;
}

/**
 * Copies a database of an older version aside, and raises it to the present one in one transaction.
 * @returns the path of the copy.
 * @throws {CommandFailure} where no way leads to the present version, or the copy is not whole; the file is then as it was.
 */
export async function upgradeDatabase(path: string, { version, upgrades, now }: UpgradeOptions): Promise<string> {
  const statements = upgradeStatements(CATALOG, version, upgrades);
  if (statements === null) {
    throw new CommandFailure(`${path} has version ${version} of the schema, from which this program knows no way to version ${SCHEMA_VERSION}`, { advice: 'Merge it into a new database: accelerate-bench --db new.duckdb migrate <this file>' });
  }
  await withConnection(path, (connection) => connection.run(`CHECKPOINT ${CATALOG}`));
  const backup = await backUp(path, `${path}.backup-v${version}-${new Date(now()).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  await withConnection(path, async (connection) => {
    await connection.run('BEGIN TRANSACTION');
    try {
      for (const sql of statements) await connection.run(sql);
      const missing = await missingParts(connection);
      if (missing.length > 0) throw new Error(`the upgraded database lacks ${missing.slice(0, 5).join(', ')}`);
      await connection.run('COMMIT');
    } catch (error) {
      await connection.run('ROLLBACK');
      throw new CommandFailure(`${path} could not be upgraded from version ${version} to ${SCHEMA_VERSION}: ${error instanceof Error ? error.message : String(error)}`, { advice: `It is as it was; a copy is in ${backup}.`, cause: error });
    }
    await connection.run(`CHECKPOINT ${CATALOG}`);
  });
  return backup;
}

/** A file beside the database stays closed while it is attached: closing any handle of it gives up the lock. */
async function backUp(path: string, backup: string): Promise<string> {
  if (existsSync(`${path}.wal`)) throw new CommandFailure(`${path} is in use: ${path}.wal is being written`, { advice: 'Wait until the other program has finished, then run this again.' });
  copyFileSync(path, backup, constants.COPYFILE_EXCL);
  const [original, copy] = [await digestFile(path), await digestFile(backup)];
  if (original !== copy || statSync(path).size !== statSync(backup).size) throw new CommandFailure(`the copy ${backup} differs from ${path}: the database changed meanwhile, or the disk failed`, { advice: 'Nothing was upgraded. Run this again when no other program uses the database.' });
  const opened = await openStoreConnection(backup, 'read');
  opened.close();
  return backup;
}

async function withConnection(path: string, work: (connection: StoreConnection) => Promise<void>): Promise<void> {
  const connection = await openStoreConnection(path, 'write');
  try {
    await work(connection);
  } finally {
    connection.close();
  }
}
