import type { ChartTheme, LegendItem } from '../../../chart/types.ts';

/** What a ring around a mark stands for, as the legend draws it: a ring around a dot. */
const RING = 'path://M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0zM6 1.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 0 0 0-8.8zM6 3.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z';

export interface RingPlace {
  readonly x: number;
  readonly y: number;
}

/** A ring around each of the marks of throttled results, above everything; no shape of any hardware is one. */
export function throttleRings(places: readonly RingPlace[], theme: ChartTheme, symbolSize: number, offset: readonly [number, number] = [0, 0]): object {
  return {
    type: 'scatter',
    silent: true,
    z: 6,
    clip: false,
    symbol: 'circle',
    symbolSize: symbolSize + 8,
    symbolOffset: [...offset],
    itemStyle: { color: 'transparent', borderColor: theme.warning, borderWidth: 2 },
    data: places.map(({ x, y }) => [x, y]),
  };
}

export function throttleItem(theme: ChartTheme): LegendItem {
  return { color: theme.warning, symbol: RING, label: 'throttled' };
}
