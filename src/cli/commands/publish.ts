import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { InvalidArgumentError, Option } from 'commander';

import { formatBytes, formatCount } from '../../core/model/format.ts';
import type { GlobalOptions, RegisterCommand } from '../command/command.ts';
import { EXIT } from '../command/io.ts';
import type { CommandIo, ExitCode } from '../command/io.ts';
import { openProgress } from '../command/progress.ts';
import { printableLine } from '../output/printable.ts';
import { changedCells } from '../publish/compareMatrices.ts';
import type { ChangedCell } from '../publish/compareMatrices.ts';
import { publishedTables } from '../publish/publishedTables.ts';
import type { PublishedTables } from '../publish/publishedTables.ts';
import { ROLL_UPS } from '../publish/rollUp.ts';
import type { RollUp } from '../publish/rollUp.ts';
import { SITE_DATA, findSite, folderBytes, openSiteDraft, placeSite } from '../publish/siteBuild.ts';
import { writePublished } from '../publish/writePublished.ts';
import type { WrittenTable } from '../publish/writePublished.ts';
import { openDataset } from '../source/openDataset.ts';
import type { OpenedDataset } from '../source/openDataset.ts';

interface PublishOptions {
  readonly output: string;
  readonly since?: string;
  readonly rollUp?: RollUp | true;
  readonly siteBuild?: string;
  readonly force?: true;
}

const EXAMPLES = `
The folder can be put on any static host. Tables that no page reads are left out, as are those that only tell how the
database came about. --roll-up keeps one median for each setting, version and UTC day (or run) instead of single results,
the newest test of a day for each outcome, and no samples recorded over time; states of cells stay what they are, counts,
pass rates and intervals are then of what was kept. After writing, the published database is read again and compared.

Examples:
  $ accelerate-bench publish --output site
  $ accelerate-bench --db results.duckdb publish --output site --since 2026-01-01 --force
  $ accelerate-bench --db 'archive/*.parquet' publish --output site --roll-up day`;

export const registerPublish: RegisterCommand = (program, { io, run }) => {
  program
    .command('publish')
    .description('write the dashboard with this database in it, ready for any static host')
    .requiredOption('--output <folder>', 'folder to write')
    .addOption(new Option('--since <day>', 'leave out what is older (YYYY-MM-DD, UTC); what has no date stays').argParser(day))
    .addOption(new Option('--roll-up [by]', 'medians instead of single results').choices(ROLL_UPS))
    .option('--site-build <folder>', 'the built site (default: the one of this program)')
    .option('--force', 'replace a site that is there')
    .addHelpText('after', EXAMPLES)
    .action((options: PublishOptions) => run((globals) => publish(options, globals, io)));
};

interface Published {
  readonly output: string;
  readonly database: { readonly bytes: number; readonly sourceBytes: number | null };
  readonly siteBytes: number;
  readonly tables: readonly WrittenTable[];
  readonly unread: readonly string[];
  readonly overTime: readonly string[];
  readonly changed: readonly ChangedCell[];
}

async function publish(options: PublishOptions, globals: GlobalOptions, io: CommandIo): Promise<ExitCode> {
  const site = findSite(options.siteBuild, io);
  const output = resolve(io.cwd, options.output);
  const draft = openSiteDraft(output, site, options.force === true);
  try {
    const dataset = await openDataset(globals.db, io, { ...globals, writableFolder: join(draft, SITE_DATA.folder) });
    try {
      const published = await fill(draft, output, dataset, options, globals, io);
      placeSite(draft, output);
      print(published, globals.json, io);
      return published.changed.length > 0 ? EXIT.found : EXIT.ok;
    } finally {
      dataset.close();
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fill(draft: string, output: string, dataset: OpenedDataset, options: PublishOptions, globals: GlobalOptions, io: CommandIo): Promise<Published> {
  const rollUp = options.rollUp === true ? 'day' : (options.rollUp ?? null);
  const since = options.since ?? null;
  const choice = await publishedTables(dataset, { sinceMs: since === null ? null : Date.parse(`${since}T00:00:00Z`), rollUp });
  const path = join(draft, SITE_DATA.folder, SITE_DATA.database);
  const tables = await write(dataset, path, choice, factsOf(since, rollUp), io);
  const again = await openDataset(path, io, globals);
  try {
    const changed = await changedCells(dataset.session, again.session, since);
    return { output, database: { bytes: statSync(path).size, sourceBytes: dataset.bytes }, siteBytes: folderBytes(draft), tables, unread: choice.unread, overTime: choice.overTime, changed };
  } finally {
    again.close();
  }
}

async function write({ engine }: OpenedDataset, path: string, { tables }: PublishedTables, facts: ReadonlyMap<string, string>, io: CommandIo): Promise<readonly WrittenTable[]> {
  const progress = openProgress(io, { label: 'Writing', total: tables.length, unit: 'tables' });
  let done = 0;
  try {
    return await writePublished(engine, path, tables, facts, (name) => progress.update((done += 1), name));
  } finally {
    progress.end();
  }
}

function factsOf(since: string | null, rollUp: RollUp | null): ReadonlyMap<string, string> {
  return new Map([...(rollUp === null ? [] : [['rolled_up', rollUp] as const]), ...(since === null ? [] : [['since', since] as const])]);
}

function print(published: Published, json: boolean, io: CommandIo): void {
  if (json) return io.stdout(`${JSON.stringify(published, null, 2)}\n`);
  const { database, siteBytes, tables, unread, overTime, changed, output } = published;
  const lines = tables.map(({ table, rows, sourceRows }) => `  ${printableLine(table)}: ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}${sourceRows === null || sourceRows === rows ? '' : ` of ${formatCount(sourceRows)}`}`);
  io.stdout(`${printableLine(output)}\n${lines.join('\n')}\n  database: ${formatBytes(database.bytes)}${database.sourceBytes === null ? '' : ` of ${formatBytes(database.sourceBytes)}`}; whole site: ${formatBytes(siteBytes)}\n`);
  if (unread.length > 0) io.stderr(`Left out, because no page reads them: ${unread.map(printableLine).join(', ')}.\n`);
  if (overTime.length > 0) io.stderr(`Left out by the roll-up, with the recorded runs: ${overTime.map(printableLine).join(', ')}.\n`);
  for (const { model, hardware, before, after } of changed.slice(0, CHANGES_SHOWN)) io.stderr(`Changed: ${printableLine(model)} on ${hardware} was ${before}, is ${after}.\n`);
  if (changed.length > 0) io.stderr(`${formatCount(changed.length)} cells have another state than in the source.\n`);
}

const CHANGES_SHOWN = 10;

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`)) || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError(`${text} is no day; write it as 2026-01-31.`);
  return text;
}
