import { describe, expect, test, vi } from 'vitest';
import { canvasRatio } from './canvasRatio.ts';
import { type ChartItem, chartItems } from './chartItems.ts';
import { keyAction } from './chartKeys.ts';
import { tipPlace } from './ChartTipBox.tsx';
import { chartTheme } from './chartTheme.ts';
import { askedZoom, narrowed, sameRange, withoutZoomRange } from './chartZoom.ts';
import { movedIndex } from './movedIndex.ts';
import { type ShownDatum, tipOf, tipText } from './shownDatum.ts';

const ITEMS: readonly ChartItem[] = ['a', 'b', 'c'].map((id, index) => ({ id, seriesIndex: 0, dataIndex: index, plot: 0, at: [index, 0], offset: [0, 0] }));
const zoomBy = vi.fn<(factor: number, shift: number) => boolean>(() => true);
const view = { items: () => ITEMS, place: ({ id, at: [x] }: ChartItem) => (id === 'b' ? null : { x, y: 0 }), placeX: (x: number) => x, shownX: () => [0, 200] as const, zoomBy };

function shown(id: string): ShownDatum {
  return { id, x: null, at: { x: 0, y: 0 }, by: 'keys' };
}

function press(key: string, at: ShownDatum | null = null, shift = false) {
  return keyAction({ key, shift }, view, at, false);
}

function along(key: string, x: number | null) {
  return keyAction({ key, shift: false }, view, x === null ? null : { id: null, x, at: { x, y: 0 }, by: 'keys' }, true);
}

function read(name: string): string {
  return name === '--hw-cuda' ? 'green' : name === '--hw-other' ? 'brown' : name.startsWith('--category') ? name : '';
}

describe('keyAction', () => {
  test('arrows walk through what is in the picture', () => {
    expect(press('ArrowRight')).toMatchObject({ kind: 'point', shown: { id: 'a' } });
    expect(press('ArrowRight', shown('a'))).toMatchObject({ kind: 'point', shown: { id: 'c' } });
    expect(press('ArrowRight', shown('c'))).toMatchObject({ kind: 'point', shown: { id: 'c' } });
    expect(press('ArrowLeft')).toMatchObject({ kind: 'point', shown: { id: 'c' } });
    expect(press('End')).toMatchObject({ kind: 'point', shown: { id: 'c' } });
  });

  test('Enter picks only what is pointed at, Escape lets go of it once', () => {
    expect(press('Enter')).toBeNull();
    expect(press('Enter', shown('c'))).toMatchObject({ kind: 'pick', shown: { id: 'c' } });
    expect(press('Escape', shown('c'))).toEqual({ kind: 'leave' });
    expect(press('Escape')).toBeNull();
  });

  test('letters are left to the page', () => {
    expect(press('o')).toBeNull();
    expect(press('Tab', shown('a'))).toBeNull();
  });

  test('along an axis the cursor moves by a hundredth of what is shown', () => {
    expect(along('ArrowRight', null)).toMatchObject({ kind: 'point', shown: { id: null, x: 0 } });
    expect(along('ArrowRight', 100)).toMatchObject({ shown: { x: 102 } });
    expect(along('End', 100)).toMatchObject({ shown: { x: 200 } });
  });

  test('plus, minus, zero and Shift with arrows move the window', () => {
    for (const key of ['+', '-', '0']) expect(press(key)).toEqual({ kind: 'zoomed' });
    expect(press('ArrowRight', null, true)).toEqual({ kind: 'zoomed' });
    expect(zoomBy.mock.calls).toEqual([[0.5, 0], [2, 0], [Number.POSITIVE_INFINITY, 0], [1, 0.25]]);
    zoomBy.mockReturnValue(false);
    expect(press('+')).toBeNull();
  });
});

test('movedIndex stays within the list', () => {
  expect(movedIndex('ArrowLeft', 0, 5)).toBe(0);
  expect(movedIndex('PageDown', 3, 30)).toBe(13);
  expect(movedIndex('PageUp', 3, 30)).toBe(0);
  expect(movedIndex('ArrowDown', -1, 0)).toBeNull();
});

test('chartItems leaves out what is silent, has no id or no place', () => {
  const option = {
    series: [
      { silent: true, data: [{ id: 'silent', value: [1, 1] }] },
      { data: [{ value: [1, 1] }, { id: 'text', value: ['x', 1] }, { id: 'ok', value: [1, 2], symbolOffset: [3, 0] }, '-'] },
      { data: [{ id: 'ok', value: [5, 5] }] },
      { data: Float64Array.of(1, 2) },
    ],
  };
  expect(chartItems(option)).toEqual([{ id: 'ok', seriesIndex: 1, dataIndex: 2, plot: 0, at: [1, 2], offset: [3, 0] }]);
  expect(chartItems({})).toEqual([]);
});

