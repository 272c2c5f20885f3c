import { INTEGER_FIELDS, POSITIVE_FIELDS } from './aliases.ts';
import type { Alias } from './aliases.ts';
import { REFERENCE_CLOCKS, sampleColumn } from './sampleChannels.ts';
import type { SampleColumn } from './sampleChannels.ts';
import type { SourceTable } from './table.ts';

/** A table whose rows are readings over time. */
export interface SampleTable {
  /** Position among the tables of samples, from 1. */
  readonly id: number;
  readonly table: SourceTable;
  readonly columns: readonly SampleColumn[];
  readonly time: Alias;
  /** Times kept as 32-bit numbers: epoch seconds are then exact to 128 s only. */
  readonly coarse: boolean;
  /** The columns that part the rows into runs; none: the whole table is one run. */
  readonly runColumns: readonly string[];
}

/** A table of moments or spans at which a device was throttled or became hot. */
export interface EventTable {
  readonly id: number;
  readonly table: SourceTable;
  readonly from: Alias;
  /** Null where only a duration, or nothing, tells its end. */
  readonly to: Alias | null;
  readonly durationS: Alias | null;
  /** The column that names the run, the result or the device. */
  readonly runColumn: string | null;
}

const TIMES = ['timestamp', 'time', 'ts', 'sampled_at', 'sample_time', 'recorded_at', 'measured_at', 'datetime', 'epoch_s', 'epoch_ms', 'elapsed_s', 'elapsed_seconds', 'time_s', 'offset_s', 'elapsed_ms', 'time_ms', 'offset_ms'];
const RUNS = ['test_id', 'test_result_id', 'result_id', 'performance_id', 'mobile_edge_id', 'run_id', 'benchmark_id', 'session_id', 'zone_id', 'sensor_id', 'recording_id', 'series_id', 'trace_id'];
const SUBJECTS = ['model_id', 'model_name', 'hardware_id', 'hardware_type', 'device_type', 'device_model', 'device_name', 'browser_name', 'gpu_name', 'zone_name'];
const EVENT_NAMES = new Set(['thermal_throttling_events', 'throttling_events', 'thermal_events']);

/** Columns of tables whose rows are results or events, each with a time of its own. */
const RESULT_COLUMNS = new Set([
  ...Object.entries(POSITIVE_FIELDS).filter(([field]) => field.startsWith('latency')).flatMap(([, aliases]) => aliases.map(({ column }) => column)),
  ...Object.values(INTEGER_FIELDS).flatMap((aliases) => aliases.map(({ column }) => column)),
  'precision', 'success', 'test_case', 'test_type', 'git_commit', 'event_type', 'duration_seconds', 'start_time', 'end_time', 'is_baseline', 'metric_name',
]);

/** What the tables that are no evidence hold over time. */
export interface TakenSamples {
  readonly samples: readonly SampleTable[];
  readonly events: readonly EventTable[];
  /** The zones that samples may refer to, with limits of their own, at most one table a file. */
  readonly zones: readonly SourceTable[];
}

/** Of one file; each costs a question when its runs are listed. */
const TABLES_AT_MOST = 20;

export function takeSamples(tables: readonly SourceTable[]): TakenSamples {
  const samples: SampleTable[] = [];
  const events: EventTable[] = [];
  for (const table of tables) {
    const event = eventTable(table, events.length + 1);
    const sample = event === null ? sampleTable(table, samples.length + 1) : null;
    if (event !== null && countIn(events, table) < TABLES_AT_MOST) events.push(event);
    if (sample !== null && countIn(samples, table) < TABLES_AT_MOST) samples.push(sample);
  }
  const zoned = new Set(samples.filter(({ runColumns }) => runColumns[0] === 'zone_id').map(({ table }) => table.catalog));
  const zones = [...zoned].flatMap((catalog) => tables.find((table) => table.catalog === catalog && isZoneTable(table)) ?? []);
  return { samples, events, zones };
}

/** How many of the tables are of the same file. */
function countIn(taken: readonly { readonly table: SourceTable }[], { catalog }: SourceTable): number {
  return taken.filter(({ table }) => table.catalog === catalog).length;
}

function isZoneTable({ label, columns }: SourceTable): boolean {
  const names = new Set(columns.map((column) => column.name.toLowerCase()));
  return label.toLowerCase() === 'thermal_zones' && names.has('id') && names.has('zone_name');
}

/** Tables of samples by their columns, whatever their name: a time and something sampled, and nothing that makes each row a result. */
export function sampleTable(table: SourceTable, id: number): SampleTable | null {
  const names = table.columns.map((column) => column.name.toLowerCase());
  const time = TIMES.find((name) => names.includes(name));
  if (time === undefined || names.some((name) => RESULT_COLUMNS.has(name))) return null;
  const columns = distinct(table.columns.filter(({ type }) => SAMPLED_TYPES.test(type)).flatMap((column) => sampleColumn(column) ?? []));
  if (!columns.some(({ channel }) => MAKE_A_TABLE.has(channel.kind))) return null;
  const type = table.columns.find((column) => column.name.toLowerCase() === time)?.type ?? '';
  const run = RUNS.find((name) => names.includes(name));
  return {
    id,
    table,
    columns,
    time: { column: time },
    coarse: /^(FLOAT|REAL)$/i.test(type),
    runColumns: run === undefined ? SUBJECTS.filter((name) => names.includes(name)) : [run],
  };
}

/** Recognised by name: an event is no sample, and few tables have any. */
export function eventTable(table: SourceTable, id: number): EventTable | null {
  if (!EVENT_NAMES.has(table.label.toLowerCase())) return null;
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  const first = (candidates: readonly string[]): string | null => candidates.find((name) => names.has(name)) ?? null;
  const from = first(['start_time', 'started_at', 'timestamp', 'time']);
  if (from === null) return null;
  const to = first(['end_time', 'ended_at']);
  const duration = first(['duration_seconds', 'duration_s']);
  return {
    id,
    table,
    from: { column: from },
    to: to === null ? null : { column: to },
    durationS: duration === null ? null : { column: duration },
    runColumn: first([...RUNS, 'device_model']),
  };
}

export function referenceClock(table: SourceTable): Alias | null {
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  return REFERENCE_CLOCKS.find(({ column }) => names.has(column)) ?? null;
}

/** A throughput or a level alone makes no table of power or heat. */
const MAKE_A_TABLE: ReadonlySet<string> = new Set(['power', 'temperature', 'clock', 'battery']);
const SAMPLED_TYPES = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL|BOOLEAN|VARCHAR)(\(\d+,\d+\))?$/i;
const ORDER = ['power', 'temperature', 'clock', 'throughput', 'battery', 'throttle'];
/** More than any device has sensors; each costs a look at every sample. */
const CHANNELS_AT_MOST = 24;

function distinct(columns: readonly SampleColumn[]): SampleColumn[] {
  const byName = new Map<string, SampleColumn>();
  for (const column of columns) {
    const key = `${column.channel.kind} ${column.channel.zone}`;
    if (!byName.has(key)) byName.set(key, column);
  }
  return [...byName.values()].toSorted((left, right) => rankOf(left) - rankOf(right)).slice(0, CHANNELS_AT_MOST);
}

function rankOf({ channel }: SampleColumn): number {
  return ORDER.indexOf(channel.kind) * 2 + (channel.zone === '' ? 0 : 1);
}
