import type { Engine } from '../engine/engine.ts';
import { NUMBER } from '../engine/row.ts';
import { TEXT_FIELDS } from '../source/aliases.ts';
import type { ColumnReader } from '../source/columns.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { EvidenceView } from '../source/evidenceView.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { scopeOf } from '../source/recognise.ts';
import type { SourceTable } from '../source/table.ts';
import { BOOKKEEPING_TABLES } from '../store/schema.ts';
import { carryPower } from './carryPower.ts';
import type { PowerOwner } from './carryPower.ts';
import { evidenceRecord } from './evidenceRecord.ts';
import type { RowOrigin } from './evidenceRecord.ts';
import { powerOfOwners, rowSpan, sourceRows } from './evidenceRows.ts';
import type { SamplesOfResults, SourceRow } from './evidenceRows.ts';
import { EvidenceSubjects } from './evidenceSubjects.ts';
import { SourceImports } from './sourceImports.ts';
import { resultRecord } from '../ingest/record.ts';
import type { Reject, ResultRecord } from '../ingest/types.ts';

/** Some rows of a table of a source, as records. */
export interface EvidencePage {
  /** The table's name; `models` for the page that only names what has no result. */
  readonly table: string;
  /** What the table was taken for. */
  readonly label: string;
  readonly records: readonly ResultRecord[];
  readonly rejects: readonly Reject[];
  readonly notes: readonly string[];
  /** For each record what the source knows it by, where the source is a database of this program. */
  readonly knownAs: readonly (readonly string[])[];
  /** Numbers that the source gave to the records of rows that are rejected here. */
  readonly rejectedIds: readonly number[];
  /** The records hold nothing but names. */
  readonly namesOnly: boolean;
}

export interface EvidenceOptions {
  /** What tells this source from others: its file's name. */
  readonly source: string;
  /** The tables that were read. */
  readonly tables: readonly SourceTable[];
  /** Places in a table that a page spans at most. */
  readonly rowsAtOnce?: number;
}

const ROWS_AT_ONCE = 10_000;

/**
 * The rows of a source that was read (`readDataset`) as records, table by table and page by page; a power reading comes with
 * the test or result that it was taken beside, models and devices without a result come last.
 */
export async function* readEvidence(engine: Engine, read: ReadDataset, options: EvidenceOptions): AsyncGenerator<EvidencePage> {
  const subjects = await EvidenceSubjects.read(engine, read.recognition, options.source);
  const owners = await carryPower(engine, read);
  const samples = samplesOfResults(options.tables);
  const imports = SourceImports.of(engine, options.tables);
  for (const view of read.views) {
    const origin: RowOrigin = { table: view.entry.table.label, kind: view.entry.concept.kind ?? 'measurement', runScope: scopeOf(read.recognition, view.entry, 'runs'), subjects };
    const notes = [...new Set(view.readings.flatMap(({ reader }) => [...reader.notes]))];
    const carried = await carriedRows(engine, view, owners);
    for await (const [from, to] of pagesOf(engine, view, options.rowsAtOnce ?? ROWS_AT_ONCE)) {
      const rows = await engine.ask(sourceRows(view, from, to, samples));
      const elsewhere = carried.size === 0 ? rows : rows.filter((row) => !carried.has(row.row_id));
      const power = await powerBeside(engine, view, owners, from, to);
      const contents = await imports?.contentsOf(elsewhere.flatMap(({ record_id }) => record_id ?? []));
      yield { table: origin.table, label: view.entry.concept.label, ...toRecords(elsewhere, origin, power, contents), notes: [...notes, ...lossesOf(elsewhere)], namesOnly: false };
    }
  }
  const names = await namesWithoutResult(engine, subjects);
  if (names.length > 0) yield { table: 'models', label: 'models and hardware without a result', records: names, rejects: [], notes: [], knownAs: [], rejectedIds: [], namesOnly: true };
}

async function* pagesOf(engine: Engine, view: EvidenceView, rowsAtOnce: number): AsyncGenerator<readonly [from: number, to: number]> {
  const [span] = await engine.ask(rowSpan(view));
  if (span?.low === null || span?.low === undefined || span.high === null) return;
  for (let from = span.low; from <= span.high; from += rowsAtOnce) yield [from, from + rowsAtOnce];
}

/** The rows of a table of power that are stored with what they were taken beside. */
async function carriedRows(engine: Engine, view: EvidenceView, owners: readonly PowerOwner[]): Promise<ReadonlySet<number>> {
  if (!owners.some(({ power }) => power === view)) return new Set();
  const rows = await engine.ask({ name: 'carried-rows', sql: 'SELECT power_row::DOUBLE AS power_row FROM bench.carried_power WHERE power_table = $1::UTINYINT', params: [view.entry.id], row: { power_row: NUMBER } });
  return new Set(rows.map(({ power_row }) => power_row));
}

