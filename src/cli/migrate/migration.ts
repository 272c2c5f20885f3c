import { readText } from '../../core/ingest/readText.ts';
import type { CommandIo } from '../command/io.ts';
import { CommandFailure } from '../command/io.ts';
import { openProgress } from '../command/progress.ts';
import type { Progress } from '../command/progress.ts';
import type { BenchmarkDatabase, ImportOutcome, ImportedFile, MergeEnd } from '../store/types.ts';
import type { Archive } from './archive.ts';
import { removeFile } from './archive.ts';
import { reasonOf } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import type { History } from './history.ts';
import { readBytes, textOf } from './readInput.ts';
import type { FileIdentity, ReadBytes } from './readInput.ts';
import type { Tally } from './tally.ts';

/** What is held in memory at once, twice, and lost when the process is killed; parsed, it is ten times as large. */
export const BATCH = { files: 250, bytes: 2 * 1024 * 1024 } as const;

export interface MigrationContext {
  readonly io: CommandIo;
  readonly database: BenchmarkDatabase;
  readonly history: History;
  readonly tally: Tally;
  readonly archive: Archive | null;
  /** Which files go once they are in the database and in the archive. */
  readonly deletes: 'none' | 'complete' | 'all';
  readonly dryRun: boolean;
}

/** A file whose content is in the database now, or was before. */
export interface SettledFile {
  readonly input: InputFile;
  readonly sha256: string;
  readonly identity: FileIdentity;
  /** Of this import or of the one before. */
  readonly rejects: number;
  /** It may hold more than the database took of it, such as tables of which nothing is stored. */
  readonly holdsMore: boolean;
}

/** Migrates files of JSON, a batch in a transaction, the next one being read meanwhile; stops between two batches when interrupted. */
export async function migrateJson(files: readonly InputFile[], context: MigrationContext, progress: Progress): Promise<number> {
  // What the history does not know yet.
  const begun = new Set<string>();
  let done = 0;
  let begin = 0;
  let storing: Promise<void> = Promise.resolve();
  while (begin < files.length && !context.io.signal.aborted) {
    const batch = readBatch(files, begin, context, begun);
    begin = batch.end;
    await storing;
    progress.update(done, files[done]?.source);
    done = batch.end;
    storing = storeBatch(batch, context, begun);
    // A failure is met at the next turn; until then nobody listens.
    storing.catch(() => undefined);
    // Lets the database begin before the next files are parsed.
    await new Promise(setImmediate);
  }
  await storing;
  progress.update(done);
  return done;
}

/** Some files, read and parsed. */
interface Batch {
  /** The place after the last file. */
  readonly end: number;
  readonly files: readonly Omit<ReadBytes, 'bytes'>[];
  readonly fresh: readonly ImportedFile[];
  /** The digests of files that are in the database already, or came earlier. */
  readonly known: readonly string[];
}

function readBatch(files: readonly InputFile[], begin: number, { history, tally }: MigrationContext, begun: Set<string>): Batch {
  const batch = { files: [] as Omit<ReadBytes, 'bytes'>[], fresh: [] as ImportedFile[], known: [] as string[] };
  let bytes = 0;
  let end = begin;
  for (; end < files.length && end - begin < BATCH.files && bytes < BATCH.bytes; end += 1) {
    const read = readInput(files[end], tally);
    if (read === null) continue;
    const { input, sha256, identity } = read;
    bytes += read.bytes.byteLength;
    batch.files.push({ input, sha256, identity });
    if (history.has(sha256) || begun.has(sha256)) batch.known.push(sha256);
    else {
      batch.fresh.push(parse(read));
      begun.add(sha256);
    }
  }
  return { end, ...batch };
}

function readInput(input: InputFile | undefined, tally: Tally): ReadBytes | null {
  if (input === undefined) return null;
  try {
    const read = readBytes(input);
    if (!('code' in read)) return read;
    tally.unread(input.source, read);
  } catch (error) {
    tally.unread(input.source, { code: 'unreadable', place: '', reason: reasonOf(error) });
  }
  return null;
}

