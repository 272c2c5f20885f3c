import type { Engine } from '../engine/engine.ts';
import { NUMBER_NULL, TEXT, TEXT_NULL } from '../engine/row.ts';
import type { Channel } from '../model/channel.ts';
import { channelLabel } from '../model/channel.ts';
import { formatCount } from '../model/format.ts';
import { THROTTLE_RULES, throttleCode, throttleOf } from '../model/throttle.ts';
import type { ReadDataset } from '../source/readDataset.ts';
import { sourceOf } from '../source/recognise.ts';
import { createRuns, runsReadAtOnce, runsTable } from '../source/sampleRuns.ts';
import type { SampleTable } from '../source/sampleTables.ts';
import { sampleView } from '../source/sampleView.ts';
import type { SampleView } from '../source/sampleView.ts';
import { tableSql } from '../source/evidenceView.ts';
import type { SampleRun } from '../sql/sampleRunList.ts';
import { RUNS_AT_MOST, sampleRunList } from '../sql/sampleRunList.ts';
import { DEVICE_LIMITS } from '../sql/deviceLimits.ts';
import { withDeviceLimit } from './limits.ts';
import type { DeviceLimits } from './limits.ts';
import { namingOf } from '../source/configurationNames.ts';
import type { Naming } from '../source/configurationNames.ts';
import type { SeriesInfo } from './types.ts';

/** A recorded run and where its samples are. */
export interface SeriesRun {
  readonly info: SeriesInfo;
  readonly view: SampleView;
  /** As in the column `run`. */
  readonly runKey: string;
  /** Of the first sample, on the clock of the table. */
  readonly startMs: number;
  readonly endMs: number;
  readonly modelKey: number | null;
  readonly deviceKey: number | null;
  readonly deviceName: string | null;
  /** Items per second of the result that the run belongs to; null where it has none, or several that differ. */
  readonly throughputPerS: number | null;
  /** Places of `info.channels` among the columns of the view. */
  readonly places: readonly number[];
  readonly undated: number;
}

export interface SeriesRuns {
  readonly runs: readonly SeriesRun[];
  readonly notes: readonly string[];
  readonly limits: DeviceLimits;
}

/** Earlier than this is no date but a time since the start of the run. */
const DATES_FROM_MS = 1e11;

/**
 * Lists the runs of every table of samples. The first time it reads through tables that were not read yet.
 * @throws {QueryError} when the engine refuses.
 */
export async function loadRuns(engine: Engine, read: ReadDataset): Promise<SeriesRuns> {
  const { recognition } = read;
  const zonesOf = new Map<string, ReadonlyMap<string, Zone>>();
  for (const table of recognition.zones) zonesOf.set(table.catalog, await loadZones(engine, tableSql(table), new Set(table.columns.map((column) => column.name.toLowerCase()))));
  const limits = new Map((await engine.ask(DEVICE_LIMITS)).map((row) => [row.device_key, row.limit_c]));
  const configurationOf = namingOf(read.dataset);
  const runs: SeriesRun[] = [];
  const notes: string[] = [];
  for (const table of recognition.samples) {
    if (!runsReadAtOnce(recognition, table)) await engine.run({ sql: createRuns(recognition, table) });
    const rows = await engine.ask(sampleRunList(runsTable(table), table.columns.length));
    const placed = rows.filter((row) => isPlaced(row));
    const stored = countSame(placed);
    const source = recognition.sources.length > 1 ? sourceOf(recognition, table.table).label : null;
    const name = nameOf(table, source, recognition.samples);
    const zones = zonesOf.get(table.table.catalog);
    notes.push(...notesAbout(name, rows, placed.length));
    const view = sampleView(table);
    runs.push(...placed.map((row) => toRun(row, { table, view, name, source, zone: table.runColumns[0] === 'zone_id' ? zones?.get(row.run_key) : undefined, limits, configurationOf, storedUnder: stored.get(samplesKey(row)) ?? 1 })));
  }
  return { runs: runs.toSorted(byName), notes, limits };
}

/** Equal for runs of a table that hold the same samples: as many of each channel, from and to the same moment, with the same sum. */
function samplesKey({ samples, start_ms, end_ms, count_list, peak_list, value_sum }: SampleRun): string {
  // The engine adds up in any order, which changes the last digits.
  return JSON.stringify([samples, start_ms, end_ms, count_list, peak_list, value_sum?.toPrecision(9) ?? null]);
}

function countSame(rows: readonly SampleRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(samplesKey(row), (counts.get(samplesKey(row)) ?? 0) + 1);
  return counts;
}

