import { TEXT } from '../../core/engine/row.ts';
import { applyPlan, planArrow } from '../files/arrowPlan.ts';
import type { ColumnLabels } from '../files/labelCodes.ts';
import type { ParquetPart, ParquetTable, PartitionValue } from '../files/parquetTables.ts';
import { abortError, isCancelled } from './abort.ts';
import { decodeInOrder, type DecoderLanes } from './decoderLanes.ts';
import type { BrowserEngine } from './engine.ts';
import { createLabelViews, LABELLED_FROM_ROWS, mergeLabels, type LabelledTable } from './labelledTable.ts';
import { formatIdentifier } from './literal.ts';

/** The schema of the in-memory catalogue that decoded tables live in. */
export const PARQUET_SCHEMA = 'parquet';
const STAGE = 'stage';

/** A part that could not be loaded: which file, and the refusing side's words in `cause`. */
export class PartError extends Error {
  override readonly name = 'PartError';
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.path = path;
  }
}

export interface TableLoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly labelled?: boolean;
}

/** Decodes the parts of one table into a table of the engine, one after another. */
export class TableLoad {
  readonly notes = new Set<string>();
  readonly #engine: BrowserEngine;
  readonly #lanes: DecoderLanes;
  readonly #table: ParquetTable;
  readonly #name: string;
  readonly #options: TableLoadOptions;
  #labels: readonly ColumnLabels[] = [];
  #labelled: LabelledTable | null = null;
  #created = false;

  constructor(engine: BrowserEngine, lanes: DecoderLanes, table: ParquetTable, name: string, options: TableLoadOptions) {
    this.#engine = engine;
    this.#lanes = lanes;
    this.#table = table;
    this.#name = name;
    this.#options = options;
  }

  /** Decodes all parts; `onBytes` hears how many bytes of them are done. The result says how labels are read, where there are any. */
  async run(onBytes: (done: number) => void): Promise<LabelledTable | null> {
    this.#labels = await this.#findLabels();
    let finished = 0;
    for (const part of this.#table.parts) {
      const base = finished;
      await this.#add(part, (share) => onBytes(base + share * part.file.size));
      finished += part.file.size;
      onBytes(finished);
    }
    return this.#labelled;
  }

  /** The columns of few texts of a large table. */
  async #findLabels(): Promise<readonly ColumnLabels[]> {
    const { parts, rowCount } = this.#table;
    const plain = parts.every(({ partition, uuidColumns }) => partition.length === 0 && uuidColumns.length === 0);
    if (this.#options.labelled !== true || rowCount < LABELLED_FROM_ROWS || !plain) return [];
    const surveys: (readonly ColumnLabels[])[] = [];
    for (const part of parts.filter((candidate) => candidate.rowCount > 0)) {
      surveys.push(...(await this.#of(part, () => this.#survey(part))));
      if (mergeLabels(surveys).length === 0) return [];
    }
    return mergeLabels(surveys);
  }

  async #add(part: ParquetPart, onShare: (share: number) => void): Promise<void> {
    const { partition } = part;
    await this.#of(part, () => (partition.length > 0 ? this.#addPartitioned(part, onShare) : this.#decode(part, this.#name, !this.#created, onShare)));
    this.#created = true;
  }

  async #of<T>(part: ParquetPart, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isCancelled(this.#options.signal)) throw abortError();
      throw new PartError(part.path, error);
    }
  }

  /** Only a file whose columns can all go to the engine as they are has labels; each decoder surveys its share of the row groups. */
  async #survey(part: ParquetPart): Promise<readonly (readonly ColumnLabels[])[]> {
    const { schema } = await this.#first().open(part.file);
    if (!planArrow(schema, this.#table.label).asIs) return [[]];
    const lanes = this.#decoders();
    return Promise.all(lanes.map((lane, index) => lane.survey(part.file, index, lanes.length)));
  }

  #first(): ReturnType<DecoderLanes['take']>[number] {
    const [first] = this.#decoders();
    if (first === undefined) throw new RangeError('no decoder');
    return first;
  }

  /** Small tables are decoded by one: a second would be ready when they are done. */
  #decoders(): ReturnType<DecoderLanes['take']> {
    return this.#lanes.take(this.#table.rowCount < LABELLED_FROM_ROWS ? 1 : DECODERS);
  }

  async #decode(part: ParquetPart, table: string, create: boolean, onShare: (share: number) => void): Promise<void> {
    const opened = await this.#first().open(part.file, this.#labels);
    const plan = planArrow(opened.schema, this.#table.label);
    for (const note of plan.notes) this.notes.add(note);
    if (plan.kept.length === 0) throw new Error('None of its columns can be read here.');
    const rowCount = opened.rowGroups.reduce((sum, { rows }) => sum + rows, 0);
    const slices = decodeInOrder(this.#decoders(), part.file, this.#labels, opened);
    if (create) await this.#create(applyPlan(opened.schema, plan), table);
    let done = 0;
    for await (const { ipc, rows } of slices) {
      await this.#insert(applyPlan(ipc, plan), table, false);
      done += rows;
      onShare(done / rowCount);
    }
  }

  async #create(schemaIpc: Uint8Array, table: string): Promise<void> {
    await this.#insert(schemaIpc, table, true);
    if (this.#labels.length > 0) this.#labelled = await createLabelViews(this.#engine, PARQUET_SCHEMA, table, this.#labels, this.#options.signal);
  }

  /** Folder names such as `year=2025` become columns, unless the file has them itself. */
  async #addPartitioned(part: ParquetPart, onShare: (share: number) => void): Promise<void> {
    const target = `${PARQUET_SCHEMA}.${formatIdentifier(this.#name)}`;
    const stage = `${PARQUET_SCHEMA}.${STAGE}`;
    await this.#decode(part, STAGE, true, onShare);
    const extra = await this.#missing(part.partition);
    const added = extra.map(([key], index) => `, ${this.#castOf(key, `CAST($${index + 1} AS VARCHAR)`)} AS ${formatIdentifier(key)}`).join('');
    if (!this.#created) {
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
      row: { column_name: TEXT },
    });
    const present = new Set(columns.map(({ column_name }) => column_name.toLowerCase()));
    return partition.filter(([key], index) => {
      const again = partition.findIndex(([other]) => other.toLowerCase() === key.toLowerCase());
      return again === index && !present.has(key.toLowerCase());
    });
  }

  #insert(ipc: Uint8Array, table: string, create: boolean): Promise<void> {
    return this.#engine.insertArrow(ipc, { schema: PARQUET_SCHEMA, name: table, create });
  }
}

/** The engine is the third at work. */
const DECODERS = 2;
