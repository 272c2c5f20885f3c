import type { SeriesWindow } from '../../../../core/power/types.ts';
import { withUnit } from '../resultText.ts';
import { momentText } from './runText.ts';

/** What the result states beside what its samples say: `Stated in the result: 250 W; recorded in the load window: 255 W (2 % more).` */
export function statedText({ info, load }: Pick<SeriesWindow, 'info' | 'load'>): readonly string[] {
  const { powerW, seconds } = info.stated;
  if (load === null) return [];
  const length = load.range.toS - load.range.fromS;
  return [
    ...(powerW === null ? [] : [sentence('Power', withUnit(powerW, 'W'), withUnit(load.meanW, 'W'), load.meanW / powerW)]),
    ...(seconds === null ? [] : [sentence('Length', momentText(seconds), momentText(length), length / seconds)]),
  ];
}

function sentence(what: string, stated: string, recorded: string, ratio: number): string {
  return `${what} stated in the result: ${stated}; recorded in the load window: ${recorded} (${differenceText(ratio)}).`;
}

/** `2 % more`, `0.3 % less`, `4.2 times as much`. */
function differenceText(ratio: number): string {
  if (ratio >= 2) return `${ratio.toFixed(1)} times as much`;
  const percent = Math.abs(ratio - 1) * 100;
  if (percent < 0.05) return 'the same';
  return `${percent < 1 ? percent.toFixed(1) : String(Math.round(percent))}\u00a0% ${ratio > 1 ? 'more' : 'less'}`;
}
