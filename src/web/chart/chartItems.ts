import type { ChartOption } from './types.ts';

/** A datum that can be pointed at. */
export interface ChartItem {
  readonly id: string;
  readonly seriesIndex: number;
  readonly dataIndex: number;
  /** In values of the axes. */
  readonly at: readonly [number, number];
  /** CSS pixels aside. */
  readonly offset: readonly [number, number];
}

/** Everything in an option that has an `id`, in drawing order; each once. */
export function chartItems(option: ChartOption): readonly ChartItem[] {
  const found = new Map<string, ChartItem>();
  for (const [seriesIndex, series] of list(option['series']).entries()) {
    if (!isRecord(series) || series['silent'] === true || !Array.isArray(series['data'])) continue;
    for (const [dataIndex, datum] of series['data'].entries()) {
      const item = isRecord(datum) ? itemOf(datum, seriesIndex, dataIndex) : null;
      if (item !== null && !found.has(item.id)) found.set(item.id, item);
    }
  }
  return [...found.values()];
}

function itemOf(datum: Record<string, unknown>, seriesIndex: number, dataIndex: number): ChartItem | null {
  const at = pair(datum['value']);
  if (typeof datum['id'] !== 'string' || at === null) return null;
  return { id: datum['id'], seriesIndex, dataIndex, at, offset: pair(datum['symbolOffset']) ?? [0, 0] };
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
