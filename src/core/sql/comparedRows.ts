import type { Question, Statement } from '../engine/engine.ts';
import { BOOLEAN, NUMBER } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { Parameters } from './evidenceFilter.ts';

/** Numbers given to numbers: which row and which column a device or a setting belongs to. */
export interface Placing {
  readonly of: 'device_key' | 'setting_key';
  readonly places: readonly { readonly key: number; readonly row: number; readonly column: number }[];
}

/** What is set side by side: configurations, and what of them makes a row and a column. */
export interface ComparedAsked {
  readonly relation: string;
  readonly condition: (parameters: Parameters) => string;
  /** Null where models or windows are the columns. */
  readonly placing: Placing | null;
  /** Where windows of time are the columns, the moment between them. */
  readonly splitMs: number | null;
  readonly modelIs: 'row' | 'column';
  readonly deviceIs: 'row' | 'column' | 'merged';
}

/** A table of the cells of a comparison: the row, the column and how many results it has. */
export function comparedCells(table: string, { relation, condition, placing, splitMs, modelIs, deviceIs }: ComparedAsked): Statement {
  const parameters = new Parameters();
  const column = splitMs !== null ? 'w.place_column' : modelIs === 'column' ? 'c.model_key' : placing === null ? 'c.device_key' : 'p.place_column';
  const list = (values: readonly number[]): string => numbers(values, parameters);
  const windows = splitMs === null ? '' : `
  JOIN (VALUES (0), (1)) AS w(place_column) ON CASE w.place_column WHEN 0 THEN c.oldest_ms < $${parameters.add(splitMs)}::DOUBLE ELSE c.newest_ms >= $${parameters.add(splitMs)}::DOUBLE END`;
  const join = placing === null ? '' : `
JOIN (SELECT ${list(placing.places.map(({ key }) => key))} AS key, ${list(placing.places.map(({ row }) => row))} AS place_row, ${list(placing.places.map(({ column: place }) => place))} AS place_column) AS p ON p.key = c.${placing.of}`;
  const sql = `CREATE TABLE ${table} AS SELECT row_model, row_device, row_setting, column_key, sum(n)::INTEGER AS n
FROM (
  SELECT ${modelIs === 'row' ? 'c.model_key' : '-1'} AS row_model, ${deviceIs === 'row' ? 'c.device_key' : '-1'} AS row_device, ${placing?.of === 'setting_key' ? 'p.place_row' : 'c.setting_key'} AS row_setting, ${column}::INTEGER AS column_key, c.n
  FROM ${relation} AS c${join}${windows}
  WHERE rank IS NOT NULL AND ${condition(parameters)}
)
GROUP BY ALL`;
  return { sql, params: parameters.values };
}

const COLUMN = { column_key: NUMBER, compared_rows: NUMBER } as const;

/** How many rows have each column. */
export function comparedColumns(table: string): Question<typeof COLUMN> {
  return { name: 'compared-columns', sql: `SELECT column_key, count(*)::INTEGER AS compared_rows FROM ${table} GROUP BY ALL ORDER BY column_key`, row: COLUMN };
}

const TOTAL = { setting_key: NUMBER, compared_rows: NUMBER, lonely_rows: NUMBER, results: NUMBER } as const;

/** By what is stated of a setting: rows with two columns or more, rows with one, and the results in the former. */
export function comparedTotals(table: string): Question<typeof TOTAL> {
  const sql = `SELECT row_setting AS setting_key, count(*) FILTER (WHERE cells > 1)::INTEGER AS compared_rows, count(*) FILTER (WHERE cells = 1)::INTEGER AS lonely_rows, coalesce(sum(n) FILTER (WHERE cells > 1), 0)::INTEGER AS results
FROM (SELECT row_model, row_device, row_setting, count(*) AS cells, sum(n) AS n FROM ${table} GROUP BY ALL)
GROUP BY ALL
ORDER BY setting_key`;
  return { name: 'compared-totals', sql, row: TOTAL };
}

const ROW = { row_model: NUMBER, row_device: NUMBER, row_setting: NUMBER, has_base: BOOLEAN, n: NUMBER } as const;

/** What the cells of a row have in common, by its keys; -1 for what is compared; and its results. */
export type ComparedRow = Row<typeof ROW>;

/** Which rows are wanted, and in which order. */
export interface RowsWanted {
  /** The column of the baseline; -1 where each row has its own. */
  readonly base: number;
  /** Settings that lack what others state: their rows come last. */
  readonly unstated: readonly number[];
  /** Keys in the order of their names; null: what has most results first, rows of one model together. */
  readonly byName: { readonly models: readonly number[]; readonly devices: readonly number[]; readonly settings: readonly number[] } | null;
  readonly first: number;
  readonly atMost: number;
}

/** Some of the rows that have two columns or more. */
export function comparedRows(table: string, { base, unstated, byName, first, atMost }: RowsWanted): Question<typeof ROW> {
  const parameters = new Parameters();
  const text = (values: readonly number[]): string => `string_split($${parameters.add(values.join(','))}::VARCHAR, ',')`;
  const ranked = (keys: readonly number[], name: string): string => ` LEFT JOIN (SELECT ${numbers(keys, parameters)} AS key, ${numbers(keys.map((_, place) => place), parameters)} AS place) AS ${name} ON ${name}.key = r.row_${name}`;
  const joins = byName === null ? '' : [ranked(byName.models, 'model'), ranked(byName.devices, 'device'), ranked(byName.settings, 'setting')].join('');
  const order = byName === null
    ? `list_contains(${text(unstated)}, r.row_setting::VARCHAR), NOT r.has_base, sum(r.n) OVER (PARTITION BY r.row_model) DESC, r.row_model, r.cells DESC, r.n DESC`
    : 'model.place, device.place, setting.place';
  const sql = `SELECT r.row_model, r.row_device, r.row_setting, r.has_base, r.n
FROM (
  SELECT row_model, row_device, row_setting, count(*) AS cells, sum(n)::INTEGER AS n, coalesce(bool_or(column_key = $${parameters.add(base)}::INTEGER), false) AS has_base
  FROM ${table}
  GROUP BY ALL
  HAVING count(*) > 1
) AS r${joins}
ORDER BY ${order}, r.row_model, r.row_device, r.row_setting
LIMIT ${atMost} OFFSET ${first}`;
  return { name: 'compared-rows', sql, params: parameters.values, row: ROW };
}

/** The condition that a result is of some of the rows: each names a setting, and the model and device that its cells have in common. */
export function ofRows(rows: readonly { readonly model: number; readonly device: number; readonly setting: number }[], settings: string, parameters: Parameters): string {
  const list = (values: readonly number[]): string => numbers(values, parameters);
  const named = (['model', 'device'] as const).filter((part) => rows.some((row) => row[part] !== -1));
  const own = [...named.map((part) => `${part}_key::INTEGER`), 'precision', 'batch', 'shape', 'test_case'];
  const theirs = [...named.map((part) => `w.${part}`), 's.precision', 's.batch', 's.shape', 's.test_case'];
  return `row(${own.join(', ')}) IN (SELECT row(${theirs.join(', ')}) FROM (SELECT ${list(rows.map(({ model }) => model))} AS model, ${list(rows.map(({ device }) => device))} AS device, ${list(rows.map(({ setting }) => setting))} AS setting) AS w JOIN ${settings} AS s ON s.setting_key = w.setting)`;
}

/** A column of numbers, as one parameter. */
function numbers(values: readonly number[], parameters: Parameters): string {
  return `TRY_CAST(unnest(string_split($${parameters.add(values.join(','))}::VARCHAR, ',')) AS INTEGER)`;
}
