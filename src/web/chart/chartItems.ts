import type { ChartOption } from './types.ts';

/** A datum that can be pointed at. */
export interface ChartItem {
  readonly id: string;
  readonly seriesIndex: number;
  readonly dataIndex: number;
  /** Index of the y axis. */
  readonly plot: number;
  /** In values of the axes. */
  readonly at: readonly [number, number];
  /** CSS pixels aside. */
  readonly offset: readonly [number, number];
}

/** Everything in an option that has an `id`, each once, in the order in which one reads the picture: plot by plot, row by row or from left to right. */
export function chartItems(option: ChartOption): readonly ChartItem[] {
  const found = new Map<string, ChartItem>();
  const rows = list(option['yAxis']).map((axis) => isRecord(axis) && axis['type'] === 'category');
  for (const [seriesIndex, series] of list(option['series']).entries()) {
    if (!isRecord(series) || series['silent'] === true || !Array.isArray(series['data'])) continue;
    for (const [dataIndex, datum] of series['data'].entries()) {
      const item = isRecord(datum) ? itemOf(datum, { seriesIndex, dataIndex, plot: typeof series['yAxisIndex'] === 'number' ? series['yAxisIndex'] : 0 }) : null;
      if (item !== null && !found.has(item.id)) found.set(item.id, item);
    }
  }
  return [...found.values()].toSorted((one, two) => one.plot - two.plot || along(one, two, rows[one.plot] === true ? 1 : 0));
}

/** By the place on the axis of names, else on x; then by what moves them apart there; then by the other axis. */
function along(one: ChartItem, two: ChartItem, axis: 0 | 1): number {
  const other = axis === 0 ? 1 : 0;
  return one.at[axis] - two.at[axis] || one.offset[axis] - two.offset[axis] || one.at[other] - two.at[other];
}

function itemOf(datum: Record<string, unknown>, place: Pick<ChartItem, 'seriesIndex' | 'dataIndex' | 'plot'>): ChartItem | null {
  const at = pair(datum['value']);
  if (typeof datum['id'] !== 'string' || at === null) return null;
  return { id: datum['id'], ...place, at, offset: pair(datum['symbolOffset']) ?? [0, 0] };
}

function pair(value: unknown): readonly [number, number] | null {
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined ? [] : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
