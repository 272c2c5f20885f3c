import type { ChartOption } from './types.ts';

export type ZoomRange = readonly [number, number];

interface ZoomPart {
  readonly startValue?: unknown;
  readonly endValue?: unknown;
}

/** The window that an option asks for; null where it has no zoom. */
export function askedZoom(option: ChartOption): ZoomRange | null {
  const [first] = zoomParts(option);
  return typeof first?.startValue === 'number' && typeof first.endValue === 'number' ? [first.startValue, first.endValue] : null;
}

/** The option without its window, so that the one on screen stays. */
export function withoutZoomRange(option: ChartOption): ChartOption {
  return { ...option, dataZoom: zoomParts(option).map((part) => Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'startValue' && key !== 'endValue'))) };
}

/** First and last value of the zoomed axis. */
export function fullRange(option: ChartOption): ZoomRange | null {
  const axes = option['xAxis'];
  const axis = (Array.isArray(axes) ? axes[0] : axes) as { readonly min?: unknown; readonly max?: unknown } | undefined;
  return typeof axis?.min === 'number' && typeof axis.max === 'number' ? [axis.min, axis.max] : null;
}

export function sameRange(left: ZoomRange | null, right: ZoomRange | null): boolean {
  if (left === null || right === null) return left === right;
  return left[0] === right[0] && left[1] === right[1];
}

/** Null where a window is the whole, within a thousandth of it. */
export function narrowed([from, to]: ZoomRange, full: ZoomRange | null): ZoomRange | null {
  if (full === null) return [from, to];
  const slack = (full[1] - full[0]) / 1_000;
  return from - full[0] <= slack && full[1] - to <= slack ? null : [from, to];
}

function zoomParts(option: ChartOption): readonly (ZoomPart & Record<string, unknown>)[] {
  return Array.isArray(option['dataZoom']) ? (option['dataZoom'] as (ZoomPart & Record<string, unknown>)[]) : [];
}
