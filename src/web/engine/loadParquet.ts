import { QueryError } from '../../core/engine/engine.ts';
import type { SourceTable } from '../../core/source/table.ts';
import type { ParquetTable } from '../files/parquetTables.ts';
import { DecoderLanes } from './decoderLanes.ts';
import type { BrowserEngine } from './engine.ts';
import type { LabelledTable } from './labelledTable.ts';
import { formatIdentifier } from './literal.ts';
import { PARQUET_SCHEMA, TableLoad } from './tableLoad.ts';

export interface LoadedParquet {
  /** The label of each generated table name. */
  readonly labels: ReadonlyMap<string, string>;
  /** How the generated tables with labels are read. */
  readonly labelled: ReadonlyMap<string, LabelledTable>;
  readonly notes: readonly string[];
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: (done: number) => void;
  /** Whether columns of few texts may be kept as labels, in large tables. */
  readonly labelled?: boolean;
}

/** Decodes Parquet tables into generated tables `t1`, `t2`, … of the engine; `onBytes` hears how many bytes of files are done. */
export async function loadParquet(engine: BrowserEngine, tables: readonly ParquetTable[], options: LoadOptions): Promise<LoadedParquet> {
  const { signal, onBytes } = options;
  const lanes = new DecoderLanes(signal);
  const labels = new Map<string, string>();
  const labelled = new Map<string, LabelledTable>();
  const notes = new Set<string>();
  let finished = 0;
  try {
    await engine.run({ sql: `CREATE SCHEMA ${PARQUET_SCHEMA}` }, { signal });
    for (const [index, table] of tables.entries()) {
      const name = `t${index + 1}`;
      labels.set(name, table.label);
      const load = new TableLoad(engine, lanes, table, name, options);
      const base = finished;
      const found = await load.run((done) => onBytes?.((finished = base + done)));
      if (found !== null) labelled.set(name, found);
      for (const note of load.notes) notes.add(note);
      await mendUuids(engine, name, table, signal);
    }
  } finally {
    lanes.terminate();
  }
  return { labels, labelled, notes: [...notes] };
}

/** The tables as they are in their files: a label is a text to everybody. */
export function asLoaded(tables: readonly SourceTable[], { labelled }: Pick<LoadedParquet, 'labelled'>): readonly SourceTable[] {
  return tables.map((table) => {
    const found = labelled.get(table.name);
    if (found === undefined) return table;
    const columns = table.columns.map((column) => {
      const codes = found.codes.get(column.name);
      return codes === undefined ? column : { name: column.name, type: 'VARCHAR', codes };
    });
    return { ...table, name: found.view, readFrom: found.readFrom, columns };
  });
}

/** Moves what was decoded into a catalogue of its own, in memory too: ids mean something only within one, and the next set is decoded into the same names. */
export async function moveParquet(engine: BrowserEngine, catalog: string, labels: LoadedParquet['labels'], signal?: AbortSignal): Promise<void> {
  const target = `${formatIdentifier(catalog)}.${PARQUET_SCHEMA}`;
  await engine.run({ sql: `ATTACH ':memory:' AS ${formatIdentifier(catalog)}` }, { signal });
  await engine.run({ sql: `CREATE SCHEMA ${target}` }, { signal });
  for (const name of labels.keys()) {
    const from = `memory.${PARQUET_SCHEMA}.${formatIdentifier(name)}`;
    await engine.run({ sql: `CREATE TABLE ${target}.${formatIdentifier(name)} AS FROM ${from}` }, { signal });
    await engine.run({ sql: `DROP TABLE ${from}` }, { signal });
  }
  await engine.run({ sql: `DROP SCHEMA memory.${PARQUET_SCHEMA}` }, { signal });
}

/** UUIDs decode as raw bytes; as text they compare and print as everywhere else. */
async function mendUuids(engine: BrowserEngine, name: string, table: ParquetTable, signal: AbortSignal | undefined): Promise<void> {
  for (const uuid of table.parts[0]?.uuidColumns ?? []) {
    const column = formatIdentifier(uuid);
    const sql = `ALTER TABLE ${PARQUET_SCHEMA}.${formatIdentifier(name)} ALTER COLUMN ${column} SET DATA TYPE VARCHAR USING hex(${column})::UUID::VARCHAR`;
    try {
      await engine.run({ sql }, { signal });
    } catch (error) {
      // A column that was left out or renamed stays as it is.
      if (!(error instanceof QueryError)) throw error;
    }
  }
}
