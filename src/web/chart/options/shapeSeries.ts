import type { CustomSeriesOption, CustomSeriesRenderItemReturn } from 'echarts';

export interface PlotPixels {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where a value of the axes is, in pixels of the chart. */
  readonly at: (x: number, y: number) => readonly [number, number];
}

export interface ShapeItem {
  /** Only for what can be hovered, chosen and picked. */
  readonly id?: string;
  /** Where the item is, in values of the axes. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels aside of that place. */
  readonly offset?: readonly [number, number] | undefined;
}

interface ShapeSeriesInput<T extends ShapeItem> {
  readonly items: readonly T[];
  /** Called for the items in their order, again for every picture. */
  readonly draw: (item: T, plot: PlotPixels, index: number) => CustomSeriesRenderItemReturn;
  /** Drawn later where higher: 0 behind everything, 2 as dots, 5 above. */
  readonly layer: number;
  readonly axisIndex?: number;
  /** Off for what is labelled in the margin. */
  readonly clip?: boolean;
}

/** Shapes of our own in the coordinates of the axes; those without `id` let the pointer through. */
export function shapeSeries<T extends ShapeItem>({ items, draw, layer, axisIndex = 0, clip = true }: ShapeSeriesInput<T>): CustomSeriesOption {
  return {
    type: 'custom',
    clip,
    z: layer,
    xAxisIndex: axisIndex,
    yAxisIndex: axisIndex,
    silent: items.every(({ id }) => id === undefined),
    dimensions: ['x', 'y'],
    encode: { x: 'x', y: 'y' },
    data: items.map(({ id, x, y, offset }) => ({ value: [x, y], ...(id === undefined ? {} : { id }), ...(offset === undefined ? {} : { symbolOffset: [...offset] }) })),
    renderItem: (params, api) => {
      const item = items[params.dataIndex];
      if (item === undefined) return null;
      // Every chart of ours is in cartesian coordinates; the type knows only the name of the system.
      const area = params.coordSys as unknown as PlotPixels;
      return draw(item, {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
        at: (x, y) => {
          const [left = Number.NaN, top = Number.NaN] = api.coord([x, y]);
          return [left, top];
        },
      }, params.dataIndex);
    },
  };
}
