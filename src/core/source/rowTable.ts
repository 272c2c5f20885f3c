import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { EvidenceView } from './evidenceView.ts';

/** The SQL around `bench.stored_row`, which keeps rows of evidence in the engine's memory: what pages ask, and why a row is set aside. */
export interface RowTable {
  /** Its columns in their order. */
  readonly names: readonly string[];
  /** The columns that it keeps of what a row says, whatever file and table it is in. */
  readonly content: readonly string[];
  readonly create: string;
  readonly insert: (view: EvidenceView, where?: string, into?: string) => string;
  /** A SELECT of what a folded table says, in the columns of `counted`, with `reason`. */
  readonly folded: (view: EvidenceView) => string;
  /** Makes `bench.row` of it, with every column. */
  readonly expose: string;
  /** Columns of results, each of which stands for `result_count` that are alike, from a relation that has some of them. */
  readonly counted: (from: 'stored' | 'folded', relation: string, condition?: string) => string;
  /** What is told of the rows of a table, those set aside too. */
  readonly reported: (from: 'stored' | 'folded', relation: string) => string;
  /** The columns of `bench.evidence`, of every row that a view selects; of some columns it may be known what all of them say. */
  readonly evidence: (view: EvidenceView, known?: ReadonlyMap<string, string>) => string;
  /** The same of the rows that are kept one by one. */
  readonly stored: string;
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
  const placed = all.filter((column) => column !== 'reason');
  const cast = COLUMNS.filter(({ name }) => names.includes(name)).map(({ name, type }) => `${name}::${type} AS ${name}`);
  const evidence = `SELECT ${placed.join(', ')} FROM bench.stored_row WHERE reason IS NULL`;
  return {
    names,
    content: names.filter((name) => !PLACES.has(name)),
    create: `CREATE TABLE bench.stored_row (${stored.map(({ name, type }) => `${name} ${name === 'table_id' && !several ? 'UTINYINT' : type}`).join(', ')})`,
    insert: (view, where = 'true', into = 'bench.stored_row') => `INSERT INTO ${into} SELECT ${names.join(', ')} FROM (${view.select}) WHERE ${where}`,
    folded: (view) => `SELECT ${cast.join(', ')}, oldest_ms::DOUBLE AS oldest_ms, result_count::INTEGER AS result_count FROM (${view.select})`,
    expose: `CREATE VIEW bench.row AS SELECT ${all.join(', ')} FROM bench.stored_row`,
    counted: (from, relation, condition = 'true') => `SELECT ${placed.join(', ')}, ${from === 'stored' ? 'at_ms AS oldest_ms, 1::INTEGER AS result_count' : 'oldest_ms, result_count'} FROM ${relation} WHERE reason IS NULL AND ${condition}`,
    reported: (from, relation) => `SELECT table_id, kind, reason, tier, code, placeholder, time_from_run, at_ms, ${names.includes('linked') ? 'linked' : 'false AS linked'}, ${from === 'stored' ? '1::INTEGER AS result_count' : 'result_count'} FROM ${relation}`,
    evidence: (view, known) => `SELECT ${placed.map((column) => (known?.has(column) === true ? `${known.get(column)} AS ${column}` : column)).join(', ')} FROM (SELECT ${cast.join(', ')} FROM (${view.select})) WHERE reason IS NULL`,
    stored: evidence,
  };
}
