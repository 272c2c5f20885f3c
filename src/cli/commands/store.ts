import { existsSync, statSync } from 'node:fs';

import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo, ExitCode } from '../command/io.ts';
import { printable, printableLine } from '../output/printable.ts';
import { openBenchmarkDatabase } from '../store/benchmarkDatabase.ts';
import { databasePath } from '../store/databasePath.ts';
import { readResults } from '../store/readResults.ts';
import type { ImportOutcome, ImportedFile } from '../store/types.ts';

const EXAMPLES = `
A file holds one result, a list, or one result a line (JSON lines):
  {"model_name": "bert-base-uncased", "hardware_type": "cuda", "status": "success", "timestamp": "2025-03-06T17:48:25Z",
   "performance": {"batch_size": 16, "sequence_length": 128, "average_latency_ms": 12.4, "throughput_items_per_second": 1290}}
with power_metrics, compatibility, ipfs_acceleration and webgpu_metrics beside performance where there are any; every other
shape that migrate knows is taken too. A result that is stored already is counted as a duplicate and not stored again. All is
written in one transaction; if anything is rejected nothing is, unless --partial is given. The database is made if it is missing.

Examples:
  $ accelerate-bench store result.json
  $ accelerate-bench --db nightly.duckdb store results/*.json --partial --json
  $ run-benchmark --json | accelerate-bench store -

Exit codes: 0 stored, 1 failure, 2 wrong use, 3 something was rejected and nothing was stored.`;

interface StoreOptions {
  readonly partial?: true;
}

/** `accelerate-bench store`: results into the database, in one transaction. */
export const registerStore: RegisterCommand = (program, { io, run }) => {
  program
    .command('store')
    .description('store results from JSON files or standard input')
    .argument('[files...]', 'JSON or JSON lines; - or none for standard input')
    .option('--partial', 'store what can be stored, beside what is rejected')
    .addHelpText('after', EXAMPLES)
    .action((files: readonly string[], options: StoreOptions) => run((globals) => store(files.length === 0 ? ['-'] : files, options, globals, io)));
};

async function store(names: readonly string[], { partial }: StoreOptions, globals: GlobalOptions, io: CommandIo): Promise<ExitCode> {
  const path = databasePath(globals.db, io.cwd);
  const files: ImportedFile[] = [];
  for (const name of new Set(names)) files.push(await readResults(name, io));
  if (io.signal.aborted) throw new CommandFailure('interrupted; nothing was stored');
  tellRejects(files, io);
  const rejects = sum(files, (file) => file.rejects.length);
  const records = sum(files, (file) => file.records.length);
  const refused = (rejects > 0 && partial !== true) || records === 0;
  const stored = refused ? null : await write(path, files, io);
  const told: Told = { path, files, stored, rejects, records, isQuiet: globals.quiet };
  io.stdout(globals.json ? `${JSON.stringify(toJson(told), null, 2)}\n` : toText(told));
  return refused ? EXIT.found : EXIT.ok;
}

interface Stored {
  readonly created: boolean;
  readonly outcomes: readonly ImportOutcome[];
}

interface Told {
  readonly path: string;
  readonly files: readonly ImportedFile[];
  /** Null where nothing was stored. */
  readonly stored: Stored | null;
  readonly rejects: number;
  readonly records: number;
  /** Whether the rejects were not told on the way: why nothing was stored is then part of the result. */
  readonly isQuiet: boolean;
}

async function write(path: string, files: readonly ImportedFile[], io: CommandIo): Promise<Stored> {
  const created = !existsSync(path) || statSync(path).size === 0;
  const database = await openBenchmarkDatabase(path, { mode: 'open-or-create', now: io.now, onMessage: (text) => io.stderr(`${printable(text)}\n`) });
  try {
    // A file that was too large to be read has no digest to be known by, and no result.
    const outcomes = await database.importFiles(files.filter((file) => file.sha256 !== ''));
    if (created) io.stderr(`Created ${printable(path)}\n`);
    return { created, outcomes };
  } finally {
    await database.close();
  }
}

const REJECTS_AT_MOST = 50;

function tellRejects(files: readonly ImportedFile[], io: CommandIo): void {
  for (const line of rejectLines(files)) io.stderr(line);
  for (const file of files) for (const note of file.notes) io.stderr(`${printableLine(`${file.source}: ${note}`)}\n`);
}

function rejectLines(files: readonly ImportedFile[]): string[] {
  const lines = files.flatMap((file) => file.rejects.map((reject) => `${printableLine(`${file.source}${reject.place === '' ? '' : `#${reject.place}`}: ${reject.reason}`)}\n`));
  return lines.length <= REJECTS_AT_MOST ? lines : [...lines.slice(0, REJECTS_AT_MOST), `… and ${lines.length - REJECTS_AT_MOST} more; --json lists all\n`];
}

function toText({ path, files, stored, rejects, records, isQuiet }: Told): string {
  if (stored === null) {
    if (rejects === 0) return `Nothing was stored: no result was found.\n`;
    return `${isQuiet ? rejectLines(files).join('') : ''}Nothing was stored: ${counted(rejects, 'reject')} (see above)${records === 0 ? ', and no result' : ` beside ${counted(records, 'result')}; --partial stores ${records === 1 ? 'it' : 'these'}`}.\n`;
  }
  const results = sum(stored.outcomes, (outcome) => outcome.results);
  const duplicates = sum(stored.outcomes, (outcome) => outcome.duplicates);
  const undated = sum(files, (file) => file.records.filter((record) => record.atMs === null).length);
  const more = [
    ...(duplicates === 0 ? [] : [counted(duplicates, 'duplicate')]),
    ...(rejects === 0 ? [] : [`${counted(rejects, 'reject')} not stored`]),
    ...(undated === 0 ? [] : [`${undated.toLocaleString('en')} without a time of its own`]),
  ];
  return `Stored ${counted(results, 'result')} in ${printable(path)}${more.length === 0 ? '' : ` (${more.join(', ')})`}.\n`;
}

function toJson({ path, files, stored, rejects, records }: Told): object {
  const outcomes = new Map(files.filter((file) => file.sha256 !== '').map((file, index) => [file, stored?.outcomes[index]]));
  return {
    database: path,
    created: stored?.created ?? false,
    stored: stored !== null,
    found: records,
    results: sum(stored?.outcomes ?? [], (outcome) => outcome.results),
    duplicates: sum(stored?.outcomes ?? [], (outcome) => outcome.duplicates),
    rejects,
    files: files.map((file) => ({ file: file.source, shape: file.shape, found: file.records.length, results: outcomes.get(file)?.results ?? 0, duplicates: outcomes.get(file)?.duplicates ?? 0, rejects: file.rejects, notes: file.notes })),
  };
}

function counted(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
