import type { ChartView } from './chartView.ts';
import { movedIndex } from './movedIndex.ts';
import type { ShownDatum } from './shownDatum.ts';

export interface ChartKey {
  readonly key: string;
  readonly shift: boolean;
}

/** What a key does: points at something, picks it, lets go of it, zooms; null where it means nothing here. */
export type KeyAction = { readonly kind: 'point' | 'pick'; readonly shown: ShownDatum } | { readonly kind: 'leave' | 'zoomed' } | null;

/** Steps of the cursor across what is shown. */
const STEPS = 100;

type KeyedView = Pick<ChartView, 'items' | 'place' | 'placeX' | 'shownX' | 'zoomBy'>;

/** Arrow keys walk through the items, or along the x axis where places of it have something to say; `+`, `−`, `0` and Shift with arrows zoom. */
export function keyAction({ key, shift }: ChartKey, view: KeyedView, shown: ShownDatum | null, alongAxis: boolean): KeyAction {
  if (key === 'Escape') return shown === null ? null : { kind: 'leave' };
  if (zoomByKey(key, shift, view)) return { kind: 'zoomed' };
  if (shift) return null;
  return alongAxis ? alongX(key, view, shown) : alongItems(key, view, shown);
}

function alongItems(key: string, view: KeyedView, shown: ShownDatum | null): KeyAction {
  const visible = view.items().flatMap((item) => {
    const at = view.place(item);
    return at === null ? [] : [{ id: item.id, x: null, at, by: 'keys' as const }];
  });
  const index = visible.findIndex(({ id }) => id === shown?.id);
  const here = visible[index];
  if (key === 'Enter') return here === undefined ? null : { kind: 'pick', shown: here };
  const next = visible[movedIndex(key, index, visible.length) ?? -1];
  return next === undefined ? null : { kind: 'point', shown: next };
}

function alongX(key: string, view: KeyedView, shown: ShownDatum | null): KeyAction {
  const range = view.shownX();
  if (range === null) return null;
  const [from, to] = range;
  const step = (to - from) / STEPS;
  const now = shown === null || shown.x === null ? -1 : Math.round((shown.x - from) / step);
  const next = movedIndex(key, now, STEPS + 1);
  const x = next === null ? null : from + next * step;
  const left = x === null ? null : view.placeX(x);
  return x === null || left === null ? null : { kind: 'point', shown: { id: null, x, at: { x: left, y: 40 }, by: 'keys' } };
}

function zoomByKey(key: string, shift: boolean, { zoomBy }: KeyedView): boolean {
  switch (key) {
    case '+':
    case '=':
      return zoomBy(0.5, 0);
    case '-':
    case '_':
      return zoomBy(2, 0);
    case '0':
      return zoomBy(Number.POSITIVE_INFINITY, 0);
    case 'ArrowLeft':
      return shift && zoomBy(1, -0.25);
    case 'ArrowRight':
      return shift && zoomBy(1, 0.25);
    default:
      return false;
  }
}
