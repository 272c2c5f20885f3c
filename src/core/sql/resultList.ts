import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { EVIDENCE_KINDS } from '../model/evidence.ts';
import type { Metric } from '../model/metric.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import { Parameters } from './evidenceFilter.ts';
import { POWER_COLUMNS } from './powerResults.ts';
import { constant } from './quote.ts';
import { FAILED, RUN_KEY, isGiven, refusedSql } from './resultRows.ts';
import type { ResultsAsked } from './resultRows.ts';

/** Bits of `marks`, above those of the kind of table (its place in `EVIDENCE_KINDS`). */
export const MARKS = { kind: 7, placeholder: 8, simulated: 16, failed: 32, reading: 64, throttled: 128, estimated: 256, spokenFor: 512, power: 1024 } as const;

/** Results of a file that are held in memory one by one; of more they are counted in the engine. */
export const HELD_AT_MOST = 30_000;

/** Numbers alone: texts of thousands of rows would take the engine several times as long to hand over. */
const RESULT = {
  model_key: NUMBER, device_key: NUMBER,
  /** A number for the precision, batch size, shape and test case together, see `settingNames`; and one for the test type. */
  setting: NUMBER, test_type: NUMBER,
  /** Kind of table and marks, see `MARKS`. */
  marks: NUMBER,
  /** Bits of the files that hold it. */
  sources: NUMBER, at_ms: NUMBER_NULL,
} as const;

/** What tells which configuration a result is of, and whether filters leave it. */
export type ResultRow = Row<typeof RESULT>;

const SETTING = '(hash(precision, batch, shape, test_case) >> 11)::DOUBLE';
const TEST_TYPE = '(hash(test_type) >> 11)::DOUBLE';

/** @param reading When a power reading that belongs to a measurement is marked. */
function columns(reading: string): string {
  const bits: readonly (readonly [condition: string, bit: number])[] = [
    ...EVIDENCE_KINDS.map((kind, index) => [`kind = ${constant(kind)}`, index] as const),
    ['placeholder', MARKS.placeholder], [`tier = 'simulated'`, MARKS.simulated], [FAILED, MARKS.failed], [reading, MARKS.reading], ['coalesce(throttle, 0) <> 0', MARKS.throttled], ['power_estimated', MARKS.estimated],
    // A measurement speaks through its power reading; what says something of power or heat.
    [`kind <> 'power' AND linked`, MARKS.spokenFor], [`coalesce(${POWER_COLUMNS.join(', ')}) IS NOT NULL`, MARKS.power],
  ];
  const marks = bits.filter(([, bit]) => bit > 0).map(([condition, bit]) => `CASE WHEN ${condition} THEN ${bit} ELSE 0 END`).join(' + ');
  return `model_key::INTEGER AS model_key, device_key::INTEGER AS device_key, ${SETTING} AS setting, ${TEST_TYPE} AS test_type,
  (${marks})::INTEGER AS marks, sources::INTEGER AS sources, at_ms::DOUBLE AS at_ms`;
}

const IS_READING = `kind = 'power' AND linked`;

const LISTED = {
  ...RESULT,
  /** Which metrics it holds: a bit each, in the order of the registry. */
  held: NUMBER,
} as const;

/** A result of any kind. */
export type ListedRow = Row<typeof LISTED>;

type Asked = Pick<ResultsAsked, 'condition' | 'from'>;

/** Every result by itself, declarations and placeholders too, with the metrics that it holds; in no order. */
export function resultList({ condition, from }: Asked): Question<typeof LISTED> {
  const parameters = new Parameters();
  const held = METRIC_KEYS.map((key, index) => `CASE WHEN ${METRICS[key].column} IS NULL THEN 0 ELSE ${2 ** index} END`).join(' + ');
  const sql = `SELECT
  ${columns(IS_READING)}, (${held})::INTEGER AS held
FROM ${from(parameters)}
WHERE ${condition(parameters)}`;
  return { name: 'result-list', sql, params: parameters.values, row: LISTED };
}

const MEASURED = {
  ...RESULT, value: NUMBER, throttle: NUMBER_NULL, iterations: NUMBER_NULL, deviation_ms: NUMBER_NULL, version: NUMBER_NULL,
  /** Results of one run have the same number. */
  run: NUMBER,
} as const;

/** A result that holds the metric asked for; a reading is marked where it only repeats what its measurement holds. */
export type MeasuredRow = Row<typeof MEASURED>;

/** Bits in which results of one sample are alike. */
export const ALIKE = MARKS.kind + MARKS.simulated + MARKS.failed + MARKS.reading;

/** Every result that holds a metric and is included; those that are alike stand together, the newest first. */
export function resultValues({ condition, from, include }: Asked & Pick<ResultsAsked, 'include'>, { column }: Metric): Question<typeof MEASURED> {
  const parameters = new Parameters();
  const sql = `SELECT
  ${columns(isGiven(column) ? IS_READING : 'false')}, ${column}::DOUBLE AS value, throttle::INTEGER AS throttle, iterations::INTEGER AS iterations,
  latency_std_ms::DOUBLE AS deviation_ms, version_key::INTEGER AS version, (${RUN_KEY})::DOUBLE AS run
FROM ${from(parameters)}
WHERE ${condition(parameters)}
  AND ${refusedSql(include)} IS NULL
  AND ${column} IS NOT NULL
ORDER BY model_key, device_key, setting, marks & ${ALIKE}, at_ms DESC NULLS LAST, table_id, row_id DESC`;
  return { name: 'result-values', sql, params: parameters.values, row: MEASURED };
}

const NAMES = { setting: NUMBER, precision: TEXT, batch: TEXT, shape: TEXT, test_case: TEXT } as const;

/** What a setting's number stands for. */
export type SettingNames = Row<typeof NAMES>;

/** The settings that results of a relation state, by their texts. */
export function settingNames(relation: string): Question<typeof NAMES> {
  return { name: 'setting-names', sql: `SELECT DISTINCT ${SETTING} AS setting, precision, batch, shape, test_case FROM ${relation} ORDER BY precision, batch, shape, test_case`, row: NAMES };
}

const TYPES = { test_type: NUMBER, name: TEXT } as const;

/** What the number of a test type stands for. */
export type TestTypeName = Row<typeof TYPES>;

export function testTypeNames(relation: string): Question<typeof TYPES> {
  return { name: 'test-type-names', sql: `SELECT DISTINCT ${TEST_TYPE} AS test_type, test_type AS name FROM ${relation} ORDER BY name`, row: TYPES };
}
