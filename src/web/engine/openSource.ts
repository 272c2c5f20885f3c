import type { SourceTable } from '../../core/source/table.ts';
import { ParquetNotLoaded } from '../files/parquet.ts';
import type { FileProblem } from '../files/problem.ts';
import type { ChosenSeveral } from '../files/several.ts';
import type { ChosenDatabase, ChosenParquet, ChosenResults, ChosenSource } from '../files/source.ts';
import type { ResultFilesReport } from '../ingest/resultFilesReport.ts';
import { IngestFailed, IngestRefused } from '../ingest/ingestWorker.ts';
import { noResults } from '../ingest/noResults.ts';
import { abortError, isCancelled } from './abort.ts';
import { bootDuckDb, DROP_FOLDER } from './duckdb.ts';
import { BrowserEngine } from './engine.ts';
import { EngineBroken } from './engineBroken.ts';
import { problemOfEngineError } from './engineProblem.ts';
import { asLoaded, loadParquet, moveParquet } from './loadParquet.ts';
import { loadResults } from './loadResults.ts';
import { probeBrowser } from './probeBrowser.ts';
import { countViews, listTables } from './sourceTables.ts';
import type { SpareEngine } from './spareEngine.ts';
import { PartError } from './tableLoad.ts';

/** How far the opening is; `total` is 0 while unknown. */
export interface OpenProgress {
  readonly stage: 'engine' | 'attach' | 'decode' | 'results' | 'tables';
  readonly done: number;
  readonly total: number;
}

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: OpenProgress) => void) | undefined;
  readonly spare?: SpareEngine | undefined;
  /** Silence after which a question is taken for hung. */
  readonly silenceMs?: number;
}

/** A source that answers questions. Terminate its engine when it is replaced. */
export interface OpenedSource {
  readonly kind: ChosenSource['kind'];
  readonly engine: BrowserEngine;
  readonly tables: readonly SourceTable[];
  readonly name: string;
  readonly bytes: number;
  readonly fingerprint: string;
  readonly notes: readonly string[];
  /** What became of files of results; null for anything else. */
  readonly resultFiles: ResultFilesReport | null;
  /** The engine's own version, such as `v1.5.6`. */
  readonly duckdbVersion: string;
}

/** The catalogue an opened database is attached as. */
export const SOURCE_CATALOG = 'src';
const ENGINE_NAME = 'The database engine';
const DECODER_NAME = 'The Parquet decoder';
const READER_NAME = 'The reader of result files';
const MEMORY_CATALOG = 'memory';
const ATTACH_SILENCE_MS = 15_000;
/** A log is replayed in one go: its length buys patience. */
const WAL_BYTES_PER_MS = 1000;

