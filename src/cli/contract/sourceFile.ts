import type { Question } from '../../core/engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT, TEXT_NULL } from '../../core/engine/row.ts';
import type { RowShape } from '../../core/engine/row.ts';
import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { unpackVerdict } from '../../core/model/state.ts';
import type { TableReport } from '../../core/source/report.ts';
import { readDataset } from '../../core/source/readDataset.ts';
import type { ReadDataset } from '../../core/source/readDataset.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { expectFoldedAlike } from './foldedAlike.ts';

export type Cell = string | number | boolean | null | { readonly sql: string };

/** A table to be made: its columns as in CREATE TABLE, and rows that name the columns they fill. */
export interface TableSpec {
  readonly columns: string;
  readonly rows: readonly { readonly [column: string]: Cell }[];
}

export type TableSpecs = { readonly [name: string]: TableSpec };

export function table(columns: string, ...rows: TableSpec['rows']): TableSpec {
  return { columns, rows };
}

/** The statements that make the tables in a catalogue; a name may carry a schema, `other.models`. */
export function createStatements(tables: TableSpecs, catalog = 'src'): string[] {
  return Object.entries(tables).flatMap(([name, spec]) => {
    const path = `${catalog}.${name.includes('.') ? name : `main.${name}`}`;
    return [`CREATE TABLE ${path} (${spec.columns})`, ...spec.rows.map((row) => insertRow(path, row))];
  });
}

function insertRow(path: string, row: TableSpec['rows'][number]): string {
  const columns = Object.keys(row).map((column) => `"${column.replaceAll('"', '""')}"`);
  return `INSERT INTO ${path} (${columns.join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'object') return cell.sql;
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`;
  return typeof cell === 'number' && !Number.isFinite(cell) ? `'${cell}'::DOUBLE` : String(cell);
}

/** A row of evidence with what it states; what it does not state is left out. */
export interface EvidenceLine {
  readonly table: string;
  readonly [field: string]: string | number | boolean;
}

/** Tables that were read as an opened file would be. */
export interface ReadSource {
  readonly engine: NativeEngine;
  readonly read: ReadDataset;
  /** Every row of every table of evidence, in the order of the tables and of their rows. */
  readonly lines: readonly EvidenceLine[];
  /** The same rows as they are kept for the pages' questions. */
  readonly stored: readonly EvidenceLine[];
  readonly report: (table: string) => TableReport;
  /** `cuda A100`, `cpu`, … */
  readonly devices: readonly string[];
  readonly models: readonly string[];
}

/** Makes the tables in a catalogue of their own, reads them, hands them to `check`, reads them folded to the same result, and closes the engine. */
export async function withSource(tables: TableSpecs, check: (source: ReadSource) => Promise<void> | void, more: { readonly before?: readonly string[]; readonly after?: readonly string[] } = {}): Promise<void> {
  const engine = await openNativeEngine();
  try {
    for (const sql of ["ATTACH ':memory:' AS src", ...(more.before ?? []), ...createStatements(tables), ...(more.after ?? [])]) await engine.run({ sql });
    const sourceTables = await engine.tables('src');
    const read = await readDataset(engine, sourceTables);
    await check({
      engine,
      read,
      lines: await evidenceLines(engine, read),
      stored: await storedLines(engine, read),
      report(name) {
        const found = read.dataset.tables.find((candidate) => candidate.table === name);
        if (found === undefined) throw new Error(`no report about ${name}`);
        return found;
      },
      devices: read.dataset.devices.map((device) => hardwareText(device.hardwareType, device.name)),
      models: read.dataset.models.map((model) => model.name),
    });
    await expectFoldedAlike(engine, sourceTables, read);
  } finally {
    engine.close();
  }
}

/** Kept of every row. */
const STORED_NUMBERS = [...METRIC_KEYS.map((key) => METRICS[key].column), 'score', 'iterations', 'throttle', 'latency_std_ms', 'power_idle_w', 'energy_j', 'temperature_rise_c'];
const STORED_TEXTS = ['precision', 'batch', 'test_type', 'test_case', 'shape'];
const STORED_FLAGS = ['placeholder', 'time_from_run', 'linked', 'power_estimated', 'efficiency_conflict'];

