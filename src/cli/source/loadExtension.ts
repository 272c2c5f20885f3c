import { constant } from '../../core/sql/quote.ts';
import { CommandFailure } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { detailOf } from './refusal.ts';
import type { Extension } from './sourceKind.ts';

export interface LoadOptions {
  readonly installExtensions?: boolean;
}

const PURPOSES: Readonly<Record<Extension, string>> = {
  httpfs: 'addresses (https://, s3://, …)',
  azure: 'Azure storage',
  motherduck: 'MotherDuck (md:)',
  ducklake: 'DuckLake (ducklake:)',
};

/** Loads an extension that is on this machine, or fetches it where the user said so. */
export async function loadExtension(engine: NativeEngine, extension: Extension, io: CommandIo, options: LoadOptions): Promise<void> {
  const home = io.env['HOME'];
  if (home !== undefined && home !== '') await engine.run({ sql: `SET home_directory = ${constant(home)}` });
  if (options.installExtensions === true) await install(engine, extension);
  try {
    await engine.run({ sql: `LOAD ${extension}` });
  } catch (error) {
    throw new CommandFailure(`DuckDB needs its extension ${extension} for ${PURPOSES[extension]}, which is not installed here`, {
      advice: `Let it be fetched once with --install-extensions, or run in DuckDB: INSTALL ${extension}`,
      cause: error,
    });
  }
  if (extension === 'httpfs') await nameStorageKey(engine, io.env);
}

async function install(engine: NativeEngine, extension: Extension): Promise<void> {
  try {
    await engine.run({ sql: `INSTALL ${extension}` });
  } catch (error) {
    throw new CommandFailure(`DuckDB could not fetch its extension ${extension}: ${detailOf(error)}`, { advice: 'It comes from extensions.duckdb.org; a machine without that needs the file in ~/.duckdb/extensions.', cause: error });
  }
}

/** The variables that other S3 programs read, so that what works with them works here. */
async function nameStorageKey(engine: NativeEngine, env: CommandIo['env']): Promise<void> {
  const settings = [
    ['KEY_ID', env['AWS_ACCESS_KEY_ID']],
    ['SECRET', env['AWS_SECRET_ACCESS_KEY']],
    ['SESSION_TOKEN', env['AWS_SESSION_TOKEN']],
    ['REGION', env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']],
    ['ENDPOINT', env['AWS_ENDPOINT_URL']?.replace(/^https?:\/\//, '')],
  ].flatMap(([name = '', value]) => (value === undefined || value === '' ? [] : [`${name} ${constant(value)}`]));
  if (settings.length > 0) await engine.run({ sql: `CREATE SECRET (TYPE s3, ${settings.join(', ')})` });
}
