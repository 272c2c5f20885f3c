import { CHIP_ZONES } from '../model/channel.ts';
import { constant } from '../sql/quote.ts';
import { COPY_REASON } from './copies.ts';
import { THROTTLE_RULES, throttleCode } from '../model/throttle.ts';
import { linkedRows, statedSubject } from './sampleLinks.ts';
import type { Recognition } from './recognise.ts';
import type { SampleTable } from './sampleTables.ts';
import { canShowThrottling, throttleChannels, throttleOfRuns } from './sampleThrottle.ts';
import { STATED_NAMES, eventView, sampleView } from './sampleView.ts';

/** The relation that holds one row for each run of a table of samples. */
export function runsTable({ id }: SampleTable): string {
  return `bench.sample_run_${id}`;
}

/** Whether the runs of a table are worked out while the file is read, because they may mark results as throttled; the others when they are first asked for. */
export function runsReadAtOnce(recognition: Recognition, table: SampleTable): boolean {
  return canShowThrottling(throttleChannels(sampleView(table))) || (chipPlaces(table).length > 0 && statesLimits(recognition));
}

/** The temperatures of the device itself. */
function chipPlaces({ columns }: SampleTable): number[] {
  return columns.flatMap(({ channel }, place) => (channel.kind === 'temperature' && CHIP_ZONES.has(channel.zone) ? [place] : []));
}

function statesLimits({ recognised }: Recognition): boolean {
  return recognised.some(({ concept, table }) => concept.kind === null && table.columns.some(({ name }) => LIMIT_COLUMNS.has(name.toLowerCase())));
}

/** Where `bench.device_facts` has its limits from. */
const LIMIT_COLUMNS: ReadonlySet<string> = new Set(['thermal_limit_celsius', 'max_temperature_celsius']);

const SAME = (column: string): string => `CASE WHEN min(${column}) = max(${column}) THEN min(${column}) END AS ${column}`;
const SHAPED = ['precision', 'batch', 'shape', 'test_case'] as const;

/** The statement that works out the runs of a table: when, how many samples of each channel, of which configuration, throttled or not. */
export function createRuns(recognition: Recognition, table: SampleTable): string {
  const view = sampleView(table);
  const column = table.runColumns.length === 1 ? (table.runColumns[0] ?? null) : null;
  const rows = linkedRows(recognition, table.table, column);
  const stated = statedSubject(recognition, table.table, 'r');
  const counts = table.columns.map((_, index) => `count(c${index}) FILTER (WHERE ms IS NOT NULL)::INTEGER AS n${index}`);
  const peaks = table.columns.map(({ channel }, index) => `${channel.kind === 'temperature' ? `max(c${index})` : 'NULL::DOUBLE'} AS max${index}`);
  const throttled = canShowThrottling(throttleChannels(view)) ? throttleOfRuns(view) : 'SELECT NULL AS run, NULL::INTEGER AS throttle WHERE false';
  const chips = chipPlaces(table);
  const hot = chips.map((place) => `r.max${place} >= f.thermal_limit_c - ${THROTTLE_RULES.limitMarginK}`).join(' OR ');
  const throttle = chips.length === 0 ? 't.throttle' : `CASE WHEN t.throttle > 0 THEN t.throttle WHEN ${hot} THEN ${throttleCode('limit')} ELSE t.throttle END`;
  return `CREATE OR REPLACE TABLE ${runsTable(table)} AS
WITH r AS MATERIALIZED (
  SELECT run, coalesce(run::VARCHAR, '') AS run_key, count(*)::INTEGER AS row_count, count(ms)::INTEGER AS samples,
    ${table.coarse ? 'count(DISTINCT ms)::INTEGER' : 'NULL::INTEGER'} AS moments,
    min(ms) AS start_ms, max(ms) AS end_ms, ${view.states.includes('simulated') ? 'coalesce(bool_or(simulated), false)' : 'false'} AS simulated,
    ${STATED_NAMES.map((name) => (view.states.includes(name) ? `CASE WHEN min(${name}) = max(${name}) THEN min(${name})::VARCHAR END AS ${name}` : `NULL::VARCHAR AS ${name}`)).join(', ')},
    ${[...counts, ...peaks].join(', ')},
    sum(coalesce(${table.columns.map((_, index) => `c${index}`).join(', ')})) FILTER (WHERE ms IS NOT NULL)::DOUBLE AS value_sum
  FROM (${view.select})
  GROUP BY run
)
SELECT r.run_key, r.row_count, r.samples, r.moments, r.start_ms, r.end_ms,
  r.simulated OR coalesce(l.simulated, false) AS simulated,
  coalesce(l.model_key, ${stated.modelKey}) AS model_key,
  coalesce(l.device_key, ${stated.deviceKey}) AS device_key,
  ${SHAPED.map((part) => `coalesce(l.${part}, '') AS ${part}`).join(', ')},
  l.throughput_per_s, l.power_w, l.duration_s, r.device_name, r.value_sum,
  ${throttle} AS throttle,
  ${table.columns.map((_, index) => `r.n${index}, r.max${index}`).join(', ')}
FROM r
LEFT JOIN (${links(rows)}) AS l ON l.run = r.run_key
LEFT JOIN (${throttled}) AS t ON t.run IS NOT DISTINCT FROM r.run
${stated.joins}
LEFT JOIN bench.device_facts AS f ON f.device_key = coalesce(l.device_key, ${stated.deviceKey})`;
}

