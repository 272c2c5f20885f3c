import type { Engine } from '../engine/engine.ts';
import { NUMBER, TEXT } from '../engine/row.ts';
import { constants } from '../sql/quote.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import type { ColumnReader } from './columns.ts';
import type { EvidenceView } from './evidenceView.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import type { SetAside, TableReport } from './report.ts';

/** Says of every table of the file what it was taken for, and what became of its rows and columns. */
export async function reportTables(engine: Engine, recognition: Recognition, views: readonly EvidenceView[], readers: ReadonlyMap<RecognisedTable, ColumnReader>): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const entry of recognition.recognised) {
    const view = views.find((candidate) => candidate.entry === entry);
    reports.push(view === undefined ? await dimensionReport(engine, entry, readers.get(entry)) : await evidenceReport(engine, view));
  }
  for (const { table, reason } of recognition.unused) {
    reports.push({ table: table.label, takenFor: null, rows: table.rowCount, used: 0, setAside: [], notes: [], columnsUsed: [], columnsIgnored: table.columns.map((column) => column.name), reason });
  }
  return reports;
}

async function evidenceReport(engine: Engine, view: EvidenceView): Promise<TableReport> {
  const rows = await engine.ask({
    name: 'table-report',
    sql: `SELECT coalesce(reason, '') AS reason, count(DISTINCT row_id)::INTEGER AS row_count,
  count(DISTINCT row_id) FILTER (WHERE placeholder)::INTEGER AS placeholders,
  count(DISTINCT row_id) FILTER (WHERE tier = 'simulated')::INTEGER AS simulated,
  count(DISTINCT row_id) FILTER (WHERE time_from_run)::INTEGER AS from_run,
  count(DISTINCT row_id) FILTER (WHERE at_ms IS NULL)::INTEGER AS undated,
  count(DISTINCT row_id) FILTER (WHERE code IS NULL AND kind <> 'power')::INTEGER AS undecided
FROM bench.row WHERE table_id = $1::INTEGER GROUP BY 1 ORDER BY 2 DESC, 1`,
    params: [view.entry.id],
    row: { reason: TEXT, row_count: NUMBER, placeholders: NUMBER, simulated: NUMBER, from_run: NUMBER, undated: NUMBER, undecided: NUMBER },
  });
  const used = rows.find((row) => row.reason === '');
  const { table, concept } = view.entry;
  const setAside: SetAside[] = rows.filter((row) => row.reason !== '').map((row) => ({ reason: row.reason, rows: row.row_count }));
  const seen = rows.reduce((sum, row) => sum + row.row_count, 0);
  if (concept.key === 'cross-platform' && seen < table.rowCount) setAside.push({ reason: 'states support for no hardware', rows: table.rowCount - seen });
  return {
    ...columnsOf(view.entry, view.readers),
    table: table.label,
    takenFor: concept.label,
    rows: table.rowCount,
    used: used?.row_count ?? 0,
    setAside,
    notes: [
      ...count(sum(rows, 'placeholders'), 'placeholder of zeros, taken as “not measured”', 'placeholders of zeros, taken as “not measured”'),
      ...count(sum(rows, 'simulated'), 'simulated row', 'simulated rows'),
      ...count(used?.undecided ?? 0, 'row that decides nothing (skipped, running, unknown, not measured)', 'rows that decide nothing (skipped, running, unknown, not measured)'),
      ...count(used?.from_run ?? 0, 'row dated by the start of its run', 'rows dated by the start of their run'),
      ...count(used?.undated ?? 0, 'row without a time', 'rows without a time'),
      ...new Set(view.readers.flatMap((reader) => [...reader.notes])),
    ],
    reason: null,
  };
}

async function dimensionReport(engine: Engine, entry: RecognisedTable, reader: ColumnReader | undefined): Promise<TableReport> {
  const sql = DIMENSION_SQL.get(entry.concept.key);
  const rows = sql === undefined ? [] : await engine.ask({ name: 'dimension-report', sql, row: { used: NUMBER, unknown: NUMBER, merged: NUMBER } });
  const found = rows[0] ?? { used: entry.table.rowCount, unknown: 0, merged: 0 };
  return {
    ...columnsOf(entry, reader === undefined ? [] : [reader]),
    table: entry.table.label,
    takenFor: entry.concept.label,
    rows: entry.table.rowCount,
    used: found.used,
    setAside: found.unknown > 0 ? [{ reason: 'the name is “unknown” or missing', rows: found.unknown }] : [],
    notes: count(found.merged, 'duplicate joined with its twin', 'duplicates joined with their twins'),
    reason: null,
  };
}

const DIMENSION_SQL = new Map([
  ['models', `SELECT (count(*) FILTER (WHERE known))::INTEGER AS used, (count(*) FILTER (WHERE NOT known))::INTEGER AS unknown, (count(*) FILTER (WHERE known) - count(DISTINCT CASE WHEN known THEN lower(name) END))::INTEGER AS merged
FROM (SELECT name, name IS NOT NULL AND lower(name) NOT IN (${constants(UNKNOWN_WORDS)}) AS known FROM bench.model_source WHERE ord < 1e15)`],
  ['hardware', `SELECT (count(hardware_type))::INTEGER AS used, (count(*) FILTER (WHERE hardware_type IS NULL))::INTEGER AS unknown, (count(hardware_type) - count(DISTINCT CASE WHEN hardware_type IS NOT NULL THEN hardware_type || ' ' || lower(device) END))::INTEGER AS merged
FROM bench.device_row WHERE ord < 1e15`],
  ['runs', 'SELECT count(ref)::INTEGER AS used, (count(*) - count(ref))::INTEGER AS unknown, (count(ref) - count(DISTINCT ref))::INTEGER AS merged FROM bench.run_source'],
]);

function columnsOf(entry: RecognisedTable, readers: readonly ColumnReader[]): { readonly columnsUsed: string[]; readonly columnsIgnored: string[] } {
  const used = new Set(entry.concept.key === 'info' ? ['key', 'value'] : readers.flatMap((reader) => [...reader.used]));
  const names = entry.table.columns.map((column) => column.name);
  return { columnsUsed: names.filter((name) => used.has(name)), columnsIgnored: names.filter((name) => !used.has(name)) };
}

function count(rows: number, one: string, many: string): string[] {
  return rows === 0 ? [] : [`${rows.toLocaleString('en')} ${rows === 1 ? one : many}`];
}

function sum<K extends string>(rows: readonly { readonly [P in K]: number }[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
