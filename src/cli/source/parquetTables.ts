import { statSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';

import { NUMBER, TEXT } from '../../core/engine/row.ts';
import type { FileOfTable, FileTable } from '../../core/source/groupParquet.ts';
import { groupParquet } from '../../core/source/groupParquet.ts';
import { parquetSets } from '../../core/source/parquetSets.ts';
import type { SourceColumn, SourceTable } from '../../core/source/table.ts';
import { constant, quoteIdentifier } from '../../core/sql/quote.ts';
import { CommandFailure } from '../command/io.ts';
import type { NativeEngine } from '../engine.ts';
import { SOURCE_CATALOG } from './catalog.ts';

export interface FileAttachment {
  /** Null where the files are not on this machine. */
  readonly bytes: number | null;
  readonly tables: readonly SourceTable[];
  /** What has to stay readable. */
  readonly folders: readonly string[];
}

interface ParquetFile extends FileOfTable {
  /** As DuckDB finds it. */
  readonly address: string;
}

/** Makes a view of each table found among the Parquet files of a glob; their rows stay where they are. */
export async function attachParquet(engine: NativeEngine, glob: string, isRemote: boolean): Promise<FileAttachment> {
  const files = await listFiles(engine, glob);
  if (files.length === 0) throw new CommandFailure(`${glob} names no Parquet file`, { advice: 'A folder is searched for *.parquet, with the folders in it.' });
  await engine.run({ sql: `ATTACH ':memory:' AS ${quoteIdentifier(SOURCE_CATALOG)}` });
  const tables: SourceTable[] = [];
  for (const [index, set] of (parquetSets(files) ?? [{ path: '', files }]).entries()) {
    // Ids mean something only within a set, as within a schema.
    const schema = index === 0 ? 'main' : `set${index + 1}`;
    await engine.run({ sql: `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(SOURCE_CATALOG)}.${quoteIdentifier(schema)}` });
    for (const group of groupParquet(set.files)) tables.push(await createView(engine, group, schema));
  }
  const addresses = files.map(({ address }) => address);
  return {
    bytes: isRemote ? null : addresses.reduce((sum, address) => sum + statSync(address).size, 0),
    tables,
    folders: [...new Set(addresses.map((address) => address.slice(0, address.lastIndexOf(isRemote ? '/' : sep) + 1)))],
  };
}

/** Reads a CSV file into a table of its own: what type a column has is guessed once, from the rows. */
export async function attachCsv(engine: NativeEngine, path: string): Promise<FileAttachment> {
  const label = basename(path).replace(/\.(?:csv|tsv)(?:\.gz)?$/i, '');
  await engine.run({ sql: `ATTACH ':memory:' AS ${quoteIdentifier(SOURCE_CATALOG)}` });
  await engine.run({ sql: `CREATE TABLE ${qualified(label)} AS SELECT * FROM read_csv(${constant(path)}, sample_size = -1)` });
  return { bytes: statSync(path).size, tables: await engine.tables(SOURCE_CATALOG), folders: [] };
}

async function listFiles(engine: NativeEngine, glob: string): Promise<ParquetFile[]> {
  const found = await engine.ask({ name: 'files', sql: 'SELECT file FROM glob($1::VARCHAR) ORDER BY file', params: [glob], row: { file: TEXT } });
  if (found.length === 0) return [];
  const list = `[${found.map(({ file }) => constant(file)).join(', ')}]`;
  const facts = await engine.ask({
    name: 'parquet-files',
    sql: `
SELECT
  f.file_name,
  f.num_rows::DOUBLE AS row_count,
  array_to_string(list_sort(s.columns), chr(31)) AS signature
FROM parquet_file_metadata(${list}) AS f
JOIN (
  SELECT file_name, list(concat_ws(' ', name, type, converted_type, num_children)) AS columns
  FROM parquet_schema(${list})
  GROUP BY file_name
) AS s USING (file_name)
ORDER BY f.file_name`,
    row: { file_name: TEXT, row_count: NUMBER, signature: TEXT },
  });
  const root = commonFolder(facts.map(({ file_name }) => file_name));
  return facts.map(({ file_name, row_count, signature }) => ({
    address: file_name,
    path: file_name.slice(root.length).replaceAll('\\', '/'),
    signature,
    rowCount: row_count,
  }));
}

/** The folder above the one that holds them all: the name of that one may be a table's. */
function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '');
  while (folder !== dirname(folder) && !paths.every((path) => path.startsWith(`${folder}${sep}`))) folder = dirname(folder);
  if (paths.length === 1) return `${folder}${sep}`;
  const above = dirname(folder);
  return above.endsWith(sep) ? above : `${above}${sep}`;
}

/** Rows of the files before stand in the upper bits, so that every row of a table of many files has a number of its own. */
const ROWS_OF_A_FILE_AT_MOST = 2 ** 32;

async function createView(engine: NativeEngine, { label, parts, rowCount }: FileTable<ParquetFile>, schema: string): Promise<SourceTable> {
  const files = `read_parquet([${parts.map(({ address }) => constant(address)).join(', ')}], hive_partitioning = ${parts.some(({ partition }) => partition.length > 0)})`;
  const columns = await engine.ask({
    name: 'parquet-columns',
    sql: `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${files})`,
    row: { column_name: TEXT, column_type: TEXT },
  });
  // The engine numbers the rows of tables only; a column of the file by that name is read as any other.
  const hasRowId = columns.some(({ column_name }) => column_name.toLowerCase() === 'rowid');
  const rowId = hasRowId ? '' : `, (file_index * ${ROWS_OF_A_FILE_AT_MOST} + file_row_number)::BIGINT AS rowid`;
  await engine.run({ sql: `CREATE VIEW ${qualified(label, schema)} AS SELECT *${rowId} FROM ${files}` });
  return { catalog: SOURCE_CATALOG, schema, name: label, label, columns: columns.map(toColumn), rowCount };
}

function toColumn(row: { readonly column_name: string; readonly column_type: string }): SourceColumn {
  return { name: row.column_name, type: row.column_type };
}

function qualified(name: string, schema = 'main'): string {
  return [SOURCE_CATALOG, schema, name].map(quoteIdentifier).join('.');
}
