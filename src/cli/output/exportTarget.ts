import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';

export const EXPORT_FORMATS = ['parquet', 'csv', 'duckdb'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A folder beside the target in which everything is written first. */
export interface ExportDraft {
  readonly folder: string;
  /** Leaves nothing behind. */
  readonly discard: () => void;
}

export interface TargetOptions {
  /** What `--db` says: never replaced. */
  readonly db: string;
  /** Name of the source. */
  readonly name: string;
  readonly format: ExportFormat;
  /** `--output`; a name after the source where it is absent. */
  readonly output: string | undefined;
  readonly tables: readonly string[];
  readonly canonical: boolean;
  readonly force: boolean;
}

/** Where an export goes, and whether that is a folder of files. */
export interface ExportTarget {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Opens the folder in which an export is written until it is whole; on the disk of the target, so that it can be moved there. */
export function openExportDraft(io: CommandIo, output: string | undefined): ExportDraft {
  const folder = join(dirname(resolve(io.cwd, output ?? 'export')), `.accelerate-bench-draft-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new CommandFailure(`${dirname(folder)} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Decides where an export goes.
 * @throws {CommandFailure} when something stands there that may not be replaced.
 */
export function exportTarget(io: CommandIo, options: TargetOptions): ExportTarget {
  const { format, output, tables, name } = options;
  const stem = name.slice(0, name.length - extname(name).length).replaceAll(/[*?]+/g, '') || 'export';
  const isFolder = format !== 'duckdb' && (tables.length !== 1 || output?.endsWith('/') === true);
  const path = resolve(io.cwd, output ?? defaultName(stem, isFolder, options));
  refuseSource(path, resolve(io.cwd, options.db));
  refuseExisting(path, isFolder, options.force);
  return { path, isFolder };
}

function defaultName(stem: string, isFolder: boolean, { format, canonical, tables }: TargetOptions): string {
  if (canonical) return `${stem}-canonical.${format}`;
  if (isFolder) return `${stem}-${format}`;
  return format === 'duckdb' ? `${stem}-export.duckdb` : `${fileStem(tables[0] ?? stem)}.${format}`;
}

/** A table's name as the name of a file: nothing that a file system reads as something else. */
export function fileStem(table: string): string {
  const clean = table.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_').replace(/^[. ]+|[. ]+$/g, '_');
  return clean === '' ? 'table' : clean.slice(0, FILE_NAME_AT_MOST);
}

const FILE_NAME_AT_MOST = 120;

/** Moves the finished draft to its place; what was there before goes only then. */
export function placeExport(written: string, { path }: ExportTarget): void {
  if (existsSync(path)) {
    const before = `${path}.before-${process.pid}`;
    renameSync(path, before);
    renameSync(written, path);
    rmSync(before, { recursive: true, force: true });
  } else {
    renameSync(written, path);
  }
}

function refuseSource(path: string, db: string): void {
  if (existsSync(path) && existsSync(db) && realpathSync(path) === realpathSync(db)) {
    throw new CommandFailure(`${path} is what is exported`, { exitCode: EXIT.wrongUse, advice: 'Choose another name with --output.' });
  }
}

function refuseExisting(path: string, isFolder: boolean, force: boolean): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || (isFolder && stat.isDirectory() && readdirSync(path).length === 0)) return;
  if (!force) throw new CommandFailure(`${path} is there already`, { exitCode: EXIT.wrongUse, advice: 'Choose another name with --output, or replace it with --force.' });
  if (stat.isDirectory() !== isFolder) throw new CommandFailure(`${path} is a ${isFolder ? 'file, and several tables need a folder' : 'folder, and this is one file'}`, { exitCode: EXIT.wrongUse, advice: 'Choose another name with --output.' });
  const strangers = isFolder ? readdirSync(path).filter((entry) => !/\.(?:parquet|csv)$/i.test(entry)) : [];
  if (strangers.length > 0) throw new CommandFailure(`${path} holds more than an earlier export: ${strangers.slice(0, 3).join(', ')}`, { exitCode: EXIT.wrongUse, advice: 'It is not replaced. Choose another name with --output.' });
}
