import { verdictCode } from '../model/state.ts';
import { constants } from '../sql/quote.ts';
import { POSITIVE_FIELDS, TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { energySql } from './energy.ts';
import { tableSql } from './evidenceView.ts';
import type { Reading } from './evidenceView.ts';
import { SHAPED, UPDATE_LINKED } from './linkChanges.ts';
import { besideOf } from './recognise.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { MISSING } from './subject.ts';

/** SQL that joins power rows with the result they were measured beside. */
export interface PowerLinks {
  /** To be run once all rows are in `bench.stored_row`. */
  readonly statements: readonly string[];
  /** Finds what belongs together among the rows of a relation, and makes the tables that `linkChanges` reads. */
  readonly find: (rows: string) => readonly string[];
  /** Drops what `find` has made. */
  readonly drop: readonly string[];
  /** Whether any power row could belong to a result. */
  readonly joins: boolean;
  readonly readings: readonly Reading[];
}

/** Makes the table of power rows with what they belong to: one result, or none because several fit alike. */
export const CREATE_LINK = 'CREATE TABLE bench.power_link (table_id USMALLINT, row_id BIGINT, result_table USMALLINT, result_row BIGINT)';

const PARTIAL = verdictCode('partial');

/**
 * A power row names its result, or a test; a result of the test's model, device and moment is what the power was measured beside.
 * Where several are, the run, then the test case, then the same average power tell. Exactly one left is joined.
 */
export function linkPower(recognition: Recognition): PowerLinks {
  const readings: Reading[] = [];
  const reading = (entry: RecognisedTable): ColumnReader => {
    const reader = new ColumnReader(entry.table);
    readings.push({ entry, reader });
    return reader;
  };
  const power = recognition.recognised.filter((entry) => entry.concept.kind === 'power').flatMap((entry): PowerSource[] => {
    const refs = new ColumnReader(entry.table);
    const way = (direct: boolean): PowerSource[] => {
      const named = besideOf(recognition, entry, direct ? 'measurements' : 'tests')[0];
      return named === undefined || refs.text(direct ? TEXT_FIELDS.result_ref : TEXT_FIELDS.test_ref) === MISSING ? [] : [{ entry, named, direct }];
    };
    return entry.concept.key === 'mobile' ? way(true) : [...way(true), ...way(false)];
  });
  if (power.length === 0) return { statements: [CREATE_LINK], find: () => [], drop: [], joins: false, readings };
  const named = [...new Map(power.map((source) => [source.named, source])).values()].map((source) => namedSource(source, reading(source.named)));
  const results = recognition.recognised.filter((entry) => RESULT_KINDS.some((kind) => kind === entry.concept.kind)).flatMap((entry) => runSource(entry, reading(entry)));
  const sources = power.map((source) => powerSource(source, reading(source.entry)));
  const find = (rows: string): readonly string[] => [powerRows(rows, sources, named), moments(rows), candidates(rows, results), FIND_LINKS, joinedRows(rows), JOINED_RESULTS, NAMED_ROWS];
  const drop = ['power_row', 'power_moment', 'power_candidate', 'power_joined', 'power_result', 'power_test'].map((name) => `DROP TABLE bench.${name}`);
  return { statements: [CREATE_LINK, ...find('bench.stored_row'), ...UPDATE_LINKED, ...drop], find, drop, joins: true, readings };
}

/** A table of power whose rows name a row of another: a test, or the very result. */
interface PowerSource {
  readonly entry: RecognisedTable;
  readonly named: RecognisedTable;
  readonly direct: boolean;
}

/** A row that names both is of the result. */
function powerSource({ entry, named, direct }: PowerSource, reader: ColumnReader): string {
  const stated = (['stated_energy_per_item_j', 'stated_items_per_joule'] as const).map((field) => `${reader.positive(POSITIVE_FIELDS[field])} AS ${field}`);
  return `SELECT ${entry.id} AS table_id, ${reader.rowId()} AS row_id, ${reader.text(direct ? TEXT_FIELDS.result_ref : TEXT_FIELDS.test_ref)} AS ref, ${named.id} AS named_table, ${direct} AS direct, ${reader.text(TEXT_FIELDS.run_ref)} AS run_ref, ${stated.join(', ')} FROM ${tableSql(entry.table)} AS t${direct ? '' : ` WHERE ${reader.text(TEXT_FIELDS.result_ref)} IS NULL`}`;
}

function namedSource({ named, direct }: PowerSource, reader: ColumnReader): string {
  return `SELECT ${named.id} AS table_id, ${reader.rowId()} AS row_id, ${reader.text(direct ? TEXT_FIELDS.result_key : TEXT_FIELDS.test_key)} AS ref, lower(${reader.text([{ column: 'endpoint_type' }])}) AS endpoint, ${reader.text(TEXT_FIELDS.run_ref)} AS run_ref FROM ${tableSql(named.table)} AS t`;
}

function runSource(entry: RecognisedTable, reader: ColumnReader): string[] {
  const run = reader.text(TEXT_FIELDS.run_ref);
  return run === MISSING ? [] : [`SELECT ${entry.id} AS table_id, ${reader.rowId()} AS row_id, ${run} AS run_ref FROM ${tableSql(entry.table)} AS t`];
}

/** The power rows that name a test, or a result, of their own model and device. Of several of one id the first is meant. */
function powerRows(rows: string, power: readonly string[], named: readonly string[]): string {
  return `CREATE TABLE bench.power_row AS
SELECT p.table_id, p.row_id, p.model_key, p.device_key, ${OWN.map((column) => `p.${column}`).join(', ')}, p.at_ms AS own_ms, p.time_from_run, s.stated_energy_per_item_j, s.stated_items_per_joule, coalesce(s.run_ref, k.run_ref) AS run_ref,
  CASE WHEN t.tier = 'simulated' THEN t.tier ELSE p.tier END AS tier, CASE WHEN t.code > ${PARTIAL} THEN t.code END AS code,
  t.table_id AS named_table, t.row_id AS named_row, s.direct, CASE WHEN NOT t.time_from_run THEN t.at_ms END AS at_ms, k.endpoint,
  ${SHAPED.map((column) => `coalesce(nullif(p.${column}, ''), t.${column}) AS ${column}`).join(', ')}
FROM (${power.join(' UNION ALL ')}) AS s
JOIN ${rows} AS p ON p.table_id = s.table_id AND p.row_id = s.row_id
JOIN (SELECT table_id, ref, min(row_id) AS row_id, arg_min(endpoint, row_id) AS endpoint, arg_min(run_ref, row_id) AS run_ref FROM (${named.join(' UNION ALL ')}) WHERE ref IS NOT NULL GROUP BY 1, 2) AS k ON k.table_id = s.named_table AND k.ref = s.ref
JOIN ${rows} AS t ON t.table_id = k.table_id AND t.row_id = k.row_id
WHERE p.reason IS NULL
  AND t.reason IS NULL
  AND t.model_key = p.model_key
  AND t.device_key = p.device_key`;
}

/** What a power row itself measured. */
const OWN = ['throttle', 'power_estimated', 'latency_ms', 'throughput_per_s', 'power_w', 'temperature_c', 'energy_j', 'duration_s'] as const;

const RESULT_KINDS = ['measurement', 'web', 'ipfs'] as const;

/** Where more results than this are of one moment, as when a file was written at once, its time tells nothing. */
const RESULTS_AT_MOST = 64;

/** How many results there are at the moments of the tests that power rows name. */
function moments(rows: string): string {
  return `CREATE TABLE bench.power_moment AS
SELECT m.model_key, m.device_key, m.at_ms, count(*) AS results
FROM ${rows} AS m
SEMI JOIN bench.power_row AS p ON p.model_key = m.model_key AND p.device_key = m.device_key AND p.at_ms = m.at_ms AND NOT p.direct
WHERE m.kind IN (${constants(RESULT_KINDS)})
  AND m.reason IS NULL
  AND NOT m.time_from_run
GROUP BY 1, 2, 3`;
}

function agree(column: string): string {
  return `(p.${column} = m.${column} OR p.${column} = '' OR m.${column} = '')`;
}

/** That the best of two fits is better than the other, or the only one. */
function only(fits: string): string {
  return `(${fits}[2] IS NULL OR ${fits}[2] < ${fits}[1])`;
}

/** Each power row with every result that it may belong to; the higher `fit`, the more speaks for it. Nothing simulated is joined with what is real. */
function candidates(rows: string, results: readonly string[]): string {
  const runs = results.length === 0 ? '(SELECT 0 AS table_id, 0 AS row_id, NULL::VARCHAR AS run_ref WHERE false)' : `(${results.join(' UNION ALL ')})`;
  return `CREATE TABLE bench.power_candidate AS
SELECT c.table_id, c.row_id, c.result_table, c.result_row, 4 * coalesce(c.run_ref = r.run_ref, false)::INTEGER + c.fit AS fit
FROM (
  SELECT p.table_id, p.row_id, p.run_ref, m.table_id AS result_table, m.row_id AS result_row,
    2 * coalesce(m.test_case = p.endpoint, false)::INTEGER + coalesce(abs(m.power_w / p.power_w - 1) < 1e-6, false)::INTEGER AS fit
  FROM bench.power_row AS p
  JOIN bench.power_moment AS k ON k.model_key = p.model_key AND k.device_key = p.device_key AND k.at_ms = p.at_ms
  JOIN ${rows} AS m ON m.model_key = p.model_key AND m.device_key = p.device_key AND m.at_ms = p.at_ms
  WHERE NOT p.direct
    AND k.results <= ${RESULTS_AT_MOST}
    AND m.kind IN (${constants(RESULT_KINDS)})
    AND m.reason IS NULL
    AND NOT m.time_from_run
    AND (m.tier = 'simulated') = (p.tier = 'simulated')
    AND ${agree('precision')}
    AND ${agree('batch')}
) AS c
LEFT JOIN ${runs} AS r ON r.table_id = c.result_table AND r.row_id = c.result_row
UNION ALL
SELECT table_id, row_id, named_table, named_row, 0 FROM bench.power_row WHERE direct`;
}

/** A result goes to the power row of a table that fits it best, and to none where two fit alike. */
const FIND_LINKS = `INSERT INTO bench.power_link
WITH best_result AS (
  SELECT table_id, row_id, arg_max(result_table, fit) AS result_table, arg_max(result_row, fit) AS result_row, max(fit, 2) AS fits FROM bench.power_candidate GROUP BY 1, 2
), best_power AS (
  SELECT table_id, result_table, result_row, arg_max(row_id, fits[1]) AS row_id, max(fits[1], 2) AS fits FROM best_result WHERE ${only('fits')} GROUP BY 1, 2, 3
)
SELECT c.table_id, c.row_id, o.result_table, o.result_row
FROM (
  SELECT table_id, row_id FROM bench.power_candidate
  UNION
  SELECT p.table_id, p.row_id FROM bench.power_row AS p JOIN bench.power_moment AS k ON k.model_key = p.model_key AND k.device_key = p.device_key AND k.at_ms = p.at_ms WHERE NOT p.direct AND k.results > ${RESULTS_AT_MOST}
) AS c
LEFT JOIN best_power AS o ON o.table_id = c.table_id AND o.row_id = c.row_id AND ${only('o.fits')}`;

/** A number of a failed run is no measurement of the model at work. */
const RAN = `(m.code IS NULL OR m.code <= ${PARTIAL})`;

const ENERGY = energySql((column) => `j.${column}`);

/** What a joined power row becomes: simulated where its test is, failed where its run did, the setting of its result, the speed of its result where it states none, and the energy that follows. */
function joinedRows(rows: string): string {
  return `CREATE TABLE bench.power_joined AS
SELECT j.*, ${ENERGY.conflict} AS efficiency_conflict, ${ENERGY.perItem} AS energy_per_item_j, ${ENERGY.itemsPerJoule} AS items_per_joule, ${ENERGY.delay} AS energy_delay_js
FROM (
  SELECT p.table_id, p.row_id, m.table_id AS result_table, m.row_id AS result_row, p.throttle, p.power_estimated, p.tier, coalesce(p.own_ms, m.at_ms) AS at_ms, CASE WHEN p.own_ms IS NULL THEN m.time_from_run ELSE p.time_from_run END AS time_from_run, CASE WHEN m.code > ${PARTIAL} THEN m.code ELSE p.code END AS code,
    ${SHAPED.map((column) => `coalesce(nullif(m.${column}, ''), p.${column}) AS ${column}`).join(', ')},
    ${['latency_ms', 'throughput_per_s'].map((column) => `coalesce(p.${column}, CASE WHEN ${RAN} THEN m.${column} END) AS ${column}`).join(', ')},
    ${['power_w', 'temperature_c'].map((column) => `coalesce(p.${column}, CASE WHEN of_result.${column} IS NULL THEN m.${column} END) AS ${column}`).join(', ')},
    p.energy_j, p.duration_s, p.stated_energy_per_item_j, p.stated_items_per_joule
  FROM bench.power_link AS l
  JOIN bench.power_row AS p ON p.table_id = l.table_id AND p.row_id = l.row_id
  JOIN ${rows} AS m ON m.table_id = l.result_table AND m.row_id = l.result_row
  JOIN (SELECT l.result_table, l.result_row, max(p.power_w) AS power_w, max(p.temperature_c) AS temperature_c FROM bench.power_link AS l JOIN bench.power_row AS p ON p.table_id = l.table_id AND p.row_id = l.row_id GROUP BY 1, 2) AS of_result ON of_result.result_table = l.result_table AND of_result.result_row = l.result_row
) AS j`;
}

/** Of several rows the strongest evidence that something was throttled, else what is said against it. */
const STRONGEST = 'coalesce(min(p.throttle) FILTER (WHERE p.throttle > 0), max(p.throttle))';

/** What power rows tell of the results that they are joined with. */
const JOINED_RESULTS = `CREATE TABLE bench.power_result AS
SELECT p.result_table AS table_id, p.result_row AS row_id, ${STRONGEST} AS throttle, bool_or(p.power_estimated) AS power_estimated, max(p.power_w) AS power_w
FROM bench.power_joined AS p
GROUP BY 1, 2`;

/** What power rows tell of the tests, and of the results, that they name. */
const NAMED_ROWS = `CREATE TABLE bench.power_test AS
SELECT p.named_table AS table_id, p.named_row AS row_id, ${STRONGEST} AS throttle
FROM bench.power_row AS p
GROUP BY 1, 2
HAVING throttle IS NOT NULL`;
