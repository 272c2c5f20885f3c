import type { SourceTable } from '../../core/source/table.ts';
import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { attachSource } from './attachSource.ts';
import type { AttachOptions } from './attachSource.ts';
import { CANONICAL_VIEW, exposeCanonical } from './exposeCanonical.ts';
import { openDataset } from './openDataset.ts';
import { openEngine } from './openEngine.ts';
import { quoteIdentifier } from '../../core/sql/quote.ts';

/** A table to be exported. */
export interface ExportTable {
  /** The name it gets. */
  readonly label: string;
  readonly schema: string;
  readonly name: string;
  /** A SELECT of all its rows. */
  readonly select: string;
}

export interface ExportSource {
  readonly engine: NativeEngine;
  readonly name: string;
  readonly tables: readonly ExportTable[];
  readonly close: () => void;
}

export interface ExportSourceOptions extends AttachOptions {
  readonly canonical: boolean;
  /** Only these, as a person names them; null for all. */
  readonly wanted: readonly string[] | null;
}

/** Opens what `--db` names, for its tables or for all its results in one table. */
export async function openExportSource(db: string, io: CommandIo, options: ExportSourceOptions): Promise<ExportSource> {
  if (options.canonical) return openCanonical(db, io, options);
  const engine = await openEngine(io);
  try {
    const { name, tables } = await attachSource(engine, db, io, options);
    return { engine, name, tables: wantedTables(tables, options.wanted, name).map(toExportTable), close: () => engine.close() };
  } catch (error) {
    engine.close();
    throw error;
  }
}

async function openCanonical(db: string, io: CommandIo, options: AttachOptions): Promise<ExportSource> {
  const dataset = await openDataset(db, io, options);
  try {
    await exposeCanonical(dataset);
    const table = { label: 'canonical', schema: 'main', name: 'canonical', select: `SELECT * FROM ${CANONICAL_VIEW}` };
    return { engine: dataset.engine, name: dataset.name, tables: [table], close: dataset.close };
  } catch (error) {
    dataset.close();
    throw error;
  }
}

function wantedTables(tables: readonly SourceTable[], wanted: readonly string[] | null, name: string): readonly SourceTable[] {
  if (tables.length === 0) throw new CommandFailure(`${name} holds no table`);
  if (wanted === null) return tables;
  const found = wanted.map((word) => tables.find((table) => [table.label, `${table.schema}.${table.label}`].some((label) => label.toLowerCase() === word.toLowerCase())) ?? word);
  const missing = found.filter((table) => typeof table === 'string');
  if (missing.length > 0 || found.length === 0) {
    throw new CommandFailure(`--tables ${missing.join(', ')}: ${name} has no such table`, { exitCode: EXIT.wrongUse, advice: `It has ${tables.map(shownName).join(', ')}.` });
  }
  return [...new Set(found.filter((table) => typeof table !== 'string'))];
}

function toExportTable(table: SourceTable): ExportTable {
  const columns = table.columns.map((column) => quoteIdentifier(column.name)).join(', ');
  return { label: shownName(table), schema: table.schema, name: table.name, select: `SELECT ${columns} FROM ${[table.catalog, table.schema, table.name].map(quoteIdentifier).join('.')}` };
}

function shownName({ schema, label }: SourceTable): string {
  return schema === 'main' ? label : `${schema}.${label}`;
}
