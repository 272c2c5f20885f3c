import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';

import { QueryError } from '../../core/engine/engine.ts';
import { leftTables, readEvidence } from '../../core/merge/readEvidence.ts';
import type { EvidencePage } from '../../core/merge/readEvidence.ts';
import { SourceImports } from '../../core/merge/sourceImports.ts';
import type { Reject } from '../../core/ingest/types.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { ReadDataset } from '../../core/source/readDataset.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { CommandFailure } from '../command/io.ts';
import type { Progress } from '../command/progress.ts';
import type { NativeEngine } from '../engine.ts';
import { openEngine } from '../source/openEngine.ts';
import { hashFile } from './archive.ts';
import { attachDataset, fileOfTable, groupDatasets } from './datasets.ts';
import type { InputDataset } from './datasets.ts';
import { reasonOf } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import { TABLE_SHAPE, digestOfTable } from './history.ts';
import { settle, storeFiles } from './migration.ts';
import type { MigrationContext } from './migration.ts';
import { identityOf } from './readInput.ts';
import type { FileIdentity } from './readInput.ts';
import type { Outcome } from './tally.ts';

/** A file of tables, by what it was when it was begun. */
interface HashedFile {
  readonly input: InputFile;
  readonly sha256: string;
  readonly identity: FileIdentity;
}

/** Merges databases and exports, one after the other, a page of a table in a transaction. */
export async function migrateDatasets(files: readonly InputFile[], context: MigrationContext, progress: Progress, before: number): Promise<number> {
  let done = before;
  for (const dataset of groupDatasets(files)) {
    if (context.io.signal.aborted) return done;
    progress.update(done, dataset.source);
    await migrateDataset(dataset, context);
    done += dataset.files.length;
    progress.update(done);
  }
  return done;
}

async function migrateDataset(dataset: InputDataset, context: MigrationContext): Promise<void> {
  const { history, tally } = context;
  const hashed = hashAll(dataset, context);
  if (hashed === null) return;
  let holdsMore = true;
  if (hashed.every(({ sha256 }) => history.has(sha256))) {
    for (const { sha256 } of hashed) tally.known(history.of(sha256));
  } else {
    for (let count = 0; count < hashed.length; count += 1) tally.fileRead();
    const left = await mergeDataset(dataset, hashed, context);
    if (left === null) return;
    holdsMore = left > 0;
  }
  const open = hashed.filter(({ input }) => existsSync(`${input.path}.wal`));
  for (const { input } of open) if (context.archive !== null) tally.kept('not archived: changes that are not written into it lie beside it (.wal)', input.source);
  settle(hashed.filter((file) => !open.includes(file)).map((file) => ({ ...file, rejects: history.of(file.sha256).rejects, holdsMore })), context);
}

function hashAll(dataset: InputDataset, { tally }: MigrationContext): readonly HashedFile[] | null {
  const hashed: HashedFile[] = [];
  for (const input of dataset.files) {
    try {
      const identity = identityOf(statSync(input.path));
      hashed.push({ input, identity, sha256: hashFile(input.path) });
    } catch (error) {
      tally.unread(input.source, { code: 'unreadable', place: '', reason: reasonOf(error) });
      return null;
    }
  }
  return hashed;
}

/** The number of tables that were not carried over; null when nothing of it can be read, and then it is told why. */
async function mergeDataset(dataset: InputDataset, hashed: readonly HashedFile[], context: MigrationContext): Promise<number | null> {
  const engine = await openEngine(context.io);
  try {
    const opened = await openTables(engine, dataset, context);
    if ('code' in opened) {
      context.tally.outcome({ source: dataset.source, shape: null, results: 0, duplicates: 0, rejects: [opened], notes: [] });
      return null;
    }
    await mergeTables(engine, dataset, hashed, opened, context);
    return leftTables(opened.read).length;
  } finally {
    engine.close();
  }
}

interface OpenedTables {
  readonly read: ReadDataset;
  readonly tables: readonly SourceTable[];
}

