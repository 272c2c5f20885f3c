import { beginActivity } from '../data/activity.ts';
import { type ChartItem, chartItems } from './chartItems.ts';
import { askedZoom, fullRange, narrowed, sameRange, withoutZoomRange, type ZoomRange } from './chartZoom.ts';
import type { EChartsType, init as initECharts } from './echarts.ts';
import type { ChartOption, ChartSize } from './types.ts';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface ChartViewEvents {
  /** Where the pointer is, in CSS pixels of the chart; null when it leaves. */
  readonly onHover: (id: string | null, at: ChartPoint) => void;
  /** Where on the x axis the pointer is; null outside of the plots. */
  readonly onMove: (x: number | null, at: ChartPoint) => void;
  readonly onClick: (id: string | null, at: ChartPoint) => void;
  readonly onZoom: (range: ZoomRange | null) => void;
}

/** A picture in an element of the page. */
export interface ChartView {
  /** Canvas pixels for each CSS pixel. */
  readonly ratio: number;
  readonly show: (option: ChartOption, size: ChartSize) => void;
  /** All that can be pointed at now, in reading order. */
  readonly items: () => readonly ChartItem[];
  /** Where an item is, in CSS pixels of the chart; null outside of the picture. */
  readonly place: (item: ChartItem) => ChartPoint | null;
  /** Where a value of the x axis is, in CSS pixels of the chart; null outside of what is shown. */
  readonly placeX: (x: number) => number | null;
  /** First and last value of the x axis that are shown. */
  readonly shownX: () => ZoomRange | null;
  readonly zoomBy: (factor: number, shift: number) => boolean;
  readonly dispose: () => void;
}

const ZOOM_PAUSE_MS = 250;
const REPLACED = ['series', 'xAxis', 'yAxis', 'grid', 'dataZoom'];

/** Draws with ECharts: no animation, our own tips, and zoom that outlives new data. */
export function createChartView(init: typeof initECharts, element: HTMLElement, ratio: number, events: ChartViewEvents): ChartView {
  let shownSize: ChartSize = { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight), narrow: false };
  const chart = init(element, null, { renderer: 'canvas', devicePixelRatio: ratio, width: shownSize.width, height: shownSize.height, useCoarsePointer: true, pointerSize: 20 });
  let option: ChartOption = {};
  let items: readonly ChartItem[] = [];
  const zoom = followZoom(chart, () => option, events.onZoom);
  const drawn = trackDrawing(chart);
  listen(chart, events, () => (Array.isArray(option['grid']) ? option['grid'].length : 1));
  return {
    ratio,
    show: (next, nextSize) => {
      drawn.begin();
      if (nextSize.width !== shownSize.width || nextSize.height !== shownSize.height) chart.resize({ width: nextSize.width, height: nextSize.height });
      shownSize = nextSize;
      const kept = zoom.keeps(next);
      option = next;
      items = chartItems(next);
      chart.setOption({ ...(kept ? withoutZoomRange(next) : next), animation: false, backgroundColor: 'transparent' }, { replaceMerge: REPLACED });
      if (isDrawnAtOnce(next)) drawn.end();
    },
    items: () => items,
    place: (item) => placeOf(chart, item, shownSize),
    placeX: (x) => pixelX(chart, x),
    shownX: () => currentRange(chart) ?? fullRange(option),
    zoomBy: zoom.by,
    dispose: () => {
      zoom.stop();
      drawn.end();
      chart.dispose();
    },
  };
}

/** The library draws longer lists in pieces, frame after frame. */
const AT_ONCE_AT_MOST = 2_999;

function isDrawnAtOnce({ series }: ChartOption): boolean {
  return (Array.isArray(series) ? (series as unknown[]) : [series]).every((part) => typeof part !== 'object' || part === null || !('data' in part) || !Array.isArray(part.data) || part.data.length <= AT_ONCE_AT_MOST);
}

/** The page is not idle until a picture is finished. */
function trackDrawing(chart: EChartsType): { readonly begin: () => void; readonly end: () => void } {
  let ends: (() => void)[] = [];
  const end = (): void => {
    for (const done of ends) done();
    ends = [];
  };
  chart.on('finished', end);
  return { begin: () => ends.push(beginActivity()), end };
}

interface PointerParams {
  readonly data?: unknown;
  readonly event?: { readonly offsetX: number; readonly offsetY: number } | undefined;
}

