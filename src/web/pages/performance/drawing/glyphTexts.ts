import type { ResultMarks } from '../../../../core/compare/types.ts';
import { shapeSeries } from '../../../chart/options/shapeSeries.ts';
import type { ChartTheme } from '../../../chart/types.ts';
import { markGlyphs } from './looks.ts';

interface MarkedPoint {
  readonly x: number;
  readonly y: number;
  readonly marks: ResultMarks;
}

/** The glyphs of what is no plain measurement, above its point; dots of a line have no labels of their own. */
export function glyphTexts(points: readonly MarkedPoint[], theme: ChartTheme, axisIndex: number): object {
  return shapeSeries({
    layer: 4,
    axisIndex,
    clip: false,
    items: points.filter(({ marks }) => markGlyphs(marks) !== ''),
    draw: ({ x, y, marks }, plot) => {
      const [left, top] = plot.at(x, y);
      return { type: 'text', silent: true, x: left, y: top - 7, style: { text: markGlyphs(marks), fill: theme.text, stroke: theme.canvas, lineWidth: 3, font: `${theme.tickSize}px ${theme.font}`, align: 'center', verticalAlign: 'bottom' } };
    },
  });
}
