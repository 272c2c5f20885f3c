import { formatNumber } from '../../../../core/model/format.ts';
import type { DrawnChannel, SeriesWindow } from '../../../../core/power/types.ts';
import type { ChartTip } from '../../../chart/types.ts';
import { withUnit } from '../resultText.ts';
import { momentText } from './runText.ts';

type Marked = Pick<SeriesWindow, 'gaps' | 'events' | 'load'>;

/** How far to each side of the pointer a value still lies under it, pixel columns: a spike is one column wide, a hand is not that steady. */
const REACH = 1.5;

/**
 * What every channel was at a moment of the run: the lowest and highest of what is drawn under the pointer, or the value drawn
 * nearest to it; nothing within a gap.
 * @param columnS Seconds that a pixel column of the picture holds.
 */
export function samplesTip(drawn: readonly DrawnChannel[], { gaps, events, load }: Marked, seconds: number, columnS: number): ChartTip | null {
  const [from, to] = [seconds - REACH * columnS, seconds + REACH * columnS];
  const near = ({ fromS, toS }: { readonly fromS: number; readonly toS: number | null }): boolean => to >= fromS && from <= (toS ?? fromS);
  const under = gaps.filter(near);
  const inGap = under.some(({ fromS, toS }) => seconds >= fromS && seconds <= toS);
  let several = false;
  const lines = drawn.flatMap(({ channel, secondsFromStart, values }): (readonly [string, string])[] => {
    const range = rangeWithin(secondsFromStart, values, from, to);
    const value = range === null && !inGap ? nearestValue(secondsFromStart, values, seconds) : null;
    if (range === null && value === null) return [];
    const [low, high] = range ?? [value, value];
    several ||= low !== high;
    const unit = channel.kind === 'throttle' ? '' : channel.unit;
    return [[channel.label, low === high ? withUnit(high, unit) : `${formatNumber(low)} to ${withUnit(high, unit)}`]];
  });
  const notes = [
    ...(several ? [`Lowest and highest from ${momentText(Math.max(0, from), columnS)} to ${momentText(to, columnS)}.`] : []),
    ...(inGap && lines.length === 0 ? ['In a gap: nothing was recorded.'] : under.map(({ fromS, toS }) => `A gap of ${momentText(toS - fromS, columnS)} is here.`)),
    ...new Set(events.filter(near).map(({ label }) => `${label}.`)),
    ...(load !== null && near(load.range) ? ['Within the load window.'] : []),
  ];
  if (lines.length === 0 && notes.length === 0) return null;
  const tip = { title: momentText(seconds, columnS), lines };
  return notes.length === 0 ? tip : { ...tip, note: notes.join(' ') };
}

/** Lowest and highest finite value between two moments, ends included; null where there is none. Times ascend. */
export function rangeWithin(times: Float64Array, values: Float64Array, from: number, to: number): readonly [low: number, high: number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = placeOf(times, from); index < times.length && (times[index] ?? Number.NaN) <= to; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : [low, high];
}

/** The finite value nearest in time; null where there is none. Times ascend. */
export function nearestValue(times: Float64Array, values: Float64Array, seconds: number): number | null {
  const place = placeOf(times, seconds);
  const before = finiteFrom(values, place - 1, -1);
  const after = finiteFrom(values, place, 1);
  const distance = (index: number): number => Math.abs((times[index] ?? Number.POSITIVE_INFINITY) - seconds);
  const nearest = distance(after) <= distance(before) ? after : before;
  return values[nearest] ?? null;
}

/** How many times come before a moment. */
function placeOf(times: Float64Array, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next place from here on, in a direction, that holds a number; -1 without one. */
function finiteFrom(values: Float64Array, start: number, step: 1 | -1): number {
  for (let index = start; index >= 0 && index < values.length; index += step) if (Number.isFinite(values[index])) return index;
  return -1;
}