async function storeBatch({ files, fresh, known }: Batch, context: MigrationContext, begun: Set<string>): Promise<void> {
  const { history, tally } = context;
  await importAll(fresh, context);
  for (const { sha256 } of fresh) begun.delete(sha256);
  for (const sha256 of known) tally.known(history.of(sha256));
  for (let count = 0; count < fresh.length; count += 1) tally.fileRead();
  settle(files.map((file) => ({ ...file, rejects: history.of(file.sha256).rejects, holdsMore: false })), context);
}

function parse({ input, bytes, sha256 }: ReadBytes): ImportedFile {
  const text = textOf(bytes);
  const file = { source: input.source, sha256, bytes: bytes.byteLength };
  if (typeof text !== 'string') return { ...file, shape: null, records: [], rejects: [text], notes: [] };
  return { ...file, ...readText(input.source, text) };
}

async function importAll(files: readonly ImportedFile[], context: MigrationContext): Promise<void> {
  const outcomes = await storeFiles(context, files);
  for (const [index, file] of files.entries()) {
    const { results, duplicates } = outcomes[index] ?? { results: 0, duplicates: 0 };
    context.tally.outcome({ source: file.source, shape: file.shape, results, duplicates, rejects: file.rejects, notes: file.notes });
  }
}

/**
 * Stores what was read in one transaction, and remembers it once it is stored.
 * @throws {CommandFailure} when it cannot be stored; nothing of it is then.
 */
export async function storeFiles({ database, history }: MigrationContext, files: readonly ImportedFile[], end?: MergeEnd): Promise<readonly ImportOutcome[]> {
  if (files.length === 0) return [];
  const outcomes = await store(database, files, end);
  for (const [index, file] of files.entries()) history.add(file.sha256, file.shape, { results: outcomes[index]?.results ?? 0, duplicates: outcomes[index]?.duplicates ?? 0, rejects: file.rejects.length });
  return outcomes;
}

async function store(database: BenchmarkDatabase, files: readonly ImportedFile[], end: MergeEnd | undefined): Promise<readonly ImportOutcome[]> {
  try {
    return await database.importFiles(files, end);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const [first] = files;
    throw new CommandFailure(`${files.length} file${files.length === 1 ? '' : 's'} from ${first?.source ?? ''} on could not be stored: ${error instanceof Error ? error.message : String(error)}`, {
      advice: 'What was stored before stays, and nothing was deleted that is not stored and archived. Mend the cause (is the disk full?) and run the same command again.',
      cause: error,
    });
  }
}

/** Archives files that are in the database, and then, where asked, deletes them. */
export function settle(files: readonly SettledFile[], { archive, deletes, tally, dryRun }: MigrationContext): void {
  if (archive === null) return;
  const places = files.map(({ input, sha256 }) => archive.put(input, sha256));
  const changed = archive.settle();
  for (const [index, file] of files.entries()) {
    const { input } = file;
    if (changed.has(input)) {
      tally.kept('changed while it was migrated; run again for its new content', input.source);
      continue;
    }
    tally.archived(places[index] ?? 'present');
    if (deletes === 'none') continue;
    const reason = (deletes === 'all' ? null : worthKeeping(file)) ?? (dryRun ? removable(file) : removeFile(input, file.identity));
    if (reason === null) tally.deleted();
    else tally.kept(reason, input.source);
  }
}

function worthKeeping({ rejects, holdsMore }: SettledFile): string | null {
  if (rejects > 0) return 'something in it was rejected (--delete-rejected deletes such files, too)';
  return holdsMore ? 'it holds tables that were not carried over, or was merged before (--delete-rejected deletes such files, too)' : null;
}

function removable({ input }: SettledFile): string | null {
  return input.linked ? 'reached by a symbolic link' : null;
}

export function openBar(io: CommandIo, total: number): Progress {
  return openProgress(io, { label: 'Migrating', total, unit: 'files' });
}
