import { closeSync, openSync, readSync, readdirSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { CommandFailure, EXIT } from '../command/io.ts';

/** What `--db` names, before it is opened. */
export type SourceKind =
  | { readonly kind: 'database'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'parquet'; readonly glob: string }
  | { readonly kind: 'csv'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'remote-database'; readonly address: string; readonly extension: Extension }
  | { readonly kind: 'remote-parquet'; readonly address: string; readonly extension: Extension }
  | { readonly kind: 'lake'; readonly address: string }
  | { readonly kind: 'motherduck'; readonly address: string; readonly catalog: string };

export type Extension = 'httpfs' | 'azure' | 'motherduck' | 'ducklake';

const SCHEMES: readonly (readonly [RegExp, Extension])[] = [
  [/^(?:https?|s3|s3a|s3n|gs|gcs|r2|hf):\/\//i, 'httpfs'],
  [/^(?:az|azure|abfss):\/\//i, 'azure'],
  [/^md:/i, 'motherduck'],
  [/^ducklake:/i, 'ducklake'],
];

const PARQUET_NAME = /\.(?:parquet|parq|pq)$/i;
const GLOB = /[*?[{]/;

/**
 * Tells what `--db` names: an address by its scheme, a file by its first bytes.
 * @throws {CommandFailure} when it is nothing that can be read.
 */
export function sourceKind(db: string, cwd: string): SourceKind {
  const scheme = SCHEMES.find(([pattern]) => pattern.test(db));
  if (scheme !== undefined) return remoteKind(db, scheme[1]);
  const path = resolve(cwd, db);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    if (GLOB.test(db)) return { kind: 'parquet', glob: path };
    throw new CommandFailure(`there is no database ${path}`, { advice: 'Name one with --db or BENCHMARK_DB_PATH, or make one with: accelerate-bench init' });
  }
  if (stat.isDirectory()) return folderKind(path);
  return fileKind(path, stat.size);
}

/** The last part of a path or address, without what may follow it. */
export function sourceName(db: string): string {
  const bare = db.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return basename(bare) || db;
}

function remoteKind(address: string, extension: Extension): SourceKind {
  if (extension === 'ducklake') return { kind: 'lake', address };
  if (extension === 'motherduck') return motherduckKind(address);
  const bare = address.replace(/[?#].*$/, '');
  if (PARQUET_NAME.test(bare) || bare.includes('*')) return { kind: 'remote-parquet', address, extension };
  if (bare.endsWith('/')) return { kind: 'remote-parquet', address: `${address}**/*.parquet`, extension };
  return { kind: 'remote-database', address, extension };
}

/** A folder of Parquet files; what else lies there is told to the one who meant that. */
function folderKind(path: string): SourceKind {
  const entries = readdirSync(path, { withFileTypes: true });
  const databases = entries.filter(({ name }) => /\.(?:duckdb|ddb|db)$/i.test(name)).map(({ name }) => name);
  const isPlain = entries.every((entry) => !entry.isDirectory() && !PARQUET_NAME.test(entry.name));
  if (isPlain && databases.length > 0) {
    throw new CommandFailure(`${path} is a folder, and holds no Parquet file`, { advice: `It holds ${databases.slice(0, 5).join(', ')}: name the file, or bring several together with: accelerate-bench --db all.duckdb migrate ${JSON.stringify(path)}` });
  }
  if (isPlain && entries.some(({ name }) => /\.(?:json|jsonl|ndjson)$/i.test(name))) {
    throw new CommandFailure(`${path} is a folder of JSON files`, { advice: `Import them into a database with: accelerate-bench --db results.duckdb migrate ${JSON.stringify(path)}` });
  }
  return { kind: 'parquet', glob: `${literalGlob(path)}/**/*.parquet` };
}

/** A path in which nothing stands for something else. */
function literalGlob(path: string): string {
  return path.replaceAll(/[*?[]/g, '[$&]');
}

/** `md:name`, or `md:_share/name/id` for what another one shares. */
function motherduckKind(address: string): SourceKind {
  const catalog = /^md:(?:_share\/)?(?<name>[^/?]+)/i.exec(address)?.groups?.['name'];
  if (catalog === undefined) throw new CommandFailure(`${address} names no database`, { exitCode: EXIT.wrongUse, advice: 'For example: --db md:benchmarks' });
  return { kind: 'motherduck', address, catalog };
}

const HEAD_BYTES = 4096;
const OLDEST_STORAGE = 64;
const NEWEST_STORAGE = 68;

function fileKind(path: string, bytes: number): SourceKind {
  const head = headOf(path);
  const text = head.toString('latin1');
  if (text.slice(8, 12) === 'DUCK' && head.length >= 28) return databaseKind(path, bytes, head);
  if (text.startsWith('PAR1')) return { kind: 'parquet', glob: literalGlob(path) };
  const name = basename(path);
  const refused = (what: string, advice?: string): never => {
    throw new CommandFailure(`${name} is ${what}, not a DuckDB database`, advice === undefined ? {} : { advice });
  };
  const migrate = `Import it into a database with: accelerate-bench --db results.duckdb migrate ${JSON.stringify(path)}`;
  if (bytes === 0) return refused('empty', 'Make a database with: accelerate-bench init');
  if (text.startsWith('SQLite format 3\0')) return refused('a SQLite database', 'Export its tables as CSV or Parquet and open those.');
  if (/^\s*[[{]/.test(text.replace(/^ï»¿/, ''))) return refused('JSON', migrate);
  if (/\.(?:csv|tsv)(?:\.gz)?$/i.test(name)) return { kind: 'csv', path, bytes };
  if (text.startsWith('PK\u0003\u0004')) return refused('a ZIP archive', 'Unpack it first.');
  return refused('of no kind that is known here', 'Possible are .duckdb, Parquet and CSV files, a folder or glob of Parquet files, and addresses (https://, s3://, md:, ducklake:).');
}

function databaseKind(path: string, bytes: number, head: Buffer): SourceKind {
  const storage = Number(head.readBigUInt64LE(12));
  const name = basename(path);
  if (storage > NEWEST_STORAGE) {
    throw new CommandFailure(`${name} was written by a newer DuckDB (storage version ${storage}; this program reads ${OLDEST_STORAGE} to ${NEWEST_STORAGE})`, {
      advice: "With that DuckDB, write it again: ATTACH 'copy.duckdb' (STORAGE_VERSION 'v1.5.0'); COPY FROM DATABASE … TO copy;",
    });
  }
  if (storage < OLDEST_STORAGE) {
    throw new CommandFailure(`${name} was written by a DuckDB before 0.10 (storage version ${storage}; this program reads ${OLDEST_STORAGE} to ${NEWEST_STORAGE})`, {
      advice: 'With that DuckDB, EXPORT DATABASE as Parquet, and open the folder.',
    });
  }
  if ((head.readBigUInt64LE(20) & 1n) === 1n) throw new CommandFailure(`${name} is encrypted`, { advice: 'Write a copy without a key and open that.' });
  return { kind: 'database', path, bytes };
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new CommandFailure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
