import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import type { SecondsRange } from '../view/viewState.ts';
import { Parameters } from './evidenceFilter.ts';

/** One run of a table of samples, and the channels asked of it: places in `c0`, `c1`, … */
export interface RunAsked {
  /** The table in canonical columns. */
  readonly select: string;
  readonly runType: 'BIGINT' | 'VARCHAR';
  readonly run: string;
  readonly startMs: number;
  readonly channels: readonly number[];
  /** Those among them that are always above zero. */
  readonly positive: readonly number[];
}

/** The samples of a run with `s`, seconds since its start. */
export function runSamples({ select, runType, run, startMs }: RunAsked, parameters: Parameters): string {
  const condition = runType === 'BIGINT' && run === '' ? 'run IS NULL' : `run = $${parameters.add(run)}::${runType}`;
  return `(SELECT *, (ms - $${parameters.add(startMs)}::DOUBLE) / 1000 AS s FROM (${select}) WHERE ${condition} AND ms IS NOT NULL)`;
}

const BUCKET_PARTS = ['n', 'z', 'sum', 'min', 'min_s', 'max', 'max_s', 'first', 'first_s', 'last', 'last_s'] as const;
export type BucketPart = (typeof BUCKET_PARTS)[number];

/** A pixel column: `row_count`, and for the channel at place 3 `n3`, `min3`, `min_s3`, … */
export type SampleBucket = Readonly<Record<string, number | null>>;

/**
 * First, lowest, highest and last sample of each channel in each of so many equal parts of a window, with count and sum
 * (M4: Jugel, Jerzak, Hackenbroich, Markl, VLDB 2014). No peak is lost, and all figures over the window follow.
 */
export function sampleBuckets(asked: RunAsked, fromS: number, toS: number, pixels: number): Question {
  const parameters = new Parameters();
  const samples = runSamples(asked, parameters);
  const from = `$${parameters.add(fromS)}::DOUBLE`;
  const to = `$${parameters.add(toS)}::DOUBLE`;
  const count = `$${parameters.add(pixels)}::DOUBLE`;
  const parts: { readonly [P in BucketPart]: (c: string, z: string) => string } = {
    n: (c) => `count(${c})::INTEGER`,
    z: (_, z) => `count(*) FILTER (WHERE ${z})::INTEGER`,
    sum: (c) => `sum(${c})::DOUBLE`,
    min: (c) => `min(${c})::DOUBLE`,
    min_s: (c) => `arg_min(s, ${c})::DOUBLE`,
    max: (c) => `max(${c})::DOUBLE`,
    max_s: (c) => `arg_max(s, ${c})::DOUBLE`,
    first: (c) => `arg_min(${c}, s)::DOUBLE`,
    first_s: (c) => `min(s) FILTER (WHERE ${c} IS NOT NULL)::DOUBLE`,
    last: (c) => `arg_max(${c}, s)::DOUBLE`,
    last_s: (c) => `max(s) FILTER (WHERE ${c} IS NOT NULL)::DOUBLE`,
  };
  const columns = asked.channels.flatMap((index) => BUCKET_PARTS.map((part) => `${parts[part](`c${index}`, asked.positive.includes(index) ? `z${index}` : 'false')} AS ${part}${index}`));
  const shape = Object.fromEntries(asked.channels.flatMap((index) => BUCKET_PARTS.map((part) => [`${part}${index}`, part === 'n' || part === 'z' ? NUMBER : NUMBER_NULL])));
  const sql = `SELECT bucket, count(*)::INTEGER AS row_count,
  ${columns.join(',\n  ')}
FROM (
  SELECT *, least(floor((s - ${from}) / (${to} - ${from}) * ${count}), ${count} - 1)::INTEGER AS bucket
  FROM ${samples}
  WHERE s BETWEEN ${from} AND ${to}
)
GROUP BY 1
ORDER BY 1`;
  return { name: 'sample-buckets', sql, params: parameters.values, row: { bucket: NUMBER, row_count: NUMBER, ...shape } };
}

/** Every sample of a window, in order: `s`, and for the channel at place 3 `c3`, and `z3` as 0 or 1. */
export function sampleRows(asked: RunAsked, fromS: number, toS: number, atMost: number): Question {
  const parameters = new Parameters();
  const samples = runSamples(asked, parameters);
  const channels = asked.channels.flatMap((index) => [`c${index}::DOUBLE AS c${index}`, `${asked.positive.includes(index) ? `z${index}::INTEGER` : '0'} AS z${index}`]);
  const shape = Object.fromEntries(asked.channels.flatMap((index) => [[`c${index}`, NUMBER_NULL], [`z${index}`, NUMBER]] as const));
  const sql = `SELECT s::DOUBLE AS s, ${channels.join(', ')}
FROM ${samples}
WHERE s BETWEEN $${parameters.add(fromS)}::DOUBLE AND $${parameters.add(toS)}::DOUBLE
ORDER BY s, row_id
LIMIT ${atMost}`;
  return { name: 'sample-rows', sql, params: parameters.values, row: { s: NUMBER, ...shape } };
}

