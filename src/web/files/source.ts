import { parquetSets } from '../../core/source/parquetSets.ts';
import { SOURCES_AT_MOST } from '../../core/source/sources.ts';
import type { CollectedFile } from './collectedFile.ts';
import { fingerprintDatabase, fingerprintParquet } from './fingerprint.ts';
import { ParquetFooterError, readParquetFooter, type ParquetFooter } from './parquetFooter.ts';
import { groupParquet, type ParquetFile, type ParquetTable } from './parquetTables.ts';
import { preflight } from './preflight.ts';
import type { FileProblem } from './problem.ts';
import { looksLike, type ContentKind } from './sniff.ts';
import { RESULT_NAME, sniffAll, type Sniffed } from './sniffAll.ts';
import { joinSources, type ChosenSeveral, type Member } from './several.ts';

export interface Chosen {
  /** For people: a file's name, a folder's name, or `3 Parquet files`. */
  readonly name: string;
  readonly bytes: number;
  /** What a person should know, such as files that were left aside. */
  readonly notes: readonly string[];
}

export interface ChosenDatabase extends Chosen {
  readonly kind: 'database';
  /** Stable id of the content, 16 hex characters, worked out while the engine opens the file; rejects when it cannot be read any more. */
  readonly fingerprint: Promise<string>;
  readonly database: File;
  readonly wal: File | null;
  readonly storageVersion: number;
  readonly writerVersion: string | null;
}

export interface ChosenParquet extends Chosen {
  readonly kind: 'parquet';
  /** Stable id of the content, 16 hex characters. */
  readonly fingerprint: string;
  readonly tables: readonly ParquetTable[];
}

/** Files of results as JSON or JSON lines; what they hold is known once they are read, their fingerprint too. */
export interface ChosenResults extends Chosen {
  readonly kind: 'results';
  readonly files: readonly CollectedFile[];
}

/** A selection that can be opened. */
export type ChosenSource = ChosenDatabase | ChosenParquet | ChosenResults | ChosenSeveral;

export interface ChooseOptions {
  /** Unpacks a ZIP archive; its files take its place. Without it archives stay closed. */
  readonly unzip?: (archive: File, path: string) => Promise<CollectedFile[] | FileProblem>;
  readonly signal?: AbortSignal | undefined;
  /** Hears how many files were looked at. */
  readonly onFiles?: (done: number, total: number) => void;
}

/** Decides what a selection of files is: databases, Parquet files, both together, files of results, or a problem to tell. */
export async function chooseSource(files: readonly CollectedFile[], options: ChooseOptions = {}): Promise<ChosenSource | FileProblem> {
  const sniffed = await sniffAll(files, options);
  if (!Array.isArray(sniffed)) return sniffed;
  const unpacked = await unpackAll(sniffed, options);
  if (!Array.isArray(unpacked)) return unpacked;
  try {
    return await choose(unpacked);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { kind: 'file-changed', name: unpacked.find(({ kind }) => USABLE.has(kind))?.file.name ?? '' };
  }
}

const USABLE: ReadonlySet<ContentKind> = new Set(['duckdb', 'parquet', 'parquet-encrypted']);

/** The archives of a selection give way to what is in them; one within another stays closed. */
async function unpackAll(files: readonly Sniffed[], options: ChooseOptions): Promise<Sniffed[] | FileProblem> {
  const { unzip } = options;
  if (unzip === undefined || files.every(({ kind }) => kind !== 'zip')) return [...files];
  const unpacked: Sniffed[] = [];
  for (const file of files) {
    if (file.kind !== 'zip') {
      unpacked.push(file);
      continue;
    }
    const inside = await unzip(file.file, file.path);
    if (!Array.isArray(inside)) return inside;
    const sniffed = await sniffAll(inside, options);
    if (!Array.isArray(sniffed)) return sniffed;
    unpacked.push(...sniffed);
  }
  return unpacked;
}

async function choose(files: readonly Sniffed[]): Promise<ChosenSource | FileProblem> {
  const databases = files.filter(({ kind }) => kind === 'duckdb');
  const parquet = files.filter(({ kind }) => kind === 'parquet' || kind === 'parquet-encrypted');
  const results = files.filter(isResults);
  if (databases.length > 0) return chooseDatabases(databases, parquet, files);
  if (parquet.length > 0) return parquetSets(parquet) === null ? chooseParquet(parquet, leftAside(files, parquet)) : chooseDatabases([], parquet, files);
  if (results.some(({ kind }) => kind !== 'empty' && kind !== 'html')) return chooseResults(results, leftAside(files, results));
  return nothingUsable(files);
}

/** All or none: one that cannot be opened is told, and what a person believes to see is never less than what was dropped. */
async function chooseDatabases(databases: readonly Sniffed[], parquet: readonly Sniffed[], files: readonly Sniffed[]): Promise<ChosenDatabase | ChosenSeveral | FileProblem> {
  const sets = parquet.length === 0 ? [] : (parquetSets(parquet) ?? [{ path: null, files: parquet }]);
  const several = databases.length + sets.length;
  if (several > SOURCES_AT_MOST) return { kind: 'several-databases', names: [...databases, ...sets].map(({ path }) => path ?? 'Parquet files'), limit: SOURCES_AT_MOST };
  const wals = files.filter(({ kind }) => kind === 'wal');
  const paired = databases.map((database) => ({ database, wal: walOf(database, databases, wals) }));
  const stranger = wals.find((log) => paired.every(({ wal }) => wal !== log));
  const lone = paired.find(({ wal }) => wal === undefined);
  if (stranger !== undefined && lone !== undefined) return { kind: 'wal-of-another', name: stranger.path, database: lone.database.file.name };
  const used = [...paired.flatMap(({ database, wal }) => (wal === undefined ? [database] : [database, wal])), ...parquet];
  const notes = leftAside(files, used);
  const members: Member[] = [];
  for (const { database, wal } of paired) {
    const chosen = await chooseDatabase(database, wal, several > 1 ? database.path : database.file.name, several > 1 ? [] : notes);
    if (chosen.kind !== 'database') return chosen;
    if (several === 1) return chosen;
    members.push({ path: database.path, chosen });
  }
  for (const set of sets) {
    const chosen = await chooseParquet(set.files, []);
    if (chosen.kind !== 'parquet') return chosen;
    members.push({ path: set.path ?? chosen.name, chosen });
  }
  return joinSources(members, notes);
}

