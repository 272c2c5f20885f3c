/** A power row and the results around it have this of the setting in common. */
export const SHAPED = ['precision', 'batch', 'shape', 'test_case'] as const;

/** What follows for rows `r` that stand in a table made by `find`, column by column. */
interface Change {
  readonly from: string;
  readonly columns: Readonly<Record<string, string>>;
}

const same = (alias: string, columns: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(columns.map((column) => [column, `${alias}.${column}`]));

const JOINED: Change = {
  from: 'power_joined',
  columns: { linked: 'true', ...same('c', ['tier', 'code', 'at_ms', 'time_from_run', ...SHAPED, 'latency_ms', 'throughput_per_s', 'power_w', 'temperature_c', 'efficiency_conflict', 'energy_per_item_j', 'items_per_joule', 'energy_delay_js']) },
};
/** A reading that is joined with no result still has the setting of its test, is simulated where that is, and failed with it. */
const NAMING: Change = { from: 'power_row', columns: same('c', ['tier', 'code', ...SHAPED]) };
const RESULT: Change = {
  from: 'power_result',
  columns: { linked: 'true', throttle: 'coalesce(r.throttle, c.throttle)', power_estimated: 'r.power_estimated OR (c.power_estimated AND coalesce(abs(c.power_w / r.power_w - 1) < 1e-6, false))' },
};
const NAMED: Change = { from: 'power_test', columns: { throttle: 'coalesce(r.throttle, c.throttle)' } };

/** Of changes that go for one row the later prevails; those of results come one upon the other. */
const OF_READINGS = [NAMING, JOINED];
const OF_RESULTS = [RESULT, NAMED];

/** Statements that change the rows of `bench.stored_row`. */
export const UPDATE_LINKED: readonly string[] = [...OF_READINGS, ...OF_RESULTS].map(({ from, columns }) => `UPDATE bench.stored_row AS r
SET ${Object.entries(columns).map(([column, sql]) => `${column} = ${sql}`).join(', ')}
FROM bench.${from} AS c
WHERE r.table_id = c.table_id AND r.row_id = c.row_id`);

/** Statements that move rows of a relation into `bench.stored_row`, changed on the way: what is updated in place lies twice in memory. */
export function moveLinked(columns: readonly string[], from: string): readonly string[] {
  return [movedBy(columns, from, `kind = 'power'`, OF_READINGS), movedBy(columns, from, `kind <> 'power'`, OF_RESULTS)];
}

/** One change after the other, each upon what the last has made of a row. */
function movedBy(columns: readonly string[], from: string, condition: string, changes: readonly Change[]): string {
  const moved = changes.reduce((rows, change) => `SELECT ${columns.map((column) => changed(column, change)).join(', ')}
FROM (${rows}) AS r
LEFT JOIN bench.${change.from} AS c ON c.table_id = r.table_id AND c.row_id = r.row_id`, `SELECT ${columns.join(', ')} FROM ${from} WHERE ${condition}`);
  return `INSERT INTO bench.stored_row ${moved}`;
}

function changed(column: string, change: Change): string {
  const sql = change.columns[column];
  return sql === undefined ? `r.${column}` : `CASE WHEN c.row_id IS NULL THEN r.${column} ELSE ${sql} END AS ${column}`;
}
