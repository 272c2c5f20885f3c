import { METRICS, METRIC_KEYS } from '../../core/model/metric.ts';
import { VERDICT_BASE, unpackVerdict } from '../../core/model/state.ts';
import { FINITE_FIELDS, POSITIVE_FIELDS } from '../../core/source/aliases.ts';
import type { Alias } from '../../core/source/aliases.ts';
import type { EvidenceView } from '../../core/source/evidenceView.ts';
import { constant, quoteIdentifier } from '../../core/sql/quote.ts';

/** What becomes one row: the results of one setting and version on one UTC day, or in one run. */
export const ROLL_UPS = ['day', 'run'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** How each outcome is written so that it is read as the same again. */
const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  supported: 'success', partial: 'partial', unsupported: 'not_supported',
  unavailable: 'hardware_not_available', error: 'failed', timeout: 'timeout', 'out-of-memory': 'out_of_memory', crash: 'crash',
};

/** Numbers that every row of evidence has a column for; efficiency is stated apart, and the rest follows from these. */
const KEPT: ReadonlySet<string> = new Set([...METRIC_KEYS.map((key) => METRICS[key].column), 'power_idle_w', 'energy_j', 'temperature_rise_c']);

/** Those numbers, by the first name that a file may use for them without conversion. */
const NUMBER_COLUMNS: readonly (readonly [field: string, column: string])[] = Object.entries<readonly Alias[]>({ ...POSITIVE_FIELDS, ...FINITE_FIELDS }).flatMap(([field, aliases]) => {
  const alias = aliases.find(({ factor, note }) => factor === undefined && note === undefined);
  return alias === undefined || !KEPT.has(field) ? [] : [[field, alias.column] as const];
});

/** What a power row that was taken beside a result says of it. */
const OF_POWER = /^(?:power|energy|temperature|battery|runtime)_/;

const SETTING = ['model_key', 'device_key', 'tier', 'code', 'explicit', 'precision', 'batch', 'shape', 'test_case', 'test_type', 'version_key', 'throttle', 'power_estimated', 'efficiency_conflict'];
const DAY = 'floor(e.at_ms / 86400000)';

/**
 * The rows of one kind as medians, with names instead of keys, in columns that are read as any other file's. Rows that measured
 * nothing but zeros are left out, and readings that were joined with a result come with that result. A deviation and a number of
 * iterations belong to one result, so they stay only where one row is of one. Reads `bench` and `bench.version_name`.
 */
export function rolledUp(kind: 'measurement' | 'power', by: RollUp, sinceMs: number | null): string {
  const keys = [...SETTING.map((column) => `e.${column}`), DAY, ...(by === 'run' ? ['e.run_key'] : [])];
  const numbers = NUMBER_COLUMNS.map(([field, column]) => `median(${numberSql(field)}) AS ${quoteIdentifier(column)}`);
  const ofOne = ['iterations', 'latency_std_ms'].map((column) => `CASE WHEN count(*) = 1 THEN any_value(e.${column}) END AS ${column}`);
  return `
SELECT
  row_number() OVER ()::BIGINT AS id,
  any_value(m.name) AS model_name,
  any_value(d.hardware_type) AS hardware_type,
  any_value(nullif(d.device, '')) AS device_name,
  TRY_CAST(nullif(e.batch, '') AS INTEGER) AS batch_size,
  nullif(e.precision, '') AS precision,
  TRY_CAST(e.shape AS INTEGER) AS sequence_length,
  CASE WHEN TRY_CAST(e.shape AS INTEGER) IS NULL THEN nullif(e.shape, '') END AS input_shape,
  nullif(e.test_case, '') AS test_case,
  nullif(e.test_type, '') AS test_type,
  CASE WHEN e.explicit THEN ${outcomeCase('e.code')} END AS status,
  epoch_ms(max(e.at_ms)::BIGINT) AS test_timestamp,
  any_value(v.commit_ref) AS git_commit_hash,
  ${by === 'run' ? 'e.run_key' : 'NULL::INTEGER'} AS run_id,
  e.tier = 'simulated' AS is_simulated,
  CASE WHEN e.throttle > 0 THEN true WHEN e.throttle = 0 THEN false END AS thermal_throttling_detected,
  count(*)::INTEGER AS results,
  CASE WHEN median(coalesce(p.power_w, e.power_w)) IS NULL OR median(e.throughput_per_s) IS NULL OR e.efficiency_conflict THEN median(e.items_per_joule) END AS energy_efficiency_items_per_joule,
  ${[...ofOne, ...numbers].join(',\n  ')}
FROM bench.evidence AS e
JOIN bench.model AS m ON m.model_key = e.model_key
JOIN bench.device AS d ON d.device_key = e.device_key
LEFT JOIN bench.version_name AS v ON v.version_key = e.version_key
LEFT JOIN (
  SELECT l.result_table, l.result_row, w.*
  FROM bench.power_link AS l
  JOIN bench.evidence AS w ON w.table_id = l.table_id AND w.row_id = l.row_id
  WHERE l.result_row IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY l.result_table, l.result_row ORDER BY l.table_id, l.row_id) = 1
) AS p ON p.result_table = e.table_id AND p.result_row = e.row_id
WHERE e.kind = ${constant(kind)}
  AND NOT e.placeholder${kind === 'power' ? '\n  AND NOT e.linked' : ''}${sinceMs === null ? '' : `\n  AND coalesce(e.at_ms >= ${sinceMs}::DOUBLE, true)`}
GROUP BY ${keys.join(', ')}
ORDER BY model_name, hardware_type, device_name, test_timestamp`;
}

function numberSql(field: string): string {
  return OF_POWER.test(field) ? `coalesce(p.${field}, e.${field})` : `e.${field}`;
}

/** The names of versions, which `bench` keeps as numbers. */
export function versionNames(views: readonly EvidenceView[]): string {
  const none = 'SELECT NULL::INTEGER AS version_key, NULL::VARCHAR AS commit_ref WHERE false';
  const parts = views.map(({ select }) => `SELECT version_key, commit_ref FROM (${select}) WHERE version_key IS NOT NULL`);
  return `CREATE TABLE bench.version_name AS SELECT version_key, min(commit_ref) AS commit_ref FROM (${[none, ...parts].join('\nUNION ALL\n')}) GROUP BY 1`;
}

function outcomeCase(code: string): string {
  const branches: string[] = [];
  for (let packed = 1; packed < VERDICT_BASE; packed += 1) {
    const verdict = unpackVerdict(packed);
    const word = verdict === null ? undefined : OUTCOME_WORDS[verdict.failure ?? verdict.outcome];
    if (word !== undefined) branches.push(`WHEN ${packed} THEN ${constant(word)}`);
  }
  return `CASE ${code} ${branches.join(' ')} END`;
}
