import { describe, expect, test } from 'vitest';
import type { Channel } from '../model/channel.ts';
import { channelBuckets, channelGapS, drawChannel, figuresOf, sampleAsBuckets } from './drawnSeries.ts';

const POWER: Channel = { kind: 'power', zone: '', label: 'Power', unit: 'W', limit: null };

const ROWS = [
  { n0: 3, z0: 1, sum0: 60, first_s0: 0, first0: 10, min_s0: 0, min0: 10, max_s0: 2, max0: 30, last_s0: 3, last0: 20 },
  { n0: 0, z0: 2, sum0: null, first_s0: null, first0: null, min_s0: null, min0: null, max_s0: null, max0: null, last_s0: null, last0: null },
  { n0: 4, z0: 0, sum0: 20, first_s0: 20, first0: 4, min_s0: 22, min0: 1, max_s0: 21, max0: 9, last_s0: 23, last0: 6 },
];

describe('a drawn channel', () => {
  test('is first, lowest, highest and last of each column of pixels in the order of time, parted at a gap', () => {
    const { buckets, notPositive } = channelBuckets(ROWS, 0);
    expect(notPositive).toBe(3);
    const drawn = drawChannel(POWER, buckets, 5);
    expect([...drawn.secondsFromStart]).toEqual([0, 2, 3, 11.5, 20, 21, 22, 23]);
    expect([...drawn.values]).toEqual([10, 30, 20, Number.NaN, 4, 9, 1, 6]);
    expect([...drawChannel(POWER, buckets, 17).values]).toEqual([10, 30, 20, 4, 9, 1, 6]);
  });

  test('its figures are over all samples of its columns', () => {
    const { buckets, notPositive } = channelBuckets(ROWS, 0);
    expect(figuresOf(POWER, buckets, notPositive)).toEqual({ channel: POWER, samples: 7, notPositive: 3, mean: 80 / 7, min: 1, max: 30, first: 10, last: 6 });
    expect(figuresOf(POWER, [], 4)).toBeNull();
  });

  test('few samples are drawn each, those of the same moment too, and what is missing is not zero', () => {
    const rows = [{ s: 0, c2: 5, z2: 0 }, { s: 1, c2: null, z2: 1 }, { s: 2, c2: 7, z2: 0 }, { s: 2, c2: 6, z2: 0 }];
    const { buckets, notPositive } = sampleAsBuckets(rows, 2);
    expect(notPositive).toBe(1);
    const drawn = drawChannel(POWER, buckets, 5);
    expect([...drawn.secondsFromStart]).toEqual([0, 2, 2]);
    expect([...drawn.values]).toEqual([5, 7, 6]);
    expect(figuresOf(POWER, buckets, 1)).toMatchObject({ samples: 3, mean: 6, first: 5, last: 6 });
  });

  test('a channel that is sampled more rarely than its run has wider gaps', () => {
    const { buckets } = sampleAsBuckets([{ s: 0, c0: 1, z0: 0 }, { s: 60, c0: 1, z0: 0 }, { s: 120, c0: 1, z0: 0 }], 0);
    expect(channelGapS(5, buckets)).toBe(300);
    expect(channelGapS(400, buckets)).toBe(400);
    expect(channelGapS(5, buckets.slice(0, 1))).toBe(5);
  });
});
