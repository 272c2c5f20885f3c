import type { Question } from '../engine/engine.ts';
import { NUMBER, NUMBER_NULL, TEXT_NULL } from '../engine/row.ts';
import type { Row } from '../engine/row.ts';
import { Parameters } from './evidenceFilter.ts';
import { runSamples } from './sampleWindow.ts';
import type { RunAsked } from './sampleWindow.ts';

/** Spans shown of one kind; more say no more. */
const SPANS_AT_MOST = 200;

const SPAN = { from_s: NUMBER, to_s: NUMBER, samples: NUMBER } as const;
export type SampleSpan = Row<typeof SPAN>;

/** What holds during a span, of the channels at the given places. */
export type SpanCondition =
  | { readonly kind: 'above-zero'; readonly channels: readonly number[] }
  | { readonly kind: 'at-least'; readonly channel: number; readonly value: number }
  | { readonly kind: 'below-reference'; readonly channel: number; readonly share: number; readonly fromS: number; readonly toS: number }
  | { readonly kind: 'below-median'; readonly channel: number; readonly share: number; readonly fromS: number; readonly toS: number };

/** The stretches of samples of a run over which a condition holds without a break. The median is that of the same window. */
export function sampleSpans(asked: RunAsked, condition: SpanCondition): Question<typeof SPAN> {
  const parameters = new Parameters();
  const samples = runSamples(asked, parameters);
  const { value, holds } = conditionSql(condition, samples, parameters);
  const sql = `SELECT min(s)::DOUBLE AS from_s, max(s)::DOUBLE AS to_s, count(*)::INTEGER AS samples
FROM (
  SELECT s, holds, row_number() OVER (ORDER BY s, row_id) - row_number() OVER (PARTITION BY holds ORDER BY s, row_id) AS island
  FROM (SELECT s, row_id, coalesce(${holds}, false) AS holds FROM ${samples} WHERE ${value} IS NOT NULL)
)
WHERE holds
GROUP BY island
ORDER BY 1, 2
LIMIT ${SPANS_AT_MOST}`;
  return { name: 'sample-spans', sql, params: parameters.values, row: SPAN };
}

function conditionSql(condition: SpanCondition, samples: string, parameters: Parameters): { readonly value: string; readonly holds: string } {
  const number = (value: number): string => `$${parameters.add(value)}::DOUBLE`;
  switch (condition.kind) {
    case 'above-zero': {
      const columns = condition.channels.map((channel) => `c${channel}`);
      const value = columns.length === 1 ? (columns[0] ?? 'NULL') : `greatest(${columns.join(', ')})`;
      return { value, holds: `${value} > 0` };
    }
    case 'at-least':
      return { value: `c${condition.channel}`, holds: `c${condition.channel} >= ${number(condition.value)}` };
    case 'below-reference':
    case 'below-median': {
      const value = `c${condition.channel}`;
      const inside = `s BETWEEN ${number(condition.fromS)} AND ${number(condition.toS)}`;
      const whole = condition.kind === 'below-reference' ? 'reference_mhz' : `(SELECT median(${value}) FROM ${samples} WHERE ${inside})`;
      return { value, holds: `${inside} AND ${value} < ${condition.share} * ${whole}` };
    }
  }
}

const QUARTERS = { first_rate: NUMBER_NULL, last_rate: NUMBER_NULL, first_c: NUMBER_NULL, last_c: NUMBER_NULL } as const;

/** Mean throughput and temperature in the first and in the last quarter of a window. */
export function sampleQuarters(asked: RunAsked, throughput: number, temperature: number, fromS: number, toS: number): Question<typeof QUARTERS> {
  const parameters = new Parameters();
  const samples = runSamples(asked, parameters);
  const from = `$${parameters.add(fromS)}::DOUBLE`;
  const to = `$${parameters.add(toS)}::DOUBLE`;
  const quarter = `(${to} - ${from}) / 4`;
  const sql = `SELECT
  (avg(c${throughput}) FILTER (WHERE s <= ${from} + ${quarter} AND c${throughput} > 0))::DOUBLE AS first_rate,
  (avg(c${throughput}) FILTER (WHERE s >= ${to} - ${quarter} AND c${throughput} > 0))::DOUBLE AS last_rate,
  (avg(c${temperature}) FILTER (WHERE s <= ${from} + ${quarter}))::DOUBLE AS first_c,
  (avg(c${temperature}) FILTER (WHERE s >= ${to} - ${quarter}))::DOUBLE AS last_c
FROM ${samples}
WHERE s BETWEEN ${from} AND ${to}`;
  return { name: 'sample-quarters', sql, params: parameters.values, row: QUARTERS };
}

const MEAN = { mean: NUMBER_NULL } as const;

/** The mean of a channel over a window. */
export function sampleMean(asked: RunAsked, channel: number, fromS: number, toS: number): Question<typeof MEAN> {
  const parameters = new Parameters();
  const sql = `SELECT avg(c${channel})::DOUBLE AS mean
FROM ${runSamples(asked, parameters)}
WHERE s BETWEEN $${parameters.add(fromS)}::DOUBLE AND $${parameters.add(toS)}::DOUBLE`;
  return { name: 'sample-mean', sql, params: parameters.values, row: MEAN };
}

const EVENT = { from_ms: NUMBER, to_ms: NUMBER_NULL, event_type: TEXT_NULL, zone_name: TEXT_NULL, level: TEXT_NULL, temperature_c: NUMBER_NULL } as const;
export type SampleEvent = Row<typeof EVENT>;

/** The events of a table that name a run, or its device, in order. `select` reads the table in canonical columns. */
export function sampleEvents(select: string, run: string, fromMs: number, toMs: number): Question<typeof EVENT> {
  const sql = `SELECT from_ms::DOUBLE AS from_ms, to_ms::DOUBLE AS to_ms, left(event_type, 200) AS event_type, left(zone_name, 200) AS zone_name, left(level, 200) AS level, temperature_c::DOUBLE AS temperature_c
FROM (${select})
WHERE run = $1::VARCHAR
  AND from_ms <= $3::DOUBLE
  AND coalesce(to_ms, from_ms) >= $2::DOUBLE
ORDER BY from_ms, to_ms, event_type, zone_name, level, temperature_c
LIMIT ${SPANS_AT_MOST}`;
  return { name: 'sample-events', sql, params: [run, fromMs, toMs], row: EVENT };
}
