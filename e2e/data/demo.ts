import { resolve } from 'node:path';
import type { CellState } from '../../src/core/model/state.ts';
import { quoted, withDatabase } from './native.ts';

/** The demonstration database that the built site carries. */
export const DEMO_FILE = resolve(import.meta.dirname, '../../public/data/demo.duckdb');

/** A pair of the demo as plain SQL over its tables says it is; the application has no part in it. */
export interface DemoPair {
  readonly model: string;
  readonly hardware: string;
  readonly state: CellState;
  readonly tested: boolean;
}

/** Every row that says how a model did on hardware: tier, time, and an outcome from 1 (supported) to 4 (failing), NULL for neither. */
const ROWS = `
CREATE TEMP TABLE model AS SELECT model_id, lower(model_name) AS model FROM demo.models WHERE model_name NOT IN ('unknown', 'unknown_model');
CREATE TEMP TABLE hardware AS
  SELECT hardware_id, lower(hardware_type) AS hardware, nullif(lower(device_name), 'unknown') AS device FROM demo.hardware_platforms;
CREATE TEMP TABLE proof AS
WITH said AS (
  SELECT 'test' AS kind, model_id, hardware_id, timestamp AS moment, is_simulated, precision, batch_size, test_type, CASE
    WHEN lower(status) IN ('success', 'completed', 'ok', 'passed') THEN 1
    WHEN lower(status) LIKE '%partial%' OR status LIKE '%fallback' THEN 2
    WHEN success = false THEN 4 END AS outcome
  FROM demo.test_results
  UNION ALL SELECT 'measurement', model_id, hardware_id, test_timestamp, is_simulated, precision, batch_size, NULL, CASE
    WHEN greatest(nullif(average_latency_ms, 'nan'), 0) > 0 OR memory_peak_mb > 0 AND isfinite(memory_peak_mb) THEN 1 END
  FROM demo.performance_results
  UNION ALL SELECT 'web', model_id, hardware_id, created_at, is_simulated, NULL, NULL, NULL, if(success, 1, 4) FROM demo.web_platform_results
  UNION ALL SELECT 'power', model_id, hardware_id, test_timestamp, false, NULL, NULL, NULL, NULL FROM demo.power_metrics
  UNION ALL SELECT 'declared', model_id, hardware_id, last_tested, is_simulated, NULL, NULL, NULL, CASE
    WHEN lower(compatibility_status) IN ('compatible', 'full', 'true') THEN 1 WHEN compatibility_status IN ('partial', 'limited') THEN 2 ELSE 3 END
  FROM demo.hardware_compatibility
), wide AS (
  UNPIVOT demo.cross_platform_compatibility ON COLUMNS('.*_support') INTO NAME hardware VALUE supports
), unnamed AS (
  SELECT 'ipfs' AS kind, lower(model_name) AS model, endpoint_type AS hardware, test_date AS moment, implementation_type LIKE 'SIM%' AS is_simulated, CASE
    WHEN status LIKE '%partial%' OR status LIKE '%fallback' THEN 2 WHEN success THEN 1 ELSE 4 END AS outcome
  FROM demo.ipfs_acceleration_results
  UNION ALL SELECT 'declared', lower(model_name), replace(hardware, '_support', ''), last_updated, false, if(supports, 1, 3) FROM wide
  UNION ALL SELECT 'declared', lower(c.model_name), d.hardware_type, d.validation_date, false, CASE
    WHEN compatibility_level IN ('full', 'high') THEN 1 WHEN compatibility_level IN ('unsupported', 'not_supported') THEN 3 ELSE 2 END
  FROM demo.compatibility_details d JOIN demo.cross_platform_compatibility c ON c.id = d.compatibility_id
)
SELECT kind, model, hardware, device, moment, is_simulated, precision, batch_size, test_type, outcome FROM said JOIN model USING (model_id) JOIN hardware USING (hardware_id)
UNION ALL SELECT kind, model, hardware, NULL, moment, is_simulated, NULL, NULL, NULL, outcome FROM unnamed WHERE model IN (SELECT model FROM model);
ALTER TABLE proof ADD COLUMN tier VARCHAR;
UPDATE proof SET tier = CASE WHEN is_simulated THEN '3 simulated' WHEN kind = 'declared' THEN '2 declared' ELSE '1 observed' END;`;

/** The documented rule: first tier that decides, newest row of each device, the worst at one time, devices that differ make it partial. */
function pairsSql(where: string): string {
  return `
WITH chosen AS (SELECT * FROM proof WHERE ${where}),
first AS (SELECT model, hardware, min(tier) AS tier FROM chosen WHERE outcome IS NOT NULL GROUP BY ALL),
verdict AS (
  SELECT model, hardware, tier, device, arg_max(outcome, epoch(moment) * 10 + outcome) AS outcome
  FROM chosen JOIN first USING (model, hardware, tier) WHERE outcome IS NOT NULL GROUP BY ALL
), decided AS (
  SELECT model, hardware, any_value(tier) AS tier, CASE WHEN count(DISTINCT outcome) = 1 THEN any_value(outcome) ELSE 2 END AS outcome
  FROM verdict GROUP BY ALL
)
SELECT any_value(name) AS model, hardware, CASE WHEN outcome IS NULL THEN 'untested' WHEN tier = '3 simulated' THEN 'simulated'
  ELSE (['supported', 'partial', 'unsupported', 'failing'])[outcome] END AS state, coalesce(tier = '1 observed', false) AS tested
FROM (SELECT lower(model_name) AS model, arg_min(model_name, model_id) AS name FROM demo.models JOIN model USING (model_id) GROUP BY ALL)
CROSS JOIN (SELECT DISTINCT hardware FROM hardware) LEFT JOIN decided USING (model, hardware)
GROUP BY model, hardware, outcome, tier ORDER BY 1, 2`;
}

/** States of all pairs of the demo, by SQL on native DuckDB; `where` chooses among the rows of evidence. */
export async function demoPairs(where = 'true'): Promise<readonly DemoPair[]> {
  return (await askDemo(pairsSql(where))).map((row) => ({ model: String(row['model']), hardware: String(row['hardware']), state: row['state'] as CellState, tested: row['tested'] === true }));
}

/** Asks the demo, attached as `demo`, with the rows above as `proof`. */
export async function askDemo(sql: string): Promise<readonly Record<string, unknown>[]> {
  return await withDatabase(':memory:', async (connection) => {
    await connection.run(`ATTACH ${quoted(DEMO_FILE)} AS demo (READ_ONLY)`);
    await connection.run(ROWS);
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  });
}

/** One number from the demo. */
export async function demoNumber(sql: string): Promise<number> {
  return Number(Object.values((await askDemo(sql))[0] ?? {})[0]);
}
