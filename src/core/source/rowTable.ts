import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { EvidenceView } from './evidenceView.ts';

/** The SQL around the table that keeps every row of evidence in the engine's memory: what pages ask, and why a row is set aside. */
export interface RowTable {
  /** The columns that it keeps of what a row says, whatever file and table it is in. */
  readonly content: readonly string[];
  readonly create: string;
  readonly insert: (view: EvidenceView) => string;
  /** Statements that make `bench.row` and `bench.evidence` of it, with every column, once nothing is written any more. */
  readonly expose: readonly string[];
}

interface RowColumn {
  readonly name: string;
  readonly type: string;
  /** What stands for it where no table of the file can fill it; null for what is always kept. */
  readonly absent: string | null;
}

const kept = (name: string, type: string): RowColumn => ({ name, type, absent: null });
const optional = (name: string, type: string, absent = `NULL::${type}`): RowColumn => ({ name, type, absent });

const COLUMNS: readonly RowColumn[] = [
  kept('table_id', 'USMALLINT'), kept('row_id', 'BIGINT'), kept('kind', 'VARCHAR'), kept('model_key', 'INTEGER'), kept('device_key', 'INTEGER'), kept('reason', 'VARCHAR'), kept('tier', 'VARCHAR'), kept('code', 'INTEGER'),
  kept('explicit', 'BOOLEAN'), kept('placeholder', 'BOOLEAN'), kept('time_from_run', 'BOOLEAN'), kept('at_ms', 'DOUBLE'), kept('precision', 'VARCHAR'), kept('batch', 'VARCHAR'), kept('shape', 'VARCHAR'), kept('test_case', 'VARCHAR'),
  optional('test_type', 'VARCHAR', `''`), optional('score', 'DOUBLE'), optional('run_key', 'INTEGER'), optional('version_key', 'INTEGER'), optional('iterations', 'INTEGER'), optional('linked', 'BOOLEAN', 'false'), optional('sources', 'USMALLINT', '1::USMALLINT'), kept('throttle', 'TINYINT'), optional('power_estimated', 'BOOLEAN', 'false'),
  optional('efficiency_conflict', 'BOOLEAN', 'false'), optional('latency_std_ms', 'DOUBLE'), optional('power_idle_w', 'DOUBLE'), optional('energy_j', 'DOUBLE'), optional('temperature_rise_c', 'DOUBLE'),
  ...METRIC_KEYS.map((key) => (key === 'throughput' ? kept : optional)(METRICS[key].column, 'DOUBLE')),
];

/** What the joining of power rows reads and writes. */
const JOINED = ['linked', 'power_estimated', 'efficiency_conflict', 'latency_ms', 'power_w', 'temperature_c', 'energy_j', 'duration_s', 'energy_per_item_j', 'items_per_joule', 'energy_delay_js'];

/** What a row says of itself; the others say where it is. Equal in all of them, two rows are one measurement. */
const PLACES = new Set(['table_id', 'row_id', 'reason', 'run_key', 'sources']);

/** Keeps the columns that some table of the file can fill, and those that joining needs where there is any: a million rows of nothing are 8 MB a column. */
export function rowTable(views: readonly EvidenceView[], { joins, several }: { readonly joins: boolean; readonly several: boolean }): RowTable {
  const filled = new Set([...views.flatMap((view) => [...view.filled]), ...(joins ? JOINED : []), ...(several ? ['sources'] : [])]);
  const stored = COLUMNS.filter(({ name, absent }) => absent === null || filled.has(name));
  const names = stored.map(({ name }) => name);
  const all = COLUMNS.map(({ name, absent }) => (names.includes(name) ? name : `${absent ?? 'NULL'} AS ${name}`));
  return {
    content: names.filter((name) => !PLACES.has(name)),
    create: `CREATE TABLE bench.row (${stored.map(({ name, type }) => `${name} ${name === 'table_id' && !several ? 'UTINYINT' : type}`).join(', ')})`,
    insert: (view) => `INSERT INTO bench.row SELECT ${names.join(', ')} FROM (${view.select})`,
    expose: [
      'ALTER TABLE bench.row RENAME TO stored_row',
      `CREATE VIEW bench.row AS SELECT ${all.join(', ')} FROM bench.stored_row`,
      `CREATE VIEW bench.evidence AS SELECT ${all.filter((column) => column !== 'reason').join(', ')} FROM bench.stored_row WHERE reason IS NULL`,
    ],
  };
}
