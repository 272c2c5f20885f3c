import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type GridExtent, type GridPlace, HEADER_ROWS, moveInGrid, PINNED_COLUMNS, scrollDistance } from './gridKeys.ts';
import type { GridLayout } from './gridLayout.ts';

interface GridFocusOptions {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly extent: GridExtent;
  readonly layout: GridLayout;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Width at the right edge that a panel lies over. */
  readonly covered: number;
}

export interface GridFocus {
  /** The one place that Tab reaches, always inside the grid. */
  readonly active: GridPlace;
  /** Makes a place the tab stop without moving the focus, as after a click. */
  readonly setActive: (place: GridPlace) => void;
  /** Moves the focus there and brings it into sight. */
  readonly focus: (place: GridPlace) => void;
  /** Answers a key; true when it moved. */
  readonly move: (key: string, withControl: boolean) => boolean;
}

/** Roving tab stop of a windowed grid: the place is a number pair, the element is looked up once it is drawn. */
export function useGridFocus({ box, extent, layout, rowHeight, headHeight, covered }: GridFocusOptions): GridFocus {
  const [wanted, setActive] = useState<GridPlace>({ row: HEADER_ROWS, column: 0 });
  const [request, setRequest] = useState(0);
  const answered = useRef(0);
  const active = { row: Math.min(wanted.row, extent.rows - 1), column: Math.min(wanted.column, extent.columns - 1) };

  const focus = useCallback((place: GridPlace) => {
    setActive(place);
    setRequest((last) => last + 1);
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || answered.current === request) return;
    answered.current = request;
    bringIntoSight(element, active, { layout, rowHeight, headHeight, covered });
    focusPlace(element, active);
  });

  const move = (key: string, withControl: boolean): boolean => {
    const next = moveInGrid(active, key, withControl, extent);
    if (next === null) return false;
    focus(next);
    return true;
  };
  return { active, setActive, focus, move };
}

interface Geometry {
  readonly layout: GridLayout;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly covered: number;
}

/** Scrolls as little as needed to show a place between the pinned parts and whatever lies over the grid. */
export function bringIntoSight(box: HTMLElement, place: GridPlace, { layout, rowHeight, headHeight, covered }: Geometry): void {
  if (place.row < HEADER_ROWS) box.scrollTop = 0;
  else {
    const start = headHeight + (place.row - HEADER_ROWS) * rowHeight;
    box.scrollTop += scrollDistance(start, start + rowHeight, box.scrollTop + headHeight, box.scrollTop + box.clientHeight);
  }
  if (place.column >= PINNED_COLUMNS) {
    const pinned = layout.nameWidth + layout.testedWidth;
    const start = pinned + (layout.starts[place.column - PINNED_COLUMNS] ?? 0);
    const end = start + (layout.widths[place.column - PINNED_COLUMNS] ?? 0);
    box.scrollLeft += scrollDistance(start, end, box.scrollLeft + pinned, box.scrollLeft + box.clientWidth - covered);
  }
}

/** A group's row has one cell for all hardware, so the nearest stop of the row takes the focus. */
function focusPlace(box: HTMLElement, place: GridPlace): void {
  const at = (column: number) => box.querySelector<HTMLElement>(`[data-r="${place.row}"][data-c="${column}"]`);
  (at(place.column) ?? at(PINNED_COLUMNS) ?? at(0))?.focus({ preventScroll: true });
}