const NUMBERS = [...STORED_NUMBERS, 'sequence_length'];
const TEXTS = [...STORED_TEXTS, 'precision_word', 'status_word', 'hardware_word', 'error_text', 'error_type', 'suggested_fix', 'notes', 'limitations', 'workarounds', 'simulation_reason', 'run_ref', 'commit_ref'];

function lineShape(numbers: readonly string[], texts: readonly string[]): RowShape {
  return {
    model: TEXT_NULL, hardware_type: TEXT_NULL, device: TEXT_NULL, reason: TEXT_NULL, tier: TEXT, code: NUMBER_NULL, at_ms: NUMBER_NULL, row_id: NUMBER,
    ...Object.fromEntries(numbers.map((column) => [column, NUMBER_NULL])),
    ...Object.fromEntries(texts.map((column) => [column, TEXT_NULL])),
    ...Object.fromEntries(STORED_FLAGS.map((column) => [column, BOOLEAN])),
  };
}

function lines(source: string, numbers: readonly string[], texts: readonly string[]): Question {
  return {
    name: 'lines',
    sql: `SELECT m.name AS model, d.hardware_type, d.device, v.reason, v.tier, v.code::INTEGER AS code, v.at_ms::DOUBLE AS at_ms, v.row_id::DOUBLE AS row_id,
  ${numbers.map((column) => `v.${column}::DOUBLE AS ${column}`).join(', ')}, ${[...texts, ...STORED_FLAGS].map((column) => `v.${column}`).join(', ')}
FROM ${source} AS v LEFT JOIN bench.model AS m ON m.model_key = v.model_key LEFT JOIN bench.device AS d ON d.device_key = v.device_key
ORDER BY v.row_id, d.hardware_type, d.device`,
    row: lineShape(numbers, texts),
  };
}

/** Everything that a table of evidence says, read through its SELECT. */
export function linesQuestion(select: string): Question {
  return lines(`(${select})`, NUMBERS, TEXTS);
}

async function evidenceLines(engine: NativeEngine, read: ReadDataset): Promise<EvidenceLine[]> {
  const found: EvidenceLine[] = [];
  for (const view of read.views) found.push(...(await engine.ask(linesQuestion(view.select))).map((row) => toLine(view.entry.table.label, row)));
  return found;
}

/** What is kept of every row of a table, once power rows are joined with their results. */
export function storedQuestion(tableId: number): Question {
  return lines(`(SELECT * FROM bench.row WHERE table_id = ${tableId})`, STORED_NUMBERS, STORED_TEXTS);
}

async function storedLines(engine: NativeEngine, read: ReadDataset): Promise<EvidenceLine[]> {
  const found: EvidenceLine[] = [];
  for (const { entry } of read.views) {
    found.push(...(await engine.ask(storedQuestion(entry.id))).map((row) => toLine(entry.table.label, row)));
  }
  return found;
}

type LineRow = Readonly<Record<string, string | number | boolean | null>>;

function toLine(tableName: string, row: LineRow): EvidenceLine {
  const stated = Object.fromEntries([...NUMBERS, ...TEXTS, ...STORED_FLAGS].flatMap((column) => {
    const value = row[column] ?? null;
    return value === null || value === '' || value === false ? [] : [[column, value] as const];
  }));
  const atMs = row['at_ms'] ?? null;
  return {
    table: tableName,
    model: String(row['model']),
    on: hardwareText(String(row['hardware_type']), String(row['device'])),
    ...(row['reason'] === null ? { says: verdictText(row) } : { aside: String(row['reason']) }),
    ...(typeof atMs === 'number' ? { at: new Date(atMs).toISOString() } : {}),
    ...stated,
  };
}

function verdictText(row: LineRow): string {
  const code = row['code'] ?? null;
  const verdict = typeof code === 'number' ? unpackVerdict(code) : null;
  return [row['tier'], verdict?.outcome ?? 'nothing', verdict?.failure].filter((word) => word !== null && word !== undefined).join(' ');
}

function hardwareText(type: string, device: string | null): string {
  return device === null || device === '' || device === 'null' ? type : `${type} ${device}`;
}

/** The named fields of each line, so that a test says only what it is about. */
export function pick(lines: readonly EvidenceLine[], ...fields: readonly string[]): Record<string, string | number | boolean | undefined>[] {
  return lines.map((line) => Object.fromEntries(fields.flatMap((field) => (line[field] === undefined ? [] : [[field, line[field]] as const]))));
}