function dots(yAxisIndex: number, places: readonly (readonly [string, number, number, number])[]) {
  return { yAxisIndex, data: places.map(([id, x, y, aside]) => ({ id, value: [x, y], symbolOffset: [0, aside] })) };
}

test('chartItems go from left to right, or row by row where rows have names, plot after plot', () => {
  const series = [dots(1, [['late', 0, 0, 0]]), dots(0, [['d', 9, 1, 4], ['c', 12, 1, -4], ['b', 30, 0, 0], ['a', 20, 0, 0]])];
  const ids = (yAxis: object[]): string[] => chartItems({ yAxis, series }).map(({ id }) => id);
  expect(ids([{ type: 'category' }, { type: 'value' }])).toEqual(['a', 'b', 'c', 'd', 'late']);
  expect(ids([{ type: 'value' }, { type: 'value' }])).toEqual(['d', 'c', 'a', 'b', 'late']);
});

describe('zoom', () => {
  const option = { dataZoom: [{ id: 'zoom-inside', startValue: 2, endValue: 5, type: 'inside' }, { id: 'zoom-slider', startValue: 2, endValue: 5 }] };

  test('a window that stays is not set again', () => {
    expect(askedZoom(option)).toEqual([2, 5]);
    expect(askedZoom({})).toBeNull();
    expect(withoutZoomRange(option)['dataZoom']).toEqual([{ id: 'zoom-inside', type: 'inside' }, { id: 'zoom-slider' }]);
  });

  test('the whole is told as no window', () => {
    expect(narrowed([0, 100], [0, 100])).toBeNull();
    expect(narrowed([0.05, 99.95], [0, 100])).toBeNull();
    expect(narrowed([10, 100], [0, 100])).toEqual([10, 100]);
    expect(sameRange([1, 2], [1, 2])).toBe(true);
    expect(sameRange([1, 2], null)).toBe(false);
    expect(sameRange(null, null)).toBe(true);
  });
});

test('a tip stays inside the window, on the side with room', () => {
  const page = { width: 390, height: 800 };
  const tip = { width: 200, height: 100 };
  expect(tipPlace({ x: 50, y: 50 }, tip, page)).toEqual({ left: 64, top: 64 });
  expect(tipPlace({ x: 380, y: 780 }, tip, page)).toEqual({ left: 166, top: 666 });
  expect(tipPlace({ x: 195, y: 0 }, { width: 374, height: 100 }, page).left).toBe(8);
});

test('a tip is of an item before it is of a place', () => {
  const at = { x: 0, y: 0 };
  const tips = { tip: (id: string) => ({ title: id, lines: [['Runs', '8']] as const, note: 'Simulated' }), tipAt: (x: number) => ({ title: `${x} s`, lines: [] }) };
  expect(tipOf({ id: 'a', x: null, at, by: 'mouse' }, tips)?.title).toBe('a');
  expect(tipOf({ id: null, x: 3, at, by: 'mouse' }, tips)?.title).toBe('3 s');
  expect(tipOf({ id: 'a', x: null, at, by: 'mouse' }, {})).toBeNull();
  expect(tipOf(null, tips)).toBeNull();
  expect(tipText(tips.tip('a'))).toBe('a. Runs: 8. Simulated');
});

test('a very tall chart is drawn with fewer pixels, not with none', () => {
  expect(canvasRatio(700, 400, 2)).toBe(2);
  const ratio = canvasRatio(1_200, 12_000, 3);
  expect(12_000 * ratio).toBeLessThanOrEqual(16_384);
  expect(1_200 * ratio * 12_000 * ratio).toBeLessThanOrEqual(16_777_217);
  expect(ratio).toBeGreaterThan(1);
});

describe('chartTheme', () => {
  const theme = chartTheme(read, { dark: false, forced: false, rootFontSize: 20 });

  test('gives a hardware type its colour, and an unknown one that of the others', () => {
    expect(theme.hardware('cuda').color).toBe('green');
    expect(theme.hardware('quantum').color).toBe('brown');
    expect(theme.hardware('constructor').color).toBe('brown');
    expect(theme.hardware('a); x').color).toBe('brown');
    expect(theme.hardware('cuda').symbol).toMatch(/^path:\/\/M/);
  });

  test('gives sixteen categories different looks', () => {
    const looks = Array.from({ length: 16 }, (_, index) => theme.category(index));
    expect(new Set(looks.map(({ color, symbol }) => `${color} ${symbol}`)).size).toBe(16);
    expect(new Set(looks.slice(0, 8).map(({ symbol }) => symbol)).size).toBe(8);
  });

  test('grows with the reader’s letters', () => {
    expect(theme.tickSize).toBe(13.75);
  });

  test('leaves colours to the system where it forces them', () => {
    const forced = chartTheme(read, { dark: true, forced: true, rootFontSize: 16 });
    expect(forced.hardware('cuda').color).toBe('CanvasText');
    expect(forced.category(3).color).toBe('CanvasText');
    expect(forced.canvas).toBe('Canvas');
  });
});
