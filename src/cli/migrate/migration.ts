import { readText } from '../../core/ingest/readText.ts';
import type { CommandIo } from '../command/io.ts';
import { CommandFailure } from '../command/io.ts';
import { openProgress } from '../command/progress.ts';
import type { Progress } from '../command/progress.ts';
import type { BenchmarkDatabase, ImportOutcome, ImportedFile } from '../store/types.ts';
import type { Archive } from './archive.ts';
import { removeFile } from './archive.ts';
import { reasonOf } from './findInputs.ts';
import type { InputFile } from './findInputs.ts';
import type { History } from './history.ts';
import { readBytes, textOf } from './readInput.ts';
import type { FileIdentity, ReadBytes } from './readInput.ts';
import type { Tally } from './tally.ts';

/** What is held in memory at once, and lost when the process is killed. */
export const BATCH = { files: 500, bytes: 16 * 1024 * 1024 } as const;

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
}

/** Migrates files of JSON, a batch in a transaction; stops between two batches when interrupted. */
export async function migrateJson(files: readonly InputFile[], context: MigrationContext, progress: Progress): Promise<number> {
  let done = 0;
  let batch: ReadBytes[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    await migrateBatch(batch, context);
    batch = [];
    bytes = 0;
    progress.update(done, files[done - 1]?.source);
  };
  for (const input of files) {
    const read = readInput(input, context.tally);
    done += 1;
    if (read === null) continue;
    batch.push(read);
    bytes += read.bytes.byteLength;
    if (batch.length < BATCH.files && bytes < BATCH.bytes) continue;
    await flush();
    if (context.io.signal.aborted) return done;
  }
  await flush();
  return done;
}

function readInput(input: InputFile, tally: Tally): ReadBytes | null {
  try {
    const read = readBytes(input);
    if (!('code' in read)) return read;
    tally.unread(input.source, read);
  } catch (error) {
    tally.unread(input.source, { code: 'unreadable', place: '', reason: reasonOf(error) });
  }
  return null;
}

async function migrateBatch(batch: readonly ReadBytes[], context: MigrationContext): Promise<void> {
  if (batch.length === 0) return;
  const { history, tally } = context;
  const elsewhere = await context.database.known(batch.map(({ sha256 }) => sha256));
  const fresh = new Map<string, ReadBytes>();
  const known: ReadBytes[] = [];
  for (const read of batch) {
    if (history.has(read.sha256) || elsewhere.has(read.sha256) || fresh.has(read.sha256)) known.push(read);
    else fresh.set(read.sha256, read);
  }
  const imported = [...fresh.values()].map(parse);
  await importAll(imported, context);
  for (const read of known) tally.known(history.of(read.sha256));
  for (let count = 0; count < fresh.size; count += 1) tally.fileRead();
  await settle(batch.map(({ input, sha256, identity }) => ({ input, sha256, identity, rejects: history.of(sha256).rejects })), context);
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
export async function storeFiles({ database, history }: MigrationContext, files: readonly ImportedFile[]): Promise<readonly ImportOutcome[]> {
  if (files.length === 0) return [];
  const outcomes = await store(database, files);
  for (const [index, file] of files.entries()) history.add(file.sha256, file.shape, { results: outcomes[index]?.results ?? 0, duplicates: outcomes[index]?.duplicates ?? 0, rejects: file.rejects.length });
  return outcomes;
}

async function store(database: BenchmarkDatabase, files: readonly ImportedFile[]): Promise<readonly ImportOutcome[]> {
  try {
    return await database.importFiles(files);
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
export async function settle(files: readonly SettledFile[], { archive, deletes, tally, dryRun }: MigrationContext): Promise<void> {
  if (archive === null) return;
  const archived: SettledFile[] = [];
  for (const file of files) {
    const how = await archive.put(file.input, file.sha256);
    tally.archived(how);
    if (how === 'changed') tally.kept('changed while it was migrated; run again for its new content', file.input.source);
    else archived.push(file);
  }
  archive.settle();
  if (deletes === 'none') return;
  for (const file of archived) {
    const reason = file.rejects > 0 && deletes !== 'all' ? 'something in it was rejected (--delete-rejected deletes such files, too)' : dryRun ? removable(file) : removeFile(file.input, file.identity);
    if (reason === null) tally.deleted();
    else tally.kept(reason, file.input.source);
  }
}

function removable({ input }: SettledFile): string | null {
  return input.linked ? 'reached by a symbolic link' : null;
}

export function openBar(io: CommandIo, total: number): Progress {
  return openProgress(io, { label: 'Migrating', total, unit: 'files' });
}