async function powerBeside(engine: Engine, view: EvidenceView, owners: readonly PowerOwner[], from: number, to: number): Promise<ReadonlyMap<number, SourceRow>> {
  const beside = new Map<number, SourceRow>();
  for (const { power } of owners.filter(({ owner }) => owner === view)) {
    for (const row of await engine.ask(powerOfOwners(power, view, from, to))) if (row.owner !== null) beside.set(row.owner, row);
  }
  return beside;
}

function toRecords(rows: readonly SourceRow[], origin: RowOrigin, power: ReadonlyMap<number, SourceRow>, contents: ReadonlyMap<number, readonly string[]> = new Map()): Pick<EvidencePage, 'records' | 'rejects' | 'knownAs' | 'rejectedIds'> {
  const page = { records: [] as ResultRecord[], rejects: [] as Reject[], knownAs: [] as (readonly string[])[], rejectedIds: [] as number[] };
  for (const row of rows) {
    const record = evidenceRecord(row, origin, power.get(row.row_id) ?? null);
    if ('code' in record) {
      page.rejects.push(record);
      if (row.record_id !== null) page.rejectedIds.push(row.record_id);
    } else {
      page.records.push(record);
      page.knownAs.push(contents.get(row.record_id ?? -1) ?? []);
    }
  }
  return page;
}

/** What a record has no room for. */
function lossesOf(rows: readonly SourceRow[]): string[] {
  return [
    ...(rows.some((row) => row.sequence_length === null && row.shape !== '') ? ['input_shape: a shape that is no sequence length is not carried over'] : []),
    ...(rows.some((row) => row.temperature_rise_c !== null) ? ['temperature_increase: not carried over'] : []),
  ];
}

/** Repetitions as a database of this program keeps them. */
function samplesOfResults(tables: readonly SourceTable[]): SamplesOfResults | null {
  const table = tables.find(({ label, columns }) => label === 'latency_samples' && ['result_id', 'iteration', 'latency_ms'].every((name) => columns.some((column) => column.name === name)));
  if (table === undefined) return null;
  return {
    sql: `SELECT CAST(result_id AS VARCHAR) AS result_id, string_agg(CAST(latency_ms AS VARCHAR), ',' ORDER BY TRY_CAST(iteration AS BIGINT)) AS latencies FROM ${tableSql(table)} WHERE TRY_CAST(latency_ms AS DOUBLE) > 0 GROUP BY 1`,
    key: (reader: ColumnReader) => reader.text(TEXT_FIELDS.result_key),
  };
}

/** A model that nothing is known of is untested everywhere; it is named with some device, and a device with some model. */
async function namesWithoutResult(engine: Engine, subjects: EvidenceSubjects): Promise<ResultRecord[]> {
  const unused = async (kind: 'model' | 'device'): Promise<number[]> => {
    const column = `${kind}_key`;
    const rows = await engine.ask({ name: `unused-${kind}`, sql: `SELECT s.${column}::INTEGER AS place FROM bench.${kind} AS s ANTI JOIN bench.evidence AS e ON e.${column} = s.${column} ORDER BY 1`, row: { place: NUMBER } });
    return rows.map(({ place }) => place);
  };
  const models = await unused('model');
  const devices = await unused('device');
  const [anyModel] = subjects.models.keys();
  const [anyDevice] = subjects.devices.keys();
  return Array.from({ length: Math.max(models.length, devices.length) }, (_, index) => {
    const model = subjects.models.get(models[index] ?? anyModel ?? -1);
    const hardware = subjects.devices.get(devices[index] ?? anyDevice ?? -1);
    return model === undefined || hardware === undefined ? null : resultRecord({ place: `models/${index + 1}`, model, hardware });
  }).filter((record) => record !== null);
}

/** A table of a source that holds something which has no place among records, and why. */
export interface LeftTable {
  readonly table: string;
  readonly reason: string;
  readonly rows: number;
}

export function leftTables(read: ReadDataset): readonly LeftTable[] {
  const { recognised, samples, events, zones, unused } = read.recognition;
  return [
    ...samples.map(({ table }) => left(table, 'samples over time are not carried over')),
    ...events.map(({ table }) => left(table, 'events over time are not carried over')),
    ...zones.map((table) => left(table, 'zones of samples are not carried over')),
    ...recognised.filter(({ concept }) => concept.key === 'capabilities').map(({ table }) => left(table, 'limits of hardware are not carried over')),
    ...unused.filter(({ table }) => !BOOKKEEPING_TABLES.has(table.label)).map(({ table, reason }) => left(table, reason)),
  ].filter(({ rows }) => rows > 0);
}

function left(table: SourceTable, reason: string): LeftTable {
  return { table: table.label, reason, rows: table.rowCount };
}
