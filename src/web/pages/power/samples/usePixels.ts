import { type RefObject, useLayoutEffect, useState } from 'react';

/** A change of less asks nothing anew. */
const STEP = 100;
/** Left and right of the plot: the numbers of its axis. */
const MARGINS = 72;

/** How wide a plot in an element is, CSS pixels, rounded up; null until it is laid out. */
export function usePixels(element: RefObject<HTMLElement | null>): number | null {
  const [pixels, setPixels] = useState<number | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = (): void => setPixels(Math.max(STEP, Math.ceil((current.clientWidth - MARGINS) / STEP) * STEP));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return pixels;
}
