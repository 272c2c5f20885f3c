import { QueryError } from '../../core/engine/engine.ts';
import { applyPlan, planArrow } from '../files/arrowPlan.ts';
import { ParquetDecoder } from '../files/parquet.ts';
import type { ParquetPart, ParquetTable, PartitionValue } from '../files/parquetTables.ts';
import type { OpenedParquet } from '../files/parquetWire.ts';
import { abortError, isCancelled } from './abort.ts';
import type { BrowserEngine } from './engine.ts';
import { formatIdentifier } from './literal.ts';

/** The schema of the in-memory catalogue that decoded tables live in. */
export const PARQUET_SCHEMA = 'parquet';

/** Larger row groups are decoded in slices, each from the group's start again: slower, but the decoder's memory stays small. */
const SLICE_BYTES = 256 * 1024 * 1024;

export interface LoadedParquet {
  /** The label of each generated table name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** A part that could not be loaded: which file, and the refusing side's words in `cause`. */
export class PartError extends Error {
  override readonly name = 'PartError';
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}

/** Decodes Parquet tables into generated tables `t1`, `t2`, … of the engine; `onRows` hears how many bytes of files are done. */
export async function loadParquet(
  engine: BrowserEngine,
  tables: readonly ParquetTable[],
  options: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (done: number) => void },
): Promise<LoadedParquet> {
  const { signal, onBytes } = options;
  await engine.run({ sql: `CREATE SCHEMA ${PARQUET_SCHEMA}` }, { signal });
  const decoder = new ParquetDecoder(signal);
  const labels = new Map<string, string>();
  const notes = new Set<string>();
  let finished = 0;
  try {
    for (const [index, table] of tables.entries()) {
      const name = `t${index + 1}`;
      labels.set(name, table.label);
      let created = false;
      for (const part of table.parts) {
        const base = finished;
        const load = new PartLoad(engine, decoder, table, part, (share) => onBytes?.(base + share * part.file.size));
        try {
          if (part.partition.length > 0) await load.intoPartitioned(name, created);
          else await load.into(name, !created);
        } catch (error) {
          if (isCancelled(signal)) throw abortError();
          throw new PartError(part.path, error);
        }
        created = true;
        finished += part.file.size;
        onBytes?.(finished);
        for (const note of load.notes) notes.add(note);
      }
      await mendUuids(engine, name, table, signal);
    }
  } finally {
    decoder.terminate();
  }
  return { labels, notes: [...notes] };
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

const STAGE = 'stage';

class PartLoad {
  notes: readonly string[] = [];
  readonly #engine: BrowserEngine;
  readonly #decoder: ParquetDecoder;
  readonly #table: ParquetTable;
  readonly #part: ParquetPart;
  readonly #onShare: (share: number) => void;

  constructor(engine: BrowserEngine, decoder: ParquetDecoder, table: ParquetTable, part: ParquetPart, onShare: (share: number) => void) {
    this.#engine = engine;
    this.#decoder = decoder;
    this.#table = table;
    this.#part = part;
    this.#onShare = onShare;
  }

  /** Decodes the next slice while the engine takes the one before. */
  async into(table: string, create: boolean): Promise<void> {
    const opened = await this.#decoder.open(this.#part.file);
    const plan = planArrow(opened.schema, this.#table.label);
    this.notes = plan.notes;
    if (plan.kept.length === 0) throw new Error('None of its columns can be read here.');
    if (create) await this.#insert(applyPlan(opened.schema, plan), table, true);
    const slices = slicesOf(opened);
    let next = this.#read(slices, 0);
    for (const index of slices.keys()) {
      const ipc = await next;
      next = this.#read(slices, index + 1);
      next.catch(() => undefined);
      if (ipc !== null) await this.#insert(applyPlan(ipc, plan), table, false);
      this.#onShare((index + 1) / slices.length);
    }
  }

  /** Folder names such as `year=2025` become columns, unless the file has them itself. */
  async intoPartitioned(table: string, created: boolean): Promise<void> {
    const target = `${PARQUET_SCHEMA}.${formatIdentifier(table)}`;
    const stage = `${PARQUET_SCHEMA}.${STAGE}`;
    await this.into(STAGE, true);
    const extra = await this.#missing(this.#part.partition);
    const added = extra.map(([key], index) => `, ${this.#castOf(key, `CAST($${index + 1} AS VARCHAR)`)} AS ${formatIdentifier(key)}`).join('');
    if (!created) {
      const empty = extra.map(([key]) => `, ${this.#castOf(key, 'CAST(NULL AS VARCHAR)')} AS ${formatIdentifier(key)}`).join('');
      await this.#engine.run({ sql: `CREATE TABLE ${target} AS SELECT *${empty} FROM ${stage} LIMIT 0` });
    }
    await this.#engine.run({ sql: `INSERT INTO ${target} BY NAME SELECT *${added} FROM ${stage}`, params: extra.map(([, value]) => value) });
    await this.#engine.run({ sql: `DROP TABLE ${stage}` });
  }

  /** Whole numbers in every folder name make a whole-number column, as in DuckDB. */
  #castOf(key: string, text: string): string {
    const values = this.#table.parts.flatMap(({ partition }) => partition.filter(([name]) => name === key).map(([, value]) => value));
    return values.every((value) => value === null || /^-?\d{1,18}$/u.test(value)) ? `CAST(${text} AS BIGINT)` : text;
  }

  async #missing(partition: readonly PartitionValue[]): Promise<readonly PartitionValue[]> {
    const columns = await this.#engine.ask({
      name: 'stage-columns',
      sql: "SELECT column_name FROM duckdb_columns() WHERE database_name = 'memory' AND schema_name = $1 AND table_name = $2",
      params: [PARQUET_SCHEMA, STAGE],
      row: { column_name: { kind: 'text', nullable: false } },
    });
    const present = new Set(columns.map(({ column_name }) => column_name.toLowerCase()));
    return partition.filter(([key], index) => {
      const again = partition.findIndex(([other]) => other.toLowerCase() === key.toLowerCase());
      return again === index && !present.has(key.toLowerCase());
    });
  }

  async #read(slices: readonly Slice[], index: number): Promise<Uint8Array | null> {
    const slice = slices[index];
    return slice === undefined ? null : this.#decoder.read(slice.rowGroup, slice.offset, slice.limit);
  }

  #insert(ipc: Uint8Array, table: string, create: boolean): Promise<void> {
    return this.#engine.insertArrow(ipc, { schema: PARQUET_SCHEMA, name: table, create });
  }
}

interface Slice {
  readonly rowGroup: number;
  readonly offset: number;
  readonly limit: number;
}

function slicesOf({ rowGroups }: OpenedParquet): Slice[] {
  return rowGroups.flatMap(({ rows, bytes }, rowGroup) => {
    if (rows === 0) return [];
    const slices = Math.max(1, Math.ceil(bytes / SLICE_BYTES));
    const limit = Math.ceil(rows / slices);
    return Array.from({ length: Math.ceil(rows / limit) }, (_, index) => ({ rowGroup, offset: index * limit, limit: Math.min(limit, rows - index * limit) }));
  });
}
