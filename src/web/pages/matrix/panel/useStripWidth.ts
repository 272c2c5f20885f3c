import { type RefObject, useLayoutEffect, useState } from 'react';

/** Of the last strip that was drawn: the next one is as wide, mostly. */
let lastWidth = 0;

/** The width of a box. Asked of a new box it would have the whole page laid out in the middle of drawing, so that is done for the first one only. */
export function useStripWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(lastWidth);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const take = (found: number): void => {
      lastWidth = found;
      setWidth(found);
    };
    if (lastWidth === 0) take(element.clientWidth);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) take(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
