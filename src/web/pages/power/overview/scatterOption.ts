import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { type Dot, dotSeries } from '../../../chart/options/dotSeries.ts';
import { type Range, extentOf } from '../../../chart/options/extent.ts';
import { plotGrid } from '../../../chart/options/plotGrid.ts';
import { axisRange, isLogAxis, valueXAxis, valueYAxis } from '../../../chart/options/valueAxis.ts';
import type { ChartOption, ChartSize, ChartTheme } from '../../../chart/types.ts';
import { throttleRings, type RingPlace } from './throttleRings.ts';
import { unrealLook, unrealOf } from './unrealLook.ts';

/** From this ratio of the largest to the smallest value on, a linear axis would press the small ones together. */
const LOG_FROM = 20;
const MANY = 300;

/** Two metrics of results against each other. */
export interface ScatterPlan {
  readonly results: readonly PowerResult[];
  readonly x: MetricKey;
  readonly y: MetricKey;
  /** Labelled by these texts, and drawn in full while the others fade; null fades and names nothing. */
  readonly front: ReadonlyMap<string, string> | null;
}

export interface ScatterScales {
  readonly x: Range;
  readonly y: Range;
  readonly logX: boolean;
  readonly logY: boolean;
}

/** Both axes as far as the values go; each logarithmic where its values span more than `LOG_FROM` times. */
export function scatterScales({ results, x, y }: ScatterPlan): ScatterScales {
  const extentX = extentOf(results.map(({ values }) => values[x]));
  const extentY = extentOf(results.map(({ values }) => values[y]));
  const logX = isLogAxis({ log: spans(extentX), extent: extentX });
  const logY = isLogAxis({ log: spans(extentY), extent: extentY });
  return { x: axisRange({ extent: extentX, log: logX }), y: axisRange({ extent: extentY, log: logY }), logX, logY };
}

/** The energy that decides which unit the axis of energy counts in: the middle of a log axis, else the largest (as `valueYAxis` has it). */
export function energyUnitSize(results: readonly PowerResult[]): number {
  const extent = extentOf(results.map(({ values }) => values['energy-per-item']));
  if (extent === null) return 1;
  return isLogAxis({ log: spans(extent), extent }) ? Math.sqrt(extent[0] * extent[1]) : extent[1];
}

/** Grid, axes and points; `behind` are series below the points. */
export function scatterOption(plan: ScatterPlan, theme: ChartTheme, size: ChartSize, behind: readonly object[]): ChartOption {
  const { results, x, y } = plan;
  const { logX, logY } = scatterScales(plan);
  const axis = (key: MetricKey, log: boolean) => ({ label: METRICS[key].label, unit: METRICS[key].unit, better: METRICS[key].better, extent: extentOf(results.map(({ values }) => values[key])), log, theme, size });
  const symbolSize = results.length > MANY ? 8 : 11;
  const dots = dotsOf(plan, theme);
  const faded = dots.filter((dot) => dot.faded === true);
  return {
    grid: plotGrid({ top: 12, right: 20 }),
    xAxis: valueXAxis(axis(x, logX)),
    yAxis: valueYAxis(axis(y, logY)),
    series: [
      ...behind,
      dotSeries({ dots: faded, theme, size: symbolSize, layer: 2 }),
      dotSeries({ dots: dots.filter((dot) => dot.faded !== true), theme, size: symbolSize, layer: 3 }),
      throttleRings(throttledPlaces(plan), theme, symbolSize),
    ],
  };
}

function dotsOf({ results, x, y, front }: ScatterPlan, theme: ChartTheme): readonly Dot[] {
  return results.flatMap((result) => {
    const [px, py] = [result.values[x], result.values[y]];
    if (px === null || py === null) return [];
    const unreal = unrealOf(result);
    return [{ id: result.key, x: px, y: py, look: unrealLook(theme.hardware(result.configuration.hardwareType), unreal), hollow: unreal !== null, faded: front !== null && !front.has(result.key), label: front?.get(result.key) ?? (unreal === 'simulated' ? '≈' : undefined) }];
  });
}

function throttledPlaces({ results, x, y }: ScatterPlan): readonly RingPlace[] {
  return results.flatMap(({ throttle, values }) => {
    const [px, py] = [values[x], values[y]];
    return throttle === null || px === null || py === null ? [] : [{ x: px, y: py }];
  });
}

function spans(extent: Range | null): boolean {
  return extent !== null && extent[0] > 0 && extent[1] / extent[0] >= LOG_FROM;
}
