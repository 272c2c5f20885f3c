import type { Question, Statement } from '../engine/engine.ts';
import { BOOLEAN, NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { MetricKey } from '../model/metric.ts';
import type { Includable } from '../view/viewState.ts';
import { Parameters } from './evidenceFilter.ts';
import { constant } from './quote.ts';
import { FAILED, isGiven } from './resultRows.ts';

/** Tables in which the results of a large file are counted by configuration: the settings, and what was found of each group in them. */
export interface GroupTables {
  readonly settings: string;
  readonly groups: string;
}

/**
 * Counts results by everything that parts them, as numbers: which of a few hundred settings they state, and which metrics they
 * hold (a bit each, in the order of the registry).
 */
export function groupResults({ settings, groups }: GroupTables, counted: string, condition: (parameters: Parameters) => string, kinds: readonly EvidenceKind[]): readonly Statement[] {
  const gathered = new Parameters();
  const placed = new Parameters();
  const held = METRIC_KEYS.map((key, index) => `CASE WHEN ${METRICS[key].column} IS NULL THEN 0 ELSE ${2 ** index} END`).join(' + ');
  const kindRank = `CASE r.kind ${kinds.map((kind, index) => `WHEN ${constant(kind)} THEN ${index}`).join(' ')} ELSE ${kinds.length} END`;
  const settingsSql = `CREATE TABLE ${settings} AS SELECT row_number() OVER (ORDER BY precision, batch, shape, test_case)::INTEGER AS setting_key, precision, batch, shape, test_case
FROM (SELECT DISTINCT precision, batch, shape, test_case FROM ${counted} WHERE ${condition(gathered)})`;
  const groupsSql = `CREATE TABLE ${groups} AS SELECT
  r.model_key::INTEGER AS model_key, r.device_key::INTEGER AS device_key, s.setting_key, (${kindRank})::TINYINT AS kind_rank, r.placeholder,
  r.tier = 'simulated' AS simulated, ${FAILED} AS failed, r.kind = 'power' AND r.linked AS linked, (${held})::INTEGER AS held,
  sum(r.result_count)::INTEGER AS n, coalesce(sum(r.result_count) FILTER (WHERE r.at_ms IS NOT NULL), 0)::INTEGER AS timed_n,
  min(r.oldest_ms)::DOUBLE AS oldest_ms, max(r.at_ms)::DOUBLE AS newest_ms
FROM ${counted} AS r
JOIN ${settings} AS s USING (precision, batch, shape, test_case)
WHERE ${condition(placed)}
GROUP BY ALL`;
  return [{ sql: settingsSql, params: gathered.values }, { sql: groupsSql, params: placed.values }];
}

const USAGE = { declared: BOOLEAN, placeholder: BOOLEAN, simulated: BOOLEAN, failed: BOOLEAN, held: NUMBER, n: NUMBER, oldest_ms: NUMBER_NULL, newest_ms: NUMBER_NULL } as const;

/** Results that are alike in what keeps them out and in which metrics they hold. */
export type UsageRow = Row<typeof USAGE>;

/** Every result in view once. */
export function groupUsage({ settings, groups }: GroupTables, condition: (parameters: Parameters) => string, kinds: readonly EvidenceKind[]): Question<typeof USAGE> {
  const parameters = new Parameters();
  const sql = `SELECT kind_rank = ${kinds.indexOf('declaration')} AS declared, placeholder, simulated, failed, held, sum(n)::INTEGER AS n, min(oldest_ms) AS oldest_ms, max(newest_ms) AS newest_ms
FROM ${withSettings(groups, settings)}
WHERE ${condition(parameters)}
GROUP BY ALL
ORDER BY declared, placeholder, simulated, failed, held`;
  return { name: 'group-usage', sql, params: parameters.values, row: USAGE };
}

/** What is counted of groups: results that hold all of some metrics, or any. */
export interface CountedConfigurations {
  readonly metrics: readonly MetricKey[];
  readonly need: 'all' | 'any';
  readonly include: readonly Includable[];
  /** Only results that have a time; each configuration then has its first and last. */
  readonly timed?: boolean;
}

/** A rank is that of the kind, and this much more of failed and of simulated results. */
const CLASS = 100;

/**
 * A table of every configuration: the results that speak for it (`n`, of the `rank` that `groupOfRank` reads; null where none
 * do), and those that do not, by reason. The same choice as `chooseGroups` makes.
 */
export function countConfigurations(table: string, { groups }: Pick<GroupTables, 'groups'>, { metrics, need, include, timed = false }: CountedConfigurations, kinds: readonly EvidenceKind[]): Statement {
  const bits = metrics.reduce((sum, key) => sum + 2 ** METRIC_KEYS.indexOf(key), 0);
  const held = metrics.length === 0 ? 'false' : `(held & ${bits}) ${need === 'all' ? `= ${bits}` : '<> 0'}`;
  const copied = metrics.every((key) => isGiven(METRICS[key].column)) ? 'linked' : 'false';
  const usable = [
    held, `kind_rank <> ${kinds.indexOf('declaration')}`, 'NOT placeholder',
    ...(include.includes('simulated') ? [] : ['NOT simulated']), ...(include.includes('failed') ? [] : ['NOT failed']), ...(timed ? ['timed_n > 0'] : []),
  ].join(' AND ');
  const ofClass = (index: number): string => `coalesce(sum(n) FILTER (WHERE NOT copied AND rank // ${CLASS} = ${index}), 0)::INTEGER AS class_${index}`;
  const inner = timed ? ', min(oldest_ms) AS oldest_ms, max(newest_ms) AS newest_ms' : '';
  const outer = timed ? ', arg_min(oldest_ms, rank) FILTER (WHERE NOT copied) AS oldest_ms, arg_min(newest_ms, rank) FILTER (WHERE NOT copied) AS newest_ms' : '';
  return {
    sql: `CREATE TABLE ${table} AS SELECT
  model_key, device_key, setting_key, rank, n${timed ? ', oldest_ms, newest_ms' : ''},
  (CASE WHEN rank < ${2 * CLASS} THEN class_2 + class_3 ELSE 0 END)::INTEGER AS simulated_n,
  (CASE rank // ${CLASS} WHEN 0 THEN class_1 WHEN 2 THEN class_3 ELSE 0 END)::INTEGER AS failed_n,
  (copies + CASE rank // ${CLASS} WHEN 0 THEN class_0 WHEN 1 THEN class_1 WHEN 2 THEN class_2 WHEN 3 THEN class_3 ELSE 0 END - n)::INTEGER AS duplicate_n
FROM (
  SELECT model_key, device_key, setting_key,
    min(rank) FILTER (WHERE NOT copied)::INTEGER AS rank,
    coalesce(arg_min(n, rank) FILTER (WHERE NOT copied), 0)::INTEGER AS n,
    coalesce(sum(n) FILTER (WHERE copied), 0)::INTEGER AS copies,
    ${[0, 1, 2, 3].map(ofClass).join(', ')}${outer}
  FROM (
    SELECT model_key, device_key, setting_key, (CASE WHEN simulated THEN ${2 * CLASS} ELSE 0 END + CASE WHEN failed THEN ${CLASS} ELSE 0 END + kind_rank)::INTEGER AS rank, ${copied} AS copied, sum(${timed ? 'timed_n' : 'n'})::INTEGER AS n${inner}
    FROM ${groups}
    WHERE ${usable}
    GROUP BY ALL
  )
  GROUP BY ALL
)`,
  };
}

/** A table of configurations with their settings in words. */
export function withSettings(table: string, settings: string): string {
  return `(SELECT c.*, s.precision, s.batch, s.shape, s.test_case FROM ${table} AS c JOIN ${settings} AS s USING (setting_key))`;
}

/** What parts the results that speak for a configuration from others of it. */
export function groupOfRank(rank: number, kinds: readonly EvidenceKind[]): { readonly kind: EvidenceKind; readonly simulated: boolean; readonly failed: boolean } {
  return { kind: kinds[rank % CLASS] ?? 'measurement', simulated: rank >= 2 * CLASS, failed: Math.floor(rank / CLASS) % 2 === 1 };
}

const SETTING = { setting_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT } as const;

/** A precision, batch size, shape and test case that results state together. */
export type SettingRow = Row<typeof SETTING>;

/** Every setting that is stated. */
export function settingList(settings: string): Question<typeof SETTING> {
  return { name: 'setting-list', sql: `SELECT setting_key, precision, batch, shape, test_case FROM ${settings} ORDER BY setting_key`, row: SETTING };
}

const LEFT = { simulated: NUMBER, failed: NUMBER, duplicate: NUMBER } as const;
const HELD = { model_key: NUMBER, configurations: NUMBER, n: NUMBER, fitting: NUMBER, fitting_n: NUMBER, ...LEFT } as const;

/** How many configurations and results each model has, how many of them a chart has a place for, and what was left out beside them. */
export type HeldByModel = Row<typeof HELD>;

/** @param fits A condition over the columns of a setting. */
export function heldByModel(table: string, condition: (parameters: Parameters) => string, fits: string, parameters: Parameters): Question<typeof HELD> {
  const sql = `SELECT model_key,
  count(rank)::INTEGER AS configurations, sum(n)::INTEGER AS n,
  count(rank) FILTER (WHERE ${fits})::INTEGER AS fitting, coalesce(sum(n) FILTER (WHERE ${fits}), 0)::INTEGER AS fitting_n,
  sum(simulated_n)::INTEGER AS simulated, sum(failed_n)::INTEGER AS failed, sum(duplicate_n)::INTEGER AS duplicate
FROM ${table}
WHERE ${condition(parameters)}
GROUP BY ALL
ORDER BY model_key`;
  return { name: 'held-by-model', sql, params: parameters.values, row: HELD };
}

const CONFIGURATION = { model_key: NUMBER, device_key: NUMBER, setting_key: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT, rank: NUMBER, n: NUMBER } as const;

/** The configurations of one model. */
export function configurationsOfModel(table: string, condition: (parameters: Parameters) => string, modelKey: number, parameters: Parameters): Question<typeof CONFIGURATION> {
  const sql = `SELECT model_key, device_key, setting_key, precision, batch, shape, test_case, rank, n
FROM ${table}
WHERE ${condition(parameters)}
  AND rank IS NOT NULL
  AND model_key = $${parameters.add(modelKey)}::INTEGER
ORDER BY model_key, device_key, precision, batch, shape, test_case`;
  return { name: 'configurations-of-model', sql, params: parameters.values, row: CONFIGURATION };
}

/** Of each model the configuration with most results, of the models with most results there. */
export function bestMeasured(relation: string, condition: (parameters: Parameters) => string, atMost: number): Question<typeof CONFIGURATION> {
  const parameters = new Parameters();
  const sql = `SELECT model_key, device_key, setting_key, precision, batch, shape, test_case, rank, n
FROM ${relation}
WHERE ${condition(parameters)}
  AND rank IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY model_key ORDER BY n DESC, device_key, setting_key) = 1
ORDER BY n DESC, model_key
LIMIT ${atMost}`;
  return { name: 'best-measured', sql, params: parameters.values, row: CONFIGURATION };
}
