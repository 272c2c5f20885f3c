import { fitText } from '../../../chart/options/axisText.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';

/** The name of a line, and where the line ends in values of the axes. */
export interface LineName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly color: string;
}

interface LineNamesInput {
  readonly names: readonly LineName[];
  readonly theme: ChartTheme;
  /** Right of the plot, CSS pixels. */
  readonly room: number;
  readonly axisIndex: number;
}

const LEADER = 16;

/** Names right of the plot, none on top of another, each joined to the end of its line. */
export function lineNames({ names, theme, room, axisIndex }: LineNamesInput): object {
  const first = names[0];
  return shapeSeries({
    layer: 1,
    axisIndex,
    clip: false,
    items: first === undefined ? [] : [{ x: first.x, y: first.y }],
    draw: (_, plot) => {
      const ends = names.map((name) => ({ ...name, end: plot.at(name.x, name.y) })).toSorted((one, other) => one.end[1] - other.end[1]);
      const places = spread(ends.map(({ end }) => end[1]), theme.tickSize + 2, plot.y, plot.y + plot.height);
      const right = plot.x + plot.width;
      return {
        type: 'group',
        silent: true,
        children: ends.flatMap(({ name, color, end: [x, y] }, index) => {
          const at = places[index] ?? y;
          return [
            { type: 'polyline' as const, silent: true, shape: { points: [[x + 6, y], [Math.max(x + 6, right + 2), y], [right + LEADER - 4, at]] }, style: { fill: 'none', stroke: color, lineWidth: 1, opacity: 0.45 } },
            { type: 'text' as const, silent: true, x: right + LEADER, y: at, style: { text: fitText(name, room - LEADER, theme.tickSize), fill: theme.text, font: `${theme.tickSize}px ${theme.font}`, align: 'left' as const, verticalAlign: 'middle' as const } },
          ];
        }),
      };
    },
  });
}

/** Places at least a step apart, in the same order, as near to where they were wanted as that allows, and inside the plot while they fit. */
export function spread(wanted: readonly number[], step: number, top: number, bottom: number): readonly number[] {
  let groups: { center: number; count: number; sum: number }[] = [];
  for (const place of wanted) {
    groups.push({ center: place, count: 1, sum: place });
    for (;;) {
      const last = groups.at(-1);
      const before = groups.at(-2);
      if (last === undefined || before === undefined) break;
      if (last.center - before.center >= ((last.count + before.count) / 2) * step) break;
      const count = last.count + before.count;
      const sum = last.sum + before.sum;
      groups = [...groups.slice(0, -2), { center: sum / count, count, sum }];
    }
    const last = groups.at(-1);
    if (last !== undefined) last.center = Math.min(Math.max(last.sum / last.count, top + (last.count / 2) * step), Math.max(top + (last.count / 2) * step, bottom - (last.count / 2) * step));
  }
  const places = groups.flatMap(({ center, count }) => Array.from({ length: count }, (_, index) => center + (index - (count - 1) / 2) * step));
  return places.map((place, index) => Math.max(place, top + (index + 0.5) * step));
}