function listen(chart: EChartsType, { onHover, onClick, onMove }: ChartViewEvents, grids: () => number): void {
  chart.on('mouseover', (params) => onHover(idOf(params as PointerParams), pointOf(params as PointerParams)));
  chart.on('mouseout', (params) => onHover(null, pointOf(params as PointerParams)));
  chart.on('globalout', () => onHover(null, { x: 0, y: 0 }));
  chart.on('click', (params) => onClick(idOf(params as PointerParams), pointOf(params as PointerParams)));
  chart.getZr().on('mousemove', (event) => {
    const at = { x: event.offsetX, y: event.offsetY };
    onMove(valueX(chart, at, grids()), at);
  });
  chart.getZr().on('click', (event) => {
    if (event.target === undefined) onClick(null, { x: event.offsetX, y: event.offsetY });
  });
}

/** The value of the x axis under a pixel of any plot. */
function valueX(chart: EChartsType, { x, y }: ChartPoint, grids: number): number | null {
  for (let gridIndex = 0; gridIndex < grids; gridIndex += 1) {
    if (!chart.containPixel({ gridIndex }, [x, y])) continue;
    const [value] = chart.convertFromPixel({ gridIndex }, [x, y]);
    return value !== undefined && Number.isFinite(value) ? value : null;
  }
  return null;
}

function pixelX(chart: EChartsType, value: number): number | null {
  const x: unknown = chart.convertToPixel({ xAxisIndex: 0 }, value);
  return typeof x === 'number' && Number.isFinite(x) ? x : null;
}

function pointOf({ event }: PointerParams): ChartPoint {
  return { x: event?.offsetX ?? 0, y: event?.offsetY ?? 0 };
}

function idOf({ data }: PointerParams): string | null {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : null;
}

function placeOf(chart: EChartsType, item: ChartItem, size: ChartSize): ChartPoint | null {
  const [x, y] = chart.convertToPixel({ seriesIndex: item.seriesIndex }, [...item.at]);
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  const place = { x: x + item.offset[0], y: y + item.offset[1] };
  return place.x < -1 || place.y < -1 || place.x > size.width + 1 || place.y > size.height + 1 ? null : place;
}

interface ZoomFollower {
  /** Whether the window on screen stays when this option is shown. */
  readonly keeps: (next: ChartOption) => boolean;
  /** By the keyboard: a factor below 1 comes closer, a shift is a share of the window; false where there is no zoom. */
  readonly by: (factor: number, shift: number) => boolean;
  readonly stop: () => void;
}

function followZoom(chart: EChartsType, option: () => ChartOption, onZoom: ChartViewEvents['onZoom']): ZoomFollower {
  let asked: ZoomRange | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: (() => void) | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
    end?.();
    end = undefined;
  };
  const tell = (): void => {
    settle();
    const range = currentRange(chart);
    if (range !== null) onZoom(narrowed(range, fullRange(option())));
  };
  chart.on('datazoom', () => {
    clearTimeout(timer);
    end ??= beginActivity();
    timer = setTimeout(tell, ZOOM_PAUSE_MS);
  });
  return {
    keeps: (next) => {
      const before = asked;
      asked = askedZoom(next);
      // While the reader still moves the window it is theirs; later the owner's, if the owner has said something new.
      return asked !== null && before !== null && (timer !== undefined || sameRange(before, asked));
    },
    by: (factor, shift) => {
      const range = currentRange(chart);
      const full = fullRange(option());
      if (range === null || full === null) return false;
      const [startValue, endValue] = movedRange(range, full, factor, shift);
      chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
      return true;
    },
    stop: settle,
  };
}

function movedRange([from, to]: ZoomRange, full: ZoomRange, factor: number, shift: number): ZoomRange {
  const span = Math.min(full[1] - full[0], (to - from) * factor);
  const middle = (from + to) / 2 + shift * (to - from);
  const start = Math.max(full[0], Math.min(full[1] - span, middle - span / 2));
  return [start, start + span];
}

function currentRange(chart: EChartsType): ZoomRange | null {
  const { dataZoom } = chart.getOption() as { readonly dataZoom?: readonly { readonly startValue?: unknown; readonly endValue?: unknown }[] };
  const [first] = dataZoom ?? [];
  return typeof first?.startValue === 'number' && typeof first.endValue === 'number' ? [first.startValue, first.endValue] : null;
}