/** Opens a chosen source in an engine of its own. Rejects only when cancelled, or on a bug. */
export async function openSource(chosen: ChosenSource, options: OpenOptions = {}): Promise<OpenedSource | FileProblem> {
  const { signal, onProgress, spare, silenceMs } = options;
  const missing = probeBrowser();
  if (missing.length > 0) return { kind: 'browser-unsupported', missing };
  let engine: BrowserEngine | null = null;
  const stop = (): void => engine?.terminate();
  signal?.addEventListener('abort', stop);
  try {
    engine = await takeEngine({ signal, onProgress, spare, ...(silenceMs === undefined ? {} : { silenceMs }) });
    const outcome = await openKind(engine, chosen, options);
    if (!('engine' in outcome)) engine.terminate();
    return outcome;
  } catch (error) {
    engine?.terminate();
    if (isCancelled(signal)) throw abortError();
    if (engine === null && error instanceof EngineBroken) return { kind: 'download-failed', name: ENGINE_NAME, status: null, detail: error.detail };
    if (error instanceof PartError) return problemOfPart(error);
    if (error instanceof IngestRefused) return error.problem;
    if (error instanceof IngestFailed) return problemOfReader(error, chosen.name);
    // What the browser says when it cannot read a file on.
    if (error instanceof DOMException) return { kind: 'file-changed', name: chosen.name };
    return problemOfEngineError(error, chosen.name);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function takeEngine({ signal, onProgress, spare, silenceMs }: OpenOptions): Promise<BrowserEngine> {
  const options = {
    signal,
    onProgress: ({ loaded, total }: { loaded: number; total: number }): void => onProgress?.({ stage: 'engine', done: loaded, total }),
  };
  const limits = silenceMs === undefined ? {} : { silenceMs };
  if (spare !== undefined) return spare.take({ ...options, ...limits });
  return new BrowserEngine(await bootDuckDb(options), limits);
}

function openKind(engine: BrowserEngine, chosen: ChosenSource, options: OpenOptions): Promise<OpenedSource | FileProblem> {
  switch (chosen.kind) {
    case 'database':
      return openDatabase(engine, chosen, options);
    case 'parquet':
      return openParquet(engine, chosen, options);
    case 'results':
      return openResults(engine, chosen, options);
    case 'several':
      return openSeveral(engine, chosen, options);
  }
}

async function openDatabase(engine: BrowserEngine, chosen: ChosenDatabase, options: OpenOptions): Promise<OpenedSource | FileProblem> {
  options.onProgress?.({ stage: 'attach', done: 0, total: 1 });
  const tables = await attach(engine, chosen, 1, options);
  return 'kind' in tables ? tables : opened(engine, chosen, tables, await chosen.fingerprint);
}

/** Attaches a database as the first, second, … of the engine and lists its tables. */
async function attach(engine: BrowserEngine, chosen: ChosenDatabase, place: number, { signal, onProgress }: OpenOptions): Promise<readonly SourceTable[] | FileProblem> {
  const path = `${DROP_FOLDER}${place}.duckdb`;
  const catalog = place === 1 ? SOURCE_CATALOG : `${SOURCE_CATALOG}${place}`;
  await engine.register(path, chosen.database);
  if (chosen.wal !== null) await engine.register(`${path}.wal`, chosen.wal);
  const silenceMs = ATTACH_SILENCE_MS + (chosen.wal?.size ?? 0) / WAL_BYTES_PER_MS;
  await engine.run({ sql: `ATTACH '${path}' AS ${catalog} (READ_ONLY)` }, { signal, silenceMs });
  const tables = await listTables(engine, catalog, new Map(), { signal, onTables: tellTables(onProgress) });
  if (tables.length > 0) return tables;
  return { kind: 'no-tables', name: chosen.name, views: await countViews(engine, catalog, signal), withWal: chosen.wal !== null };
}

/** Opens all members or none: what goes wrong is told of the member that it befell. One without tables is left aside. */
async function openSeveral(engine: BrowserEngine, chosen: ChosenSeveral, options: OpenOptions): Promise<OpenedSource | FileProblem> {
  const tables: SourceTable[] = [];
  const notes: string[] = [];
  let empty: FileProblem | null = null;
  const sets = chosen.members.filter((member) => member.chosen.kind === 'parquet').length;
  for (const [index, { label, chosen: member }] of chosen.members.entries()) {
    options.onProgress?.({ stage: 'attach', done: index, total: chosen.members.length });
    try {
      const found = await (member.kind === 'database' ? attach(engine, { ...member, name: label }, index + 1, options) : decode(engine, member, options, sets > 1 ? `parquet${index + 1}` : MEMORY_CATALOG));
      if ('kind' in found) {
        empty ??= found;
        notes.push(`${label} holds no tables.`);
        continue;
      }
      const { tables: own, notes: told } = 'tables' in found ? found : { tables: found, notes: [] };
      tables.push(...own.map((table) => ({ ...table, source: label })));
      notes.push(...told);
    } catch (error) {
      if (isCancelled(options.signal) || error instanceof PartError) throw error;
      return problemOfEngineError(error, label);
    }
  }
  return tables.length === 0 && empty !== null ? empty : opened(engine, chosen, tables, chosen.fingerprint, { notes });
}

async function openParquet(engine: BrowserEngine, chosen: ChosenParquet, options: OpenOptions): Promise<OpenedSource> {
  const { tables, notes } = await decode(engine, chosen, options);
  return opened(engine, chosen, tables, chosen.fingerprint, { notes });
}

async function decode(engine: BrowserEngine, chosen: ChosenParquet, { signal, onProgress }: OpenOptions, catalog = MEMORY_CATALOG): Promise<{ readonly tables: readonly SourceTable[]; readonly notes: readonly string[] }> {
  const onBytes = (done: number): void => onProgress?.({ stage: 'decode', done, total: chosen.bytes });
  onBytes(0);
  const loaded = await loadParquet(engine, chosen.tables, { signal, onBytes, labelled: catalog === MEMORY_CATALOG });
  const { labels, notes } = loaded;
  if (catalog !== MEMORY_CATALOG) await moveParquet(engine, catalog, labels, signal);
  return { tables: asLoaded(await listTables(engine, catalog, labels, { signal, onTables: tellTables(onProgress) }), loaded), notes };
}

async function openResults(engine: BrowserEngine, chosen: ChosenResults, { signal, onProgress }: OpenOptions): Promise<OpenedSource | FileProblem> {
  const onFiles = (done: number, total: number): void => onProgress?.({ stage: 'results', done, total });
  onFiles(0, chosen.files.length);
  const report = await loadResults(engine, chosen.files, { signal, onFiles });
  if (report.results === 0) return noResults(chosen.name, report);
  const tables = await listTables(engine, MEMORY_CATALOG, new Map(), { signal, onTables: tellTables(onProgress) });
  return opened(engine, chosen, tables, report.fingerprint, { resultFiles: report });
}

function tellTables(onProgress: OpenOptions['onProgress']): (done: number, total: number) => void {
  const tell = (done: number, total: number): void => onProgress?.({ stage: 'tables', done, total });
  tell(0, 0);
  return tell;
}

function opened(
  engine: BrowserEngine,
  chosen: ChosenSource,
  tables: readonly SourceTable[],
  fingerprint: string,
  more: { readonly notes?: readonly string[]; readonly resultFiles?: ResultFilesReport } = {},
): OpenedSource {
  return {
    kind: chosen.kind,
    engine,
    tables: tables.map((table) => ({ source: chosen.name, ...table })),
    name: chosen.name,
    bytes: chosen.bytes,
    fingerprint,
    notes: [...chosen.notes, ...(more.notes ?? [])],
    resultFiles: more.resultFiles ?? null,
    duckdbVersion: engine.version,
  };
}

/** A reader that stopped, or never came. */
export function problemOfReader({ loaded, message }: IngestFailed, name: string): FileProblem {
  return loaded ? { kind: 'reader-stopped', name, detail: message } : { kind: 'download-failed', name: READER_NAME, status: null, detail: message };
}

function problemOfPart({ path, cause, message }: PartError): FileProblem {
  if (cause instanceof ParquetNotLoaded) return { kind: 'download-failed', name: DECODER_NAME, status: null, detail: message };
  const problem = problemOfEngineError(cause, path);
  return problem.kind === 'unknown' ? { kind: 'parquet-unreadable', name: path, detail: message } : problem;
}
