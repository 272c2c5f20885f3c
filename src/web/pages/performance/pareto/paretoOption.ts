import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { dotSeries } from '../../../chart/options/dotSeries.ts';
import { extentOf } from '../../../chart/options/extent.ts';
import { frontierLine } from '../../../chart/options/frontierLine.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { axisRange, valueXAxis, valueYAxis } from '../../../chart/options/valueAxis.ts';
import type { BuildOption, ChartTheme, LegendItem } from '../../../chart/types.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { isHollow, markGlyphs } from '../drawing/looks.ts';

interface ParetoInput {
  readonly pareto: Pick<Pareto, 'x' | 'y'>;
  readonly points: readonly ParetoPoint[];
  readonly logX: boolean;
  readonly logY: boolean;
}

/** Two metrics against each other, the frontier as a staircase. */
export function paretoOption({ pareto, points, logX, logY }: ParetoInput): BuildOption {
  return (theme, size) => {
    const frontier = points.filter(({ onFrontier }) => onFrontier);
    const x = { ...axisInput(pareto.x), extent: extentOf(points.map((point) => point.x)), log: logX, fromZero: false, theme, size };
    const y = { ...axisInput(pareto.y), extent: extentOf(points.map((point) => point.y)), log: logY, fromZero: false, theme, size };
    const number = new Map(inOrder(frontier).map((point, index) => [point, String(index + 1)]));
    return {
      animation: false,
      grid: plotGrid({ top: 4, right: 20 }),
      xAxis: valueXAxis(x),
      yAxis: valueYAxis(y),
      series: [
        frontierLine({ points: frontier, better: { x: direction(pareto.x), y: direction(pareto.y) }, x: axisRange(x), y: axisRange(y), theme }),
        dotSeries({
          theme,
          size: points.length > 300 ? 7 : 10,
          // Beyond the frontier there is nothing: room for numbers.
          labelSide: direction(pareto.y) === 'lower' ? 'bottom' : 'top',
          // The frontier last, on top of what it beats.
          dots: points
            .map((point, index) => ({ point, index }))
            .toSorted((left, right) => Number(left.point.onFrontier) - Number(right.point.onFrontier))
            .map(({ point, index }) => ({
              id: String(index),
              x: point.x,
              y: point.y,
              look: theme.hardware(point.point.configuration.hardwareType),
              hollow: isHollow(point.point),
              faded: !point.onFrontier,
              label: [number.get(point) ?? '', markGlyphs(point.point)].filter((part) => part !== '').join(' ') || undefined,
            })),
        }),
      ],
    };
  };
}

/** Frontier points along the x axis, as they are numbered. */
export function inOrder(frontier: readonly ParetoPoint[]): readonly ParetoPoint[] {
  return frontier.toSorted((left, right) => left.x - right.x || left.y - right.y);
}

function axisInput(key: MetricKey) {
  const { label, unit, better } = METRICS[key];
  return { label, unit, better };
}

/** Without a better direction less is taken for better. */
function direction(key: MetricKey): 'lower' | 'higher' {
  return METRICS[key].better === 'higher' ? 'higher' : 'lower';
}

/** The hardware types in the picture. */
export function paretoLegend(points: readonly ParetoPoint[]): (theme: ChartTheme) => readonly LegendItem[] {
  const types = [...new Set(points.map(({ point }) => point.configuration.hardwareType))];
  return (theme) => (types.length < 2 ? [] : types.map((type) => ({ label: hardwareLabel(type), ...theme.hardware(type) })));
}
