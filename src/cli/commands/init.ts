import { existsSync, statSync } from 'node:fs';

import { SCHEMA_VERSION, STORE_TABLE_NAMES } from '../../core/store/schema.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { printable } from '../output/printable.ts';
import { openBenchmarkDatabase } from '../store/benchmarkDatabase.ts';
import { databasePath } from '../store/databasePath.ts';

const EXAMPLES = `
The file is made where --db or BENCHMARK_DB_PATH says (else ./benchmark_db.duckdb), with its folders. Keys fill themselves, so
other programs may insert rows without ids. With --if-missing, an older version of the schema is raised after a copy.

Examples:
  $ accelerate-bench init
  $ accelerate-bench --db results/nightly.duckdb init --if-missing --json`;

interface InitOptions {
  readonly ifMissing?: true;
}

/** `accelerate-bench init`: an empty benchmark database. */
export const registerInit: RegisterCommand = (program, { io, run }) => {
  program
    .command('init')
    .description('create an empty benchmark database')
    .option('--if-missing', 'leave a benchmark database that is there, instead of refusing')
    .addHelpText('after', EXAMPLES)
    .action((options: InitOptions) => run((globals) => init(options, globals, io)));
};

async function init({ ifMissing }: InitOptions, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  const path = databasePath(globals.db, io.cwd);
  const created = !existsSync(path) || statSync(path).size === 0;
  const database = await openBenchmarkDatabase(path, { mode: ifMissing === true ? 'open-or-create' : 'create', now: io.now, onMessage: (text) => io.stderr(`${printable(text)}\n`) });
  await database.close();
  const { size } = statSync(path);
  if (globals.json) io.stdout(`${JSON.stringify({ database: path, created, schemaVersion: SCHEMA_VERSION, tables: STORE_TABLE_NAMES, bytes: size }, null, 2)}\n`);
  else if (created) io.stdout(`Created ${printable(path)}: ${STORE_TABLE_NAMES.length} tables, version ${SCHEMA_VERSION} of the schema, ${size.toLocaleString('en')} bytes.\n`);
  else io.stdout(`${printable(path)} is a benchmark database already (version ${SCHEMA_VERSION} of the schema).\n`);
  return EXIT.ok;
}
