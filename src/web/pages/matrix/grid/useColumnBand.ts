import { type PointerEvent, useCallback, useRef } from 'react';

/** Highlights the column under the pointer by moving one element; nothing is drawn again. */
export function useColumnBand() {
  const band = useRef<HTMLDivElement | null>(null);
  const onPointerOver = useCallback((event: PointerEvent<HTMLElement>) => {
    const element = band.current;
    if (element === null || event.pointerType === 'touch') return;
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-c]') : null;
    const over = cell !== null && Number(cell.dataset['c']) > 1 && cell.ariaColSpan === null;
    element.hidden = !over;
    if (!over) return;
    element.style.left = `${cell.offsetLeft}px`;
    element.style.width = `${cell.offsetWidth}px`;
  }, []);
  const onPointerLeave = useCallback(() => {
    if (band.current !== null) band.current.hidden = true;
  }, []);
  return { band, onPointerOver, onPointerLeave };
}
