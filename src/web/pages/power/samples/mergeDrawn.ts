import type { Channel } from '../../../../core/model/channel.ts';
import type { DrawnChannel } from '../../../../core/power/types.ts';
import type { SecondsRange } from '../../../../core/view/viewState.ts';

/** The whole run as first drawn, with a window of it replaced by its finer drawing: while the reader moves on, something is always there. */
export function mergeDrawn(whole: readonly DrawnChannel[], fine: readonly DrawnChannel[], { fromS, toS }: SecondsRange): readonly DrawnChannel[] {
  return whole.map((coarse) => {
    const detail = fine.find(({ channel }) => sameChannel(channel, coarse.channel));
    if (detail === undefined || detail.values.length === 0) return coarse;
    const before = countBelow(coarse.secondsFromStart, fromS, false);
    const after = countBelow(coarse.secondsFromStart, toS, true);
    return {
      channel: coarse.channel,
      secondsFromStart: joined(coarse.secondsFromStart, before, detail.secondsFromStart, after),
      values: joined(coarse.values, before, detail.values, after),
    };
  });
}

export function sameChannel(left: Channel, right: Channel): boolean {
  return left.kind === right.kind && left.zone === right.zone && left.label === right.label;
}

/** How many times come before a moment (or at it); times ascend. */
function countBelow(times: Float64Array, moment: number, orAt: boolean): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const time = times[middle] ?? Number.POSITIVE_INFINITY;
    if (time < moment || (orAt && time === moment)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(coarse: Float64Array, before: number, detail: Float64Array, after: number): Float64Array {
  const result = new Float64Array(before + detail.length + coarse.length - after);
  result.set(coarse.subarray(0, before));
  result.set(detail, before);
  result.set(coarse.subarray(after), before + detail.length);
  return result;
}
