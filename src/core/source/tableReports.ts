import type { Engine } from '../engine/engine.ts';
import { NUMBER, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { constants } from '../sql/quote.ts';
import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { supportColumns, tableSql } from './evidenceView.ts';
import type { EvidenceView, Reading } from './evidenceView.ts';
import { sourceOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { reportSamples } from './sampleReports.ts';
import { nameKey } from './subject.ts';
import type { SetAside, TableReport } from './report.ts';

/** Says of every table of the file what it was taken for, and what became of its rows and columns; `reported` says where the rows of a folded one are counted, `isJoined` whether power rows know their results. */
export async function reportTables(engine: Engine, recognition: Recognition, views: readonly EvidenceView[], dimensions: readonly Reading[], reported: (entry: RecognisedTable) => string | null, isJoined: boolean): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  const readings = [...dimensions, ...views.flatMap((view) => view.readings)];
  const evidence = recognition.recognised.filter(({ concept }) => concept.kind !== null);
  const [results, listed, samples] = await Promise.all([
    countEvidence(engine, evidence, reported),
    countListed(engine, recognition.recognised.filter((entry) => entry.concept.kind === null || isWide(entry))),
    reportSamples(engine, recognition),
  ]);
  for (const entry of recognition.recognised) {
    const columns = columnsOf(entry, readings);
    const own = listed.find((row) => row.table_id === entry.id) ?? null;
    const report = entry.concept.kind === null ? dimensionReport(entry, columns, own) : evidenceReport(entry, columns, results.filter((row) => row.table_id === entry.id), own, isJoined);
    reports.push({ source: sourceOf(recognition, entry.table).label, ...report });
  }
  reports.push(...samples);
  for (const { table, reason } of recognition.unused) {
    reports.push({ source: sourceOf(recognition, table).label, table: table.label, takenFor: null, rows: table.rowCount, used: 0, setAside: [], notes: [], columnsUsed: [], columnsIgnored: table.columns.map((column) => column.name), reason });
  }
  return reports;
}

/** A wide table has several rows of evidence for one of its own. */
function isWide({ concept }: RecognisedTable): boolean {
  return concept.key === 'cross-platform';
}

const EVIDENCE_ROW = { table_id: NUMBER, reason: TEXT, row_count: NUMBER, placeholders: NUMBER, simulated: NUMBER, from_run: NUMBER, undated: NUMBER, undecided: NUMBER, joined: NUMBER, unsure: NUMBER } as const;

const CONDITIONS = [['placeholders', 'placeholder'], ['simulated', `tier = 'simulated'`], ['from_run', 'time_from_run'], ['undated', 'at_ms IS NULL'], ['undecided', `code IS NULL AND kind <> 'power'`], ['joined', `kind = 'power' AND linked`]] as const;

/** What became of the rows of all tables of evidence, in one question; a folded one stands in the fold alone, as long as it counts there. */
async function countEvidence(engine: Engine, entries: readonly RecognisedTable[], reported: (entry: RecognisedTable) => string | null): Promise<readonly Row<typeof EVIDENCE_ROW>[]> {
  const ids = new Map<string, number[]>();
  for (const entry of entries) {
    const relation = reported(entry);
    const key = JSON.stringify([relation ?? 'bench.row', relation !== null ? 'sum(result_count)' : isWide(entry) ? 'count(DISTINCT row_id)' : 'count(*)']);
    ids.set(key, [...(ids.get(key) ?? []), entry.id]);
  }
  if (ids.size === 0) return [];
  const parts = [...ids].map(([key, tables]) => {
    const [relation, counted] = JSON.parse(key) as readonly [string, string];
    return `SELECT table_id, coalesce(reason, '') AS reason, ${counted} AS row_count, ${CONDITIONS.map(([name, condition]) => `coalesce(${counted} FILTER (WHERE ${condition}), 0) AS ${name}`).join(', ')} FROM ${relation} WHERE table_id IN (${tables.join(', ')}) GROUP BY 1, 2`;
  });
  return engine.ask({
    name: 'table-reports',
    sql: `SELECT c.table_id::INTEGER AS table_id, c.reason, ${['row_count', ...CONDITIONS.map(([name]) => name)].map((name) => `c.${name}::INTEGER AS ${name}`).join(', ')}, coalesce(u.unsure, 0)::INTEGER AS unsure
FROM (${parts.join('\nUNION ALL\n')}) AS c
LEFT JOIN (SELECT table_id, count(*) AS unsure FROM bench.power_link WHERE result_row IS NULL GROUP BY 1) AS u ON u.table_id = c.table_id
ORDER BY 1, 3 DESC, 2`,
    row: EVIDENCE_ROW,
  });
}

function evidenceReport(entry: RecognisedTable, columns: ReadColumns, rows: readonly Row<typeof EVIDENCE_ROW>[], own: Row<typeof LISTED_ROW> | null, isJoined: boolean): Omit<TableReport, 'source'> {
  const used = rows.find((row) => row.reason === '');
  const { table, concept } = entry;
  const setAside: SetAside[] = rows.filter((row) => row.reason !== '').map((row) => ({ reason: row.reason, rows: row.row_count }));
  const seen = rows.reduce((sum, row) => sum + row.row_count, 0);
  const total = isWide(entry) ? (own?.used ?? 0) : seen;
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
      ...(concept.kind !== 'power' ? [] : isJoined ? joinNotes(used?.row_count ?? 0, used?.joined ?? 0, used?.unsure ?? 0) : ['rows are still being joined with the results they belong to']),
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

const LISTED_ROW = { table_id: NUMBER, used: NUMBER, unknown: NUMBER, merged: NUMBER, ambiguous: NUMBER } as const;

/** What became of the rows of tables that describe, in one question; of a table that nothing is gathered from, how many there are. */
async function countListed(engine: Engine, entries: readonly RecognisedTable[]): Promise<readonly Row<typeof LISTED_ROW>[]> {
  if (entries.length === 0) return [];
  const parts = entries.map((entry) => {
    const gathered = DIMENSION_SQL.get(entry.concept.key);
    return `SELECT ${entry.id}::INTEGER AS table_id, ${gathered === undefined ? `count(*)::INTEGER AS used, 0 AS unknown, 0 AS merged, 0 AS ambiguous FROM ${tableSql(entry.table)} AS t` : gathered(entry.id)}`;
  });
  return engine.ask({ name: 'dimension-reports', sql: `${parts.join('\nUNION ALL\n')}\nORDER BY 1`, row: LISTED_ROW });
}

function dimensionReport(entry: RecognisedTable, columns: ReadColumns, own: Row<typeof LISTED_ROW> | null): Omit<TableReport, 'source'> {
  const found = own ?? { used: 0, unknown: 0, merged: 0, ambiguous: 0 };
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

const NAMED = 'count(name)::INTEGER AS used, (count(*) - count(name))::INTEGER AS unknown, (count(name) - count(DISTINCT name))::INTEGER AS merged, (count(DISTINCT (ref, name)) FILTER (WHERE ref IS NOT NULL AND name IS NOT NULL) - count(DISTINCT ref) FILTER (WHERE name IS NOT NULL))::INTEGER AS ambiguous';

const DIMENSION_SQL: ReadonlyMap<string, (tableId: number) => string> = new Map([
  ['models', (tableId) => `${NAMED} FROM (SELECT ref, CASE WHEN lower(name) NOT IN (${constants(UNKNOWN_WORDS)}) THEN ${nameKey('name')} END AS name FROM bench.model_source WHERE table_id = ${tableId})`],
  ['hardware', (tableId) => `${NAMED} FROM (SELECT ref, hardware_type || chr(31) || lower(device) AS name FROM bench.device_row WHERE table_id = ${tableId})`],
  ['runs', (tableId) => `count(ref)::INTEGER AS used, (count(*) - count(ref))::INTEGER AS unknown, (count(ref) - count(DISTINCT ref))::INTEGER AS merged, 0 AS ambiguous FROM bench.run_source WHERE table_id = ${tableId}`],
]);

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
