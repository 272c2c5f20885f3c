import type { Engine } from '../engine/engine.ts';
import { NUMBER, TEXT } from '../engine/row.ts';
import { constants } from '../sql/quote.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { supportColumns, tableSql } from './evidenceView.ts';
import type { EvidenceView, Reading } from './evidenceView.ts';
import { sourceOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { reportSamples } from './sampleReports.ts';
import { nameKey } from './subject.ts';
import type { SetAside, TableReport } from './report.ts';

/** Says of every table of the file what it was taken for, and what became of its rows and columns; `reported` says where the rows of a folded one are counted. */
export async function reportTables(engine: Engine, recognition: Recognition, views: readonly EvidenceView[], dimensions: readonly Reading[], reported: (entry: RecognisedTable) => string | null): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  const readings = [...dimensions, ...views.flatMap((view) => view.readings)];
  for (const entry of recognition.recognised) {
    const columns = columnsOf(entry, readings);
    const report = entry.concept.kind === null ? await dimensionReport(engine, entry, columns) : await evidenceReport(engine, entry, columns, reported(entry));
    reports.push({ source: sourceOf(recognition, entry.table).label, ...report });
  }
  reports.push(...(await reportSamples(engine, recognition)));
  for (const { table, reason } of recognition.unused) {
    reports.push({ source: sourceOf(recognition, table).label, table: table.label, takenFor: null, rows: table.rowCount, used: 0, setAside: [], notes: [], columnsUsed: [], columnsIgnored: table.columns.map((column) => column.name), reason });
  }
  return reports;
}

async function evidenceReport(engine: Engine, entry: RecognisedTable, columns: ReadColumns, reported: string | null): Promise<Omit<TableReport, 'source'>> {
  // A wide table has several rows of evidence for one of its own; a folded one stands in the fold alone, as long as it counts there.
  const [counted, relation] = reported !== null ? ['sum(result_count)', reported] : ['count(DISTINCT row_id)', 'bench.row'];
  const rows = await engine.ask({
    name: 'table-report',
    sql: `SELECT coalesce(reason, '') AS reason, ${counted}::INTEGER AS row_count,
  ${[['placeholders', 'placeholder'], ['simulated', `tier = 'simulated'`], ['from_run', 'time_from_run'], ['undated', 'at_ms IS NULL'], ['undecided', `code IS NULL AND kind <> 'power'`], ['joined', `kind = 'power' AND linked`]].map(([name, condition]) => `coalesce(${counted} FILTER (WHERE ${condition}), 0)::INTEGER AS ${name}`).join(',\n  ')},
  (SELECT count(*) FROM bench.power_link AS l WHERE l.table_id = $1::INTEGER AND l.result_row IS NULL)::INTEGER AS unsure
FROM ${relation} WHERE table_id = $1::INTEGER GROUP BY 1 ORDER BY 2 DESC, 1`,
    params: [entry.id],
    row: { reason: TEXT, row_count: NUMBER, placeholders: NUMBER, simulated: NUMBER, from_run: NUMBER, undated: NUMBER, undecided: NUMBER, joined: NUMBER, unsure: NUMBER },
  });
  const used = rows.find((row) => row.reason === '');
  const { table, concept } = entry;
  const setAside: SetAside[] = rows.filter((row) => row.reason !== '').map((row) => ({ reason: row.reason, rows: row.row_count }));
  const seen = rows.reduce((sum, row) => sum + row.row_count, 0);
  const total = concept.key === 'cross-platform' ? await countRows(engine, entry) : seen;
  if (seen < total) setAside.push({ reason: 'states support for no hardware', rows: total - seen });
  return {
    columnsUsed: columns.columnsUsed,
    columnsIgnored: columns.columnsIgnored,
    table: table.label,
    takenFor: concept.label,
    rows: total,
    used: used?.row_count ?? 0,
    setAside,
    notes: [
      ...count(sum(rows, 'placeholders'), 'placeholder of zeros, taken as “not measured”', 'placeholders of zeros, taken as “not measured”'),
      ...count(sum(rows, 'simulated'), 'simulated row', 'simulated rows'),
      ...count(used?.undecided ?? 0, 'row that decides nothing (skipped, running, unknown, not measured)', 'rows that decide nothing (skipped, running, unknown, not measured)'),
      ...count(used?.from_run ?? 0, 'row dated by the start of its run', 'rows dated by the start of their run'),
      ...count(used?.undated ?? 0, 'row without a time', 'rows without a time'),
      ...(concept.kind === 'power' ? joinNotes(used?.row_count ?? 0, used?.joined ?? 0, used?.unsure ?? 0) : []),
      ...columns.notes,
    ],
    reason: null,
  };
}

