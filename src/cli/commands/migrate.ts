import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { RegisterCommand } from '../command/command.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { migrationMarkdown, migrationSummary } from '../migrate/migrationMarkdown.ts';
import type { MigrationReport } from '../migrate/migrationReport.ts';
import { runMigration } from '../migrate/runMigration.ts';

const EXAMPLES = `
Directories are searched through, but for node_modules and hidden ones. Read are .json, .jsonl and .ndjson (results of every
known shape, told by their content), .csv and .parquet (exports, flat or table by table, but not
those of export --canonical), and .duckdb, .ddb and .db (databases
of every known schema, merged with the origin of every row). Other kinds are counted and left alone.
A file that was imported before is skipped, and a result that the database holds already is counted as a duplicate: running
the same command again imports only what is new. A database that this program made brings the list of the files that it was made
of, so that they, too, are imported once, whichever comes first. Stopped at any moment, nothing is lost: run it again.

With --archive, every file that was read is copied and the copy is read back; --delete removes it after that. Files with
rejects, and databases with tables that were not carried over, are archived and stay where they are, unless --delete-rejected
is given. Links are followed for reading, and never deleted, nor what they lead to.

Examples:
  $ accelerate-bench migrate results/ --dry-run
  $ accelerate-bench --db all.duckdb migrate results/ other.duckdb exported.parquet --report migration.md --report migration.json
  $ accelerate-bench migrate results/ --archive archive/ --delete --strict

Exit codes: 0 ok, 1 failure or interrupted, 2 wrong use, 3 something was rejected and --strict was given.`;

interface MigrateOptions {
  readonly dryRun?: true;
  readonly archive?: string;
  readonly delete?: true;
  readonly deleteRejected?: true;
  readonly report?: readonly string[];
  readonly strict?: true;
}

/** `accelerate-bench migrate`: result files, exports and other databases into one database. */
export const registerMigrate: RegisterCommand = (program, frame) => {
  program
    .command('migrate')
    .description('Import result files (JSON), exports (CSV, Parquet) and other databases into the database.')
    .argument('<paths...>', 'files and directories')
    .option('--dry-run', 'show what would happen; nothing is written, deleted or created')
    .option('--archive <directory>', 'copy every file that was read, and verify the copy')
    .option('--delete', 'delete files that are stored and archived (needs --archive)')
    .option('--delete-rejected', 'with --delete: also files of which something was rejected')
    .option('--report <file>', 'write a report, .md or .json (repeatable)', (file: string, files: readonly string[] | undefined) => [...(files ?? []), file])
    .option('--strict', 'exit with 3 when something was rejected')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: MigrateOptions) =>
      frame.run(async (globals) => {
        const reports = options.report ?? [];
        const { report, failure } = await runMigration(paths, {
          db: globals.db,
          dryRun: options.dryRun === true,
          archive: options.archive ?? null,
          delete: options.delete === true,
          deleteRejected: options.deleteRejected === true,
          reports,
        }, frame.io);
        tell(report, reports, globals.json, frame.io);
        if (failure !== null) throw failure;
        return options.strict === true && report.rejects > 0 ? EXIT.found : EXIT.ok;
      }),
    );
};

function tell(report: MigrationReport, files: readonly string[], json: boolean, io: CommandIo): void {
  const asJson = `${JSON.stringify(report, null, 2)}\n`;
  for (const file of files) writeWhole(resolve(io.cwd, file), file.toLowerCase().endsWith('.json') ? asJson : migrationMarkdown(report));
  if (json) io.stdout(asJson);
  else if (files.length === 0) io.stdout(migrationSummary(report));
  else io.stderr(`${report.results.toLocaleString('en')} results, ${report.duplicates.toLocaleString('en')} duplicates, ${report.rejects.toLocaleString('en')} rejects; report: ${files.join(', ')}\n`);
}

/** A report is there whole, or as it was before. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.draft`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    throw new CommandFailure(`the report ${path} could not be written: ${error instanceof Error ? error.message : String(error)}`, { advice: 'The results are stored; only the report is missing.', cause: error });
  }
}