/** For each run what the rows that it names agree on, of the best table that has any; nothing where they are of several models or devices. */
function links(rows: string | null): string {
  if (rows === null) return `SELECT NULL::VARCHAR AS run, NULL::INTEGER AS model_key, NULL::INTEGER AS device_key, false AS simulated, NULL::DOUBLE AS throughput_per_s, NULL::DOUBLE AS power_w, NULL::DOUBLE AS duration_s, ${SHAPED.map((part) => `'' AS ${part}`).join(', ')} WHERE false`;
  return `SELECT k.run, min(b.model_key) AS model_key, min(b.device_key) AS device_key, bool_or(b.tier = 'simulated') AS simulated,
    ${['throughput_per_s', 'power_w', 'duration_s'].map((column) => SAME(`b.${column}`).replace(/AS b\./, 'AS ')).join(', ')},
    ${SHAPED.map((part) => SAME(`b.${part}`).replace(/AS b\./, 'AS ')).join(', ')}
  FROM (${rows}) AS k
  JOIN bench.row AS b ON b.table_id = k.table_id AND b.row_id = k.row_id
  WHERE (b.reason IS NULL OR b.reason = ${constant(COPY_REASON)})
    AND k.run IN (SELECT run_key FROM r)
  GROUP BY k.run, k.rank
  HAVING min(b.model_key) = max(b.model_key) AND min(b.device_key) = max(b.device_key)
  QUALIFY row_number() OVER (PARTITION BY k.run ORDER BY k.rank) = 1`;
}

/**
 * Statements that set `bench.row.throttle` by what samples and events of the file show, to be run once power rows are joined
 * with their results. Evidence never makes a mark weaker; a flag that says "not throttled" counts where nothing else is said.
 */
export function throttleFromSamples(recognition: Recognition): readonly string[] {
  const bySamples = recognition.samples.filter((table) => runsReadAtOnce(recognition, table)).flatMap((table) => {
    const rows = linkedRows(recognition, table.table, table.runColumns.length === 1 ? (table.runColumns[0] ?? null) : null);
    const create = createRuns(recognition, table);
    if (rows === null) return [create];
    const found = `SELECT k.table_id, k.row_id, r.throttle
    FROM ${runsTable(table)} AS r
    JOIN (${rows}) AS k ON k.run = r.run_key
    JOIN bench.row AS b ON b.table_id = k.table_id AND b.row_id = k.row_id AND b.model_key = r.model_key AND b.device_key = r.device_key
    WHERE r.throttle IS NOT NULL`;
    return [create, markRows(found)];
  });
  const byEvents = recognition.events.flatMap((table) => {
    const rows = linkedRows(recognition, table.table, table.runColumn);
    if (rows === null || table.runColumn === 'run_id') return [];
    return [markRows(`SELECT k.table_id, k.row_id, ${throttleCode('event')} AS throttle FROM (${eventView(table).select}) AS e JOIN (${rows}) AS k ON k.run = e.run WHERE e.event_type IS NULL OR regexp_matches(e.event_type, '${THROTTLING_WORDS}', 'i')`)];
  });
  return [...bySamples, ...byEvents];
}

/** What an event must be called to say that something was throttled; others are shown, and mark nothing. */
export const THROTTLING_WORDS = 'throttl|critical|emergency';

/** Marks rows, and the results that power rows among them were measured beside. */
function markRows(found: string): string {
  return `UPDATE bench.stored_row AS b
SET throttle = x.throttle
FROM (
  SELECT table_id, row_id, coalesce(min(throttle) FILTER (WHERE throttle > 0), 0) AS throttle
  FROM (
    WITH found AS (${found})
    SELECT table_id, row_id, throttle FROM found
    UNION ALL
    SELECT p.result_table, p.result_row, f.throttle FROM found AS f JOIN bench.power_link AS p ON p.table_id = f.table_id AND p.row_id = f.row_id WHERE p.result_table IS NOT NULL
  )
  GROUP BY 1, 2
) AS x
WHERE b.table_id = x.table_id
  AND b.row_id = x.row_id
  AND (b.throttle IS NULL OR (x.throttle > 0 AND (b.throttle = 0 OR x.throttle < b.throttle)))`;
}
