import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { NUMBER } from '../../core/engine/row.ts';
import { constant, quoteIdentifier } from '../../core/sql/quote.ts';
import type { CommandIo } from '../command/io.ts';
import { openProgress } from '../command/progress.ts';
import { fileStem } from '../output/exportTarget.ts';
import type { ExportFormat } from '../output/exportTarget.ts';
import type { ExportSource, ExportTable } from './exportSource.ts';

export interface Exported {
  readonly table: string;
  readonly rows: number;
  /** Name of its file in the folder; null where all tables share one. */
  readonly file: string | null;
  readonly bytes: number | null;
}

export interface WrittenExport {
  /** The file or folder within the draft. */
  readonly path: string;
  readonly tables: readonly Exported[];
}

const COPY_OPTIONS: Readonly<Record<Exclude<ExportFormat, 'duckdb'>, string>> = { parquet: 'FORMAT parquet, COMPRESSION zstd', csv: 'FORMAT csv, HEADER true' };

/** Small blocks keep a database of small tables small. */
const BLOCK_BYTES = 16_384;

/** Writes the tables into the draft's folder: one database, or a file for each. */
export async function exportTables(source: ExportSource, folder: string, format: ExportFormat, io: CommandIo): Promise<WrittenExport> {
  const progress = openProgress(io, { label: 'Exporting', total: source.tables.length, unit: 'tables' });
  const onTable = (done: number, { label }: ExportTable): void => progress.update(done, label);
  try {
    return format === 'duckdb' ? await writeDatabase(source, folder, onTable) : await writeFiles(source, folder, format, onTable);
  } finally {
    progress.end();
  }
}

type OnTable = (done: number, table: ExportTable) => void;

async function writeFiles({ engine, tables }: ExportSource, folder: string, format: Exclude<ExportFormat, 'duckdb'>, onTable: OnTable): Promise<WrittenExport> {
  const path = join(folder, 'tables');
  mkdirSync(path);
  const taken = new Set<string>();
  const exported: Exported[] = [];
  for (const [index, table] of tables.entries()) {
    onTable(index, table);
    const file = freeName(fileStem(table.label), format, taken);
    await engine.run({ sql: `COPY (${table.select}) TO ${constant(join(path, file))} (${COPY_OPTIONS[format]})` });
    exported.push({ table: table.label, rows: await countRows(engine, table), file, bytes: statSync(join(path, file)).size });
  }
  return { path, tables: exported };
}

async function writeDatabase({ engine, tables }: ExportSource, folder: string, onTable: OnTable): Promise<WrittenExport> {
  const path = join(folder, 'tables.duckdb');
  await engine.run({ sql: `ATTACH ${constant(path)} AS export_target (BLOCK_SIZE ${BLOCK_BYTES})` });
  const exported: Exported[] = [];
  for (const [index, table] of tables.entries()) {
    onTable(index, table);
    await engine.run({ sql: `CREATE SCHEMA IF NOT EXISTS export_target.${quoteIdentifier(table.schema)}` });
    await engine.run({ sql: `CREATE TABLE export_target.${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)} AS ${table.select}` });
    exported.push({ table: table.label, rows: await countRows(engine, table), file: null, bytes: null });
  }
  await engine.run({ sql: 'DETACH export_target' });
  return { path, tables: exported };
}

async function countRows(engine: ExportSource['engine'], { select }: ExportTable): Promise<number> {
  const [row] = await engine.ask({ name: 'exported-rows', sql: `SELECT count(*)::DOUBLE AS row_count FROM (${select})`, row: { row_count: NUMBER } });
  return row?.row_count ?? 0;
}

/** File systems of some machines do not tell `A` from `a`. */
function freeName(stem: string, format: string, taken: Set<string>): string {
  let name = `${stem}.${format}`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${number}).${format}`;
  taken.add(name.toLowerCase());
  return name;
}
