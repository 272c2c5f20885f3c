import type { Command } from 'commander';
import type { CommandIo, ExitCode } from './io.ts';

/** Options that every command has. */
export interface GlobalOptions {
  /** `--db`, else `BENCHMARK_DB_PATH`, else `./benchmark_db.duckdb`. */
  readonly db: string;
  /** Whether `--db` or the environment said so. */
  readonly dbIsNamed: boolean;
  /** `--json`: machine-readable output on stdout. */
  readonly json: boolean;
  /** `--quiet`: no messages but errors. */
  readonly quiet: boolean;
  /** `--install-extensions`: DuckDB may fetch an extension that `--db` needs. */
  readonly installExtensions: boolean;
}

/** What the frame gives a command: it parses, runs the action, prints failures and sets the exit code. */
export interface CommandFrame {
  /** With `--quiet`, its messages go nowhere and nobody watches. */
  readonly io: CommandIo;
  /** Wraps an action: its exit code is the program's; a `CommandFailure` is printed with its advice. */
  readonly run: (action: (globals: GlobalOptions) => Promise<ExitCode>) => Promise<void>;
}

/** A file in `cli/commands` exports one: it adds its subcommand, with help and examples, to the program. */
export type RegisterCommand = (program: Command, frame: CommandFrame) => void;
