import { join } from 'node:path';

import { Option } from 'commander';

import { formatBytes } from '../../core/model/format.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { EXPORT_FORMATS, exportTarget, openExportDraft, placeExport } from '../output/exportTarget.ts';
import type { ExportFormat, ExportTarget } from '../output/exportTarget.ts';
import { printableLine } from '../output/printable.ts';
import { openExportSource } from '../source/exportSource.ts';
import { exportTables } from '../source/exportTables.ts';
import type { Exported } from '../source/exportTables.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly tables?: readonly string[];
  readonly canonical?: true;
  readonly force?: true;
}

const EXAMPLES = `
One table becomes a file, several a folder with a file for each; duckdb is always one file. Only rows and columns are
exported, not views, keys or constraints. canonical is one flat table of all results: model, hardware, state in words,
every metric with its unit in the name of the column, and the file, table and row that each line comes from.

Examples:
  $ accelerate-bench export --format parquet --output parquet/
  $ accelerate-bench export --format csv --tables models,hardware_platforms --output tables/
  $ accelerate-bench export --format parquet --canonical --output results.parquet
  $ accelerate-bench --db 'archive/*.parquet' export --format duckdb --output archive.duckdb`;

export const registerExport: RegisterCommand = (program, { io, run }) => {
  program
    .command('export')
    .description('write tables, or all results as one flat table, to Parquet, CSV or DuckDB')
    .addOption(new Option('--format <format>', 'kind of file').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--output <path>', 'file or folder to write (default: named after the database, here)')
    .addOption(new Option('--tables <names>', 'only these tables').argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), ...text.split(',').map((name) => name.trim())]))
    .addOption(new Option('--canonical', 'one flat table of all results').conflicts('tables'))
    .option('--force', 'replace what is there')
    .addHelpText('after', EXAMPLES)
    .action((options: ExportOptions) => run((globals) => runExport(options, globals, io)));
};

async function runExport(options: ExportOptions, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  if (options.output === '-') throw new CommandFailure('an export is a file', { exitCode: EXIT.wrongUse, advice: 'For standard output: accelerate-bench query "FROM models" --format csv' });
  const draft = openExportDraft(io, options.output);
  try {
    const source = await openExportSource(globals.db, io, { installExtensions: globals.installExtensions, writableFolder: draft.folder, canonical: options.canonical === true, wanted: options.tables ?? null });
    try {
      const target = exportTarget(io, { db: globals.db, name: source.name, format: options.format, output: options.output, tables: source.tables.map(({ label }) => label), canonical: options.canonical === true, force: options.force === true });
      const { path, tables } = await exportTables(source, draft.folder, options.format, io);
      const [only] = tables;
      const file = target.isFolder || options.format === 'duckdb' || only === undefined || only.file === null ? path : join(path, only.file);
      placeExport(file, target);
      tell(tables, target, globals, io);
    } finally {
      source.close();
    }
    return EXIT.ok;
  } finally {
    draft.discard();
  }
}

function tell(tables: readonly Exported[], { path }: ExportTarget, { json }: GlobalOptions, io: CommandIo): void {
  if (json) {
    io.stdout(`${JSON.stringify({ path, tables }, null, 2)}\n`);
    return;
  }
  for (const { table, rows, bytes } of tables) io.stderr(`${printableLine(table)}: ${rows} ${rows === 1 ? 'row' : 'rows'}${bytes === null ? '' : `, ${formatBytes(bytes)}`}\n`);
  io.stdout(`${path}\n`);
}
