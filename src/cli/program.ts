import { Command, CommanderError } from 'commander';

import manifest from '../../package.json' with { type: 'json' };
import type { GlobalOptions, RegisterCommand } from './command/command.ts';
import { registerInit } from './commands/init.ts';
import { registerExport } from './commands/export.ts';
import { registerLink } from './commands/link.ts';
import { registerMatrix } from './commands/matrix.ts';
import { registerMigrate } from './commands/migrate.ts';
import { registerPublish } from './commands/publish.ts';
import { registerQuery } from './commands/query.ts';
import { registerReport } from './commands/report.ts';
import { registerStore } from './commands/store.ts';
import { EXIT } from './command/io.ts';
import type { CommandIo, ExitCode } from './command/io.ts';
import { exitOf } from './command/exitOf.ts';
import { reflow } from './command/helpText.ts';

/** In the order in which help lists them. */
export const COMMANDS: readonly RegisterCommand[] = [
  registerInit,
  registerStore,
  registerMigrate,
  registerQuery,
  registerMatrix,
  registerReport,
  registerLink,
  registerExport,
  registerPublish,
];

const DEFAULT_DB = './benchmark_db.duckdb';

const EXAMPLES = `
Examples:
  $ accelerate-bench query "SELECT model_name, count(*) FROM performance_results JOIN models USING (model_id) GROUP BY ALL"
  $ accelerate-bench --db results.duckdb matrix --hardware cuda,cpu --format markdown
  $ accelerate-bench link --hardware cuda --state failing --site https://example.org/dashboard/

Exit codes: 0 ok, 1 failure, 2 wrong use, 3 a check found something.
Results go to stdout, messages to stderr.`;

/** Runs one command; `argv` goes without the interpreter and the script. Never throws. */
export async function runProgram(argv: readonly string[], io: CommandIo, commands: readonly RegisterCommand[] = COMMANDS): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(io);
  const globals = (): GlobalOptions => globalsOf(program, io);
  const frame = {
    io: quietable(io, () => globals().quiet),
    run: async (action: (options: GlobalOptions) => Promise<ExitCode>) => {
      exitCode = await action(globals());
    },
  };
  for (const register of commands) register(program, frame);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed its own.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
    return exitOf(error, io, program.opts()['debug'] === true);
  }
}

function createProgram(io: CommandIo): Command {
  return new Command('accelerate-bench')
    .description('Benchmark results in and out: databases, reports, compatibility matrices and links to the dashboard.')
    .version(manifest.version, '--version', 'print the version')
    .option('--db <database>', `a .duckdb file, a folder or glob of Parquet, s3://…, md:…, ducklake:… (environment: BENCHMARK_DB_PATH; else ${DEFAULT_DB})`)
    .option('--json', 'machine-readable output')
    .option('--quiet', 'no messages but errors')
    .option('--install-extensions', 'let DuckDB fetch an extension that --db needs')
    .option('--debug', 'show where in the program an error arose')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(--help shows what is possible)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout(reflow(text, Math.min(io.terminal?.columns ?? HELP_COLUMNS, HELP_COLUMNS))),
      writeErr: io.stderr,
      getOutHelpWidth: () => Math.min(io.terminal?.columns ?? HELP_COLUMNS, HELP_COLUMNS),
      getErrHelpWidth: () => io.terminal?.columns ?? HELP_COLUMNS,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
}

const HELP_COLUMNS = 100;

function globalsOf(program: Command, io: CommandIo): GlobalOptions {
  const options = program.opts<{ db?: string; json?: true; quiet?: true; installExtensions?: true }>();
  const fromEnv = io.env['BENCHMARK_DB_PATH'];
  const named = options.db ?? (fromEnv === '' ? undefined : fromEnv);
  return {
    db: named ?? DEFAULT_DB,
    dbIsNamed: named !== undefined,
    json: options.json === true,
    quiet: options.quiet === true,
    installExtensions: options.installExtensions === true,
  };
}

function quietable(io: CommandIo, isQuiet: () => boolean): CommandIo {
  return {
    ...io,
    stderr: (text) => {
      if (!isQuiet()) io.stderr(text);
    },
    get watched() {
      return io.watched && !isQuiet();
    },
  };
}
