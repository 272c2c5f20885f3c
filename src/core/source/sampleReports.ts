import type { Engine } from '../engine/engine.ts';
import { NUMBER } from '../engine/row.ts';
import { tableSql } from './evidenceView.ts';
import { sourceOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import type { TableReport } from './report.ts';
import { eventView, sampleView } from './sampleView.ts';
import type { SourceTable } from './table.ts';

/** What was read of tables that record something over time; their rows stay in the file until they are drawn. */
export async function reportSamples(engine: Engine, recognition: Recognition): Promise<TableReport[]> {
  const { samples, events, zones } = recognition;
  const report = (table: SourceTable, takenFor: string, read: Read): Promise<TableReport> => reportTable(engine, recognition, table, takenFor, read);
  const reports: TableReport[] = [];
  for (const table of samples) {
    const { select, reader } = sampleView(table);
    const notes = [...reader.notes, ...(table.coarse ? ['times are kept as 32-bit numbers: as seconds since 1970 they are exact to 128 s only'] : [])];
    reports.push(await report(table.table, 'samples over time', { select, used: reader.used, notes, time: 'ms' }));
  }
  for (const table of events) {
    const { select, reader } = eventView(table);
    reports.push(await report(table.table, 'throttling events', { select, used: reader.used, notes: [...reader.notes], time: 'from_ms' }));
  }
  for (const table of zones) reports.push(await report(table, 'zones of samples', { select: `SELECT id FROM ${tableSql(table)}`, used: new Set(ZONE_COLUMNS), notes: [], time: 'id' }));
  return reports;
}

/** The columns read of a table of zones. */
export const ZONE_COLUMNS = ['id', 'zone_name', 'device_type', 'device_model', 'critical_temp'] as const;

interface Read {
  readonly select: string;
  readonly used: ReadonlySet<string>;
  readonly notes: readonly string[];
  /** The column without which a row cannot be placed. */
  readonly time: string;
}

async function reportTable(engine: Engine, recognition: Recognition, table: SourceTable, takenFor: string, { select, used, notes, time }: Read): Promise<TableReport> {
  const rows = await engine.ask({ name: 'sample-report', sql: `SELECT count(*)::DOUBLE AS row_count, count(${time})::DOUBLE AS placed FROM (${select})`, row: { row_count: NUMBER, placed: NUMBER } });
  const { row_count: total, placed } = rows[0] ?? { row_count: 0, placed: 0 };
  const names = table.columns.map((column) => column.name);
  return {
    source: sourceOf(recognition, table).label,
    table: table.label,
    takenFor,
    rows: total,
    used: placed,
    setAside: placed < total ? [{ reason: time === 'id' ? 'has no id' : 'has no time', rows: total - placed }] : [],
    notes,
    columnsUsed: names.filter((name) => used.has(name)),
    columnsIgnored: names.filter((name) => !used.has(name)),
    reason: null,
  };
}