function byName({ info: left }: SeriesRun, { info: right }: SeriesRun): number {
  const known = Number(left.configuration === null) - Number(right.configuration === null);
  return known || compare(left.configuration?.model ?? '', right.configuration?.model ?? '') || compare(left.configuration?.device ?? '', right.configuration?.device ?? '') || (left.startMs ?? 0) - (right.startMs ?? 0) || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** A run can be drawn when it spans some time, and its times tell most of its samples apart. */
function isPlaced(row: SampleRun): boolean {
  return row.start_ms !== null && row.end_ms !== null && row.end_ms > row.start_ms && (row.moments === null || row.moments * 2 > row.samples);
}

function notesAbout(label: string, rows: readonly SampleRun[], placed: number): string[] {
  const notes: string[] = [];
  const total = rows[0]?.total ?? 0;
  const lost = rows.filter((row) => row.moments !== null && row.start_ms !== null && !isPlaced(row) && row.samples > 1);
  const short = rows.length - placed - lost.length;
  if (lost.length > 0) {
    notes.push(`${label}: ${runsText(lost.length)} cannot be placed in time: the times are kept as 32-bit numbers, which count seconds since 1970 in steps of 128 s, so that most samples share theirs`);
  }
  if (short > 0) notes.push(`${label}: ${runsText(short)} with fewer than two moments ${short === 1 ? 'is' : 'are'} not listed`);
  if (total > RUNS_AT_MOST) notes.push(`${label}: of ${formatCount(total)} runs the ${formatCount(RUNS_AT_MOST)} with most samples are listed`);
  return notes;
}

function runsText(count: number): string {
  return count === 1 ? 'one run' : `${formatCount(count)} runs`;
}

/** The table's name, with its file and its schema where another table has that name. */
function nameOf({ table }: SampleTable, source: string | null, all: readonly SampleTable[]): string {
  const alike = all.filter((other) => other.table.label === table.label);
  const inFile = alike.filter((other) => other.table.catalog === table.catalog);
  const name = inFile.length > 1 ? `${table.schema}.${table.label}` : table.label;
  return inFile.length === alike.length || source === null ? name : `${source}: ${name}`;
}

interface RunContext {
  readonly table: SampleTable;
  readonly view: SampleView;
  readonly name: string;
  readonly source: string | null;
  readonly zone: Zone | undefined;
  readonly limits: DeviceLimits;
  readonly configurationOf: Naming;
  readonly storedUnder: number;
}

function toRun(row: SampleRun, { table, view, name, source, zone, limits, configurationOf, storedUnder }: RunContext): SeriesRun {
  const startMs = row.start_ms ?? 0;
  const endMs = row.end_ms ?? startMs;
  const counts = row.count_list.split(',').map(Number);
  const peaks = row.peak_list.split(',').map((text) => (text === '' ? null : Number(text)));
  const places = table.columns.flatMap((_, index) => ((counts[index] ?? 0) > 0 ? [index] : []));
  const { model_key, device_key } = row;
  const limitC = device_key === null ? undefined : limits.get(device_key);
  const channels = places.map((place) => inZone(table.columns[place]?.channel, zone)).filter((channel) => channel !== undefined).map((channel) => withDeviceLimit(channel, limitC));
  const hot = places.some((place, index) => {
    const limit = channels[index]?.limit ?? null;
    const peak = peaks[place] ?? null;
    return limit !== null && peak !== null && peak >= limit - THROTTLE_RULES.limitMarginK;
  });
  const code = row.throttle !== null && row.throttle > 0 ? row.throttle : hot ? throttleCode('limit') : null;
  return {
    info: {
      id: `${name}/${row.run_key}`,
      table: table.table.label,
      source,
      configuration: model_key === null || device_key === null ? null : configurationOf({ ...row, model_key, device_key }),
      label: runLabel(table, row, zone),
      startMs: startMs < DATES_FROM_MS ? null : startMs,
      seconds: (endMs - startMs) / 1000,
      samples: row.samples,
      simulated: row.simulated,
      channels,
      throttle: throttleOf(code),
      stated: { powerW: row.power_w, seconds: row.duration_s },
      storedUnder,
    },
    view,
    runKey: row.run_key,
    startMs,
    endMs,
    modelKey: model_key,
    deviceKey: device_key,
    deviceName: row.device_name ?? zone?.device ?? null,
    throughputPerS: row.throughput_per_s,
    places,
    undated: row.row_count - row.samples,
  };
}

/** `test 17`, `zone cpu of Pixel 8`, or the table where it is all one run. */
function runLabel({ table, runColumns }: SampleTable, { run_key }: SampleRun, zone: Zone | undefined): string {
  if (zone !== undefined) return `zone ${zone.name}${zone.device === null ? '' : ` of ${zone.device}`}`;
  const [column, ...more] = runColumns;
  if (column === undefined) return table.label;
  if (run_key === '') return `${table.label}, rows without ${column}`;
  return more.length > 0 || !column.endsWith('_id') ? run_key : `${column.replace(/_id$/, '').replaceAll('_', ' ')} ${run_key}`;
}

interface Zone {
  readonly name: string;
  readonly device: string | null;
  readonly limitC: number | null;
}

function inZone(channel: Channel | undefined, zone: Zone | undefined): Channel | undefined {
  if (channel === undefined || zone === undefined || channel.kind !== 'temperature') return channel;
  return { ...channel, zone: zone.name, label: channelLabel('temperature', zone.name.toLowerCase()), limit: zone.limitC };
}

async function loadZones(engine: Engine, table: string, columns: ReadonlySet<string>): Promise<Map<string, Zone>> {
  const text = (name: string): string => (columns.has(name) ? `nullif(trim(left(CAST(t.${name} AS VARCHAR), 200)), '')` : 'NULL::VARCHAR');
  const rows = await engine.ask({
    name: 'thermal-zones',
    sql: `SELECT regexp_replace(CAST(t.id AS VARCHAR), '\\.0+$', '') AS id, coalesce(${text('zone_name')}, '') AS zone_name, coalesce(${text('device_model')}, ${text('device_type')}) AS device,
  ${columns.has('critical_temp') ? 'TRY_CAST(t.critical_temp AS DOUBLE)' : 'NULL::DOUBLE'} AS limit_c
FROM ${table} AS t
WHERE t.id IS NOT NULL
ORDER BY 1, 2
LIMIT 10000`,
    row: { id: TEXT, zone_name: TEXT, device: TEXT_NULL, limit_c: NUMBER_NULL },
  });
  return new Map(rows.map((row) => [row.id, { name: row.zone_name, device: row.device, limitC: row.limit_c }]));
}
