import { formatNumber } from '../../../../core/model/format.ts';
import type { DrawnChannel, SeriesWindow } from '../../../../core/power/types.ts';
import type { ChartTip } from '../../../chart/types.ts';
import { withUnit } from '../resultText.ts';
import { secondsText } from './runText.ts';

type Marked = Pick<SeriesWindow, 'gaps' | 'events' | 'load'>;

/** What every channel was at a moment of the run: the value drawn nearest to it, nothing within a gap. */
export function samplesTip(drawn: readonly DrawnChannel[], { gaps, events, load }: Marked, seconds: number): ChartTip | null {
  const within = ({ fromS, toS }: { readonly fromS: number; readonly toS: number | null }): boolean => seconds >= fromS && seconds <= (toS ?? fromS);
  const inGap = gaps.some(within);
  const lines = drawn.flatMap(({ channel, secondsFromStart, values }): (readonly [string, string])[] => {
    const value = inGap ? null : nearestValue(secondsFromStart, values, seconds);
    return value === null ? [] : [[channel.label, channel.kind === 'throttle' ? formatNumber(value) : withUnit(value, channel.unit)]];
  });
  const notes = [...(inGap ? ['In a gap: nothing was recorded.'] : []), ...events.filter(within).map(({ label }) => `${label}.`), ...(load !== null && within(load.range) ? ['Within the load window.'] : [])];
  if (lines.length === 0 && notes.length === 0) return null;
  const tip = { title: secondsText(Math.round(seconds * 1000) / 1000), lines };
  return notes.length === 0 ? tip : { ...tip, note: notes.join(' ') };
}

/** The finite value nearest in time; null where there is none. Times ascend. */
export function nearestValue(times: Float64Array, values: Float64Array, seconds: number): number | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < seconds) low = middle + 1;
    else high = middle;
  }
  const before = finiteFrom(values, low - 1, -1);
  const after = finiteFrom(values, low, 1);
  const distance = (index: number): number => Math.abs((times[index] ?? Number.POSITIVE_INFINITY) - seconds);
  const nearest = distance(after) <= distance(before) ? after : before;
  return values[nearest] ?? null;
}

/** The next place from here on, in a direction, that holds a number; -1 without one. */
function finiteFrom(values: Float64Array, start: number, step: 1 | -1): number {
  for (let index = start; index >= 0 && index < values.length; index += step) if (Number.isFinite(values[index])) return index;
  return -1;
}
