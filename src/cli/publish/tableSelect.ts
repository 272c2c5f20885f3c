import { RUN_TIME_ALIASES } from '../../core/source/dimensionTables.ts';
import { TEXT_FIELDS, TIME_ALIASES, BOOLEAN_FIELDS, HARDWARE_ALIASES } from '../../core/source/aliases.ts';
import { ColumnReader } from '../../core/source/columns.ts';
import { tableSql } from '../../core/source/evidenceView.ts';
import { scopeOf } from '../../core/source/recognise.ts';
import type { Recognition, RecognisedTable } from '../../core/source/recognise.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { quoteIdentifier } from '../../core/sql/quote.ts';

/** What of a table is published. */
export interface RowChoice {
  /** First moment that counts, epoch ms UTC; null for all. Rows without a time are kept. */
  readonly sinceMs: number | null;
  /** Of rows that say the same of one thing on one day, only the newest. */
  readonly newestOfDay: boolean;
}

/** A SELECT of the columns of a table as they are. */
export function wholeTable(table: SourceTable): string {
  return `SELECT ${columnsSql(table)} FROM ${tableSql(table)} AS t`;
}

/** A SELECT of the rows that a choice leaves of a table of evidence or of runs; needs `bench.run`. */
export function chosenRows(entry: RecognisedTable, recognition: Recognition, { sinceMs, newestOfDay }: RowChoice): string {
  const reader = new ColumnReader(entry.table);
  const isRun = entry.concept.key === 'runs';
  const run = reader.text(TEXT_FIELDS.run_ref);
  const own = isRun ? reader.time(RUN_TIME_ALIASES) : reader.time(TIME_ALIASES);
  const time = isRun ? own : `coalesce(${own}, r.started_ms)`;
  const join = isRun ? '' : `\nLEFT JOIN bench.run AS r ON r.scope = ${scopeOf(recognition, entry, 'runs')} AND r.ref = ${run}`;
  const where = sinceMs === null ? '' : `\nWHERE coalesce(${time} >= ${sinceMs}::DOUBLE, true)`;
  const newest = newestOfDay ? `\nQUALIFY row_number() OVER (PARTITION BY ${sameThing(entry, reader)}, floor(${time} / 86400000) ORDER BY ${time} DESC, ${reader.rowId()} DESC) = 1` : '';
  return `${wholeTable(entry.table)}${join}${where}${newest}`;
}

/** What two tests have in common that say the same of the same thing. */
function sameThing(entry: RecognisedTable, reader: ColumnReader): string {
  const hardware = HARDWARE_ALIASES[entry.concept.hardwareColumns];
  const words = [TEXT_FIELDS.model_ref, TEXT_FIELDS.model_name, TEXT_FIELDS.status, TEXT_FIELDS.error_type, TEXT_FIELDS.test_type, TEXT_FIELDS.test_case, TEXT_FIELDS.precision, TEXT_FIELDS.declared];
  const places = [hardware.ref, hardware.type, hardware.device].map((names) => names.map((column) => ({ column })));
  const marks = ['is_simulated', 'is_simulation', 'mock_mode', 'simulation_mode'].filter((column) => reader.has(column)).map((column) => `t.${quoteIdentifier(column)}`);
  return [...[...words, ...places].map((aliases) => reader.text(aliases)), reader.boolean(BOOLEAN_FIELDS.success), ...marks].join(', ');
}

function columnsSql(table: SourceTable): string {
  return table.columns.map((column) => `t.${quoteIdentifier(column.name)}`).join(', ');
}
