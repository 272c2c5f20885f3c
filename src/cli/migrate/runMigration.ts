import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

import type { CommandIo } from '../command/io.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import { openBenchmarkDatabase } from '../store/benchmarkDatabase.ts';
import type { BenchmarkDatabase } from '../store/types.ts';
import { Archive } from './archive.ts';
import { openDryRun } from './dryRun.ts';
import { findInputs } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import { readHistory } from './history.ts';
import { migrateDatasets } from './migrateDatasets.ts';
import { migrateJson, openBar } from './migration.ts';
import type { MigrationContext } from './migration.ts';
import type { MigrationReport } from './migrationReport.ts';
import { Tally } from './tally.ts';

export interface MigrationOptions {
  readonly db: string;
  readonly dryRun: boolean;
  readonly archive: string | null;
  readonly delete: boolean;
  /** Also files of which something was rejected. */
  readonly deleteRejected: boolean;
  /** Where reports go: they are no input. */
  readonly reports: readonly string[];
}

/** Otherwise what is parsed and dropped, file after file, lets the heap grow to four times what is alive. */
const SMALL_HEAP = '--heap-growing-percent=80';

/** What a migration came to, and why it did not come to its end. */
export interface Migrated {
  readonly report: MigrationReport;
  readonly failure: unknown;
}

/**
 * Brings results from files into the database. What fails under way is returned beside the report of what was done.
 * @throws {CommandFailure} when it cannot begin.
 */
export async function runMigration(paths: readonly string[], options: MigrationOptions, io: CommandIo): Promise<Migrated> {
  const startedMs = io.now();
  setFlagsFromString(SMALL_HEAP);
  check(paths, options, io.cwd);
  const db = resolve(io.cwd, options.db);
  const archive = options.archive === null ? null : resolve(io.cwd, options.archive);
  const found = findInputs(paths, io.cwd, [db, `${db}.wal`, ...(archive === null ? [] : [archive]), ...options.reports]);
  const history = await readHistory(db);
  const database = options.dryRun ? await openDryRun(db) : await openForWriting(db, io);
  const tally = new Tally();
  tally.found = found.files.length;
  tally.ignored = found.ignored;
  for (const { source, reason } of found.unreadable) tally.unread(source, { code: 'unreadable', place: '', reason });
  const context: MigrationContext = {
    io, database, history, tally, dryRun: options.dryRun,
    archive: archive === null ? null : new Archive({ directory: archive, dry: options.dryRun, durable: options.delete }),
    deletes: options.delete ? (options.deleteRejected ? 'all' : 'complete') : 'none',
  };
  const failure = await migrateAll(found.files, context);
  const report = tally.report({
    dryRun: options.dryRun, complete: failure === null, database: db, archive, deletes: options.delete, startedMs, endedMs: io.now(),
  });
  return { report, failure };
}

async function openForWriting(db: string, io: CommandIo): Promise<BenchmarkDatabase> {
  return openBenchmarkDatabase(db, { mode: 'open-or-create', now: io.now, onMessage: (text) => io.stderr(`${text}\n`) });
}

async function migrateAll(files: readonly InputFile[], context: MigrationContext): Promise<unknown> {
  const bar = openBar(context.io, files.length);
  try {
    const json = await migrateJson(files.filter(({ kind }) => kind === 'json'), context, bar);
    const done = await migrateDatasets(files.filter(({ kind }) => kind !== 'json'), context, bar, json);
    if (context.io.signal.aborted) throw new CommandFailure(`interrupted after ${done.toLocaleString('en')} of ${files.length.toLocaleString('en')} files`, { advice: 'What was read so far is stored. Run the same command again for the rest.' });
    return null;
  } catch (error) {
    return error;
  } finally {
    bar.end();
    await context.database.close();
  }
}

/** Wrong use is said before anything is opened. */
function check(paths: readonly string[], options: MigrationOptions, cwd: string): void {
  if (/^[a-z][a-z0-9+.-]+:(?!\\)/i.test(options.db)) wrong(`${options.db} cannot be written`, 'Name a file of this machine with --db.');
  if (options.delete && options.archive === null) wrong('--delete needs --archive', 'Files are deleted only after a verified copy of them is in the archive: add --archive DIR.');
  if (options.deleteRejected && !options.delete) wrong('--delete-rejected needs --delete', 'Add --delete and --archive DIR.');
  for (const path of paths) {
    if (!existsSync(resolve(cwd, path))) wrong(`there is no ${path}`, 'Name files and directories that exist.');
    if (options.archive !== null && isWithin(real(resolve(cwd, path)), real(resolve(cwd, options.archive)))) {
      wrong(`${path} lies in the archive ${options.archive}`, 'Give an archive apart from the files.');
    }
  }
  for (const path of options.reports) {
    if (!/\.(md|json)$/i.test(path)) wrong(`the report ${path} is neither .md nor .json`, 'Its suffix tells its form: --report migration.md or --report migration.json.');
    if (!existsSync(dirname(resolve(cwd, path))) || statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true) wrong(`the report ${path} cannot be written`, 'Name a file in a directory that exists.');
  }
}

function wrong(message: string, advice: string): never {
  throw new CommandFailure(message, { exitCode: EXIT.wrongUse, advice });
}

function isWithin(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way === '' || (!way.startsWith('..') && !/^([a-z]:|\/)/i.test(way));
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
