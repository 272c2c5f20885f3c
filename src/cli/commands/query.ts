import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { Option } from 'commander';

import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { formatByEnding } from '../output/formatByEnding.ts';
import { openResultOutput } from '../output/resultOutput.ts';
import { ROW_FORMATS, openRowPrinter } from '../output/rowPrinter.ts';
import type { RowFormat } from '../output/rowPrinter.ts';
import { openQueryable } from '../source/openQueryable.ts';
import { askUserQuery } from '../source/userQuery.ts';
import type { Answer } from '../source/userQuery.ts';

interface QueryOptions {
  readonly file?: string;
  readonly format?: RowFormat;
  readonly output?: string;
  readonly force?: true;
  readonly canonical?: true;
}

const EXAMPLES = `
The database is attached read-only, nothing else can be read or written, and its tables answer to their plain names.
With --canonical it is first read into one vocabulary: the table canonical has a line for each result, whatever the
database calls its tables and columns, with units in the names of columns; bench.evidence is what pages ask.

Examples:
  $ accelerate-bench query "SHOW TABLES"
  $ accelerate-bench query "FROM performance_results LIMIT 10" --format markdown
  $ accelerate-bench query --canonical "SELECT model, hardware, median(latency_ms) FROM canonical GROUP BY ALL ORDER BY 3" --format csv --output latency.csv
  $ accelerate-bench query --file slowest.sql --json | jq '.[0]'
  $ echo "SELECT count(*) FROM models" | accelerate-bench query -`;

export const registerQuery: RegisterCommand = (program, { io, run }) => {
  program
    .command('query')
    .description('answer a question in SQL, read-only')
    .argument('[sql]', 'the query; - reads it from standard input')
    .option('--file <path>', 'read the query from a file')
    .addOption(new Option('--format <format>', 'how rows are written (default: by the name of --output; table on a terminal, else csv)').choices(ROW_FORMATS))
    .option('--output <path>', 'write to a file instead of standard output')
    .option('--force', 'replace the file if it is there')
    .option('--canonical', 'also offer the table canonical and bench.evidence')
    .addHelpText('after', EXAMPLES)
    .action((sql: string | undefined, options: QueryOptions) => run((globals) => query(sql, options, globals, io)));
};

async function query(argument: string | undefined, options: QueryOptions, globals: GlobalOptions, io: CommandIo): Promise<typeof EXIT.ok> {
  const sql = await queryText(argument, options.file, io);
  const format = formatOf(options, globals, io);
  const queryable = await openQueryable(globals.db, io, { installExtensions: globals.installExtensions, canonical: options.canonical === true });
  try {
    const answer = await askUserQuery(queryable.connection, sql, io);
    const rows = await writeAnswer(answer, format, options, io);
    if (format === 'table') io.stderr(`${rows} ${rows === 1 ? 'row' : 'rows'}\n`);
    return EXIT.ok;
  } finally {
    queryable.close();
  }
}

async function queryText(argument: string | undefined, file: string | undefined, io: CommandIo): Promise<string> {
  if (argument !== undefined && file !== undefined) throw new CommandFailure('the query is given twice: as an argument and with --file', { exitCode: EXIT.wrongUse });
  if (argument === '-') return io.stdin();
  if (argument !== undefined) return argument;
  if (file === undefined) throw new CommandFailure('no query is given', { exitCode: EXIT.wrongUse, advice: 'For example: accelerate-bench query "SHOW TABLES"' });
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CommandFailure(`the query cannot be read: ${error instanceof Error ? error.message : String(error)}`, { exitCode: EXIT.wrongUse, cause: error });
  }
}

const FORMATS_BY_ENDING: Readonly<Record<string, RowFormat>> = { csv: 'csv', json: 'json', jsonl: 'jsonl', ndjson: 'jsonl', md: 'markdown', markdown: 'markdown', txt: 'table' };

function formatOf({ format, output }: QueryOptions, { json }: GlobalOptions, io: CommandIo): RowFormat {
  if (format !== undefined) return format;
  if (json) return 'json';
  if (output !== undefined && output !== '-') return formatByEnding(output, FORMATS_BY_ENDING, 'csv');
  return io.terminal === null ? 'csv' : 'table';
}

async function writeAnswer({ columns, batches }: Answer, format: RowFormat, options: QueryOptions, io: CommandIo): Promise<number> {
  const toFile = options.output !== undefined && options.output !== '-';
  const printer = openRowPrinter(format, columns, toFile ? null : (io.terminal?.columns ?? null));
  const output = openResultOutput(io, { path: options.output, force: options.force === true });
  let count = 0;
  try {
    for await (const rows of batches) {
      count += rows.length;
      const text = printer.rows(rows);
      if (text !== '') await output.write(text);
    }
    await output.write(printer.end());
    output.finish();
    return count;
  } catch (error) {
    output.discard();
    throw error;
  }
}
