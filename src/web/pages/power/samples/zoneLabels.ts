import type { DrawnChannel } from '../../../../core/power/types.ts';
import { fitText } from '../../../chart/options/axisText.ts';
import type { Range } from '../../../chart/options/extent.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme, Look } from '../../../chart/types.ts';

const LINE = 13;

/** The names of several lines beside their last value in sight (ms), moved apart where they would overlap. */
export function zoneLabels(channels: readonly DrawnChannel[], looks: readonly Look[], visible: Range, room: number, theme: ChartTheme, axisIndex: number): object {
  const ends = channels.flatMap((drawn, index) => {
    const value = lastVisible(drawn, visible);
    const name = drawn.channel.zone === '' ? drawn.channel.label : drawn.channel.zone;
    return value === null ? [] : [{ name, value, color: looks[index]?.color ?? theme.text }];
  });
  return shapeSeries({
    layer: 4,
    axisIndex,
    clip: false,
    items: ends.length === 0 ? [] : [{ x: visible[1], y: ends[0]?.value ?? 0 }],
    draw: (_, plot) => {
      const wanted = ends.map((end) => ({ ...end, y: plot.at(visible[1], end.value)[1] }));
      return {
        type: 'group',
        children: apart(wanted, plot.y, plot.y + plot.height).map(({ name, color, y }) => ({
          type: 'text' as const,
          silent: true,
          x: plot.x + plot.width + 5,
          y,
          style: { text: fitText(name, room - 8, 11), fill: color, font: `11px ${theme.font}`, align: 'left' as const, verticalAlign: 'middle' as const },
        })),
      };
    },
  });
}

/** Downwards at least a line apart, then pushed up where the last would leave the plot. */
export function apart<T extends { readonly y: number }>(labels: readonly T[], top: number, bottom: number): readonly T[] {
  const sorted = labels.toSorted((left, right) => left.y - right.y);
  let free = top;
  const down = sorted.map((label) => {
    const y = Math.max(free, label.y);
    free = y + LINE;
    return { ...label, y };
  });
  let limit = bottom;
  return down.toReversed().map((label) => {
    const y = Math.min(limit, label.y);
    limit = y - LINE;
    return { ...label, y };
  }).toReversed();
}

function lastVisible({ secondsFromStart, values }: DrawnChannel, [from, to]: Range): number | null {
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const time = (secondsFromStart[index] ?? Number.NaN) * 1000;
    const value = values[index] ?? Number.NaN;
    if (time <= to && Number.isFinite(value)) return time >= from ? value : null;
  }
  return null;
}