/** A step is a gap when it is longer than this many median steps, and than this many seconds. */
export const GAP = { medianSteps: 5, secondsAtLeast: 2 } as const;

const STEPS = {
  n: NUMBER, step_s: NUMBER_NULL, gap_s: NUMBER, low: NUMBER_NULL, high: NUMBER_NULL, from_s: NUMBER_NULL, to_s: NUMBER_NULL,
  energy_j: NUMBER_NULL, missing_s: NUMBER,
  /** `12.5:80;…`: from and to of every gap of the run. */
  gap_list: TEXT,
} as const;

/** How a run was sampled, where its load is and what energy it took. */
export type SampleSteps = Row<typeof STEPS>;

/**
 * Steps between the samples of one channel over the whole run, its gaps, the load window and the trapezoid of the channel
 * over it. The segments that the window cuts count by their part, so that energies of adjacent windows add up.
 * @param load As chosen by the reader; null: from the first to the last sample at or above half-way between the 5th and the
 * 95th percentile where these differ by half, else all.
 */
export function sampleSteps(asked: RunAsked, channel: number, load: SecondsRange | null, rule: { readonly lowQuantile: number; readonly highQuantile: number; readonly steadyBelow: number }): Question<typeof STEPS> {
  const parameters = new Parameters();
  const samples = runSamples(asked, parameters);
  const chosen = (value: number | undefined): string => `$${parameters.add(value ?? null)}::DOUBLE`;
  const sql = `WITH v AS MATERIALIZED (
  SELECT s, c${channel} AS p, lag(s) OVER by_time AS s0, lag(c${channel}) OVER by_time AS p0
  FROM ${samples}
  WHERE c${channel} IS NOT NULL
  WINDOW by_time AS (ORDER BY s, row_id)
), m AS MATERIALIZED (
  SELECT count(*)::INTEGER AS n, median(s - s0) FILTER (WHERE s > s0)::DOUBLE AS step_s, quantile_cont(p, [${rule.lowQuantile}, ${rule.highQuantile}]) AS bounds
  FROM v
), g AS MATERIALIZED (
  SELECT n, step_s, bounds[1]::DOUBLE AS low, bounds[2]::DOUBLE AS high, greatest(${GAP.medianSteps} * coalesce(step_s, 0), ${GAP.secondsAtLeast})::DOUBLE AS gap_s
  FROM m
), l AS MATERIALIZED (
  SELECT coalesce(${chosen(load?.fromS)}, min(s))::DOUBLE AS from_s, coalesce(${chosen(load?.toS)}, max(s))::DOUBLE AS to_s
  FROM v
  WHERE p >= (SELECT CASE WHEN high < ${rule.steadyBelow} * low THEN '-infinity'::DOUBLE ELSE (low + high) / 2 END FROM g)
)
SELECT (SELECT n FROM g) AS n, (SELECT step_s FROM g) AS step_s, (SELECT gap_s FROM g) AS gap_s, (SELECT low FROM g) AS low, (SELECT high FROM g) AS high, (SELECT from_s FROM l) AS from_s, (SELECT to_s FROM l) AS to_s,
  sum((${valueAt('a')} + ${valueAt('b')}) / 2 * (b - a)) FILTER (WHERE b > a AND step <= gap)::DOUBLE AS energy_j,
  coalesce(sum(b - a) FILTER (WHERE b > a AND step > gap), 0)::DOUBLE AS missing_s,
  coalesce((SELECT string_agg(s0::VARCHAR || ':' || s::VARCHAR, ';' ORDER BY s) FROM v WHERE s - s0 > (SELECT gap_s FROM g)), '') AS gap_list
FROM (
  SELECT s, p, s0, p0, s - s0 AS step, greatest(s0, (SELECT from_s FROM l)) AS a, least(s, (SELECT to_s FROM l)) AS b, (SELECT gap_s FROM g) AS gap
  FROM v
  WHERE s > s0
)`;
  return { name: 'sample-steps', sql, params: parameters.values, row: { ...STEPS } };
}

/** On the straight line between two samples. */
function valueAt(s: string): string {
  return `(p0 + (p - p0) * (${s} - s0) / step)`;
}