async function openTables(engine: NativeEngine, dataset: InputDataset, { io }: MigrationContext): Promise<OpenedTables | Reject> {
  try {
    const tables = await attachDataset(engine, dataset, io);
    if (tables.length === 0) return refuse('empty', 'It is a database without a table.');
    const read = await readDataset(engine, tables, { nowMs: io.now() });
    const evidence = read.views.length > 0;
    return evidence ? { read, tables } : refuse('unknown-shape', `None of its tables (${tables.slice(0, 5).map(({ label }) => label).join(', ')}) holds results that are known here.`);
  } catch (error) {
    if (io.signal.aborted) throw error;
    if (error instanceof CommandFailure) return refuse('unknown-shape', [error.message, error.advice].filter((part) => part !== null).join('. '));
    if (error instanceof QueryError) return refuse('bad-value', `It cannot be read: ${error.message}`);
    throw error;
  }
}

function refuse(code: Reject['code'], reason: string): Reject {
  return { code, place: '', reason };
}

async function mergeTables(engine: NativeEngine, dataset: InputDataset, hashed: readonly HashedFile[], { read, tables }: OpenedTables, context: MigrationContext): Promise<void> {
  const outcomes = new Map<string, Outcome>();
  const rejected = new Set<number>();
  const imports = new Set<string>();
  try {
    for await (const page of readEvidence(engine, read, { source: dataset.source, tables })) {
      if (context.io.signal.aborted) throw new CommandFailure(`interrupted while ${dataset.source} was merged`, { advice: 'What was read so far is stored. Run the same command again for the rest.' });
      const file = hashed.find(({ input }) => input === fileOfTable(dataset, page.table)) ?? hashed[0];
      if (file === undefined) continue;
      for (const id of page.rejectedIds) rejected.add(id);
      imports.add(digestOf(page, file));
      const stored = await storePage(page, file, dataset, context);
      outcomes.set(page.table, addPage(outcomes.get(page.table), sourceOf(page, file, dataset), page, stored));
    }
  } finally {
    for (const outcome of outcomes.values()) context.tally.outcome(outcome);
  }
  const notes = leftTables(read).map(({ table, reason, rows }) => `${table} (${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}): ${reason}`);
  for (const note of notes) context.tally.notCarried(note, dataset.source);
  // Only now is the whole of it known: a run that was stopped before begins it again, and finds what it stored.
  const whole = hashed.map(({ input, sha256, identity }) => ({ source: input.source, sha256, bytes: identity.bytes, shape: 'tables', records: [], rejects: [], notes }));
  const source = SourceImports.of(engine, tables);
  const files = (await source?.wholeImports(rejected))?.filter(({ sha256 }) => !context.history.has(sha256)) ?? [];
  const carried = files.map(({ results, ...file }) => ({ ...file, records: [], duplicates: results, notes: [`Came with ${dataset.source}`] }));
  await storeFiles(context, [...carried, ...whole], { imports: [...imports], contents: (await source?.contentsWithoutRows()) ?? [], sha256: whole[0]?.sha256 ?? '' });
}

function digestOf({ table }: EvidencePage, { sha256 }: HashedFile): string {
  return digestOfTable(sha256, createHash('sha256').update(table).digest('hex'));
}

async function storePage(page: EvidencePage, file: HashedFile, dataset: InputDataset, context: MigrationContext): Promise<{ readonly results: number; readonly duplicates: number }> {
  const [outcome] = await storeFiles(context, [
    {
      source: sourceOf(page, file, dataset),
      sha256: digestOf(page, file),
      bytes: file.identity.bytes,
      shape: `${TABLE_SHAPE}${page.label}`,
      records: page.records,
      rejects: page.rejects,
      notes: page.notes,
      knownAs: page.knownAs,
      part: true,
    },
  ]);
  return page.namesOnly || outcome === undefined ? { results: 0, duplicates: 0 } : outcome;
}

/** A table of a database is named behind it; one of an export is a file. */
function sourceOf({ table }: EvidencePage, { input }: HashedFile, { files }: InputDataset): string {
  return files.length === 1 && input.kind === 'database' ? `${input.source}#${table}` : input.source;
}

function addPage(before: Outcome | undefined, source: string, page: EvidencePage, stored: { readonly results: number; readonly duplicates: number }): Outcome {
  return {
    source,
    shape: `${TABLE_SHAPE}${page.label}`,
    results: (before?.results ?? 0) + stored.results,
    duplicates: (before?.duplicates ?? 0) + stored.duplicates,
    rejects: [...(before?.rejects ?? []), ...page.rejects],
    notes: [...new Set([...(before?.notes ?? []), ...page.notes])],
  };
}