/** What became of power rows; of some nobody can say which result they belong to. */
function joinNotes(used: number, joined: number, unsure: number): string[] {
  return [
    ...count(joined, 'row joined with the result it belongs to', 'rows joined with the result they belong to'),
    ...count(unsure, 'row that fits several results, or shares one, and is joined with none', 'rows that fit several results, or share one, and are joined with none'),
    ...count(used - joined - unsure, 'row whose result isn’t in the file', 'rows whose result isn’t in the file'),
  ];
}

async function dimensionReport(engine: Engine, entry: RecognisedTable, columns: ReadColumns): Promise<Omit<TableReport, 'source'>> {
  const sql = DIMENSION_SQL.get(entry.concept.key);
  const rows = sql === undefined ? [] : await engine.ask({ name: 'dimension-report', sql, params: [entry.id], row: { used: NUMBER, unknown: NUMBER, merged: NUMBER, ambiguous: NUMBER } });
  const found = rows[0] ?? { used: await countRows(engine, entry), unknown: 0, merged: 0, ambiguous: 0 };
  return {
    columnsUsed: columns.columnsUsed,
    columnsIgnored: columns.columnsIgnored,
    table: entry.table.label,
    takenFor: entry.concept.label,
    rows: found.used + found.unknown,
    used: found.used,
    setAside: found.unknown > 0 ? [{ reason: entry.concept.key === 'runs' ? 'has no id' : 'the name is “unknown” or missing', rows: found.unknown }] : [],
    notes: [
      ...count(found.merged, 'duplicate joined with its twin', 'duplicates joined with their twins'),
      ...count(found.ambiguous, 'row whose id an earlier row has for something else: references go to the earlier', 'rows whose ids earlier rows have for something else: references go to the earlier'),
      ...columns.notes,
    ],
    reason: null,
  };
}

const DIMENSION_SQL = new Map([
  ['models', `SELECT count(name)::INTEGER AS used, (count(*) - count(name))::INTEGER AS unknown, (count(name) - count(DISTINCT name))::INTEGER AS merged, (count(DISTINCT (ref, name)) FILTER (WHERE ref IS NOT NULL AND name IS NOT NULL) - count(DISTINCT ref) FILTER (WHERE name IS NOT NULL))::INTEGER AS ambiguous
FROM (SELECT ref, CASE WHEN lower(name) NOT IN (${constants(UNKNOWN_WORDS)}) THEN ${nameKey('name')} END AS name FROM bench.model_source WHERE table_id = $1::INTEGER)`],
  ['hardware', `SELECT count(name)::INTEGER AS used, (count(*) - count(name))::INTEGER AS unknown, (count(name) - count(DISTINCT name))::INTEGER AS merged, (count(DISTINCT (ref, name)) FILTER (WHERE ref IS NOT NULL AND name IS NOT NULL) - count(DISTINCT ref) FILTER (WHERE name IS NOT NULL))::INTEGER AS ambiguous
FROM (SELECT ref, hardware_type || chr(31) || lower(device) AS name FROM bench.device_row WHERE table_id = $1::INTEGER)`],
  ['runs', 'SELECT count(ref)::INTEGER AS used, (count(*) - count(ref))::INTEGER AS unknown, (count(ref) - count(DISTINCT ref))::INTEGER AS merged, 0 AS ambiguous FROM bench.run_source WHERE table_id = $1::INTEGER'],
]);

async function countRows(engine: Engine, entry: RecognisedTable): Promise<number> {
  const rows = await engine.ask({ name: 'row-count', sql: `SELECT count(*)::DOUBLE AS row_count FROM ${tableSql(entry.table)} AS t`, row: { row_count: NUMBER } });
  return rows[0]?.row_count ?? 0;
}

interface ReadColumns {
  readonly columnsUsed: readonly string[];
  readonly columnsIgnored: readonly string[];
  readonly notes: readonly string[];
}

/** What was read of a table, by whichever question. */
function columnsOf(entry: RecognisedTable, readings: readonly Reading[]): ReadColumns {
  const readers = readings.filter((reading) => reading.entry === entry).map((reading) => reading.reader);
  const used = new Set(entry.concept.key === 'info' ? ['key', 'value'] : readers.flatMap((reader) => [...reader.used]));
  const names = entry.table.columns.map((column) => column.name);
  const supports = entry.concept.key === 'cross-platform' ? supportColumns(entry.table).length : 0;
  const tooMany = supports > 0 && names.filter((name) => /_support$/i.test(name)).length > supports ? [`only the first ${supports} hardware columns are read`] : [];
  return { columnsUsed: names.filter((name) => used.has(name)), columnsIgnored: names.filter((name) => !used.has(name)), notes: [...new Set([...readers.flatMap((reader) => [...reader.notes]), ...tooMany])] };
}

function count(rows: number, one: string, many: string): string[] {
  return rows === 0 ? [] : [`${rows.toLocaleString('en')} ${rows === 1 ? one : many}`];
}

function sum<K extends string>(rows: readonly { readonly [P in K]: number }[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