/** The log beside a database, else one that only it can be named for. */
function walOf({ path, file }: Sniffed, databases: readonly Sniffed[], wals: readonly Sniffed[]): Sniffed | undefined {
  const beside = wals.find((log) => log.path === `${path}.wal`);
  const alike = databases.filter((other) => other.file.name === file.name).length > 1;
  return beside ?? (alike ? undefined : wals.find((log) => log.file.name === `${file.name}.wal`));
}

async function chooseDatabase(database: Sniffed, wal: Sniffed | undefined, name: string, notes: readonly string[]): Promise<ChosenDatabase | FileProblem> {
  const checked = await preflight(database.file, name);
  if (checked.kind !== 'sound') return checked;
  const fingerprint = fingerprintDatabase(database.file, wal?.file ?? null);
  fingerprint.catch(() => undefined);
  return {
    kind: 'database',
    name: database.file.name,
    bytes: database.file.size + (wal?.file.size ?? 0),
    fingerprint,
    notes,
    database: database.file,
    wal: wal?.file ?? null,
    storageVersion: checked.storageVersion,
    writerVersion: checked.writerVersion,
  };
}

async function chooseParquet(files: readonly Sniffed[], notes: readonly string[]): Promise<ChosenParquet | FileProblem> {
  const known: (ParquetFile & { readonly footer: ParquetFooter })[] = [];
  for (const { file, path } of files) {
    try {
      const footer = await readParquetFooter(file);
      known.push({ file, path, footer, signature: footer.signature, rowCount: footer.rowCount, uuidColumns: footer.uuidColumns });
    } catch (error) {
      if (!(error instanceof ParquetFooterError)) throw error;
      return error.encrypted ? { kind: 'parquet-encrypted', name: path } : { kind: 'parquet-unreadable', name: path, detail: error.message };
    }
  }
  return {
    kind: 'parquet',
    name: nameOf(files, 'Parquet files'),
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    fingerprint: fingerprintParquet(known.map(({ file, path, footer }) => ({ label: inFolder(path), size: file.size, footer: footer.bytes }))),
    notes,
    tables: groupParquet(known),
  };
}

/** The path without the folder that was dropped: renaming that folder changes no content. */
function inFolder(path: string): string {
  const at = path.indexOf('/');
  return at < 0 ? path : path.slice(at + 1);
}

function nameOf(files: readonly Sniffed[], what: string): string {
  const [first] = files;
  if (files.length === 1 && first !== undefined) return first.file.name;
  const folder = first?.path.includes('/') === true ? first.path.slice(0, first.path.indexOf('/')) : null;
  if (folder !== null && files.every(({ path }) => path.startsWith(`${folder}/`))) return folder;
  return `${files.length} ${what}`;
}

function chooseResults(files: readonly Sniffed[], notes: readonly string[]): ChosenResults {
  return {
    kind: 'results',
    name: nameOf(files, 'result files'),
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    notes,
    // Read in this order, the same files get the same keys wherever they are read.
    files: files.map(({ file, path }) => ({ file, path })).toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  };
}

/** By content; a file that only its name calls JSON is read too, so that its reject is told with the others. */
function isResults({ kind, path }: Sniffed): boolean {
  return kind === 'json' || (RESULT_NAME.test(path) && !USABLE.has(kind));
}


function leftAside(files: readonly Sniffed[], used: readonly Sniffed[]): string[] {
  const rest = files.filter((file) => !used.includes(file) && !(file.kind === 'empty' && file.path.endsWith('.wal')));
  if (rest.length === 0) return [];
  const named = rest.slice(0, 3).map(({ path }) => path);
  const more = rest.length > named.length ? ` and ${(rest.length - named.length).toLocaleString('en-US')} more` : '';
  const advice = rest.some(isResults) ? ' Result files are read when they are opened without a database.' : '';
  return [`Left aside: ${named.join(', ')}${more}.${advice}`];
}

async function nothingUsable(files: readonly Sniffed[]): Promise<FileProblem> {
  const kinds = new Set(files.map(({ kind }) => kind));
  const [first] = files;
  if (first === undefined || kinds.size > 1) return { kind: 'nothing-usable', names: files.map(({ path }) => path) };
  if (first.kind === 'wal') return { kind: 'wal-without-database', name: first.path };
  if (first.kind === 'unknown' || USABLE.has(first.kind)) {
    const head = new Uint8Array(await first.file.slice(0, 16).arrayBuffer());
    return { kind: 'not-a-database', name: first.path, looksLike: looksLike(head) };
  }
  return { kind: first.kind as StrangerKind, name: first.path };
}

type StrangerKind = Exclude<ContentKind, 'duckdb' | 'parquet' | 'parquet-encrypted' | 'wal' | 'unknown' | 'json'>;
