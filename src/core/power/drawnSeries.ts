import type { Channel } from '../model/channel.ts';
import type { BucketPart, SampleBucket } from '../sql/sampleWindow.ts';
import { GAP } from '../sql/sampleWindow.ts';
import type { ChannelFigures, DrawnChannel } from './types.ts';

/** A sample as it is drawn. */
export interface DrawnPoint {
  readonly s: number;
  readonly v: number;
}

/** One channel within one pixel column, or one sample alone. */
export interface ChannelBucket {
  readonly n: number;
  readonly sum: number;
  readonly first: DrawnPoint;
  readonly min: DrawnPoint;
  readonly max: DrawnPoint;
  readonly last: DrawnPoint;
}

/** A channel's part of the answer of `sampleBuckets`, empty pixel columns left out. */
export function channelBuckets(rows: readonly SampleBucket[], place: number): { readonly buckets: readonly ChannelBucket[]; readonly notPositive: number } {
  let notPositive = 0;
  const buckets = rows.flatMap((row): ChannelBucket[] => {
    const read = (part: BucketPart): number => row[`${part}${place}`] ?? 0;
    notPositive += read('z');
    if (read('n') === 0) return [];
    const point = (part: 'first' | 'min' | 'max' | 'last'): DrawnPoint => ({ s: read(`${part}_s`), v: read(part) });
    return [{ n: read('n'), sum: read('sum'), first: point('first'), min: point('min'), max: point('max'), last: point('last') }];
  });
  return { buckets, notPositive };
}

/** A channel's part of the answer of `sampleRows`: each sample is a bucket of its own. */
export function sampleAsBuckets(rows: readonly SampleBucket[], place: number): { readonly buckets: readonly ChannelBucket[]; readonly notPositive: number } {
  let notPositive = 0;
  const buckets = rows.flatMap((row): ChannelBucket[] => {
    notPositive += row[`z${place}`] ?? 0;
    const v = row[`c${place}`] ?? null;
    if (v === null) return [];
    const point = { s: row['s'] ?? 0, v };
    return [{ n: 1, sum: v, first: point, min: point, max: point, last: point }];
  });
  return { buckets, notPositive };
}

/**
 * Draws a channel: the points of its buckets in the order of time, and NaN where the time between the last sample of one
 * and the first of the next is a gap, so that no line crosses it.
 */
export function drawChannel(channel: Channel, buckets: readonly ChannelBucket[], gapS: number): DrawnChannel {
  const seconds: number[] = [];
  const values: number[] = [];
  let before: DrawnPoint | null = null;
  for (const bucket of buckets) {
    if (before !== null && bucket.first.s - before.s > gapS) {
      seconds.push((before.s + bucket.first.s) / 2);
      values.push(Number.NaN);
    }
    for (const { s, v } of pointsOf(bucket)) {
      seconds.push(s);
      values.push(v);
    }
    before = bucket.last;
  }
  return { channel, secondsFromStart: Float64Array.from(seconds), values: Float64Array.from(values) };
}

/** First, lowest, highest and last, each once, in the order of time. */
function pointsOf({ first, min, max, last }: ChannelBucket): readonly DrawnPoint[] {
  const between = min.s <= max.s ? [min, max] : [max, min];
  const points: DrawnPoint[] = [];
  for (const point of [first, ...between, last]) {
    const previous = points.at(-1);
    if (previous === undefined || previous.s !== point.s || previous.v !== point.v) points.push(point);
  }
  return points;
}

/** Figures of a channel over every sample of its buckets; null where there is none. */
export function figuresOf(channel: Channel, buckets: readonly ChannelBucket[], notPositive: number): ChannelFigures | null {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (first === undefined || last === undefined) return null;
  const samples = buckets.reduce((total, { n }) => total + n, 0);
  return {
    channel,
    samples,
    notPositive,
    mean: buckets.reduce((total, { sum }) => total + sum, 0) / samples,
    min: buckets.reduce((low, { min }) => Math.min(low, min.v), Number.POSITIVE_INFINITY),
    max: buckets.reduce((high, { max }) => Math.max(high, max.v), Number.NEGATIVE_INFINITY),
    first: first.first.v,
    last: last.last.v,
  };
}

/** The step that parts the line of a channel: like that of the run, but wider where the channel itself is sampled more rarely. */
export function channelGapS(runGapS: number, buckets: readonly ChannelBucket[]): number {
  const first = buckets[0];
  const last = buckets.at(-1);
  const samples = buckets.reduce((total, { n }) => total + n, 0);
  if (first === undefined || last === undefined || samples < 2) return runGapS;
  return Math.max(runGapS, (GAP.medianSteps * (last.last.s - first.first.s)) / (samples - 1));
}
