import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChartView, createChartView } from './chartView.ts';
import type { EChartsType, init } from './echarts.ts';
import type { ChartOption } from './types.ts';

type Listener = (params: object) => void;

/** A drawing library that draws nothing and remembers its window. */
function fakeLibrary() {
  const listeners = new Map<string, Listener>();
  const set: ChartOption[] = [];
  let window: readonly [number, number] = [0, 0];
  const chart = {
    on: (name: string, listener: Listener) => listeners.set(name, listener),
    getZr: () => ({ on: () => undefined }),
    resize: vi.fn(),
    dispose: vi.fn(),
    setOption: (option: ChartOption) => {
      set.push(option);
      const [part] = option['dataZoom'] as readonly { readonly startValue?: number; readonly endValue?: number }[];
      if (part?.startValue !== undefined && part.endValue !== undefined) window = [part.startValue, part.endValue];
    },
    getOption: () => ({ dataZoom: [{ startValue: window[0], endValue: window[1] }] }),
    convertToPixel: () => [50, 60],
    dispatchAction: ({ startValue, endValue }: { readonly startValue: number; readonly endValue: number }) => drag(startValue, endValue),
  };
  const drag = (from: number, to: number): void => {
    window = [from, to];
    listeners.get('datazoom')?.({});
  };
  return { init: (() => chart as unknown as EChartsType) as typeof init, chart, set, drag, emit: (name: string, params: object) => listeners.get(name)?.(params), window: () => window };
}

const SIZE = { width: 400, height: 300, narrow: true };

function option(range: readonly [number, number]): ChartOption {
  return { xAxis: [{ min: 0, max: 100 }], dataZoom: [{ id: 'zoom-inside', startValue: range[0], endValue: range[1] }], series: [{ data: [{ id: 'a', value: [1, 2], symbolOffset: [4, 0] }] }] };
}

let library: ReturnType<typeof fakeLibrary>;
let view: ChartView;
const events = { onHover: vi.fn(), onMove: vi.fn(), onClick: vi.fn(), onZoom: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  library = fakeLibrary();
  view = createChartView(library.init, { clientWidth: 400, clientHeight: 300 } as HTMLElement, 2, events);
});
afterEach(() => {
  vi.useRealTimers();
});

test('tells where the window came to rest, once', () => {
  view.show(option([0, 100]), SIZE);
  library.drag(10, 90);
  vi.advanceTimersByTime(100);
  library.drag(20, 80);
  vi.advanceTimersByTime(1_000);
  expect(events.onZoom.mock.calls).toEqual([[[20, 80]]]);
});

test('new data leave the window where the reader put it, though the link does not know it yet', () => {
  view.show(option([0, 100]), SIZE);
  library.drag(20, 80);
  view.show(option([0, 100]), SIZE);
  expect(library.window()).toEqual([20, 80]);
});

test('the link that follows the reader does not fight a window that has moved on', () => {
  view.show(option([0, 100]), SIZE);
  library.drag(20, 80);
  vi.advanceTimersByTime(1_000);
  library.drag(30, 60);
  view.show(option([20, 80]), SIZE);
  expect(library.window()).toEqual([30, 60]);
  vi.advanceTimersByTime(1_000);
  view.show(option([30, 60]), SIZE);
  expect(events.onZoom.mock.calls).toEqual([[[20, 80]], [[30, 60]]]);
});

test('a window that the link sets anew, as by Back, is shown', () => {
  view.show(option([20, 80]), SIZE);
  view.show(option([0, 100]), SIZE);
  expect(library.window()).toEqual([0, 100]);
  vi.advanceTimersByTime(1_000);
  expect(events.onZoom).not.toHaveBeenCalled();
});

test('the keyboard zooms around the middle and never leaves the whole', () => {
  view.show(option([0, 100]), SIZE);
  expect(view.zoomBy(0.5, 0)).toBe(true);
  expect(library.window()).toEqual([25, 75]);
  view.zoomBy(1, 10);
  expect(library.window()).toEqual([50, 100]);
  view.zoomBy(Number.POSITIVE_INFINITY, 0);
  vi.advanceTimersByTime(1_000);
  expect(events.onZoom.mock.calls).toEqual([[null]]);
});

test('what is pointed at is told by its id, with where it is', () => {
  view.show(option([0, 100]), SIZE);
  library.emit('mouseover', { data: { id: 'a' }, event: { offsetX: 7, offsetY: 8 } });
  library.emit('click', { data: [1, 2], event: { offsetX: 7, offsetY: 8 } });
  expect(events.onHover.mock.calls).toEqual([['a', { x: 7, y: 8 }]]);
  expect(events.onClick.mock.calls).toEqual([[null, { x: 7, y: 8 }]]);
  const [item] = view.items();
  expect(item === undefined ? null : view.place(item)).toEqual({ x: 54, y: 60 });
});

test('nothing moves by itself, and nothing is left behind', () => {
  view.show(option([0, 100]), SIZE);
  expect(library.set[0]).toMatchObject({ animation: false });
  library.drag(1, 2);
  view.dispose();
  vi.advanceTimersByTime(1_000);
  expect(events.onZoom).not.toHaveBeenCalled();
  expect(library.chart.dispose).toHaveBeenCalledOnce();
});
