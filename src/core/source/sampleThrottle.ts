import { THROTTLE_RULES, throttleCode } from '../model/throttle.ts';
import type { SampleView } from './sampleView.ts';

/** Power half-way between its 5th and 95th percentile parts load from idle, where they differ by half; else the whole run is load. */
export const LOAD = { lowQuantile: 0.05, highQuantile: 0.95, steadyBelow: 1.5 } as const;

/** The places of the channels that can tell of throttling, in `c0`, `c1`, …; null where the table has none. */
export interface ThrottleChannels {
  readonly reason: number | null;
  /** Flags and levels. */
  readonly flags: readonly number[];
  readonly power: number | null;
  readonly clock: number | null;
  readonly throughput: number | null;
  readonly temperature: number | null;
}

export function throttleChannels({ table: { columns } }: SampleView): ThrottleChannels {
  const all = (kind: string): number[] => columns.flatMap(({ channel }, index) => (channel.kind === kind ? [index] : []));
  const first = (kind: string): number | null => all(kind)[0] ?? null;
  const reason = columns.findIndex(({ reads }) => reads === 'reasons');
  return {
    reason: reason < 0 ? null : reason,
    flags: all('throttle').filter((index) => index !== reason),
    power: first('power'),
    clock: first('clock'),
    throughput: first('throughput'),
    temperature: first('temperature'),
  };
}

/** Whether samples of a table can show throttling at all. */
export function canShowThrottling(channels: ThrottleChannels): boolean {
  return channels.reason !== null || channels.flags.length > 0 || (channels.clock !== null && channels.power !== null) || (channels.throughput !== null && channels.temperature !== null);
}

/** A SELECT of `run` and `throttle`: the strongest evidence that the samples of a run give, 0 where a flag says that it was not throttled, else NULL. */
export function throttleOfRuns(view: SampleView): string {
  const channels = throttleChannels(view);
  const { ofReference, ofMedian, samplesAtLeast, slowdown, hotterByK } = THROTTLE_RULES;
  const samples = `(SELECT * FROM (${view.select}) WHERE ms IS NOT NULL) AS s`;
  const flags = channels.flags.length === 0 ? 'NULL::DOUBLE' : channels.flags.length === 1 ? channel(channels.flags[0] ?? null) : `greatest(${channels.flags.map(channel).join(', ')})`;
  const first = 's.ms <= l.from_ms + (l.to_ms - l.from_ms) / 4';
  const last = 's.ms >= l.to_ms - (l.to_ms - l.from_ms) / 4';
  const clockAtWork = channels.power === null ? 'NULL::DOUBLE' : channel(channels.clock);
  return `SELECT w.run, CASE
    WHEN w.reason > 0 THEN ${throttleCode('reason')}
    WHEN w.flag > 0 THEN ${throttleCode('event')}
    WHEN w.below_reference >= ${samplesAtLeast} THEN ${throttleCode('clock-reference')}
    WHEN w.below_median >= ${samplesAtLeast} THEN ${throttleCode('clock-median')}
    WHEN w.last_rate < ${slowdown} * w.first_rate AND w.last_c >= w.first_c + ${hotterByK} THEN ${throttleCode('slowdown')}
    WHEN coalesce(w.reason, w.flag) IS NOT NULL THEN 0
  END::INTEGER AS throttle
FROM (
  SELECT s.run,
    max(${channel(channels.reason)}) AS reason,
    max(${flags}) AS flag,
    count(*) FILTER (WHERE s.ms BETWEEN l.from_ms AND l.to_ms AND ${clockAtWork} < ${ofReference} * s.reference_mhz) AS below_reference,
    count(*) FILTER (WHERE s.ms BETWEEN l.from_ms AND l.to_ms AND ${clockAtWork} < ${ofMedian} * l.median_mhz) AS below_median,
    avg(${channel(channels.throughput)}) FILTER (WHERE ${first} AND ${channel(channels.throughput)} > 0) AS first_rate,
    avg(${channel(channels.throughput)}) FILTER (WHERE ${last} AND ${channel(channels.throughput)} > 0) AS last_rate,
    avg(${channel(channels.temperature)}) FILTER (WHERE ${first}) AS first_c,
    avg(${channel(channels.temperature)}) FILTER (WHERE ${last}) AS last_c
  FROM ${samples}
  LEFT JOIN (${loads(samples, channel(channels.power), channel(channels.clock))}) AS l ON l.run IS NOT DISTINCT FROM s.run
  GROUP BY 1
) AS w`;
}

function channel(index: number | null): string {
  return index === null ? 'NULL::DOUBLE' : `s.c${index}`;
}

/** The load window of every run and its median clock. Without power, the whole run. */
function loads(samples: string, power: string, clock: string): string {
  const bounds = `SELECT s.run, min(s.ms) AS from_ms, max(s.ms) AS to_ms
    FROM ${samples}
    JOIN (SELECT s.run, quantile_cont(${power}, ${LOAD.lowQuantile}) AS low, quantile_cont(${power}, ${LOAD.highQuantile}) AS high FROM ${samples} GROUP BY 1) AS q ON q.run IS NOT DISTINCT FROM s.run
    WHERE q.low IS NULL OR (q.high < ${LOAD.steadyBelow} * q.low AND ${power} IS NOT NULL) OR ${power} >= (q.low + q.high) / 2
    GROUP BY 1`;
  if (clock === 'NULL::DOUBLE') return `SELECT run, from_ms, to_ms, NULL::DOUBLE AS median_mhz FROM (${bounds})`;
  return `SELECT b.run, any_value(b.from_ms) AS from_ms, any_value(b.to_ms) AS to_ms, median(${clock}) AS median_mhz
  FROM ${samples}
  JOIN (${bounds}) AS b ON b.run IS NOT DISTINCT FROM s.run AND s.ms BETWEEN b.from_ms AND b.to_ms
  GROUP BY 1`;
}
