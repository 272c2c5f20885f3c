import type { Question, Statement } from '../engine/engine.ts';
import { NUMBER, TEXT } from '../engine/row.ts';
import type { NumberColumns } from '../engine/row.ts';

/** What stands for "no time" among moments: below every one that the engine knows. */
export const NO_TIME = -1e17;

/** Where the parts of a fact lie in `packed`, 15 bits in all. */
export const PACKED = {
  tier: { shift: 0, mask: 3 },
  kind: { shift: 2, mask: 3 },
  explicit: { shift: 4, mask: 1 },
  linked: { shift: 5, mask: 1 },
  scored: { shift: 6, mask: 1 },
  code: { shift: 7, mask: 15 },
  throttle: { shift: 11, mask: 15 },
} as const;

/** Tiers and kinds by their number in `packed`. */
export const PACKED_TIERS = { observed: 0, declared: 1, simulated: 2 } as const;
export const PACKED_KINDS = { result: 0, declaration: 1, power: 2 } as const;

/** The parts of a setting that facts are filtered by, with their columns. */
export const FACT_SETTINGS = { precision: 'precision', batch: 'batch', testType: 'test_type' } as const;
export type FactSetting = keyof typeof FACT_SETTINGS;

const FACT_VALUE = { dimension: TEXT, id: NUMBER, value: TEXT } as const;

/** The values of every setting with their numbers, which follow their order. */
export const FACT_VALUES: Question<typeof FACT_VALUE> = { name: 'fact-values', sql: 'SELECT dimension, id, value FROM bench.fact_value ORDER BY 1, 2', row: FACT_VALUE };

/** Statements that make `bench.fact`, everything that `cellFacts` reads in numbers, and `bench.fact_value`, the texts behind them. */
export function gatherFacts(counted: string): readonly Statement[] {
  const columns = Object.values(FACT_SETTINGS);
  const { tier, kind, explicit, linked, scored, code, throttle } = PACKED;
  const packed = [
    `(CASE tier WHEN 'observed' THEN ${PACKED_TIERS.observed} WHEN 'declared' THEN ${PACKED_TIERS.declared} ELSE ${PACKED_TIERS.simulated} END << ${tier.shift})`,
    `(CASE kind WHEN 'declaration' THEN ${PACKED_KINDS.declaration} WHEN 'power' THEN ${PACKED_KINDS.power} ELSE ${PACKED_KINDS.result} END << ${kind.shift})`,
    `(coalesce(explicit AND tier = 'observed', false)::INTEGER << ${explicit.shift})`,
    `(coalesce(linked AND kind = 'power' AND throttle > 0, false)::INTEGER << ${linked.shift})`,
    `((score IS NOT NULL)::INTEGER << ${scored.shift})`,
    `(CASE WHEN kind <> 'power' OR explicit THEN coalesce(code, 0) ELSE 0 END::INTEGER << ${code.shift})`,
    `(coalesce(throttle, 0)::INTEGER << ${throttle.shift})`,
  ];
  return [
    {
      sql: `CREATE OR REPLACE TABLE bench.fact_value AS
WITH setting AS MATERIALIZED (SELECT DISTINCT ${columns.join(', ')} FROM ${counted})
SELECT dimension, value, (row_number() OVER (PARTITION BY dimension ORDER BY value) - 1)::INTEGER AS id
FROM (${columns.map((column) => `SELECT '${column}' AS dimension, ${column} AS value FROM setting`).join(' UNION ')})`,
    },
    {
      sql: `CREATE OR REPLACE TABLE bench.fact AS
SELECT e.model_key::INTEGER AS model_key, e.device_key::INTEGER AS device_key, ${columns.map((column) => `of_${column}.id AS ${column}_id`).join(', ')},
  (${packed.join(' + ')})::USMALLINT AS packed, e.sources::USMALLINT AS sources, coalesce(e.score, 0)::DOUBLE AS score,
  coalesce(e.at_ms, ${NO_TIME})::DOUBLE AS at_ms, result_count
FROM ${counted} AS e
${columns.map((column) => `JOIN bench.fact_value AS of_${column} ON of_${column}.dimension = '${column}' AND of_${column}.value = e.${column}`).join('\n')}`,
    },
  ];
}

const FACT_ROW = { model_key: NUMBER, device_key: NUMBER, precision_id: NUMBER, batch_id: NUMBER, test_type_id: NUMBER, packed: NUMBER, sources: NUMBER, score: NUMBER, at_ms: NUMBER, result_count: NUMBER } as const;

/** Results that are alike, column by column, those of a model on a device together; `at_ms` is the newest of them. */
export type FactRows = NumberColumns<typeof FACT_ROW>;

/**
 * The facts of `bench.fact`, put together where they are alike whatever the settings that are not named; one row more than `atMost`
 * where there would be more.
 * @param dated Whether those of different times stay apart, so that periods can be told.
 */
export function factRows(settings: readonly FactSetting[], dated: boolean, atMost: number): Question<typeof FACT_ROW> {
  const ids = (['precision', 'batch', 'testType'] as const).map((setting) => `${settings.includes(setting) ? '' : '0::INTEGER AS '}${FACT_SETTINGS[setting]}_id`);
  return {
    name: 'fact-rows',
    sql: `SELECT model_key, device_key, ${ids.join(', ')}, packed, sources, score, ${dated ? 'at_ms' : 'max(at_ms)::DOUBLE AS at_ms'}, sum(result_count)::INTEGER AS result_count
FROM bench.fact
GROUP BY ALL
ORDER BY model_key, device_key
LIMIT ${atMost + 1}`,
    row: FACT_ROW,
  };
}
